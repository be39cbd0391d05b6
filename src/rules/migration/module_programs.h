// What decides, of the whole program, whether a module's own code may become a coroutine function that the
// module runs.
#pragma once

#include <unordered_set>

#include "rules/migration/entries.h"
#include "semantics/program/solver.h"

namespace aioshift::rules::migration {

class ModulePrograms {
 public:
  using File = semantics::WholeProgram::File;

  ModulePrograms() = default;
  ModulePrograms(const semantics::Solver& solver, const Entries& entries);

  // Whether the module's variables are for others: another module imports it, or it lies in a package.
  bool is_for_others(File file) const { return for_others_.count(file) != 0; }
  // Whether something outside of the program's code calls functions of it: a command line, threads.
  bool has_entries(File file) const { return with_entries_.count(file) != 0; }
  // Whether the function, or one of another package, runs an event loop to its end, or calls what does.
  bool leads_to_loop(semantics::FunctionId function) const { return looping_.count(function) != 0; }
  bool leads_to_loop(std::string_view external) const;

 private:
  void find_imports(const semantics::WholeProgram& program);
  void find_packages(const semantics::WholeProgram& program);
  void find_loops(const semantics::Solver& solver);

  const Entries* entries_ = nullptr;
  std::unordered_set<File> for_others_;
  std::unordered_set<File> with_entries_;
  std::unordered_set<semantics::FunctionId> looping_;
};

}  // namespace aioshift::rules::migration
