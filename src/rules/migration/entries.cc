#include "rules/migration/entries.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace aioshift::rules::migration {

using semantics::FunctionId;
using semantics::Instruction;
using semantics::Op;
using semantics::ValueKind;

namespace {

bool is_command_decorator(std::string_view name) {
  return name == "click.command" || name == "click.group" || name == "typer.Typer.command" ||
         name == "typer.Typer.callback" || name == "click.Group.command" || name == "click.Group.group";
}

// Functions of the file under a decorator that makes a command of them: `@click.command()`, `@app.command()`.
void find_commands(const semantics::Solver& solver, rules::ProgramView::File file,
                   std::vector<FunctionId>& found) {
  const semantics::WholeProgram& program = solver.program();
  const semantics::ModuleCode& code = program.code(file);
  std::unordered_map<semantics::Slot, const Instruction*> producers;
  for (const Instruction& instruction : code.instructions) {
    if (instruction.to != semantics::kNoSlot) producers.emplace(instruction.to, &instruction);
  }
  const auto producer_of = [&](semantics::Slot slot) -> const Instruction* {
    const auto at = producers.find(slot);
    return at == producers.end() ? nullptr : at->second;
  };
  const auto is_command = [&](semantics::Slot slot) {
    // What is called with arguments to give the decorator.
    const Instruction* made = producer_of(slot);
    const semantics::Slot called = made != nullptr && made->op == Op::kCall ? made->a : slot;
    const auto values = solver.values(program.slot(file, called));
    if (std::any_of(values.begin(), values.end(), [&](semantics::ValueId id) {
          const semantics::Value& value = solver.value(id);
          return value.kind == ValueKind::kExternal && is_command_decorator(program.names[value.a]);
        }))
      return true;
    // `@main.command()` of a function that is a group of commands itself.
    const Instruction* attribute = producer_of(called);
    if (attribute == nullptr || attribute->op != Op::kLoadAttribute || !values.empty()) return false;
    const std::string& name = code.names[attribute->name];
    return name == "command" || name == "group";
  };
  for (const Instruction& instruction : code.instructions) {
    if (!instruction.is_decorator || !is_command(instruction.a)) continue;
    semantics::Slot decorated = code.arguments[instruction.b].value;
    // Decorators below: `@click.option(...)`.
    for (const Instruction* inner = producer_of(decorated);
         inner != nullptr && inner->is_decorator && solver.values(program.slot(file, decorated)).empty();
         inner = producer_of(decorated))
      decorated = code.arguments[inner->b].value;
    for (const semantics::ValueId id : solver.values(program.slot(file, decorated))) {
      const semantics::Value& value = solver.value(id);
      if (value.kind == ValueKind::kFunction) found.push_back(value.a);
    }
  }
}

// The functions that a variable of a module holds, whatever its name says where they are defined:
// `pkg.__main__.main` with `from pkg.cli import run as main`.
void find_by_variable(const semantics::Solver& solver, const std::string& name,
                      std::vector<FunctionId>& found) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string::npos) return;
  semantics::WholeProgram& program = solver.program();
  const auto file = program.modules().named(name.substr(0, dot));
  if (!file) return;
  const semantics::Slot variable = solver.variable_of(*file, program.names.id(name.substr(dot + 1)));
  if (variable == semantics::kNoSlot) return;
  for (const semantics::ValueId id : solver.values(variable)) {
    const semantics::Value& value = solver.value(id);
    if (value.kind == ValueKind::kFunction) found.push_back(value.a);
  }
}

}  // namespace

std::vector<FunctionId> entry_functions(const rules::ProgramView& view) {
  std::vector<FunctionId> found;
  const semantics::WholeProgram& program = view.solver().program();
  const auto& names = view.async_names().entry_points;
  if (!names.empty()) {
    for (FunctionId id = 0; id < program.function_count(); ++id) {
      if (std::binary_search(names.begin(), names.end(), program.qualified_name(id))) found.push_back(id);
    }
    for (const std::string& name : names) find_by_variable(view.solver(), name, found);
  }
  for (rules::ProgramView::File file = 0; file < program.file_count(); ++file)
    find_commands(view.solver(), file, found);
  return found;
}

}  // namespace aioshift::rules::migration
