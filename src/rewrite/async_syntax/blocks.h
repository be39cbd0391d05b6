// `async with` around statements that stood without.
#pragma once

#include <optional>

#include "rewrite/async_syntax/edit_list.h"
#include "rewrite/async_syntax/site_table.h"

namespace aioshift::rewrite {

// Blocks around others come first among the sites.
std::optional<Reason> write_block(const SiteTable& table, const AsyncSite& site, AsyncEditList& edits);

}  // namespace aioshift::rewrite
