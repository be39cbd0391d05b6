// Values of literals, as far as rules ask for them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "syntax/tree.h"

namespace aioshift::syntax {

// The number that a literal denotes (int or float, underscores, hex, octal, binary); nothing for
// complex numbers and for what is no number literal.
std::optional<double> number_value(Node node);

// The text of a plain string literal without interpolations and escapes; nothing otherwise. Bytes
// literals are no text.
std::optional<std::string_view> plain_string(Node node);

// Whether the word is a keyword of the language, as of Python 3.14; soft ones are not.
bool is_keyword(std::string_view word);
// Whether the text may be a name: letters, digits and underscores, other characters than those of ASCII, and
// no keyword.
bool is_identifier(std::string_view text);

}  // namespace aioshift::syntax
