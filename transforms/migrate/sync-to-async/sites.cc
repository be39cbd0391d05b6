#include "sites.h"

#include <algorithm>

#include "rewrite/async_syntax/decorators.h"
#include "sources.h"
#include "syntax/calls.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::transforms {

using rewrite::AsyncSite;
using rewrite::Reason;
using rules::ProgramView;
using semantics::Barrier;
using semantics::ColouredSite;
using semantics::EdgeKind;
using semantics::FunctionId;
using semantics::ValueKind;
using semantics::WholeProgram;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

bool is_iteration(EdgeKind kind) {
  return kind == EdgeKind::kIterate || kind == EdgeKind::kNext || kind == EdgeKind::kGenerate;
}

// How the place can say what it now has to; none where Python has no words for it.
std::optional<AsyncSite::Kind> kind_of(EdgeKind edge, Node node, bool is_module_level) {
  if (is_iteration(edge)) {
    if (node.is(Kind::for_statement)) return AsyncSite::Kind::kFor;
    if (node.is(Kind::for_in_clause)) return AsyncSite::Kind::kComprehension;
    if (node.is(Kind::yield)) return AsyncSite::Kind::kYieldFrom;
    if (node.is(Kind::call)) return AsyncSite::Kind::kConsumer;
    return std::nullopt;
  }
  if (edge == EdgeKind::kEnter || edge == EdgeKind::kExit)
    return node.is(Kind::with_item) ? std::optional(AsyncSite::Kind::kWith) : std::nullopt;
  if (node.is(Kind::call)) return is_module_level ? AsyncSite::Kind::kEntry : AsyncSite::Kind::kCall;
  if (edge == EdgeKind::kProperty && node.is(Kind::attribute)) return AsyncSite::Kind::kCall;
  return std::nullopt;
}

// What a report shows of a place: the loop's header rather than its body.
text::Range shown_range(Node node) {
  if (node.is(Kind::for_statement)) return node.child(Field::right).range();
  return node.range();
}

// The property whose getter the function is.
bool is_property(const semantics::FileModel& model, Node function) {
  if (!function.parent().is(Kind::decorated_definition)) return false;
  for (const Node child : function.parent().named_children()) {
    if (!child.is(Kind::decorator)) continue;
    const Node name = child.named_child(0);
    if (name.is(Kind::identifier) && name.text() == "property" &&
        model.scopes.lookup("property", model.scopes.scope_at(name)) == semantics::kNoScope)
      return true;
  }
  return false;
}

}  // namespace

SiteFinder::SiteFinder(const ProgramView& program, const semantics::Colouring& colouring,
                       const std::map<FunctionId, Reason>& refused)
    : view_(program),
      solver_(program.solver()),
      program_(program.solver().program()),
      colouring_(colouring),
      refused_(refused) {
  for (FunctionId id = 0; id < program_.function_count(); ++id) {
    const semantics::FunctionCode& code = program_.function_code(id);
    if (code.is_lambda || code.is_async) continue;
    if (code.is_generator) generator_families_.insert(colouring_.family_of(id));
    if (colouring_.is_async(id) || colouring_.gives_async_iterator(id))
      by_file_[program_.file_of_function(id)].functions.push_back(id);
  }
  for (const ColouredSite& site : colouring_.sites()) {
    if (!site.is_passed_on) by_file_[program_.file_of_instruction(site.site)].sites.push_back(&site);
  }
  for (const semantics::HandOver& hand_over : colouring_.hand_overs())
    by_file_[program_.file_of_instruction(hand_over.site)].hand_overs.push_back(&hand_over);
  find_iteration_ends();
}

// Functions out of which a StopIteration comes that becomes a StopAsyncIteration.
void SiteFinder::find_iteration_ends() {
  const std::string stop = "<builtin>.StopIteration";
  for (WholeProgram::File file = 0; file < program_.file_count(); ++file) {
    for (const semantics::Instruction& instruction : program_.code(file).instructions) {
      if (instruction.op != semantics::Op::kRaise) continue;
      for (const semantics::ValueId id : solver_.values(program_.slot(file, instruction.a))) {
        const semantics::Value& value = solver_.value(id);
        const bool is_external = value.kind == ValueKind::kExternal || value.kind == ValueKind::kExternalInstance;
        const FunctionId function = program_.function(file, instruction.function);
        if (is_external && program_.names[value.a] == stop && colouring_.is_async(function))
          raises_stop_.insert(function);
      }
    }
  }
  ends_iteration_ = raises_stop_;
  for (bool grows = !ends_iteration_.empty(); grows;) {
    grows = false;
    for (const ColouredSite& site : colouring_.sites()) {
      const semantics::Value& target = solver_.value(site.target);
      if (site.kind == EdgeKind::kCall && target.kind == ValueKind::kFunction && ends_iteration_.count(target.a) != 0)
        grows |= ends_iteration_.insert(site.function).second;
    }
  }
}

std::vector<File> SiteFinder::files() const {
  std::vector<File> files;
  for (const auto& [file, of_file] : by_file_) files.push_back(file);
  return files;
}

std::string SiteFinder::new_name_of(FunctionId function) const {
  const semantics::FunctionCode& code = program_.function_code(function);
  const std::string& name = program_.code(program_.file_of_function(function)).names[code.name];
  if (code.owner != semantics::kNoClass) {
    if (name == "__enter__") return "__aenter__";
    if (name == "__exit__") return "__aexit__";
    if (name == "__iter__") return "__aiter__";
    if (name == "__next__") return "__anext__";
  }
  const auto& rename = view_.async_names().rename;
  if (rename.empty()) return {};
  const auto found = rename.find(program_.qualified_name(function));
  return found == rename.end() ? std::string() : found->second;
}

// The caller has to answer for decorators: those of the program are coloured like any function.
bool SiteFinder::has_trusted_decorators(const ProgramView::Opened& file, Node function) const {
  if (!function.parent().is(Kind::decorated_definition)) return true;
  const semantics::ModuleCode& code = program_.code(file.file);
  std::map<syntax::NodeId, semantics::Slot> callees;
  for (const semantics::Instruction& instruction : code.instructions) {
    if (instruction.is_decorator) callees.emplace(instruction.node, instruction.a);
  }
  for (const Node decorator : function.parent().named_children()) {
    if (!decorator.is(Kind::decorator) || rewrite::is_indifferent_decorator(file.model, decorator)) continue;
    const auto callee = callees.find(decorator.id());
    if (callee == callees.end()) return false;
    const auto values = solver_.values(program_.slot(file.file, callee->second));
    const bool is_own =
        !values.empty() && std::all_of(values.begin(), values.end(), [&](semantics::ValueId id) {
          const ValueKind kind = solver_.value(id).kind;
          return kind != ValueKind::kExternal && kind != ValueKind::kExternalInstance;
        });
    if (!is_own) return false;
  }
  return true;
}

PlannedSite SiteFinder::function_site(const ProgramView::Opened& file, FunctionId function) const {
  const semantics::FunctionCode& code = program_.function_code(function);
  PlannedSite site;
  site.is_function = true;
  site.function = function;
  site.text.kind = AsyncSite::Kind::kFunction;
  site.text.node = file.model.tree.node(code.node);
  site.text.new_name = new_name_of(function);
  site.text.has_trusted_decorators = has_trusted_decorators(file, site.text.node);
  site.text.ends_iteration = raises_stop_.count(function) != 0;
  site.text.is_property = is_property(file.model, site.text.node);
  site.range = site.text.node.child(Field::name).range();
  site.text.stands_for_generator = !code.is_generator && syntax::is_stub(site.text.node) &&
                                   generator_families_.count(colouring_.family_of(function)) != 0;
  return site;
}

std::optional<Reason> SiteFinder::reason_of(const ColouredSite& site) const {
  switch (site.barrier) {
    case Barrier::kNone:
      return std::nullopt;
    case Barrier::kStaysSync:
      return Reason::kStaysSync;
    case Barrier::kConstructor:
    case Barrier::kSpecialMethod:
    case Barrier::kSetter:
    case Barrier::kCallback:
    case Barrier::kLibraryMethod:
    case Barrier::kBothProtocols:
      return Reason::kCalledSynchronously;
    case Barrier::kLambda:
      return Reason::kInsideLambda;
    case Barrier::kRefused: {
      const auto found = refused_.find(site.function);
      return found == refused_.end() ? Reason::kNoAsyncCounterpart : found->second;
    }
    case Barrier::kMixed:
      return Reason::kMixedCallees;
    case Barrier::kModuleLevel:
      return Reason::kOutsideCoroutine;
  }
  return std::nullopt;
}

// What the user names is asynchronous as it is.
bool SiteFinder::is_named_by_user(const std::string& name) const {
  const auto& names = view_.async_names().async_names;
  return std::find(names.begin(), names.end(), name) != names.end();
}

PlannedSite SiteFinder::call_site(const ProgramView::Opened& file, const ColouredSite& coloured) const {
  const semantics::Instruction& instruction = program_.instruction_code(coloured.site);
  const Node node = file.model.tree.node(instruction.node);
  PlannedSite site;
  site.function = coloured.function;
  site.target = coloured.target;
  site.is_module_level = coloured.is_entry;
  site.is_guess = coloured.is_guess;
  site.text.node = node;
  site.range = shown_range(node);
  site.reason = reason_of(coloured);
  const auto kind = kind_of(coloured.kind, node, coloured.is_entry);
  if (kind) {
    site.text.kind = *kind;
  } else if (!site.reason) {
    site.reason = instruction.is_decorator ? Reason::kDefinitionHeader : Reason::kNoAsyncCounterpart;
  }
  const semantics::Value& target = solver_.value(coloured.target);
  if (kind == AsyncSite::Kind::kCall && target.kind == ValueKind::kFunction) {
    site.text.new_name = new_name_of(target.a);
    site.text.ends_iteration = ends_iteration_.count(target.a) != 0;
  } else if (kind == AsyncSite::Kind::kCall && target.kind == ValueKind::kExternal) {
    const auto& rename = view_.async_names().rename;
    const std::string& name = program_.names[target.a];
    const auto found = rename.find(name);
    if (found != rename.end()) site.text.new_name = found->second;
    if (const auto source = find_source(name); source && !is_named_by_user(name)) {
      site.text.asyncio_function = source->replacement;
      site.text.runs_in_thread = source->replacement.empty();
      // `def poll(sleep=time.sleep): sleep(1)`: another function may be passed.
      const auto called = file.model.names.of(node.child(Field::function));
      if (!site.reason && !(called && called->is_certain && called->path == name)) site.reason = Reason::kMixedCallees;
    }
  }
  return site;
}

std::vector<PlannedSite> SiteFinder::sites_in(const ProgramView::Opened& file) const {
  std::vector<PlannedSite> sites;
  const auto found = by_file_.find(file.file);
  if (found == by_file_.end()) return sites;
  for (const FunctionId function : found->second.functions) sites.push_back(function_site(file, function));
  // Entering and leaving are one place, as are the steps of an iteration.
  std::map<std::pair<syntax::NodeId, AsyncSite::Kind>, std::size_t> at;
  for (const ColouredSite* coloured : found->second.sites) {
    PlannedSite site = call_site(file, *coloured);
    if (syntax::outermost_parentheses(site.text.node).parent().is(Kind::await)) continue;
    const auto [same, is_new] = at.emplace(std::pair(site.text.node.id(), site.text.kind), sites.size());
    if (is_new) {
      sites.push_back(std::move(site));
    } else if (PlannedSite& before = sites[same->second]; !before.reason) {
      before.reason = site.reason;
    }
  }
  for (const semantics::HandOver* hand_over : found->second.hand_overs) {
    const Node node = file.model.tree.node(program_.instruction_code(hand_over->site).node);
    PlannedSite site;
    site.is_hand_over = true;
    site.function = hand_over->function;
    site.text.node = node;
    site.range = node.range();
    site.reason = Reason::kUsedAsValue;
    sites.push_back(site);
  }
  const text::LineIndex& lines = file.model.tree.source().lines();
  for (PlannedSite& site : sites) site.line = lines.line_at(site.range.begin) + 1;
  return sites;
}

}  // namespace aioshift::transforms
