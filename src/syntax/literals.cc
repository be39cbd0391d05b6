#include "syntax/literals.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>

namespace aioshift::syntax {

std::optional<double> number_value(Node node) {
  if (!node.is_one_of(Kind::integer, Kind::float_)) return std::nullopt;
  std::string digits;
  for (char c : node.text()) {
    if (c != '_') digits += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  if (digits.empty() || digits.back() == 'j' || digits.back() == 'l') return std::nullopt;
  if (digits.size() > 2 && digits[0] == '0' && (digits[1] == 'b' || digits[1] == 'o')) {
    char* end = nullptr;
    const unsigned long long value = std::strtoull(digits.c_str() + 2, &end, digits[1] == 'b' ? 2 : 8);
    return *end == '\0' ? std::optional<double>(static_cast<double>(value)) : std::nullopt;
  }
  char* end = nullptr;
  const double value = std::strtod(digits.c_str(), &end);  // also takes 0x...
  return *end == '\0' ? std::optional<double>(value) : std::nullopt;
}

std::optional<std::string_view> plain_string(Node node) {
  if (!node.is(Kind::string)) return std::nullopt;
  const Node start = node.child(Kind::string_start);
  const Node end = node.child(Kind::string_end);
  if (!start || !end) return std::nullopt;
  for (char c : start.text()) {
    const int prefix = std::tolower(static_cast<unsigned char>(c));
    if (prefix == 'b' || prefix == 'f' || prefix == 't') return std::nullopt;
  }
  const std::string_view value = node.tree().text().substr(start.end(), end.begin() - start.end());
  if (value.find('\\') != std::string_view::npos) return std::nullopt;
  return value;
}

bool is_keyword(std::string_view word) {
  constexpr auto kKeywords = std::to_array<std::string_view>(
      {"False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
       "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
       "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
       "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield"});
  return std::find(kKeywords.begin(), kKeywords.end(), word) != kKeywords.end();
}

bool is_identifier(std::string_view text) {
  const auto may_begin = [](char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  return !text.empty() && may_begin(text.front()) && !is_keyword(text) &&
         std::all_of(text.begin(), text.end(),
                     [&](char c) { return may_begin(c) || (c >= '0' && c <= '9'); });
}

}  // namespace aioshift::syntax
