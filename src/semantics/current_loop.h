// What takes the event loop that is the thread's current one.
#pragma once

#include "semantics/model.h"

namespace aioshift::semantics {

enum class CurrentLoopUse {
  kNone,
  kDirect,    // gets it, or puts another one in its place: asyncio.get_event_loop, asyncio.set_event_loop
  kByObject,  // makes an object that belongs to it from then on: asyncio.ensure_future, aiohttp.ClientSession
};

// What the function or class does, outside of coroutines, that `name`, an identifier or attribute, stands
// for. `locks_take_it`: whether asyncio's locks and queues take the loop when they are made (before
// Python 3.10).
CurrentLoopUse use_of_current_loop(const FileModel& model, syntax::Node name, bool locks_take_it);

}  // namespace aioshift::semantics
