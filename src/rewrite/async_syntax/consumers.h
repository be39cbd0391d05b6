// Calls of Python's own functions that iterate over their first argument.
#pragma once

#include "rewrite/async_syntax/edit_list.h"
#include "rewrite/async_syntax/site_table.h"

namespace aioshift::rewrite {

// Whether the builtin of that name takes all that its first argument gives before it does anything with it,
// or might as well: list, sum, sorted. `call` tells whether it iterates at all: `max(a, b)`.
bool takes_all(std::string_view name, syntax::Node call);

// `", ".join(...)`: of a string, as far as one can see.
bool is_join(const SiteTable& table, syntax::Node call);

// `enumerate(it)`, `zip(it, others)`, `map(f, it)`: a builtin that iterates while it is iterated over itself.
bool iterates_lazily(const SiteTable& table, syntax::Node expression);

// `next(it)` → `await anext(it)`, with the handlers of StopIteration around it.
std::optional<Reason> obstacle_to_next(const SiteTable& table, syntax::Node call);
void write_next(const SiteTable& table, syntax::Node call, AsyncEditList& edits);

// The edits of a kConsumer site, or why there are none.
std::optional<Reason> write_consumer(const SiteTable& table, const AsyncSite& site, AsyncEditList& edits);

}  // namespace aioshift::rewrite
