#include "rules/migration/plan.h"

#include <algorithm>
#include <mutex>
#include <numeric>

#include "rewrite/fix.h"
#include "rewrite/twin_definition.h"
#include "rules/migration/called_by_bases.h"
#include "rules/migration/doc_tests.h"
#include "rules/migration/entries.h"
#include "rules/migration/kept_functions.h"
#include "rules/migration/library_plan.h"
#include "rules/migration/named_by_strings.h"
#include "rules/migration/sources.h"
#include "rules/migration/unawaited.h"
#include "semantics/program/common_methods.h"
#include "syntax/calls.h"

namespace aioshift::rules::migration {

using rewrite::Reason;
using rules::ProgramView;
using semantics::FunctionId;

namespace {

// Each round refuses at least one function more; real programs need a few.
constexpr int kMaxRounds = 50;

// Which functions change together: those that call each other's coroutines.
class Components {
 public:
  Components(const semantics::Colouring& colouring, std::size_t functions)
      : colouring_(colouring), parents_(functions) {
    std::iota(parents_.begin(), parents_.end(), FunctionId{0});
  }

  FunctionId root_of(FunctionId function) {
    function = colouring_.family_of(function);
    while (parents_[function] != function) {
      parents_[function] = parents_[parents_[function]];
      function = parents_[function];
    }
    return function;
  }
  void join(FunctionId a, FunctionId b) {
    a = root_of(a);
    b = root_of(b);
    parents_[std::max(a, b)] = std::min(a, b);
  }

 private:
  const semantics::Colouring& colouring_;
  std::vector<FunctionId> parents_;
};

// What one file refuses.
struct Refusals {
  std::map<FunctionId, Reason> functions;
  std::map<FunctionId, Stop> stops;     // by what is called
  std::set<FunctionId> whole_families;  // of these, what overrides them and what they override stays as well
};

// What one file says of others.
struct FileResult {
  Refusals refused;
  std::set<FunctionId> called;  // by places that cannot await
  std::vector<LoopRun> runs;
};

bool is_in_loop(syntax::Node node) {
  using syntax::Kind;
  for (syntax::Node up = node; up; up = up.parent()) {
    if (up.is_one_of(Kind::for_statement, Kind::while_statement, Kind::list_comprehension,
                     Kind::set_comprehension, Kind::dictionary_comprehension, Kind::generator_expression))
      return true;
  }
  return false;
}

class Planner {
 public:
  using Site = semantics::InstructionId;

  // `kept_threads`: calls that make threads which stay, and why.
  Planner(const ProgramView& view, const rules::RuleInfo& rule, const PlanRequest& request,
          std::map<Site, Reason> kept_threads)
      : view_(view),
        program_(view.solver().program()),
        rule_(rule),
        request_(request),
        policies_(barrier_policies(view)),
        threads_(view, changing_names(), std::move(kept_threads)),
        entries_(find_entries()),
        libraries_(view, request_.libraries, entries_),
        tests_(view),
        replacements_(view) {}

  Plan make() {
    Plan plan;
    std::map<FunctionId, Reason> called_unseen;
    refuse_what_strings_name(view_, called_unseen);
    if (threads_stay()) {
      refuse_what_any_name_means(view_, called_unseen);
      refuse_what_bases_may_call(view_, {entries_.functions.begin(), entries_.functions.end()},
                                 called_unseen);
    }
    libraries_.look(refused_);
    tests_.refuse(refused_);
    if (request_.has_blocking_calls) replacements_.refuse(refused_);
    if (threads_stay() && !keeps_callbacks()) threads_.refuse(refused_);
    for (int round = 0; round < kMaxRounds && !view_.is_stopped(); ++round) {
      libraries_.refuse_what_is_handed_on(refused_);
      const std::size_t refused_before = refused_.size();
      const std::size_t kept_before = called_.size();
      const bool is_news = libraries_.update(refused_);
      plan = colour();
      for (const auto& [function, reason] : called_unseen) {
        if (plan.colouring->is_async(function)) refused_.emplace(function, reason);
      }
      libraries_.refuse_makers_without_loop(*plan.colouring, refused_);
      libraries_.refuse_what_is_handed_on(refused_);
      tests_.refuse_for_plain_tests(*plan.colouring, refused_);
      threads_.refuse_for_what_blocks(*plan.colouring, refused_);
      refuse_what_only_blocks(*plan.colouring);
      if (refused_.size() == refused_before && called_.size() == kept_before && !is_news &&
          !are_replacements_new_ && !join_conflicting(plan)) {
        plan.stops = std::move(stops_);
        add_doc_tests(view_, plan);
        return plan;
      }
    }
    give_up(plan);
    return plan;
  }

  // Of what has been planned: those that would do better as entries.
  std::map<Site, Reason> threads_without_tasks() const {
    return request_.libraries.empty() ? std::map<Site, Reason>() : threads_.without_tasks(refused_);
  }

 private:
  // What is asynchronous from now on, by the names of functions and of the libraries that have a map.
  std::set<std::string> changing_names() const {
    std::set<std::string> names;
    if (request_.has_blocking_calls) {
      for (const std::string& name : view_.async_names().async_names) names.insert(name);
      for (const Source& source : blocking_sources()) names.emplace(source.name);
    }
    for (const library::LibraryMap* map : request_.libraries) {
      for (std::string& name : map->async_names()) names.insert(std::move(name));
      names.insert(map->library);
      names.insert(map->library.substr(0, map->library.find('.')));
    }
    return names;
  }
  Entries find_entries() const {
    Entries entries = entry_functions(view_, entry_kinds(), threads_.threads());
    entries.tasks = threads_.awaiting();
    entries.why_threads_stay = threads_.reason_for_threads();
    return entries;
  }
  // For calls that block alone, another loop in another thread would be of no use.
  EntryKinds entry_kinds() const {
    if (request_.libraries.empty() && threads_stay()) return EntryKinds::kCommands;
    return threads_stay() && !keeps_callbacks() ? EntryKinds::kAll : EntryKinds::kRegistered;
  }
  // What frameworks call stays where all that it would await are calls that block nobody there.
  void refuse_what_only_blocks(const semantics::Colouring& colouring) {
    if (!request_.has_blocking_calls) return;
    std::map<FunctionId, std::vector<FunctionId>> callers;
    std::vector<FunctionId> work;
    for (const semantics::ColouredSite& site : colouring.sites()) {
      const semantics::Value& target = view_.solver().value(site.target);
      if (target.kind == semantics::ValueKind::kFunction) {
        callers[target.a].push_back(site.function);
      } else if (target.kind != semantics::ValueKind::kExternal || !find_source(program_.names[target.a])) {
        work.push_back(site.function);
      }
    }
    std::set<FunctionId> waiting;  // for something else
    while (!work.empty()) {
      const FunctionId function = work.back();
      work.pop_back();
      if (!waiting.insert(function).second) continue;
      work.insert(work.end(), callers[function].begin(), callers[function].end());
    }
    for (const FunctionId id : entries_.repeated) {
      if (colouring.is_bridge(id) && waiting.count(id) == 0)
        refused_.emplace(id, threads_.reason_for(id).value_or(Reason::kCalledSynchronously));
    }
  }
  bool threads_stay() const { return view_.async_names().async_names.empty(); }
  bool keeps_callbacks() const {
    return std::find(policies_.begin(), policies_.end(), BarrierPolicy::kKeepSync) != policies_.end();
  }

  // Nothing that does not fit together is applied.
  static void give_up(Plan& plan) {
    for (auto& [file, of_file] : plan.files) {
      of_file.edits.clear();
      for (PlannedPlace& place : of_file.places) {
        if (!place.site.reason) place.site.reason = Reason::kNotVerified;
      }
    }
  }

  Plan colour() {
    semantics::ColouringRequest request;
    if (request_.has_blocking_calls) {
      request.async_names = view_.async_names().async_names;
      for (const Source& source : blocking_sources()) request.async_names.emplace_back(source.name);
    }
    request.library_names = libraries_.sites().async_names();
    request.stays_sync = view_.async_names().stays_sync;
    request.entry_points = entries_.functions;
    request.dispatchers = entries_.dispatchers;
    request.awaiting_threads = threads_.awaiting();
    request.threads_stay = threads_stay();
    request.callbacks_are_kept = keeps_callbacks();
    for (const auto& [function, reason] : refused_) request.refused.push_back(function);
    request.also_async = replacements_.also_async();
    Plan plan;
    plan.colouring = std::make_unique<semantics::Colouring>(view_.solver(), request);
    are_replacements_new_ = replacements_.settle(*plan.colouring, refused_);
    if (are_replacements_new_) return plan;
    std::set<FunctionId> to_keep = called_;
    to_keep.insert(plan.colouring->kept_callbacks().begin(), plan.colouring->kept_callbacks().end());
    const KeptFunctions kept(view_, *plan.colouring, to_keep);
    const SiteFinder finder(view_, *plan.colouring, refused_, libraries_, policies_, kept, tests_,
                            replacements_, threads_);
    Components components(*plan.colouring, program_.function_count());
    for (const semantics::ColouredSite& site : plan.colouring->sites()) {
      const semantics::Value& target = view_.solver().value(site.target);
      // What a module's own code runs may become a part of one function.
      const bool is_apart = site.is_entry && request_.libraries.empty();
      if (target.kind == semantics::ValueKind::kFunction && !is_apart)
        components.join(site.function, target.a);
    }
    for (const auto& [iterable, given] : plan.colouring->async_iterables()) components.join(iterable, given);
    for (const auto& [a, b] : joined_) components.join(a, b);
    for (const auto& [a, b] : replacements_.joined()) components.join(a, b);
    for (const auto& [of, functions] : libraries_.sharing()) {
      for (const FunctionId id : functions) components.join(*functions.begin(), id);
    }
    const std::vector<File> files = finder.files();
    std::map<File, FilePlan> plans;
    std::map<File, FileResult> results;
    for (const File file : files) {
      plans[file];
      results[file];
    }
    std::mutex mutex;
    std::set<File> opened;
    std::map<FunctionId, Reason> newly_refused;
    std::set<FunctionId> newly_called;
    std::set<FunctionId> unnamed;
    std::vector<LoopRun> runs = tests_.runs(*plan.colouring);
    view_.for_each(files, [&](const ProgramView::Opened& file) {
      std::vector<PlannedSite> sites = finder.sites_in(file);
      const std::vector<syntax::NodeId> harmless = finder.harmless_in(file);
      FileResult& result = results.at(file.file);
      Refusals& refused = result.refused;
      refuse_unwanted(file, sites, refused.functions);
      if (is_strict(file.file)) refuse_what_nobody_awaits(*plan.colouring, file.file, sites, refused);
      add_runs(sites, result.runs);
      std::map<FunctionId, std::vector<PlannedSite>> by_root;
      {
        const std::lock_guard lock(mutex);
        opened.insert(file.file);
        for (PlannedSite& site : sites)
          by_root[components.root_of(root_function(site))].push_back(std::move(site));
      }
      const bool is_silent = file.suppressions.skips_file() || !view_.terms(file.file).is_selected;
      std::map<FunctionId, ComponentEdits> edits;
      std::vector<std::pair<FunctionId, PlannedSite>> places;
      for (auto& [root, group] : by_root) {
        ComponentEdits written = write(file, group, harmless, refused);
        if (!written.edits.empty()) edits.emplace(root, std::move(written));
        if (policies_[file.file] == BarrierPolicy::kKeepSync)
          keep_what_is_called(*plan.colouring, group, result.called);
        for (PlannedSite& site : group) {
          site.text.node = {};
          site.is_silent = is_silent;
          places.emplace_back(root, std::move(site));
        }
      }
      FilePlan& planned = plans.at(file.file);
      const auto number_of = [](FunctionId root) { return static_cast<Component>(root + 1); };
      for (auto& [root, written] : edits) planned.edits.emplace(number_of(root), std::move(written));
      for (auto& [root, site] : places) planned.places.push_back({std::move(site), number_of(root)});
      std::stable_sort(
          planned.places.begin(), planned.places.end(),
          [](const PlannedPlace& a, const PlannedPlace& b) { return a.site.range < b.site.range; });
    });
    // In the order of the files, whichever was done first: what several of them refuse has one reason.
    for (const auto& [file, result] : results) {
      newly_refused.insert(result.refused.functions.begin(), result.refused.functions.end());
      unnamed.insert(result.refused.whole_families.begin(), result.refused.whole_families.end());
      stops_.insert(result.refused.stops.begin(), result.refused.stops.end());
      newly_called.insert(result.called.begin(), result.called.end());
      runs.insert(runs.end(), result.runs.begin(), result.runs.end());
    }
    if (view_.is_stopped()) return plan;
    libraries_.refuse_for_several_loops(*plan.colouring, std::move(runs), newly_refused);
    if (!kept.empty()) refuse_unused_twins(kept, plans, newly_refused);
    if (request_.has_blocking_calls && view_.async_names().async_names.empty())
      hold_back_unawaited(unawaited_functions(view_, *plan.colouring, plans), newly_refused);
    for (const FunctionId id : kept.mixed()) newly_refused.emplace(id, Reason::kMixedCallees);
    // A test that replaces one of the two would not replace the other.
    for (const FunctionId id : kept.all()) {
      if (replacements_.replaces(id)) newly_refused.emplace(id, Reason::kPatchedByName);
    }
    for (FunctionId id = 0; id < program_.function_count(); ++id) {
      const File file = program_.file_of_function(id);
      if (plan.colouring->is_async(id) && !program_.function_code(id).is_async && plans.count(file) != 0 &&
          opened.count(file) == 0)
        newly_refused.emplace(id, Reason::kNotVerified);
    }
    refuse_families(*plan.colouring, unnamed, newly_refused);
    refused_.insert(newly_refused.begin(), newly_refused.end());
    called_.insert(newly_called.begin(), newly_called.end());
    plan.files = std::move(plans);
    return plan;
  }

  // Of places that run what they call to its end.
  void add_runs(const std::vector<PlannedSite>& sites, std::vector<LoopRun>& runs) const {
    for (const PlannedSite& site : sites) {
      if (site.reason || site.target == semantics::kNoValue) continue;
      const semantics::Value& target = view_.solver().value(site.target);
      if (target.kind != semantics::ValueKind::kFunction) continue;
      // What a function runs, it runs as often as it is called.
      const bool is_repeated = site.is_bridged || is_in_loop(site.text.node);
      const bool runs_itself = site.is_module_level && site.text.kind == rewrite::AsyncSite::Kind::kEntry;
      if (runs_itself || site.is_bridged) runs.push_back({target.a, is_repeated});
    }
  }

  // Whether nothing in the file may be left for a person that does not work without it: where the option says
  // so, and where nobody asks for more. Only the user can name functions that have to become asynchronous
  // whatever happens; the rule for blocking calls alone says so on its page.
  bool is_strict(File file) const {
    if (request_.has_blocking_calls && policies_[file] == BarrierPolicy::kRefuse) return true;
    const bool has_names = request_.has_blocking_calls && !view_.async_names().async_names.empty();
    return !request_.libraries.empty() && !has_names;
  }

  // A method and its overrides have one name, or none of them gets another one.
  void refuse_families(const semantics::Colouring& colouring, const std::set<FunctionId>& functions,
                       std::map<FunctionId, Reason>& refused) const {
    std::map<FunctionId, Reason> families;
    for (const FunctionId id : functions) families.emplace(colouring.family_of(id), refused.at(id));
    for (FunctionId id = 0; id < program_.function_count() && !families.empty(); ++id) {
      const auto found = families.find(colouring.family_of(id));
      if (found != families.end() && colouring.is_async(id)) refused.emplace(id, found->second);
    }
  }

  // Where nobody named it, a function becomes no coroutine function for the sake of places that a person
  // would have to rewrite: nothing would run it.
  void hold_back_unawaited(const std::map<FunctionId, Unawaited>& functions,
                           std::map<FunctionId, Reason>& refused) {
    for (const auto& [function, unawaited] : functions) {
      if (policies_[program_.file_of_function(function)] != BarrierPolicy::kManual) continue;
      refused.emplace(function, unawaited.reason);
      stops_.emplace(function, unawaited.stop);
    }
  }

  // A counterpart that nothing awaits, unless another such counterpart does, is not needed.
  void refuse_unused_twins(const KeptFunctions& kept, const std::map<File, FilePlan>& plans,
                           std::map<FunctionId, Reason>& refused) const {
    std::map<FunctionId, std::vector<FunctionId>> awaited_by;  // by kept function around, or kModuleCode
    for (const auto& [file, of_file] : plans) {
      for (const PlannedPlace& place : of_file.places) {
        const PlannedSite& site = place.site;
        if (site.reason || !site.calls_kept) continue;
        awaited_by[kept.outermost(site.function)].push_back(view_.solver().value(site.target).a);
      }
    }
    std::set<FunctionId> used;
    std::vector<FunctionId> work = awaited_by[semantics::kModuleCode];
    while (!work.empty()) {
      const FunctionId function = work.back();
      work.pop_back();
      for (const FunctionId id : kept.family_of(function)) {
        if (!used.insert(id).second) continue;
        const std::vector<FunctionId>& more = awaited_by[kept.outermost(id)];
        work.insert(work.end(), more.begin(), more.end());
      }
    }
    for (const FunctionId id : kept.all()) {
      if (kept.has_twin(id) && used.count(id) == 0) refused.emplace(id, Reason::kCalledSynchronously);
    }
  }

  // What places that cannot await go on calling.
  void keep_what_is_called(const semantics::Colouring& colouring, const std::vector<PlannedSite>& sites,
                           std::set<FunctionId>& called) const {
    using Kind = semantics::LooseEnd::Kind;
    for (const PlannedSite& site : sites) {
      if (!site.reason || site.is_function || site.stands_apart || site.library != nullptr) continue;
      if (site.loose_end == Kind::kUnknownReceiver) {
        for (const FunctionId id : methods_of_the_name(colouring, site)) called.insert(id);
      } else if (site.loose_end == Kind::kFunction) {
        called.insert(site.function);
      } else if (site.target != semantics::kNoValue &&
                 view_.solver().value(site.target).kind == semantics::ValueKind::kFunction) {
        called.insert(view_.solver().value(site.target).a);
      } else {
        for (const FunctionId id : generators_at(site)) called.insert(id);
      }
    }
  }

  // The asynchronous methods that a call on an object of which nothing is known may mean.
  std::vector<FunctionId> methods_of_the_name(const semantics::Colouring& colouring,
                                              const PlannedSite& site) const {
    const std::string_view name = syntax::called_name(site.text.node);
    std::vector<FunctionId> found;
    for (FunctionId id = 0; id < program_.function_count(); ++id) {
      const semantics::FunctionCode& code = program_.function_code(id);
      const bool is_method = code.owner != semantics::kNoClass && colouring.is_async(id);
      if (is_method && program_.code(program_.file_of_function(id)).names[code.name] == name)
        found.push_back(id);
    }
    return found;
  }

  // A place that cannot await keeps what it calls as it is.
  void refuse_what_nobody_awaits(const semantics::Colouring& colouring, File file,
                                 const std::vector<PlannedSite>& sites, Refusals& refused) const {
    for (const PlannedSite& site : sites) {
      if (!site.reason || site.library != nullptr || site.is_function || site.stands_apart) continue;
      const bool is_unknown = site.loose_end == semantics::LooseEnd::Kind::kUnknownReceiver;
      if (!is_unknown && !site.is_guess) {
        hold_back(site, *site.reason, refused);
      } else if (site.is_guess || is_kept_for_guess(file, site)) {
        for (const FunctionId id : methods_of_the_name(colouring, site))
          refuse(site, id, *site.reason, refused);
      }
    }
  }

  // Whether methods of a name stay for the sake of an object that may have one of them. A name that
  // everything has says nothing.
  bool is_kept_for_guess(File file, const PlannedSite& site) const {
    if (request_.has_blocking_calls && policies_[file] == BarrierPolicy::kRefuse) return true;
    return !semantics::is_common_method(syntax::called_name(site.text.node));
  }

  void refuse(const PlannedSite& site, FunctionId function, Reason reason, Refusals& refused) const {
    refused.functions.emplace(function, reason);
    if (function == site.function) return;
    const File file = program_.file_of_instruction(site.instruction);
    refused.stops.emplace(function, Stop{site.function, file, site.begin, site.end});
  }

  // What threads run stays for the sake of the place that hands it to them.
  void stop(const PlannedSite& site, Refusals& refused) const {
    const File file = program_.file_of_instruction(site.instruction);
    const FunctionId caller = program_.function(file, program_.instruction_code(site.instruction).function);
    refused.stops.emplace(site.function, Stop{caller, file, site.begin, site.end});
  }

  void hold_back(const PlannedSite& site, Reason reason, Refusals& refused) const {
    using Kind = semantics::LooseEnd::Kind;
    const semantics::Solver& solver = view_.solver();
    if (site.loose_end == Kind::kUnknownReceiver) return;  // a guess
    if (site.loose_end == Kind::kIterable) {
      for (const FunctionId id : generators_at(site)) refuse(site, id, reason, refused);
    }
    if (site.target != semantics::kNoValue &&
        solver.value(site.target).kind == semantics::ValueKind::kFunction) {
      refuse(site, solver.value(site.target).a, reason, refused);
      return;
    }
    refuse(site, site.function, reason, refused);
  }

  // Of what is iterated over, which is among what the place gets.
  std::vector<FunctionId> generators_at(const PlannedSite& site) const {
    const semantics::Solver& solver = view_.solver();
    const File file = program_.file_of_instruction(site.instruction);
    const semantics::Instruction& instruction = program_.instruction_code(site.instruction);
    std::vector<semantics::Slot> slots = {instruction.a, instruction.b};
    for (std::uint32_t i = 0; i < instruction.count && instruction.op == semantics::Op::kCall; ++i)
      slots.push_back(program_.code(file).arguments[instruction.b + i].value);
    std::vector<FunctionId> found;
    for (const semantics::Slot slot : slots) {
      for (const semantics::ValueId id : solver.values(program_.slot(file, slot))) {
        const semantics::Value& value = solver.value(id);
        if (value.kind == semantics::ValueKind::kGenerator) found.push_back(value.a);
      }
    }
    return found;
  }

  // What a site belongs to: what it stands in, or what it runs.
  FunctionId root_function(const PlannedSite& site) const {
    if (!site.is_module_level) return site.function;
    const semantics::Value& target = view_.solver().value(site.target);
    return target.kind == semantics::ValueKind::kFunction ? target.a : site.function;
  }

  // Functions that a comment or the configuration wants left alone.
  void refuse_unwanted(const ProgramView::Opened& file, const std::vector<PlannedSite>& sites,
                       std::map<FunctionId, Reason>& refused) const {
    const std::string& path = program_.path(file.file);
    // What builds the project has none of its dependencies yet.
    const bool builds = path == "setup.py" || path.ends_with("/setup.py");
    const bool is_selected = view_.terms(file.file).is_selected && !file.suppressions.skips_file() && !builds;
    for (const PlannedSite& site : sites) {
      const bool is_of_map = site.library != nullptr && !site.reason && !site.is_told_only;
      if (!site.is_function && !site.stands_apart && !is_of_map) continue;
      if (!is_selected || file.suppressions.covers(rule_, file.model.tree, site.range))
        refused.emplace(site.function, Reason::kStaysSync);
    }
  }

  ComponentEdits write(const ProgramView::Opened& file, std::vector<PlannedSite>& group,
                       const std::vector<syntax::NodeId>& harmless, Refusals& refused) const {
    std::vector<rewrite::AsyncSite> sites;
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; i < group.size(); ++i) {
      if (group[i].reason) continue;
      sites.push_back(group[i].text);
      numbers.push_back(i);
    }
    const rules::PythonVersion target = view_.terms(file.file).target;
    rewrite::AsyncEdits edits =
        rewrite::async_edits({file.model, sites, harmless, target >= rules::PythonVersion{3, 11},
                              target >= rules::PythonVersion{3, 10}});
    for (const rewrite::AsyncObstacle& obstacle : edits.obstacles) {
      PlannedSite& site = group[numbers[obstacle.site]];
      site.reason = obstacle.reason;
      if (site.is_function || site.stands_apart || site.library != nullptr) {
        refused.functions.emplace(site.function, obstacle.reason);
      } else if (is_strict(file.file)) {
        hold_back(site, obstacle.reason, refused);
      }
    }
    for (const PlannedSite& site : group) {
      const bool is_all = site.library != nullptr || site.stands_apart || site.has_twin;
      if (!is_all || !site.reason || site.is_told_only) continue;
      if (site.runs_tasks) stop(site, refused);
      refused.functions.emplace(site.function, *site.reason);
      if (site.is_rename || site.has_twin) refused.whole_families.insert(site.function);
    }
    refuse_what_awaits_nothing(group, refused.functions);
    std::vector<syntax::Node> twins;
    for (const PlannedSite& site : group) {
      if (site.has_twin && !site.reason) twins.push_back(site.text.node);
    }
    if (!twins.empty()) edits.edits = rewrite::edit_twins(file.model.tree, twins, std::move(edits.edits));
    return {std::move(edits.edits), std::move(edits.released_imports), std::move(edits.relied_on)};
  }

  // Of what would become a coroutine function for the sake of calls that cannot be awaited.
  static void refuse_what_awaits_nothing(const std::vector<PlannedSite>& group,
                                         std::map<FunctionId, Reason>& refused) {
    std::map<FunctionId, std::optional<Reason>> reasons;  // none where something is awaited
    for (const PlannedSite& site : group) {
      const bool is_base = site.text.kind == rewrite::AsyncSite::Kind::kBase;
      if (site.is_function || site.is_module_level || site.loose_end || site.stands_apart || is_base)
        continue;
      if (site.library != nullptr && site.text.kind == rewrite::AsyncSite::Kind::kSubstitute) continue;
      const auto [it, is_new] = reasons.emplace(site.function, site.reason);
      if (!is_new && !site.reason) it->second = std::nullopt;
    }
    for (const auto& [function, reason] : reasons) {
      if (reason) refused.emplace(function, *reason);
    }
  }

  // Components whose edits meet in one place, such as a `with` statement, change together. True where there
  // were some.
  bool join_conflicting(const Plan& plan) {
    std::map<Component, rewrite::Fix> fixes;
    for (const auto& [file, of_file] : plan.files) {
      for (const auto& [component, written] : of_file.edits) {
        rewrite::Fix& fix = fixes[component];
        fix.add(file, written.edits);
        for (const text::Range& range : written.relied_on) fix.relied_on.push_back({file, range});
      }
    }
    rewrite::EditSet set;
    bool found = false;
    for (const auto& [component, fix] : fixes) {
      if (set.add(fix)) continue;
      found = true;
      for (const auto& [file, of_file] : plan.files) {
        if (of_file.edits.count(component) == 0) continue;
        for (const auto& [other, written] : of_file.edits) joined_.emplace_back(component - 1, other - 1);
      }
    }
    return found;
  }

  const ProgramView& view_;
  const semantics::WholeProgram& program_;
  const rules::RuleInfo& rule_;
  const PlanRequest& request_;
  const std::vector<BarrierPolicy> policies_;
  const ThreadSites threads_;
  const Entries entries_;
  LibraryPlan libraries_;
  const TestFunctions tests_;
  Replacements replacements_;
  bool are_replacements_new_ = false;  // what takes the place of functions asks for another colouring
  std::map<FunctionId, Reason> refused_;
  std::map<FunctionId, Stop> stops_;
  std::set<FunctionId> called_;  // asynchronous functions that places which cannot await go on calling
  std::vector<std::pair<FunctionId, FunctionId>> joined_;
};

}  // namespace

Plan make_plan(const ProgramView& program, const rules::RuleInfo& rule, const PlanRequest& request) {
  Planner planner(program, rule, request, {});
  Plan plan = planner.make();
  // What cannot be a task may still be what a thread begins with.
  auto kept_threads = planner.threads_without_tasks();
  if (kept_threads.empty() || program.is_stopped()) return plan;
  return Planner(program, rule, request, std::move(kept_threads)).make();
}

}  // namespace aioshift::rules::migration
