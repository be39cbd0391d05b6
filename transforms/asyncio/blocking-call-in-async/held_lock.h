// Locks of threads that a call in a `with` statement may give.
#pragma once

#include "semantics/model.h"

namespace aioshift::transforms::blocking_call_in_async {

// Whether a plain `with` statement around `place`, in its function, enters what a call gives that may be a
// lock of threads. Where the statement's body awaits already, whoever wrote it knows that it is none.
bool may_hold_lock(const semantics::FileModel& model, syntax::Node place);

}  // namespace aioshift::transforms::blocking_call_in_async
