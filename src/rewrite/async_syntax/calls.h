// Calls that are awaited, names that change, and calls that run a coroutine from outside.
#pragma once

#include "rewrite/async_syntax/edit_list.h"
#include "rewrite/async_syntax/site_table.h"

namespace aioshift::rewrite {

// The edits of a site of the kind, or why there are none.
std::optional<Reason> write_call(const SiteTable& table, const AsyncSite& site, AsyncEditList& edits);
std::optional<Reason> write_name(const SiteTable& table, const AsyncSite& site, AsyncEditList& edits);
std::optional<Reason> write_base(const SiteTable& table, const AsyncSite& site, AsyncEditList& edits);
std::optional<Reason> write_entry(const SiteTable& table, const AsyncSite& site, AsyncEditList& edits);

}  // namespace aioshift::rewrite
