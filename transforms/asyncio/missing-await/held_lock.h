// Coroutines that wait for a lock which the code that would await them holds.
#pragma once

#include "semantics/model.h"

namespace aioshift::transforms::missing_await {

// Whether `call`, of a coroutine function of the file, stands under an `async with` or `with` of what the
// function, or one of the file that it calls, enters or acquires as well.
bool takes_held_lock(const semantics::FileModel& model, syntax::Node call);

}  // namespace aioshift::transforms::missing_await
