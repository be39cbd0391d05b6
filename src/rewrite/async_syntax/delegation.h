// `yield from`, which an asynchronous generator cannot say.
#pragma once

#include "rewrite/async_syntax/edit_list.h"
#include "rewrite/async_syntax/site_table.h"

namespace aioshift::rewrite {

// `yield from x` → `for item in x: yield item`, with `async for` where the `yield` is a site of kYieldFrom.
// In all of the generator function. kNoAsyncCounterpart where its value is used, kDoesNotFit where it has no
// line to itself.
std::optional<Reason> write_delegations(const SiteTable& table, syntax::Node function, AsyncEditList& edits);

}  // namespace aioshift::rewrite
