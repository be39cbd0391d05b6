// Which coroutine functions become plain ones, and which of them together.
#pragma once

#include <map>
#include <vector>

#include "uses.h"

namespace aioshift::transforms::unneeded_async {

struct Decision {
  // By function that changes, the number of those that change together with it, from 1.
  std::map<FunctionId, std::uint32_t> components;
  Obstacles refused;  // of functions that have nothing to wait for, and have to stay
};

// The largest set of functions that await each other and nothing else, whose every use awaits a call.
Decision decide_on(const semantics::Solver& solver, const std::map<FunctionId, Definition>& definitions,
                   const Uses& uses);

}  // namespace aioshift::transforms::unneeded_async
