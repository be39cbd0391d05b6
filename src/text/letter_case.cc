#include "text/letter_case.h"

#include <locale.h>
#include <wctype.h>

#include "text/utf8.h"

namespace aioshift::text {
namespace {

constexpr char32_t kSharpS = 0xDF;

// The C library's tables of Unicode; where it has none, ASCII's letters alone have a case.
locale_t unicode() {
  static const locale_t locale = [] {
    const locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    return utf8 != nullptr ? utf8 : newlocale(LC_CTYPE_MASK, "C", nullptr);
  }();
  return locale;
}

template <typename Function>
std::string converted(std::string_view text, const Function& convert) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    convert(code_point_at(text, at), result);
    ++at;
    while (at < text.size() && is_continuation(text[at])) ++at;
  }
  return result;
}

}  // namespace

bool is_upper(char32_t character) {
  return iswupper_l(static_cast<wint_t>(character), unicode()) != 0;
}

bool is_lower(char32_t character) {
  return iswlower_l(static_cast<wint_t>(character), unicode()) != 0;
}

char32_t to_upper(char32_t character) {
  return static_cast<char32_t>(towupper_l(static_cast<wint_t>(character), unicode()));
}

char32_t to_lower(char32_t character) {
  return static_cast<char32_t>(towlower_l(static_cast<wint_t>(character), unicode()));
}

std::string upper_case(std::string_view text) {
  return converted(text, [](char32_t c, std::string& result) {
    if (c == kSharpS) {
      result += "SS";
    } else {
      append_utf8(result, to_upper(c));
    }
  });
}

std::string lower_case(std::string_view text) {
  return converted(text, [](char32_t c, std::string& result) { append_utf8(result, to_lower(c)); });
}

}  // namespace aioshift::text
