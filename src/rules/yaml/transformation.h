// A transformation in one line: `substring($A, startChar=1, endChar=-1)`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "rules/rule_document.h"

namespace aioshift::rules {

// All but the variable and the line. A value is YAML: a word, a text in quotes, a list in brackets. The
// error is the end of a sentence that begins with the text.
tl::expected<TransformationSpec, std::string> parse_transformation(std::string_view line);

std::optional<TextCase> parse_text_case(std::string_view word);
std::optional<Separator> parse_separator(std::string_view word);

}  // namespace aioshift::rules
