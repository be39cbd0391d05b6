// `with` statements of which all or some items become asynchronous.
#pragma once

#include "rewrite/async_syntax/edit_list.h"
#include "rewrite/async_syntax/site_table.h"

namespace aioshift::rewrite {

// Why the item of a kWith site stays, or the edits of its own; its statement is one that `edits` needs then.
std::optional<Reason> write_with_item(const SiteTable& table, const AsyncSite& site, AsyncEditList& edits);

// `with` → `async with`; items that stay synchronous get a statement of their own, inside the one before.
void write_with_statement(const SiteTable& table, syntax::Node statement, AsyncEditList& edits);

}  // namespace aioshift::rewrite
