// What decides, of the whole program, whether a module's own code may become a coroutine function that the
// module runs.
#pragma once

#include <unordered_set>

#include "semantics/program/solver.h"

namespace aioshift::rules::migration {

class ModulePrograms {
 public:
  using File = semantics::WholeProgram::File;

  ModulePrograms() = default;
  explicit ModulePrograms(const semantics::Solver& solver);

  // Whether the module's variables are for others: another module imports it, or it lies in a package.
  bool is_for_others(File file) const { return for_others_.count(file) != 0; }
  // Whether the function runs an event loop to its end, or calls what does.
  bool leads_to_loop(semantics::FunctionId function) const { return looping_.count(function) != 0; }

 private:
  void find_imports(const semantics::WholeProgram& program);
  void find_packages(const semantics::WholeProgram& program);
  void find_loops(const semantics::Solver& solver);

  std::unordered_set<File> for_others_;
  std::unordered_set<semantics::FunctionId> looping_;
};

}  // namespace aioshift::rules::migration
