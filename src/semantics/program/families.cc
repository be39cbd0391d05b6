#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "semantics/program/colouring.h"

// Which functions are of one colour.
namespace aioshift::semantics {
namespace {

// Calls of what the function around was given: `def wrap(method): def call(): method()`, where no definition
// is decorated by it. Whatever comes by there, by names in strings for one, is in no other way alike.
std::unordered_set<InstructionId> proxied_calls(const Solver& solver) {
  const WholeProgram& program = solver.program();
  std::unordered_set<FunctionId> decorators;
  for (const CallEdge& edge : solver.edges()) {
    const Value& target = solver.value(edge.target);
    if (target.kind == ValueKind::kFunction && program.instruction_code(edge.site).is_decorator)
      decorators.insert(target.a);
  }
  std::unordered_set<InstructionId> calls;
  for (WholeProgram::File file = 0; file < program.file_count(); ++file) {
    const ModuleCode& code = program.code(file);
    std::unordered_map<Slot, FunctionIndex> parameters;
    for (FunctionIndex index = kModuleCode + 1; index < code.functions.size(); ++index) {
      const bool is_inner = code.functions[index].outer != kModuleCode;
      if (!is_inner || decorators.count(program.function(file, index)) != 0) continue;
      for (const Parameter& parameter : code.functions[index].parameters)
        parameters.emplace(parameter.slot, index);
    }
    if (parameters.empty()) continue;
    std::unordered_map<Slot, FunctionIndex> read;
    for (const Instruction& instruction : code.instructions) {
      if (instruction.op != Op::kCopy) continue;
      const auto found = parameters.find(instruction.a);
      if (found != parameters.end()) read.emplace(instruction.to, found->second);
    }
    for (std::size_t i = 0; i < code.instructions.size(); ++i) {
      const Instruction& instruction = code.instructions[i];
      const auto found = instruction.op == Op::kCall ? read.find(instruction.a) : read.end();
      if (found == read.end()) continue;
      const FunctionCode& around = code.functions[instruction.function];
      if (around.outer == found->second && !around.is_lambda) calls.insert(program.instruction(file, i));
    }
  }
  return calls;
}

}  // namespace

// A method and those that override it, as each class sees them: bases, siblings, mixins. And what one name
// stands for in turn: overloads, definitions under conditions.
void Colouring::join_overrides() {
  // A stub stands beside its module and has its name.
  std::map<std::string, std::vector<WholeProgram::File>> files;
  for (WholeProgram::File file = 0; file < program_.file_count(); ++file) {
    std::string path = program_.path(file);
    const std::size_t dot = path.rfind('.');
    files[path.substr(0, dot)].push_back(file);
  }
  for (const auto& [stem, same] : files) {
    if (same.size() < 2) continue;
    std::unordered_map<std::string, FunctionId> by_path;
    for (const WholeProgram::File file : same) {
      const ModuleCode& code = program_.code(file);
      for (FunctionIndex index = kModuleCode + 1; index < code.functions.size(); ++index) {
        const FunctionId id = program_.function(file, index);
        if (!may_become_async(id)) continue;
        const auto [it, is_new] = by_path.emplace(code.names[code.functions[index].path], id);
        if (!is_new) join(it->second, id);
      }
    }
  }
  for (WholeProgram::File file = 0; file < program_.file_count(); ++file) {
    std::unordered_map<NameId, FunctionId> by_path;
    const auto& functions = program_.code(file).functions;
    for (FunctionIndex index = kModuleCode + 1; index < functions.size(); ++index) {
      const FunctionId id = program_.function(file, index);
      if (!may_become_async(id)) continue;
      const auto [it, is_new] = by_path.emplace(functions[index].path, id);
      if (!is_new) join(it->second, id);
    }
  }
  std::unordered_map<GlobalName, FunctionId> first;
  for (ClassId id = 0; id < program_.class_count(); ++id) {
    join_halves(id);
    if (solver_.mro(id).size() < 2) continue;
    first.clear();
    for (const ClassId base : solver_.mro(id)) {
      for (const auto& [name, slot] : solver_.members(base)) {
        const std::string& text = program_.names[name];
        // Private names belong to their class; constructors are called for it alone.
        if ((text.starts_with("__") && !text.ends_with("__")) || text == "__init__" || text == "__new__")
          continue;
        for (const FunctionId function : solver_.own_methods(base, name)) {
          if (!may_become_async(function)) continue;
          const auto [it, is_new] = first.emplace(name, function);
          if (!is_new) join(it->second, function);
        }
      }
    }
  }
}

// `async with` calls both of an object's methods.
void Colouring::join_halves(ClassId id) {
  const auto first_of = [&](std::string_view method) -> std::optional<FunctionId> {
    const GlobalName name = program_.names.id(method);
    for (const ClassId base : solver_.mro(id)) {
      const auto methods = solver_.own_methods(base, name);
      if (!methods.empty())
        return may_become_async(methods.front()) ? std::optional(methods.front()) : std::nullopt;
    }
    return std::nullopt;
  };
  const auto enter = first_of("__enter__");
  const auto leave = first_of("__exit__");
  if (enter && leave) join(*enter, *leave);
}

// Where a site that can await may reach several functions, they are of one colour.
void Colouring::join_targets() {
  const std::unordered_set<InstructionId> proxied = proxied_calls(solver_);
  std::unordered_map<std::uint64_t, FunctionId> first;
  for (const CallEdge& edge : solver_.edges()) {
    const Value& target = solver_.value(edge.target);
    if (target.kind != ValueKind::kFunction || !is_awaited(edge) || !may_become_async(target.a)) continue;
    // A lambda is what it calls, and so is what only passes on. What is awaited as it is stays as it is.
    if (program_.function_code(target.a).is_lambda || wrappers_.passes_on(edge)) continue;
    if (awaited_.count(edge.site) != 0 || proxied.count(edge.site) != 0) continue;
    if (!can_await_at(edge)) continue;
    const auto [it, is_new] =
        first.emplace(pair_key(edge.site, static_cast<std::uint32_t>(edge.kind)), target.a);
    if (!is_new) join(it->second, target.a);
  }
}

}  // namespace aioshift::semantics
