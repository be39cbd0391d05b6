// What a task group means for the exception handlers around it: it raises a group of exceptions.
#pragma once

#include <optional>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "rewrite/reason.h"
#include "semantics/model.h"
#include "text/edit.h"

namespace aioshift::rules {

// The option `exceptions` of rules that introduce task groups.
enum class GroupExceptions {
  kGroup,   // handlers become except* where that is legal and means the same
  kUnwrap,  // the group is caught, and its first exception raised: handlers stay
  kRefuse,  // a site with such handlers stays
};
std::optional<GroupExceptions> parse_group_exceptions(std::string_view text);

// The edits that make the handlers around `site`, in its function, see what a task group there raises.
// kHandlerNeedsError where a handler would miss it or could not deal with it.
// except* takes no `return`, `break` or `continue` and no bare or group handler beside it (PEP 654); its
// variable is a group, which may only be logged or chained, and what it raises itself would be grouped, too.
tl::expected<std::vector<text::Edit>, rewrite::Reason> adapt_handlers(const semantics::FileModel& model,
                                                                      syntax::Node site,
                                                                      GroupExceptions mode);

}  // namespace aioshift::rules
