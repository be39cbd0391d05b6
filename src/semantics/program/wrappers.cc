#include "semantics/program/wrappers.h"

#include <algorithm>
#include <vector>

namespace aioshift::semantics {

namespace {

std::uint64_t key_of(const CallEdge& edge) {
  return pair_key(edge.site, static_cast<std::uint32_t>(edge.kind));
}

// Whether something of another package gets a wrapper and a class that this wraps: what it is given is the
// class.
bool stands_for_class(const Solver& solver, const CallEdge& edge) {
  if (edge.kind != EdgeKind::kCallback) return false;
  const WholeProgram& program = solver.program();
  const WholeProgram::File file = program.file_of_instruction(edge.site);
  const Instruction& call = program.instruction_code(edge.site);
  if (call.op != Op::kCall) return false;
  for (std::uint32_t i = 0; i < call.count; ++i) {
    const auto given = solver.values(program.slot(file, program.code(file).arguments[call.b + i].value));
    if (std::find(given.begin(), given.end(), edge.target) == given.end()) continue;
    if (std::none_of(given.begin(), given.end(),
                     [&](ValueId id) { return solver.value(id).kind == ValueKind::kClass; }))
      return false;
  }
  return true;
}

}  // namespace

Wrappers::Wrappers(const Solver& solver) : solver_(solver) {
  find_ends();
  if (wrapped_.empty()) return;
  find_uses();
  drop_decorated();
  drop_used_otherwise();
}

void Wrappers::find_ends() {
  const WholeProgram& program = solver_.program();
  for (WholeProgram::File file = 0; file < program.file_count(); ++file) {
    const ModuleCode& code = program.code(file);
    std::unordered_map<Slot, FunctionIndex> returned;
    for (const Instruction& instruction : code.instructions) {
      if (instruction.op != Op::kCopy) continue;
      const FunctionCode& function = code.functions[instruction.function];
      if (function.wrapped_parameter != kNoParameter && instruction.to == function.returned)
        returned.emplace(instruction.a, instruction.function);
    }
    if (returned.empty()) continue;
    for (std::size_t i = 0; i < code.instructions.size(); ++i) {
      const Instruction& instruction = code.instructions[i];
      if (instruction.op != Op::kCall || instruction.to == kNoSlot) continue;
      const auto end = returned.find(instruction.to);
      if (end == returned.end() || end->second != instruction.function) continue;
      const FunctionId function = program.function(file, instruction.function);
      ends_.emplace(program.instruction(file, i), function);
      wrapped_[function];
      const auto callees = solver_.values(program.slot(file, instruction.a));
      if (callees.size() >= Solver::kMaxValues) wraps_unknown_.insert(function);
    }
  }
}

void Wrappers::find_uses() {
  for (const CallEdge& edge : solver_.edges()) {
    const auto end = ends_.find(edge.site);
    if (end != ends_.end() && edge.kind == EdgeKind::kCall) wrapped_[end->second].insert(edge.target);
    const Value& target = solver_.value(edge.target);
    if (target.kind == ValueKind::kFunction && contains(target.a) && !stands_for_class(solver_, edge))
      wrappers_at_[key_of(edge)].insert(target.a);
  }
}

// A cache keeps what a wrapper gives; of decorators that nobody knows, nobody knows what they do with it.
void Wrappers::drop_decorated() {
  const WholeProgram& program = solver_.program();
  for (WholeProgram::File file = 0; file < program.file_count(); ++file) {
    const ModuleCode& code = program.code(file);
    std::unordered_map<Slot, const Instruction*> calls;
    for (const Instruction& instruction : code.instructions) {
      if (instruction.op == Op::kCall) calls.emplace(instruction.to, &instruction);
      if (!instruction.is_decorator || instruction.function == kModuleCode) continue;
      const auto makes = calls.find(instruction.a);
      const auto is_harmless = [&](ValueId id) {
        const Value& callee = solver_.value(id);
        if (callee.kind == ValueKind::kExternal || callee.kind == ValueKind::kExternalInstance) return false;
        if (callee.kind != ValueKind::kReturnsArgument) return true;
        if (makes == calls.end()) return false;
        const auto makers = solver_.values(program.slot(file, makes->second->a));
        return std::all_of(makers.begin(), makers.end(), [&](ValueId maker) {
          const Value& of = solver_.value(maker);
          return of.kind != ValueKind::kExternal || program.names[of.a] == "functools.wraps";
        });
      };
      const auto callees = solver_.values(program.slot(file, instruction.a));
      if (!callees.empty() && std::all_of(callees.begin(), callees.end(), is_harmless)) continue;
      for (const ValueId id : solver_.values(program.slot(file, code.arguments[instruction.b].value))) {
        const Value& decorated = solver_.value(id);
        if (decorated.kind != ValueKind::kFunction || !contains(decorated.a)) continue;
        const bool is_made_here = program.file_of_function(decorated.a) == file &&
                                  program.function_code(decorated.a).outer == instruction.function;
        if (is_made_here) remove(decorated.a);
      }
    }
  }
}

// Where a wrapper is called and nothing that it wraps is seen.
void Wrappers::drop_used_otherwise() {
  std::unordered_map<std::uint64_t, std::vector<ValueId>> targets;
  for (const CallEdge& edge : solver_.edges()) {
    const std::uint64_t key = key_of(edge);
    if (wrappers_at_.count(key) != 0) targets[key].push_back(edge.target);
  }
  for (const auto& [key, wrappers] : wrappers_at_) {
    for (const FunctionId wrapper : wrappers) {
      const auto found = wrapped_.find(wrapper);
      if (found == wrapped_.end()) continue;
      const auto& here = targets[key];
      const bool is_seen =
          std::any_of(here.begin(), here.end(), [&](ValueId id) { return found->second.count(id) != 0; });
      if (!is_seen) wrapped_.erase(found);
    }
  }
}

std::unordered_set<ValueId> Wrappers::wrapped_by(FunctionId wrapper) const {
  const auto found = wrapped_.find(wrapper);
  if (found == wrapped_.end() || wraps_unknown_.count(wrapper) != 0) return {};
  return found->second;
}

bool Wrappers::passes_on(const CallEdge& edge) const {
  if (wrapped_.empty()) return false;
  const Value& target = solver_.value(edge.target);
  if (target.kind == ValueKind::kFunction && contains(target.a)) return true;
  const auto end = ends_.find(edge.site);
  return end != ends_.end() && contains(end->second);
}

bool Wrappers::goes_through(const CallEdge& edge) const {
  const auto wrappers = wrappers_at_.find(key_of(edge));
  if (wrappers == wrappers_at_.end()) return false;
  const auto end = ends_.find(edge.site);
  return std::any_of(wrappers->second.begin(), wrappers->second.end(), [&](FunctionId wrapper) {
    if (end != ends_.end() && end->second == wrapper) return false;
    const auto found = wrapped_.find(wrapper);
    return found != wrapped_.end() && found->second.count(edge.target) != 0;
  });
}

}  // namespace aioshift::semantics
