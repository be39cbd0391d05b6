// Whether a comprehension among the arguments of asyncio.gather can be a loop.
#pragma once

#include "semantics/model.h"

namespace aioshift::transforms::gather_to_taskgroup {

// Whether the variables of `comprehension`, in `statement`, can become the function's: nothing else in it is
// called so.
bool can_be_loop(const semantics::FileModel& model, syntax::Node statement, syntax::Node comprehension);

}  // namespace aioshift::transforms::gather_to_taskgroup
