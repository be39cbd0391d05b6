// What becomes of calls of coroutine functions in functions that stay what they are: constructors, special
// methods, setters, callbacks, and what the configuration names.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "rules/program_view.h"
#include "semantics/program/colouring.h"

namespace aioshift::rules::migration {

// The option `barrier` (transforms/migrate/sync-to-async/rule.md).
enum class BarrierPolicy : std::uint8_t { kManual, kRefuse, kBridge, kKeepSync };

// How a function that stays runs a coroutine to its end.
enum class RunForm : std::uint8_t {
  kHere,      // no event loop runs in its thread
  kInThread,  // one may
};

// By file.
std::vector<BarrierPolicy> barrier_policies(const ProgramView& program);

// Calls in functions that stay, of coroutines that can be run there to their end.
class Bridges {
 public:
  Bridges(const ProgramView& program, const semantics::Colouring& colouring);

  // How the call can run what it calls; nothing where that is not known to be sound: the coroutine may use
  // what belongs to another event loop.
  std::optional<RunForm> run_at(const semantics::ColouredSite& site) const;

 private:
  bool is_self_contained(semantics::FunctionId function) const;
  bool is_reached_by_coroutines(semantics::FunctionId function) const;

  const ProgramView& view_;
  const semantics::Solver& solver_;
  const semantics::WholeProgram& program_;
  const semantics::Colouring& colouring_;
  std::map<semantics::FunctionId, std::vector<const semantics::ColouredSite*>> sites_;
  std::map<semantics::FunctionId, std::vector<semantics::FunctionId>> callers_;
};

}  // namespace aioshift::rules::migration
