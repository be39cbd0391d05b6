// Objects of a library that are kept while event loops come and go: connections belong to the loop that
// opened them.
#include <algorithm>

#include "rules/migration/library_plan.h"
#include "semantics/program/method_names.h"

namespace aioshift::rules::migration {

using library::LibraryMap;
using rewrite::Reason;
using semantics::FunctionId;

std::vector<LoopRun> LibraryPlan::runs_of_program() const {
  const semantics::Solver& solver = view_.solver();
  const semantics::WholeProgram& program = solver.program();
  std::vector<LoopRun> runs;
  for (const semantics::CallEdge& edge : solver.edges()) {
    const semantics::Value& target = solver.value(edge.target);
    if (target.kind != semantics::ValueKind::kExternal ||
        !semantics::runs_event_loop(program.names[target.a]))
      continue;
    const FunctionId in = program.function(program.file_of_instruction(edge.site),
                                           program.instruction_code(edge.site).function);
    const auto callers = callers_.find(in);
    runs.push_back({in, callers != callers_.end() && callers->second.size() > 1});
  }
  return runs;
}

std::set<FunctionId> LibraryPlan::sharers_of(const LibraryMap* map) const {
  std::set<FunctionId> found;
  for (const auto& [group, functions] : sharing_) {
    if (functions.size() > 1 && groups_.count({group, map}) != 0)
      found.insert(functions.begin(), functions.end());
  }
  return found;
}

std::set<FunctionId> LibraryPlan::leading_to(const std::set<FunctionId>& users) const {
  std::set<FunctionId> found;
  std::vector<FunctionId> work(users.begin(), users.end());
  while (!work.empty()) {
    const FunctionId function = work.back();
    work.pop_back();
    if (!found.insert(function).second) continue;
    const auto callers = callers_.find(function);
    if (callers != callers_.end()) work.insert(work.end(), callers->second.begin(), callers->second.end());
  }
  return found;
}

void LibraryPlan::refuse_for_several_loops(const semantics::Colouring& colouring, std::vector<LoopRun> runs,
                                           Refusals& refused) const {
  if (kept_.empty()) return;
  for (const LoopRun& run : runs_of_program()) runs.push_back(run);
  for (FunctionId id = 0; id < view_.solver().program().function_count(); ++id) {
    if (colouring.is_bridge(id)) runs.push_back({id, entries_.repeated.count(id) != 0});
  }
  for (const LibraryMap* map : kept_) {
    // What comes of a client, such as a lock or a collection, uses its connections.
    const std::set<FunctionId> users = sharers_of(map);
    const std::set<FunctionId> leading = leading_to(users);
    std::size_t count = 0;
    for (const LoopRun& run : runs) {
      if (leading.count(run.start) != 0) count += run.is_repeated ? 2 : 1;
    }
    if (count < 2) continue;
    for (const FunctionId id : users) refused.emplace(id, Reason::kNoRunningLoop);
  }
}

}  // namespace aioshift::rules::migration
