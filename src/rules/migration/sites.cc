#include "rules/migration/sites.h"

#include <algorithm>
#include <array>

#include "rewrite/async_syntax/decorators.h"
#include "rewrite/await_place.h"
#include "rewrite/fresh_name.h"
#include "rules/migration/bases.h"
#include "rules/migration/kept_functions.h"
#include "rules/migration/renames.h"
#include "rules/migration/sources.h"
#include "syntax/calls.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::rules::migration {

using rewrite::AsyncSite;
using rewrite::Reason;
using rules::ProgramView;
using semantics::Barrier;
using semantics::ColouredSite;
using semantics::EdgeKind;
using semantics::FunctionId;
using semantics::LooseEnd;
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
  if (edge == EdgeKind::kEnter || edge == EdgeKind::kExit) {
    if (node.is(Kind::with_item)) return AsyncSite::Kind::kWith;
    // An exit stack's.
    const bool enters = node.is(Kind::call) && syntax::called_name(node) == "enter_context";
    return enters && !is_module_level ? std::optional(AsyncSite::Kind::kCall) : std::nullopt;
  }
  if (node.is(Kind::call)) return is_module_level ? AsyncSite::Kind::kEntry : AsyncSite::Kind::kCall;
  if (edge == EdgeKind::kProperty && node.is(Kind::attribute)) return AsyncSite::Kind::kCall;
  return std::nullopt;
}

// What a report shows of a place: the loop's header rather than its body.
text::Range shown_range(Node node) {
  if (node.is(Kind::for_statement)) return node.child(Field::right).range();
  return node.range();
}

bool is_assigned(Node attribute) {
  const Node around = attribute.parent();
  return around.is_one_of(Kind::assignment, Kind::augmented_assignment) && attribute.field() == Field::left;
}

bool is_repeated(Node node) {
  for (Node up = node.parent(); up; up = up.parent()) {
    if (up.is_one_of(Kind::for_statement, Kind::while_statement, Kind::class_definition, Kind::for_in_clause,
                     Kind::function_definition, Kind::lambda, Kind::list_comprehension,
                     Kind::set_comprehension, Kind::dictionary_comprehension, Kind::generator_expression))
      return true;
  }
  return false;
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
                       const std::map<FunctionId, Reason>& refused, const LibraryPlan& libraries,
                       const std::vector<BarrierPolicy>& policies, const KeptFunctions& kept,
                       const TestFunctions& tests, const Replacements& replacements)
    : view_(program),
      solver_(program.solver()),
      program_(program.solver().program()),
      colouring_(colouring),
      refused_(refused),
      libraries_(libraries),
      policies_(policies),
      kept_(kept),
      tests_(tests),
      replacements_(replacements) {
  for (FunctionId id = 0; id < program_.function_count(); ++id) {
    const semantics::FunctionCode& code = program_.function_code(id);
    if (code.is_lambda || code.is_async) continue;
    if (code.is_generator) generator_families_.insert(colouring_.family_of(id));
    if (colouring_.is_async(id) || colouring_.gives_async_iterator(id) || colouring_.is_bridge(id)) {
      by_file_[program_.file_of_function(id)].functions.push_back(id);
    } else if (const auto reason = why_it_stays(id);
               reason && reason != Reason::kStaysSync && is_named_by_user(program_.qualified_name(id))) {
      by_file_[program_.file_of_function(id)].disappointing.push_back(id);
    }
  }
  for (const ColouredSite& site : colouring_.sites()) {
    if (!site.is_passed_on) by_file_[program_.file_of_instruction(site.site)].sites.push_back(&site);
  }
  for (const semantics::LooseEnd& loose : colouring_.loose_ends())
    by_file_[program_.file_of_instruction(loose.site)].loose_ends.push_back(&loose);
  for (const File file : libraries.sites().files()) by_file_[file];
  for (const File file : replacements.files()) by_file_[file];
  find_iteration_ends();
  find_bases();
  find_renames();
  if (std::find(policies.begin(), policies.end(), BarrierPolicy::kBridge) != policies.end())
    bridges_ = std::make_unique<Bridges>(program, colouring);
}

SiteFinder::~SiteFinder() = default;

// The configuration's new names, which go to what overrides a method or is called by the same calls as well,
// and those of counterparts.
void SiteFinder::find_renames() {
  const auto& rename = view_.async_names().rename;
  if (rename.empty() && kept_.empty()) return;
  Renames::NewNames names;
  std::map<std::pair<FunctionId, std::string_view>, std::string> of_families;
  for (FunctionId id = 0; id < program_.function_count(); ++id) {
    if (!colouring_.is_async(id) || program_.function_code(id).is_lambda) continue;
    const auto found = rename.find(program_.qualified_name(id));
    if (found != rename.end())
      of_families.emplace(std::pair(colouring_.family_of(id), name_of(id)), found->second);
  }
  for (FunctionId id = 0; id < program_.function_count(); ++id) {
    const auto found = of_families.find({colouring_.family_of(id), name_of(id)});
    const bool has_twin = kept_.has_twin(id);
    if (found != of_families.end() && colouring_.is_async(id)) {
      names.emplace(id, Renames::NewName{found->second, has_twin});
    } else if (has_twin && async_special_method(id).empty()) {
      names.emplace(id, Renames::NewName{std::string(name_of(id)) + "_async", true});
    }
  }
  if (names.empty()) return;
  renames_ = std::make_unique<Renames>(view_, std::move(names));
  for (const File file : renames_->files()) by_file_[file];
}

// A call that a library's map has more to say about.
bool SiteFinder::is_of_library(const ColouredSite& site) const {
  const semantics::Value& target = solver_.value(site.target);
  return site.kind == EdgeKind::kCall && target.kind == ValueKind::kExternal &&
         libraries_.sites().map_of(program_.names[target.a]) != nullptr;
}

void SiteFinder::add_library_sites(const ProgramView::Opened& file, std::vector<PlannedSite>& sites) const {
  if (libraries_.sites().empty()) return;
  LibraryFindings found = libraries_.sites().find(file, libraries_.mixed());
  const auto used_in = [&](text::Range range) -> const PlannedSite* {
    const auto at = std::find_if(sites.begin(), sites.end(), [&](const PlannedSite& site) {
      return !site.reason && !site.is_function && range.contains(site.text.node.range());
    });
    return at == sites.end() ? nullptr : &*at;
  };
  // Handlers come behind what they guard.
  std::stable_partition(found.sites.begin(), found.sites.end(),
                        [](const LibrarySite& site) { return site.guards.empty(); });
  std::vector<PlannedSite> added;
  for (LibrarySite& site : found.sites) {
    if (site.is_widening && !libraries_.is_active(site.map)) continue;
    if (!site.guards.empty()) {
      for (PlannedSite& one : added) sites.push_back(std::move(one));
      added.clear();
      if (used_in(site.guards) == nullptr) continue;
    }
    PlannedSite planned;
    planned.function = site.function;
    if (!site.guards.empty()) {
      const PlannedSite& guarded = *used_in(site.guards);
      planned.is_module_level = guarded.is_module_level;
      planned.target = guarded.target;
    }
    planned.library = site.map;
    planned.subject = std::move(site.subject);
    planned.range = site.range;
    planned.is_reported = site.is_reported;
    planned.text = std::move(site.text);
    const bool needs_coroutine = planned.text.kind != AsyncSite::Kind::kSubstitute;
    const bool is_coroutine = colouring_.is_async(site.function) || colouring_.is_bridge(site.function);
    if (site.refusal) {
      planned.reason = site.refusal->reason;
      planned.refusal = std::move(site.refusal->text);
    } else if (const auto refused = refused_.find(site.function);
               refused != refused_.end() && !site.is_widening) {
      if (!site.is_reported) continue;
      planned.reason = refused->second;
      if (const std::string* culprit = libraries_.culprit(site.function))
        planned.refusal = "`" + *culprit + "` in the same function does";
    } else if (needs_coroutine && !is_coroutine) {
      ColouredSite barred;
      barred.function = site.function;
      barred.barrier = colouring_.barrier(site.function);
      planned.reason = reason_of(barred).value_or(Reason::kOutsideCoroutine);
    }
    added.push_back(std::move(planned));
  }
  for (PlannedSite& one : added) sites.push_back(std::move(one));
}

bool SiteFinder::is_test(FunctionId function) const {
  const semantics::FunctionCode& code = program_.function_code(function);
  const File file = program_.file_of_function(function);
  if (code.owner == semantics::kNoClass) return false;
  const auto bases = solver_.external_bases(program_.class_id(file, code.owner));
  return std::any_of(bases.begin(), bases.end(), [&](semantics::GlobalName name) {
    const AsyncBase* base = async_base(program_.names[name]);
    return base != nullptr && base->method.empty();
  });
}

// A method of the class or of one that inherits from it that is asynchronous: the named one, or any test.
std::optional<FunctionId> SiteFinder::async_method_for(semantics::ClassId id, std::string_view method) const {
  for (semantics::ClassId other = 0; other < program_.class_count(); ++other) {
    const auto mro = solver_.mro(other);
    if (std::find(mro.begin(), mro.end(), id) == mro.end()) continue;
    for (const auto& [name, slot] : solver_.members(other)) {
      const std::string& text = program_.names[name];
      if (method.empty() ? !is_test_method(text) : text != method) continue;
      for (const FunctionId function : solver_.own_methods(other, name)) {
        const bool was_async = program_.function_code(function).is_async;
        if (!was_async && (colouring_.is_async(function) || colouring_.gives_async_iterator(function)))
          return function;
      }
    }
  }
  return std::nullopt;
}

void SiteFinder::find_bases() {
  for (semantics::ClassId id = 0; id < program_.class_count(); ++id) {
    const semantics::ClassCode& code = program_.class_code(id);
    const File file = program_.file_of_class(id);
    for (std::size_t i = 0; i < code.bases.size(); ++i) {
      for (const semantics::ValueId value_id : solver_.values(program_.slot(file, code.bases[i]))) {
        const semantics::Value& value = solver_.value(value_id);
        if (value.kind != ValueKind::kExternal) continue;
        const AsyncBase* base = async_base(program_.names[value.a]);
        if (base == nullptr) continue;
        if (const auto method = async_method_for(id, base->method))
          by_file_[file].bases.push_back({id, i, base->counterpart, *method});
      }
    }
  }
}

void SiteFinder::add_bases(const ProgramView::Opened& file, std::vector<PlannedSite>& sites) const {
  const auto found = by_file_.find(file.file);
  for (const Base& base : found->second.bases) {
    if (kept_.is_kept(base.method)) continue;
    const Node definition = file.model.tree.node(program_.class_code(base.of).node);
    const Node list = definition.child(Field::superclasses);
    std::size_t number = 0;
    for (const Node child : list.named_children()) {
      if (child.is(Kind::keyword_argument) || child.is(Kind::comment)) continue;
      if (number++ != base.number) continue;
      PlannedSite site;
      site.text.kind = AsyncSite::Kind::kBase;
      site.text.node = child.is(Kind::subscript) ? child.child(Field::value) : child;
      site.text.base = base.counterpart;
      site.function = base.method;
      site.range = child.range();
      sites.push_back(std::move(site));
    }
  }
}

// Functions out of which a StopIteration comes that becomes a StopAsyncIteration.
void SiteFinder::find_iteration_ends() {
  const std::string stop = "<builtin>.StopIteration";
  for (WholeProgram::File file = 0; file < program_.file_count(); ++file) {
    for (const semantics::Instruction& instruction : program_.code(file).instructions) {
      if (instruction.op != semantics::Op::kRaise) continue;
      for (const semantics::ValueId id : solver_.values(program_.slot(file, instruction.a))) {
        const semantics::Value& value = solver_.value(id);
        const bool is_external =
            value.kind == ValueKind::kExternal || value.kind == ValueKind::kExternalInstance;
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
      if (site.kind == EdgeKind::kCall && target.kind == ValueKind::kFunction &&
          ends_iteration_.count(target.a) != 0)
        grows |= ends_iteration_.insert(site.function).second;
    }
  }
}

std::vector<File> SiteFinder::files() const {
  std::vector<File> files;
  for (const auto& [file, of_file] : by_file_) files.push_back(file);
  return files;
}

std::string_view SiteFinder::name_of(FunctionId function) const {
  const semantics::FunctionCode& code = program_.function_code(function);
  return program_.code(program_.file_of_function(function)).names[code.name];
}

// The asynchronous counterpart of a special method.
std::string_view SiteFinder::async_special_method(FunctionId function) const {
  if (program_.function_code(function).owner == semantics::kNoClass) return {};
  const std::string_view name = name_of(function);
  if (name == "__enter__") return "__aenter__";
  if (name == "__exit__") return "__aexit__";
  if (name == "__iter__") return "__aiter__";
  if (name == "__next__") return "__anext__";
  return {};
}

std::string SiteFinder::new_name_of(FunctionId function) const {
  if (const auto special = async_special_method(function); !special.empty()) return std::string(special);
  const std::string_view name = name_of(function);
  if (!async_test_method(name).empty() && is_test(function)) return std::string(async_test_method(name));
  return renames_ ? renames_->new_name(function) : std::string();
}

// The caller has to answer for decorators: those of the program are coloured like any function.
bool SiteFinder::has_trusted_decorators(const ProgramView::Opened& file, const DecoratorSlots& callees,
                                        Node function) const {
  if (!function.parent().is(Kind::decorated_definition)) return true;
  for (const Node decorator : function.parent().named_children()) {
    if (!decorator.is(Kind::decorator) || rewrite::is_indifferent_decorator(file.model, decorator) ||
        tests_.makes_fixture(file.file, decorator))
      continue;
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

PlannedSite SiteFinder::function_site(const ProgramView::Opened& file, const DecoratorSlots& decorators,
                                      FunctionId function) const {
  const semantics::FunctionCode& code = program_.function_code(function);
  PlannedSite site;
  site.is_function = true;
  site.function = function;
  site.text.kind = AsyncSite::Kind::kFunction;
  site.text.node = file.model.tree.node(code.node);
  site.text.new_name = new_name_of(function);
  site.text.has_trusted_decorators = has_trusted_decorators(file, decorators, site.text.node);
  site.text.ends_iteration = raises_stop_.count(function) != 0;
  site.text.is_property = is_property(file.model, site.text.node);
  site.text.decorators = tests_.decorators(file, colouring_, function);
  site.range = site.text.node.child(Field::name).range();
  if (kept_.has_twin(function)) {
    site.has_twin = true;
    // What registers a function would have both.
    const Node around = site.text.node.parent();
    if (around.is(Kind::decorated_definition)) {
      for (const Node decorator : around.named_children()) {
        if (decorator.is(Kind::decorator) && !rewrite::is_indifferent_decorator(file.model, decorator))
          site.reason = Reason::kDecorated;
      }
    }
  }
  if (colouring_.is_bridge(function)) {
    std::set<std::string> taken;
    const std::string name(site.text.node.child(Field::name).text());
    const std::string private_name = "_" + name;
    const std::string other_name = name + "_async";
    site.text.bridge = rewrite::fresh_name(
        file.model, site.text.node, {std::string_view(private_name), std::string_view(other_name)}, taken);
    return site;
  }
  site.text.stands_for_generator = !code.is_generator && syntax::is_stub(site.text.node) &&
                                   generator_families_.count(colouring_.family_of(function)) != 0;
  return site;
}

std::optional<Reason> SiteFinder::why_it_stays(FunctionId function) const {
  if (const auto refused = refused_.find(function); refused != refused_.end()) return refused->second;
  ColouredSite barred;
  barred.function = function;
  barred.barrier = colouring_.barrier(function);
  return reason_of(barred);
}

std::optional<Reason> SiteFinder::reason_of(const ColouredSite& site) const {
  switch (site.barrier) {
    case Barrier::kNone:
    case Barrier::kEntryPoint:
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

// A blocking function, which in a module's own code holds up nobody.
bool SiteFinder::is_plain_source(semantics::ValueId target) const {
  const semantics::Value& value = solver_.value(target);
  if (value.kind != ValueKind::kExternal) return false;
  const std::string& name = program_.names[value.a];
  return find_source(name) && !is_named_by_user(name);
}

// The item of a `with` statement that opens the stack on which the call enters something; none where the
// stack is used in a way that an asynchronous one does not know, or may be another one.
Node stack_of(const semantics::FileModel& model, Node call) {
  const Node callee = call.child(Field::function);
  const Node name = callee.is(Kind::attribute) ? callee.child(Field::object) : Node();
  if (!name.is(Kind::identifier)) return {};
  const semantics::ScopeId scope = model.scopes.lookup(name.text(), model.scopes.scope_at(name));
  if (scope == semantics::kNoScope) return {};
  const auto bindings = model.scopes.bindings(scope, name.text());
  if (bindings.size() != 1 || bindings.front()->kind != semantics::BindingKind::kWith ||
      syntax::enclosing_function(bindings.front()->name) != syntax::enclosing_function(call))
    return {};
  for (const Node reference : model.scopes.references_to(scope, name.text())) {
    if (reference == bindings.front()->name) continue;
    const Node attribute = reference.parent();
    const bool is_called = attribute.is(Kind::attribute) && attribute.parent().is(Kind::call) &&
                           attribute.parent().child(Field::function) == attribute;
    const std::string_view method = is_called ? attribute.child(Field::attribute).text() : std::string_view();
    if (method != "enter_context" && method != "callback") return {};
  }
  return bindings.front()->name.ancestor(Kind::with_item);
}

// A place that uses what stays beside its counterpart, and awaits that: it says the other name.
void SiteFinder::call_twin(const ProgramView::Opened& file, PlannedSite& site,
                           std::vector<PlannedSite>& sites) const {
  const FunctionId function = solver_.value(site.target).a;
  site.calls_kept = true;
  if (site.reason || !async_special_method(function).empty() || !kept_.has_twin(function)) return;
  Node call = site.text.node;
  switch (site.text.kind) {
    case AsyncSite::Kind::kCall:
      if (site.text.new_name.empty()) site.reason = Reason::kUsedAsValue;
      break;
    case AsyncSite::Kind::kFor:
    case AsyncSite::Kind::kComprehension:
      call = call.child(Field::right);
      break;
    case AsyncSite::Kind::kWith:
      call = call.child(Field::value);
      if (call.is(Kind::as_pattern)) call = call.named_child(0);
      break;
    case AsyncSite::Kind::kYieldFrom:
      call = call.named_child(0);
      break;
    case AsyncSite::Kind::kConsumer:
      call = call.child(Field::arguments).named_child(0);
      break;
    default:
      break;
  }
  if (site.text.kind != AsyncSite::Kind::kCall) {
    // What gives a generator or a manager is no call that is awaited.
    while (call.is(Kind::parenthesized_expression)) call = call.named_child(0);
    if (!call.is(Kind::call) || syntax::called_name(call) != name_of(function)) {
      site.reason = Reason::kUsedAsValue;
      return;
    }
    PlannedSite name;
    name.text.kind = AsyncSite::Kind::kName;
    name.text.node = call.child(Field::function);
    if (name.text.node.is(Kind::attribute)) name.text.node = name.text.node.child(Field::attribute);
    name.text.new_name = new_name_of(function);
    name.range = name.text.node.range();
    name.function = function;
    name.is_rename = true;
    name.stands_apart = true;
    sites.push_back(std::move(name));
    return;
  }
  // A bare name has to be there beside the old one.
  const Node callee = call.child(Field::function);
  if (site.reason || !callee.is(Kind::identifier)) return;
  const semantics::Scopes& scopes = file.model.scopes;
  for (const semantics::Binding* binding :
       scopes.bindings(scopes.lookup(callee.text(), scopes.scope_at(callee)), callee.text())) {
    const bool is_plain =
        binding->kind == semantics::BindingKind::kFunction ||
        (binding->kind == semantics::BindingKind::kImportFrom && !binding->binder.is(Kind::aliased_import));
    if (!is_plain) site.reason = Reason::kUsedAsValue;
  }
}

PlannedSite SiteFinder::call_site(const ProgramView::Opened& file, const ColouredSite& coloured) const {
  const semantics::Instruction& instruction = program_.instruction_code(coloured.site);
  const Node node = file.model.tree.node(instruction.node);
  PlannedSite site;
  site.function = coloured.function;
  site.instruction = coloured.site;
  site.target = coloured.target;
  site.is_module_level = coloured.is_entry;
  site.is_guess = coloured.is_guess;
  site.text.node = node;
  site.range = shown_range(node);
  site.reason = reason_of(coloured);
  const auto kind = kind_of(coloured.kind, node, coloured.is_entry);
  if (kind) {
    site.text.kind = *kind;
    // `self.name = x`, `self.count += 1`
    if (node.is(Kind::attribute) && !site.reason && is_assigned(node)) site.reason = Reason::kAssignedTo;
  } else if (!site.reason) {
    site.reason = instruction.is_decorator ? Reason::kDefinitionHeader : Reason::kNoAsyncCounterpart;
  }
  if (site.reason && kind == AsyncSite::Kind::kCall && policies_[file.file] == BarrierPolicy::kBridge) {
    if (const auto form = bridges_->run_at(coloured)) {
      site.text.kind = AsyncSite::Kind::kEntry;
      site.text.runs_in_thread = *form == RunForm::kInThread;
      site.is_bridged = true;
      site.reason.reset();
      return site;
    }
  }
  // One run for each turn of a loop, or while a class is defined, is not what anybody wants.
  if (kind == AsyncSite::Kind::kEntry && !site.reason && is_repeated(node))
    site.reason = Reason::kOutsideCoroutine;
  if (coloured.is_generator_method) site.text.new_name = "a" + std::string(syntax::called_name(node));
  const semantics::Value& target = solver_.value(coloured.target);
  if (kind == AsyncSite::Kind::kCall && target.kind == ValueKind::kFunction) {
    // `from pages import load as get`, and `get()`
    const std::string_view called =
        node.is(Kind::attribute) ? node.child(Field::attribute).text() : syntax::called_name(node);
    if (called == name_of(target.a)) site.text.new_name = new_name_of(target.a);
    site.text.ends_iteration = ends_iteration_.count(target.a) != 0;
  } else if (kind == AsyncSite::Kind::kCall && target.kind == ValueKind::kExternal) {
    const auto& rename = view_.async_names().rename;
    const std::string& name = program_.names[target.a];
    const auto found = rename.find(name);
    if (found != rename.end()) site.text.new_name = found->second;
    if (name.ends_with(".__enter__")) site.text.new_name = "__aenter__";
    if (name.ends_with(".__exit__")) site.text.new_name = "__aexit__";
    if (const auto source = find_source(name); source && !is_named_by_user(name)) {
      site.text.asyncio_function = source->replacement;
      site.text.runs_in_thread = source->replacement.empty();
      // `def poll(sleep=time.sleep): sleep(1)`: another function may be passed.
      const auto called = file.model.names.of(node.child(Field::function));
      if (!site.reason && !(called && called->is_certain && called->path == name))
        site.reason = Reason::kMixedCallees;
    }
  }
  return site;
}

PlannedSite SiteFinder::loose_end(const ProgramView::Opened& file, const LooseEnd& loose) const {
  PlannedSite site;
  site.loose_end = loose.kind;
  site.function = loose.function;
  site.instruction = loose.site;
  site.text.node = file.model.tree.node(program_.instruction_code(loose.site).node);
  site.range = shown_range(site.text.node);
  switch (loose.kind) {
    case LooseEnd::Kind::kFunction:
      site.reason = Reason::kUsedAsValue;
      break;
    case LooseEnd::Kind::kIterable:
    case LooseEnd::Kind::kManager:
      site.reason = Reason::kNoAsyncCounterpart;
      break;
    case LooseEnd::Kind::kOverride:
      site.text.node =
          site.text.node.is(Kind::function_definition) ? site.text.node.child(Field::name) : site.text.node;
      site.range = site.text.node.range();
      site.reason = Reason::kMixedCallees;
      break;
    case LooseEnd::Kind::kUnknownReceiver:
      site.reason = Reason::kUnknownReceiver;
      break;
    case LooseEnd::Kind::kLoop:
      site.reason = Reason::kLoopMayBeRunning;
      break;
  }
  return site;
}

// By what it is, or by its name where nothing is known of it.
bool SiteFinder::may_hold_lock(File file, semantics::Slot slot, std::string_view text) const {
  const auto values = solver_.values(program_.slot(file, slot));
  for (const semantics::ValueId id : values) {
    const semantics::Value& value = solver_.value(id);
    if (value.kind != ValueKind::kExternal && value.kind != ValueKind::kExternalInstance) continue;
    const std::string_view name = program_.names[value.a];
    if (name.starts_with("threading.") || name.starts_with("multiprocessing.")) return true;
    if (rewrite::names_lock(name)) return true;
  }
  if (!values.empty()) return false;
  constexpr auto kSigns = std::to_array<std::string_view>({"guard", "sem", "cond", "_cv", "barrier"});
  return rewrite::names_lock(text) || std::any_of(kSigns.begin(), kSigns.end(), [&](std::string_view sign) {
           return text.find(sign) != std::string_view::npos;
         });
}

std::vector<syntax::NodeId> SiteFinder::harmless_in(const ProgramView::Opened& file) const {
  std::vector<syntax::NodeId> harmless;
  const semantics::ModuleCode& code = program_.code(file.file);
  for (const semantics::Instruction& instruction : code.instructions) {
    const Node node = file.model.tree.node(instruction.node);
    if (instruction.op == semantics::Op::kEnter && node.is(Kind::with_item)) {
      if (!may_hold_lock(file.file, instruction.a, node.text())) harmless.push_back(node.id());
    } else if (instruction.op == semantics::Op::kCall && node.is(Kind::call) &&
               syntax::called_name(node) == "enter_context") {
      const bool is_one = instruction.count == 1;
      if (is_one &&
          !may_hold_lock(file.file, code.arguments[instruction.b].value, node.child(Field::arguments).text()))
        harmless.push_back(node.id());
    }
  }
  std::sort(harmless.begin(), harmless.end());
  return harmless;
}

std::vector<PlannedSite> SiteFinder::sites_in(const ProgramView::Opened& file) const {
  std::vector<PlannedSite> sites;
  const auto found = by_file_.find(file.file);
  if (found == by_file_.end()) return sites;
  DecoratorSlots decorators;
  for (const semantics::Instruction& instruction : program_.code(file.file).instructions) {
    if (instruction.is_decorator) decorators.emplace(instruction.node, instruction.a);
  }
  for (const FunctionId function : found->second.functions)
    sites.push_back(function_site(file, decorators, function));
  for (const FunctionId function : found->second.disappointing) {
    PlannedSite site;
    site.is_function = true;
    site.function = function;
    site.text.kind = AsyncSite::Kind::kFunction;
    site.text.node = file.model.tree.node(program_.function_code(function).node);
    site.range = site.text.node.child(Field::name).range();
    site.reason = why_it_stays(function);
    sites.push_back(std::move(site));
  }
  // Entering and leaving are one place, as are the steps of an iteration.
  std::map<std::pair<syntax::NodeId, AsyncSite::Kind>, std::size_t> at;
  for (const ColouredSite* coloured : found->second.sites) {
    if (coloured->is_entry && is_plain_source(coloured->target)) continue;
    if (is_of_library(*coloured)) continue;
    PlannedSite site = call_site(file, *coloured);
    const semantics::Value& target = solver_.value(coloured->target);
    if (site.text.kind == AsyncSite::Kind::kCall && !site.reason && coloured->kind != EdgeKind::kCall &&
        coloured->kind != EdgeKind::kProperty) {
      site.text.new_name = "enter_async_context";
      PlannedSite stack = site;
      stack.text = {};
      stack.text.kind = AsyncSite::Kind::kWith;
      stack.text.node = stack_of(file.model, site.text.node);
      if (!stack.text.node) {
        site.reason = Reason::kNoAsyncCounterpart;
      } else if (at.emplace(std::pair(stack.text.node.id(), stack.text.kind), sites.size()).second) {
        stack.range = shown_range(stack.text.node);
        sites.push_back(std::move(stack));
      }
    }
    if (target.kind == ValueKind::kFunction && kept_.is_kept(target.a)) {
      // A module's own code runs what it ran.
      if (coloured->is_entry) continue;
      call_twin(file, site, sites);
    }
    if (syntax::outermost_parentheses(site.text.node).parent().is(Kind::await)) continue;
    const auto [same, is_new] = at.emplace(std::pair(site.text.node.id(), site.text.kind), sites.size());
    if (is_new) {
      sites.push_back(std::move(site));
    } else if (PlannedSite& before = sites[same->second]; !before.reason) {
      before.reason = site.reason;
    }
  }
  add_bases(file, sites);
  add_replacements(file, sites);
  add_library_sites(file, sites);
  std::set<std::pair<syntax::NodeId, LooseEnd::Kind>> told;
  for (const LooseEnd* loose : found->second.loose_ends) {
    if (replacements_.is_settled(loose->site)) continue;
    PlannedSite site = loose_end(file, *loose);
    if (told.emplace(site.text.node.id(), loose->kind).second) sites.push_back(std::move(site));
  }
  if (renames_) renames_->add_sites(file, sites);
  const text::LineIndex& lines = file.model.tree.source().lines();
  for (PlannedSite& site : sites) {
    site.begin = lines.position(file.model.tree.text(), site.range.begin);
    site.end = lines.position(file.model.tree.text(), site.range.end);
  }
  return sites;
}

}  // namespace aioshift::rules::migration
