// Functions of decorators that stay as they are whatever they wrap: they end by giving back what that gives,
// and whoever calls them is seen to call what they wrap as well.
#pragma once

#include <cstdint>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "semantics/program/solver.h"

namespace aioshift::semantics {

class Wrappers {
 public:
  explicit Wrappers(const Solver& solver);

  bool empty() const { return wrapped_.empty(); }
  bool contains(FunctionId function) const { return wrapped_.count(function) != 0; }
  // What is called at its end; nothing where that is too much to be known.
  std::unordered_set<ValueId> wrapped_by(FunctionId wrapper) const;
  // What else it does has to be awaited: it is a function like any other.
  void remove(FunctionId function) { wrapped_.erase(function); }
  // The edge leads to a wrapper, or from the end of one to what it wraps.
  bool passes_on(const CallEdge& edge) const;
  // By the call that a function ends with, the function; only of functions that may be wrappers.
  const std::unordered_map<InstructionId, FunctionId>& ends() const { return ends_; }
  // The edge leads from somebody who calls a wrapper to what that wraps.
  bool goes_through(const CallEdge& edge) const;

 private:
  using Edges = std::unordered_map<std::uint64_t, std::set<FunctionId>>;

  void find_ends();
  void find_uses();
  void drop_decorated();
  void drop_used_otherwise();

  const Solver& solver_;
  std::unordered_map<InstructionId, FunctionId> ends_;
  std::unordered_map<FunctionId, std::unordered_set<ValueId>> wrapped_;  // by wrapper
  std::unordered_set<FunctionId> wraps_unknown_;
  Edges wrappers_at_;  // by site and kind
};

}  // namespace aioshift::semantics
