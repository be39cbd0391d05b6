// Decorators of a function that becomes asynchronous.
#pragma once

#include "rewrite/async_syntax/edit_list.h"
#include "rewrite/async_syntax/site_table.h"

namespace aioshift::rewrite {

// Whether `@contextmanager` stands over the function.
bool is_context_manager(const semantics::FileModel& model, syntax::Node function);

// Whether the decorator gives back what it gets, or asks nothing of it: `functools.wraps(f)`,
// `abstractmethod`; or is one of those that write_decorators knows what to do with.
bool is_indifferent_decorator(const semantics::FileModel& model, syntax::Node decorator);

// `@contextmanager` → `@asynccontextmanager`, and the decorators that the site names. kDecorated where a
// decorator relies on a plain function (property, caches), or, unless they are trusted, is not known to take
// a coroutine function as well.
std::optional<Reason> write_decorators(const SiteTable& table, const AsyncSite& function,
                                       AsyncEditList& edits);

}  // namespace aioshift::rewrite
