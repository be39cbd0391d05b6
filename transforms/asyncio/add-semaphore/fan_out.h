// Coroutines that are started by the dozen: one for each element of an iterable, all at once.
#pragma once

#include <optional>
#include <vector>

#include "semantics/model.h"

namespace aioshift::transforms::add_semaphore {

struct FanOut {
  syntax::Node call;  // that makes a coroutine for each element
  // Where a semaphore has to stand: the statement in front of which everything is started.
  syntax::Node statement;
  std::vector<syntax::Node> targets;    // of the loops and clauses around the call, `x` of `for x in xs`
  std::vector<syntax::Node> iterables;  // of the same
};

// Of the call whose coroutine is handed, once per turn of a loop or element of a comprehension, to
// create_task, gather, as_completed, wait or a task group; nothing for any other call, for loops that await
// in their turns, and for asynchronous ones, which take elements as they come.
std::optional<FanOut> fan_out_of(const semantics::FileModel& model, syntax::Node call);

}  // namespace aioshift::transforms::add_semaphore
