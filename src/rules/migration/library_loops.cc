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

// Where an object of a class that holds one is used in a loop that it was not made in, or is still there when
// the next one runs.
void LibraryPlan::refuse_for_other_loops(semantics::ClassId holder, const HeldOwner& held,
                                         const std::vector<LoopRun>& runs, Refusals& refused) const {
  const auto found = sharing_.find(held.group);
  if (found == sharing_.end()) return;
  std::set<FunctionId> users = found->second;
  users.erase(held.maker);
  const std::set<FunctionId> using_it = leading_to(users);
  const std::set<FunctionId> making_it = leading_to({held.maker});
  const bool is_stored = is_stored_anywhere(holder);
  const bool is_shared = std::any_of(runs.begin(), runs.end(), [&](const LoopRun& run) {
    return using_it.count(run.start) != 0 &&
           (making_it.count(run.start) == 0 || (run.is_repeated && is_stored));
  });
  if (!is_shared) return;
  for (const FunctionId id : found->second) refused.emplace(id, Reason::kNoRunningLoop);
}

// Whether an object of the class is kept in an attribute, an item or a module's variable.
bool LibraryPlan::is_stored_anywhere(semantics::ClassId holder) const {
  const semantics::Solver& solver = view_.solver();
  const semantics::WholeProgram& program = solver.program();
  for (ProgramView::File file = 0; file < program.file_count(); ++file) {
    const semantics::ModuleCode& code = program.code(file);
    const auto holds = [&](semantics::Slot slot) {
      const auto values = solver.values(program.slot(file, slot));
      return std::any_of(values.begin(), values.end(), [&](semantics::ValueId id) {
        const semantics::Value& value = solver.value(id);
        if (value.kind != semantics::ValueKind::kInstance) return false;
        const auto mro = solver.mro(value.a);
        return std::find(mro.begin(), mro.end(), holder) != mro.end();
      });
    };
    if (std::any_of(code.variables.begin(), code.variables.end(),
                    [&](const semantics::ModuleVariable& variable) { return holds(variable.slot); }))
      return true;
    for (const semantics::Instruction& instruction : code.instructions) {
      if (instruction.op == semantics::Op::kStoreAttribute && holds(instruction.b)) return true;
      if (instruction.op == semantics::Op::kStoreItem && holds(instruction.to)) return true;
    }
  }
  return false;
}

void LibraryPlan::refuse_for_several_loops(const semantics::Colouring& colouring, std::vector<LoopRun> runs,
                                           Refusals& refused) const {
  if (kept_.empty() && sites_.holders().empty()) return;
  for (const LoopRun& run : runs_of_program()) runs.push_back(run);
  for (FunctionId id = 0; id < view_.solver().program().function_count(); ++id) {
    if (colouring.is_bridge(id)) runs.push_back({id, entries_.repeated.count(id) != 0});
  }
  for (const auto& [holder, held] : sites_.holders()) refuse_for_other_loops(holder, held, runs, refused);
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
