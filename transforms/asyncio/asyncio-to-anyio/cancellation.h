// What code does when it is cancelled: cancel scopes cancel each await again until they are left, and have to
// be left by the task that entered them.
#pragma once

#include "semantics/model.h"

namespace aioshift::transforms::asyncio_to_anyio {

// The first place in `block`, or in a function of the file that it awaits, that awaits in a `finally` or in a
// handler of the cancellation, and not in a shielded scope of anyio's; null where there is none.
syntax::Node await_when_cancelled(const semantics::FileModel& model, syntax::Node block);

// The first `yield` in `block` at which a task may leave a generator to another one: null where there is
// none, and in what contextlib.asynccontextmanager makes a context manager.
syntax::Node yield_to_others(const semantics::FileModel& model, syntax::Node block);

}  // namespace aioshift::transforms::asyncio_to_anyio
