#include "rules/migration/library_plan.h"

#include <algorithm>
#include <mutex>

namespace aioshift::rules::migration {

using library::LibraryMap;
using rewrite::Reason;
using semantics::FunctionId;

LibraryPlan::LibraryPlan(const ProgramView& program, std::span<const LibraryMap* const> maps,
                         const Entries& entries)
    : view_(program), maps_(maps), entries_(entries), sites_(program, maps, entries) {
  if (!sites_.empty()) callers_ = callers();
}

LibraryPlan::Callers LibraryPlan::callers() const {
  const semantics::Solver& solver = view_.solver();
  const semantics::WholeProgram& program = solver.program();
  Callers callers;
  for (const semantics::CallEdge& edge : solver.edges()) {
    const semantics::Value& target = solver.value(edge.target);
    if (target.kind != semantics::ValueKind::kFunction) continue;
    const auto file = program.file_of_instruction(edge.site);
    callers[target.a].push_back(program.function(file, program.instruction_code(edge.site).function));
  }
  for (auto& [function, list] : callers) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  }
  return callers;
}

LibraryPlan::ModuleCalls LibraryPlan::module_calls() const {
  const semantics::Solver& solver = view_.solver();
  const semantics::WholeProgram& program = solver.program();
  const std::vector<std::string> names = sites_.async_names();
  const std::set<std::string_view> waits(names.begin(), names.end());
  const auto caller_of = [&](const semantics::CallEdge& edge) {
    return program.function(program.file_of_instruction(edge.site),
                            program.instruction_code(edge.site).function);
  };
  std::set<FunctionId> users;
  for (const semantics::CallEdge& edge : solver.edges()) {
    const semantics::Value& target = solver.value(edge.target);
    if (target.kind == semantics::ValueKind::kExternal && waits.count(program.names[target.a]) != 0)
      users.insert(caller_of(edge));
  }
  const std::set<FunctionId> leading = leading_to(users);
  ModuleCalls calls;
  for (const semantics::CallEdge& edge : solver.edges()) {
    const semantics::Value& target = solver.value(edge.target);
    const semantics::Instruction& call = program.instruction_code(edge.site);
    if (call.function == semantics::kModuleCode && call.node != 0 &&
        target.kind == semantics::ValueKind::kFunction && leading.count(target.a) != 0)
      calls[program.file_of_instruction(edge.site)].insert(call.node);
  }
  return calls;
}

// What the file says, with the calls in its own code that may come to await something where it needs those:
// a stretch that waits reaches as far as what it opens is used.
LibraryFindings LibraryPlan::find_in(const ProgramView::Opened& file, const ModuleCalls& calls) const {
  LibraryFindings found = sites_.find(file, {}, {});
  const FunctionId module = view_.solver().program().function(file.file, semantics::kModuleCode);
  const auto is_refused = [module](const LibraryFindings& in) {
    return std::any_of(in.sites.begin(), in.sites.end(), [module](const LibrarySite& site) {
      return site.function == module && site.refusal && !site.is_widening && site.guards.empty();
    });
  };
  const auto known = calls.find(file.file);
  if (known == calls.end() || !is_refused(found)) return found;
  std::vector<ModuleEntry> entries;
  for (const syntax::NodeId id : known->second) entries.push_back({file.model.tree.node(id), false});
  LibraryFindings other = sites_.find(file, {}, entries);
  return is_refused(other) ? std::move(found) : std::move(other);
}

void LibraryPlan::look(Refusals& refused) {
  if (sites_.empty()) return;
  const ModuleCalls calls = module_calls();
  std::mutex mutex;
  std::set<std::string> patched;
  std::set<const LibraryMap*> read_elsewhere;
  std::map<std::string, std::set<FunctionId>> users_of;  // by the name that is called
  view_.for_each(sites_.files(), [&](const ProgramView::Opened& file) {
    const LibraryFindings found = find_in(file, calls);
    const std::lock_guard lock(mutex);
    // What is done with an exception's class where nobody can follow it keeps the file's functions.
    for (const LibrarySite& lost : found.sites) {
      if (lost.is_stand_in) continue;
      const bool is_of_class = lost.is_widening || (lost.guards.empty() && lost.map != nullptr &&
                                                    lost.map->exceptions.count(lost.subject) != 0);
      if (!is_of_class || !lost.refusal) continue;
      for (const LibrarySite& site : found.sites) {
        if (site.is_reported && !site.is_widening && site.map == lost.map &&
            refused.emplace(site.function, lost.refusal->reason).second)
          culprits_.emplace(site.function, lost.subject);
      }
    }
    for (const LibrarySite& site : found.sites) {
      if (site.is_stand_in) continue;
      users_.insert({site.function, site.map});
      if (site.is_reported) {
        askers_.insert({site.function, site.map});
        users_of[site.subject].insert(site.function);
      }
      if (site.is_widening) continue;
      // A handler for what is not there changes nothing, and stops nothing.
      if (site.refusal && site.guards.empty() && refused.emplace(site.function, site.refusal->reason).second)
        culprits_.emplace(site.function, site.subject);
    }
    for (const auto& [function, of] : found.shared) sharing_[of].insert(function);
    kept_.insert(found.kept.begin(), found.kept.end());
    groups_.insert(found.groups.begin(), found.groups.end());
    raised_.insert(found.raised.begin(), found.raised.end());
    read_elsewhere.insert(found.read_elsewhere.begin(), found.read_elsewhere.end());
    if (found.main) with_main_.insert(found.main->function);
    patched.insert(found.patched.begin(), found.patched.end());
  });
  // What is read of an error, nobody knows which, has to be there.
  for (const auto& [function, map] : users_) {
    if (read_elsewhere.count(map) != 0) refused.emplace(function, Reason::kHandlerNeedsError);
  }
  // A test that puts something else in the place of what is called would go on doing so.
  for (const auto& [name, functions] : users_of) {
    const bool is_patched = std::any_of(
        patched.begin(), patched.end(),
        [&, &called = name](const auto& path) { return called == path || called.starts_with(path + "."); });
    if (!is_patched) continue;
    for (const FunctionId id : functions) {
      if (refused.emplace(id, Reason::kPatchedByName).second) culprits_.emplace(id, name);
    }
  }
}

void LibraryPlan::refuse_what_is_handed_on(Refusals& refused) const {
  for (bool grows = true; grows;) {
    grows = false;
    for (const auto& [of, functions] : sharing_) {
      const bool is_refused = std::any_of(functions.begin(), functions.end(),
                                          [&](FunctionId id) { return refused.count(id) != 0; });
      if (!is_refused) continue;
      for (const FunctionId id : functions) grows |= refused.emplace(id, Reason::kHandedOn).second;
    }
  }
}

// In a coroutine function, or in what those alone call, a loop runs.
void LibraryPlan::refuse_makers_without_loop(const semantics::Colouring& colouring, Refusals& refused) const {
  for (const auto& [maker, constructors] : sites_.makers()) {
    std::set<FunctionId> seen;
    std::vector<FunctionId> work = {maker};
    while (!work.empty()) {
      const FunctionId id = work.back();
      work.pop_back();
      if (!seen.insert(id).second || colouring.is_async(id) || colouring.is_bridge(id)) continue;
      // Only what makes it itself is known to stand in the part that runs in a loop.
      if (id == maker && with_main_.count(id) != 0 && refused.count(id) == 0) continue;
      const auto found = callers_.find(id);
      if (found == callers_.end() || refused.count(id) != 0) {
        refused.emplace(maker, Reason::kNoRunningLoop);
        for (const FunctionId constructor : constructors)
          refused.emplace(constructor, Reason::kNoRunningLoop);
        break;
      }
      work.insert(work.end(), found->second.begin(), found->second.end());
    }
  }
}

bool LibraryPlan::update(const Refusals& refused) {
  const std::size_t mixed_before = mixed_.size();
  active_.clear();
  for (const auto& [function, map] : askers_) {
    if (refused.count(function) == 0) active_.insert(map);
  }
  for (const LibraryMap* map : maps_) {
    std::vector<FunctionId> work;
    const auto add = [&](FunctionId id) {
      if (mixed_.insert({id, map}).second) work.push_back(id);
    };
    if (raised_.count(map) != 0) {
      for (FunctionId id = 0; id < view_.solver().program().function_count(); ++id) mixed_.insert({id, map});
      continue;
    }
    for (const auto& [function, of] : users_) {
      if (of == map && refused.count(function) != 0) add(function);
    }
    while (!work.empty()) {
      const auto found = callers_.find(work.back());
      work.pop_back();
      if (found == callers_.end()) continue;
      for (const FunctionId caller : found->second) add(caller);
    }
  }
  return mixed_.size() != mixed_before;
}

const std::string* LibraryPlan::culprit(FunctionId function) const {
  const auto found = culprits_.find(function);
  return found == culprits_.end() ? nullptr : &found->second;
}

}  // namespace aioshift::rules::migration
