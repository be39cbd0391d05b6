// Words in a name, and names made of words: `userName` → `user_name`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aioshift::rewrite {

enum class TextCase { kLower, kUpper, kCapitalize, kCamel, kSnake, kKebab, kPascal };

enum class Separator { kCaseChange, kDash, kDot, kSlash, kSpace, kUnderscore };

// The words of a text. A separating character belongs to no word. Where the case changes, a word begins
// with a capital behind a small letter, and with the last of several capitals in front of one:
// "parseHTMLText" has "parse", "HTML" and "Text". No separators given: all of them.
std::vector<std::string_view> words_of(std::string_view text,
                                       const std::optional<std::vector<Separator>>& separated_by);

// kLower, kUpper and kCapitalize leave the text in one piece.
std::string in_case(std::string_view text, TextCase to_case,
                    const std::optional<std::vector<Separator>>& separated_by);

}  // namespace aioshift::rewrite
