// StopIteration where an iterator becomes asynchronous: who raises it and who catches it.
#pragma once

#include "rewrite/async_syntax/edit_list.h"
#include "rewrite/async_syntax/site_table.h"

namespace aioshift::rewrite {

// `raise StopIteration` → `raise StopAsyncIteration` in `__next__`, which becomes `__anext__`.
// kNoAsyncCounterpart where it lets another iterator's StopIteration through, which would end in a
// RuntimeError (PEP 479).
std::optional<Reason> rewrite_raised_stops(const SiteTable& table, syntax::Node function,
                                           AsyncEditList& edits);

// Whether the function raises StopIteration itself and does not catch it: no coroutine can (PEP 479).
bool raises_stop(const SiteTable& table, syntax::Node function);

// `except StopIteration` and `suppress(StopIteration)` around `next(it)`, which becomes `await anext(it)`.
// kErrorIsHandled where another iterator, one that stays, may end under the same handler.
std::optional<Reason> obstacle_to_stop_handlers(const SiteTable& table, syntax::Node call);
void write_stop_handlers(syntax::Node call, AsyncEditList& edits);

}  // namespace aioshift::rewrite
