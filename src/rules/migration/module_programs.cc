#include "rules/migration/module_programs.h"

#include <string>
#include <unordered_map>
#include <vector>

#include "semantics/program/method_names.h"

namespace aioshift::rules::migration {

using semantics::FunctionId;
using semantics::Instruction;
using semantics::Op;
using semantics::ValueKind;
using semantics::WholeProgram;

namespace {

// With the slash.
std::string directory_of(const std::string& path) {
  return path.substr(0, path.rfind('/') + 1);
}

}  // namespace

ModulePrograms::ModulePrograms(const semantics::Solver& solver, const Entries& entries) : entries_(&entries) {
  find_imports(solver.program());
  find_packages(solver.program());
  find_loops(solver);
}

void ModulePrograms::find_imports(const WholeProgram& program) {
  for (File file = 0; file < program.file_count(); ++file) {
    const semantics::ModuleCode& code = program.code(file);
    const auto add = [&](const std::string& path) {
      const auto module = program.modules().find(path, file);
      if (module && *module != file) for_others_.insert(*module);
    };
    for (const Instruction& instruction : code.instructions) {
      if (instruction.op == Op::kModule) add(code.names[instruction.name]);
      if (instruction.op != Op::kImported) continue;
      const std::string& module = code.names[instruction.count];
      add(module);
      add(module + (module.ends_with('.') ? "" : ".") + code.names[instruction.name]);
    }
    for (const semantics::NameId star : code.star_imports) add(code.names[star]);
  }
}

void ModulePrograms::find_packages(const WholeProgram& program) {
  std::unordered_set<std::string> packages;
  for (File file = 0; file < program.file_count(); ++file) {
    const std::string& path = program.path(file);
    const std::string directory = directory_of(path);
    if (path.substr(directory.size()) == "__init__.py") packages.insert(directory);
  }
  for (File file = 0; file < program.file_count(); ++file) {
    const std::string& path = program.path(file);
    const std::string directory = directory_of(path);
    const std::string_view name = std::string_view(path).substr(directory.size());
    // What builds the project has none of its dependencies yet.
    if ((packages.count(directory) != 0 && name != "__main__.py") || name == "setup.py")
      for_others_.insert(file);
  }
}

bool ModulePrograms::leads_to_loop(std::string_view external) const {
  return semantics::runs_event_loop(external) || (entries_ != nullptr && entries_->is_dispatcher(external));
}

void ModulePrograms::find_loops(const semantics::Solver& solver) {
  const WholeProgram& program = solver.program();
  std::unordered_map<FunctionId, std::vector<FunctionId>> callers;
  std::vector<FunctionId> work;
  for (const semantics::CallEdge& edge : solver.edges()) {
    const semantics::Value& target = solver.value(edge.target);
    const bool is_known = target.kind == ValueKind::kFunction;
    const bool runs = target.kind == ValueKind::kExternal && leads_to_loop(program.names[target.a]);
    if (!is_known && !runs) continue;
    const FunctionId caller = program.function(program.file_of_instruction(edge.site),
                                               program.instruction_code(edge.site).function);
    if (is_known) {
      callers[target.a].push_back(caller);
    } else if (looping_.insert(caller).second) {
      work.push_back(caller);
    }
  }
  for (const FunctionId entry : entries_->functions) {
    with_entries_.insert(program.file_of_function(entry));
    if (looping_.insert(entry).second) work.push_back(entry);
  }
  while (!work.empty()) {
    const FunctionId function = work.back();
    work.pop_back();
    for (const FunctionId caller : callers[function]) {
      if (looping_.insert(caller).second) work.push_back(caller);
    }
  }
}

}  // namespace aioshift::rules::migration
