// StopIteration where an iterator becomes asynchronous: who raises it and who catches it.
#pragma once

#include <functional>
#include <optional>
#include <tl/expected.hpp>
#include <vector>

#include "rewrite/reason.h"
#include "semantics/model.h"
#include "text/edit.h"

namespace aioshift::rewrite {

// Whether a call of `next` becomes `await anext(...)`, which raises StopAsyncIteration.
using IsAwaited = std::function<bool(syntax::Node)>;

struct StopObstacle {
  Reason reason = Reason::kNoAsyncCounterpart;
  syntax::Node at;
};

// `raise StopIteration` → `raise StopAsyncIteration` in `__next__`, which becomes `__anext__`. Refused where
// it lets another iterator's StopIteration through, which would end in a RuntimeError (PEP 479), or catches
// its own; kAmbiguousName where the name is bound in the file.
tl::expected<std::vector<text::Edit>, StopObstacle> rewrite_raised_stops(const semantics::FileModel& model,
                                                                         syntax::Node function,
                                                                         const IsAwaited& is_awaited);

// Whether the function raises StopIteration itself and does not catch it: no coroutine can (PEP 479).
bool raises_stop(const semantics::FileModel& model, syntax::Node function);

// `except StopIteration` and `suppress(StopIteration)` around `call`, a `next(it)` which becomes
// `await anext(it)`. kErrorIsHandled where another iterator, one that stays, may end under the same handler,
// or the handler takes the exception's value.
tl::expected<std::vector<text::Edit>, Reason> rewrite_stop_handlers(const semantics::FileModel& model,
                                                                    syntax::Node call,
                                                                    const IsAwaited& is_awaited);

}  // namespace aioshift::rewrite
