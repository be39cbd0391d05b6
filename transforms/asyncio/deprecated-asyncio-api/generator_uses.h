// What takes a decorated generator function for what it is, so that it cannot become an `async def`.
#pragma once

#include <optional>

#include "rewrite/reason.h"
#include "semantics/model.h"

namespace aioshift::transforms::deprecated_asyncio {

// kUsedAsGenerator: Python itself calls it, a plain generator delegates to it, or something iterates over
// what it gives. kDecorated: see below.
std::optional<rewrite::Reason> obstacle_to_coroutine(const semantics::FileModel& model, syntax::Node function,
                                                     syntax::Node decorator);

// kDecorated: another decorator stands between `decorator` and the function and may give something else, or
// stands above and wants a generator.
std::optional<rewrite::Reason> obstacle_in_decorators(const semantics::FileModel& model,
                                                      syntax::Node function, syntax::Node decorator);

}  // namespace aioshift::transforms::deprecated_asyncio
