// Functions that a text names: what mock.patch, getattr and their like look up.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "rewrite/reason.h"
#include "semantics/model.h"

namespace aioshift::transforms::unneeded_async {

// Calls `found` with the string for each of the names that a string of the file is, or ends in behind a dot
// or colon, or may be made to, or is told by: `name.startswith("on_")`. Not for those in `__all__`, which say
// only that callers elsewhere may exist.
void each_name_in_strings(const semantics::FileModel& model, const std::set<std::string, std::less<>>& names,
                          const std::function<void(syntax::Node, std::string_view, rewrite::Reason)>& found);

}  // namespace aioshift::transforms::unneeded_async
