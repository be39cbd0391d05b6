// The arguments of a call, matched to the parameters of the function it calls.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "syntax/tree.h"

namespace aioshift::rules {

// For each parameter name the expression passed for it, null where there is none. The first
// `positional` parameters may be passed by position. Nothing where the call has starred
// arguments, too many, unknown keywords, or one parameter twice, or a bare generator expression.
std::optional<std::vector<syntax::Node>> match_arguments(syntax::Node call,
                                                         std::span<const std::string_view> parameters,
                                                         std::size_t positional);

}  // namespace aioshift::rules
