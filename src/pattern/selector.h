// Selectors of `kind`: "call", "call > identifier", "call:has(await)", as in CSS.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "pattern/rule_object.h"

namespace aioshift::pattern {

// The rule object that says the same. `A > B` and `A B` are B inside A, `A + B` and `A ~ B` are B after A;
// `:has() :not() :is() :nth-child() :nth-last-child()`; a comma stands for any. Kinds are not looked up.
// The error is for people.
tl::expected<RuleObject, std::string> parse_selector(std::string_view text, std::uint32_t line);

}  // namespace aioshift::pattern
