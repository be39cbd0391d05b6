// Decorators of a function that becomes asynchronous.
#pragma once

#include "rewrite/async_syntax/edit_list.h"
#include "rewrite/async_syntax/site_table.h"

namespace aioshift::rewrite {

// Whether `@contextmanager` stands over the function.
bool is_context_manager(const semantics::FileModel& model, syntax::Node function);

// `@contextmanager` → `@asynccontextmanager`. kDecorated where a decorator relies on a plain function
// (property, caches), or, unless they are trusted, is not known to take a coroutine function as well.
std::optional<Reason> write_decorators(const SiteTable& table, syntax::Node function, bool are_trusted,
                                       AsyncEditList& edits);

}  // namespace aioshift::rewrite
