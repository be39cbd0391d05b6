#include "rules/migration/sites.h"

#include <algorithm>

#include "rewrite/async_syntax/decorators.h"
#include "rewrite/fresh_name.h"
#include "rules/migration/bases.h"
#include "rules/migration/kept_functions.h"
#include "rules/migration/renames.h"
#include "syntax/calls.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::rules::migration {

using rewrite::AsyncSite;
using rewrite::Reason;
using rules::ProgramView;
using semantics::ColouredSite;
using semantics::EdgeKind;
using semantics::FunctionId;
using semantics::LooseEnd;
using semantics::ValueKind;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

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
                       const TestFunctions& tests, const Replacements& replacements,
                       const ThreadSites& threads)
    : view_(program),
      solver_(program.solver()),
      program_(program.solver().program()),
      colouring_(colouring),
      refused_(refused),
      libraries_(libraries),
      policies_(policies),
      kept_(kept),
      tests_(tests),
      replacements_(replacements),
      threads_(threads) {
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
    if (code.owner != semantics::kNoClass) {
      // Whatever its class, those above it and those below it have: a name that nobody says.
      if (program_.names.contains(other_name)) site.reason = Reason::kNameTaken;
      site.text.bridge = other_name;
      return site;
    }
    site.text.bridge = rewrite::fresh_name(
        file.model, site.text.node, {std::string_view(private_name), std::string_view(other_name)}, taken);
    return site;
  }
  site.text.stands_for_generator = !code.is_generator && syntax::is_stub(site.text.node) &&
                                   generator_families_.count(colouring_.family_of(function)) != 0;
  return site;
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
  LibraryFindings library = library_findings(file, found->second.sites);
  add_main(library, sites);
  const MainRun main = library.main ? library.main->run : MainRun{};
  std::set<FunctionId> told;  // functions of which a finding of the map says why they stay
  for (const LibrarySite& one : library.sites) {
    if (one.is_reported || one.refusal) told.insert(one.function);
  }
  // Entering and leaving are one place, as are the steps of an iteration.
  std::map<std::pair<syntax::NodeId, AsyncSite::Kind>, std::size_t> at;
  for (const ColouredSite* coloured : found->second.sites) {
    if (coloured->is_entry && is_plain_source(coloured->target)) continue;
    const bool is_of_map = is_of_library(*coloured);
    if ((is_of_map && coloured->kind == EdgeKind::kCall) || coloured->kind == EdgeKind::kCallback) continue;
    PlannedSite site = call_site(file, *coloured, main);
    // What reading an attribute becomes is the map's business, why it stays is not.
    if (is_of_map && (!site.reason || told.count(coloured->function) != 0)) continue;
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
        stack.range = stack.text.node.range();
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
  add_thread_sites(file, found->second.sites, main, sites);
  add_bases(file, sites);
  add_replacements(file, sites);
  add_library_sites(std::move(library), sites);
  std::set<syntax::NodeId> settled;
  for (const PlannedSite& site : sites) {
    if (site.settled != 0 && !site.reason) settled.insert(site.settled);
  }
  std::set<std::pair<syntax::NodeId, LooseEnd::Kind>> loose_told;
  for (const LooseEnd* loose : found->second.loose_ends) {
    if (replacements_.is_settled(loose->site)) continue;
    PlannedSite site = loose_end(file, *loose);
    if (settled.count(site.text.node.id()) != 0) continue;
    if (loose_told.emplace(site.text.node.id(), loose->kind).second) sites.push_back(std::move(site));
  }
  if (renames_) renames_->add_sites(file, sites);
  add_interrupts(file, main, sites);
  const text::LineIndex& lines = file.model.tree.source().lines();
  for (PlannedSite& site : sites) {
    site.begin = lines.position(file.model.tree.text(), site.range.begin);
    site.end = lines.position(file.model.tree.text(), site.range.end);
  }
  return sites;
}

}  // namespace aioshift::rules::migration
