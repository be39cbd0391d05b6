// Functions that stay beside their asynchronous counterparts, since something that cannot await calls them.
#pragma once

#include <map>
#include <set>
#include <string>

#include "rules/program_view.h"
#include "semantics/program/colouring.h"

namespace aioshift::rules::migration {

class KeptFunctions {
 public:
  using File = ProgramView::File;
  using Function = semantics::FunctionId;

  // `called`: functions that become asynchronous, and are called where nothing can be awaited. With them go
  // those that they call themselves, and those that change together with one.
  KeptFunctions(const ProgramView& program, const semantics::Colouring& colouring,
                const std::set<Function>& called);

  bool empty() const { return kept_.empty(); }
  bool is_kept(Function function) const { return kept_.count(function) != 0; }
  // Whether the counterpart has a name of its own; otherwise it stands in the counterpart of a function
  // around it.
  bool has_twin(Function function) const { return is_kept(function) && !is_kept(function_around(function)); }
  const std::set<Function>& all() const { return kept_; }
  // Methods that have no place for a counterpart: where a class has something else under the name, such as a
  // lambda or what is put there at run time, the counterpart would be another's.
  const std::set<Function>& mixed() const { return mixed_; }
  // Those that change together with the function.
  const std::vector<Function>& family_of(Function function) const;
  // The outermost one around the function, itself among them; kModuleCode where none is.
  Function outermost(Function function) const;

 private:
  Function function_around(Function function) const;
  bool is_mixed(const semantics::Solver& solver, Function function) const;
  void add_family_of(Function function);

  const semantics::WholeProgram& program_;
  const semantics::Colouring& colouring_;
  std::map<Function, std::vector<Function>> families_;
  std::set<Function> kept_;
  std::set<Function> mixed_;
};

}  // namespace aioshift::rules::migration
