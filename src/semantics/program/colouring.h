// Which functions of a program become coroutine functions where some calls have to be awaited.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "semantics/program/solver.h"

namespace aioshift::semantics {

// What is asynchronous to begin with, by qualified names, and what is not whatever it calls.
struct ColouringRequest {
  std::vector<std::string> async_names;  // functions, methods, `Class.__enter__`, attributes that hold callables
  std::vector<std::string> stays_sync;   // functions
};

// The variables and attributes among them that the analysis has to take as they are named: to be given to the
// Solver. `names`: as in ColouringRequest::async_names.
std::vector<OpaqueName> opaque_names(const WholeProgram& program, std::span<const std::string> names);

// Why what needs to be awaited is not.
enum class Barrier : std::uint8_t {
  kNone,
  kStaysSync,      // the user says so
  kConstructor,    // __init__, __new__: runs when the class is called
  kSpecialMethod,  // the interpreter calls it and awaits nothing: __del__, __len__, __eq__, ...
  kProperty,       // an attribute is read or written
  kLambda,         // an expression alone
  kCallback,       // something of another package calls it
  kCached,         // a cache would keep the coroutine
  kMixed,          // the same call may reach something that is not asynchronous
};

// What becomes of one place that awaits, or would have to.
struct ColouredSite {
  InstructionId site = 0;
  EdgeKind kind = EdgeKind::kCall;
  FunctionId function = 0;           // whose code it is
  Barrier barrier = Barrier::kNone;  // kNone: awaited, or run to its end where the code is a module's own
  bool is_entry = false;             // in a module's own code
};

class Colouring {
 public:
  Colouring(const Solver& solver, const ColouringRequest& request);

  bool is_async(FunctionId function) const { return is_async_[family_of(function)] != 0; }
  // Of functions that something they call would make asynchronous.
  Barrier barrier(FunctionId function) const { return barriers_[function]; }
  // In the order of the program's instructions.
  const std::vector<ColouredSite>& sites() const { return sites_; }
  // The functions that become asynchronous together: overrides, and what one call may reach.
  FunctionId family_of(FunctionId function) const;

 private:
  void join_families();
  void join(FunctionId a, FunctionId b);
  void find_barriers(const ColouringRequest& request);
  void find_managers();
  void seed(const ColouringRequest& request);
  void spread();
  void collect_sites();
  bool is_awaited(const CallEdge& edge) const;
  bool is_async_target(const CallEdge& edge) const;
  FunctionId function_at(InstructionId site) const;
  bool may_become_async(FunctionId function) const;

  const Solver& solver_;
  const WholeProgram& program_;
  mutable std::vector<FunctionId> parents_;
  std::vector<char> is_async_;  // by family
  std::vector<Barrier> barriers_;
  std::vector<char> is_manager_;  // by function: contextlib.contextmanager makes managers of it
  std::unordered_set<GlobalName> async_externals_;
  std::vector<ColouredSite> sites_;
};

}  // namespace aioshift::semantics
