// Translates regular expressions from Rust's syntax to RE2's.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace aioshift::pattern {

// How a text has to be prepared for a translated expression.
enum class RegexForm {
  kPlain,   // not at all
  kSpread,  // as spread_text() does: each character stands between two markers
};

// In a spread text, what one marker can be.
inline constexpr std::string_view kMarkerClass = R"([0 \n])";

struct TranslatedRegex {
  std::string pattern;
  bool has_unicode_boundary = false;  // `\b` or `\B`: RE2 knows ASCII's
};

tl::expected<TranslatedRegex, std::string> translate_regex(std::string_view text, RegexForm form);

}  // namespace aioshift::pattern
