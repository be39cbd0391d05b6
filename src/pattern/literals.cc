#include "pattern/literals.h"

#include <algorithm>
#include <cstring>
#include <optional>

namespace aioshift::pattern {
namespace {

bool is_name_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// What may stand between two tokens, from `at` on. Nothing where that cannot be told: blanks beyond ASCII,
// and backslashes that join no lines.
std::optional<std::size_t> behind_trivia(std::string_view bytes, std::size_t at) {
  while (at < bytes.size()) {
    const char c = bytes[at];
    if (c == '#') {
      at = std::min(bytes.find_first_of("\r\n", at), bytes.size());
    } else if (c == '\\') {
      const std::string_view rest = bytes.substr(at + 1);
      if (!rest.starts_with('\n') && !rest.starts_with('\r')) return std::nullopt;
      ++at;
    } else if (static_cast<unsigned char>(c) >= 0x80) {
      return std::nullopt;
    } else if (static_cast<unsigned char>(c) > ' ') {
      return at;
    } else {
      ++at;
    }
  }
  return at;
}

// Whether the tokens of the tail follow at `at`; true where that cannot be told.
bool follows(std::string_view bytes, std::size_t at, const std::vector<std::string>& tail,
             bool names_are_whole) {
  for (const std::string& token : tail) {
    const auto begin = behind_trivia(bytes, at);
    if (!begin) return true;
    if (bytes.compare(*begin, token.size(), token) != 0) return false;
    at = *begin + token.size();
    if (names_are_whole && is_name_byte(token.back()) && at < bytes.size() && is_name_byte(bytes[at]))
      return false;
  }
  return true;
}

}  // namespace

bool is_whole_name(std::string_view bytes, std::size_t begin, std::size_t end) {
  if (end < bytes.size() && is_name_byte(bytes[end])) return false;
  constexpr std::size_t kLongestNumber = 64;  // longer ones are taken for numbers unseen
  std::size_t first = begin;
  while (first > 0 && begin - first < kLongestNumber && is_name_byte(bytes[first - 1])) --first;
  return first == begin || begin - first == kLongestNumber || (bytes[first] >= '0' && bytes[first] <= '9');
}

bool contains(std::string_view bytes, const Literal& literal, bool names_are_whole) {
  const std::string& text = literal.text;
  std::size_t from = 0;
  while (const void* at = memmem(bytes.data() + from, bytes.size() - from, text.data(), text.size())) {
    const auto begin = static_cast<std::size_t>(static_cast<const char*>(at) - bytes.data());
    const std::size_t end = begin + text.size();
    const bool is_here = !literal.is_name || !names_are_whole || is_whole_name(bytes, begin, end);
    if (is_here && follows(bytes, end, literal.tail, names_are_whole)) return true;
    from = begin + 1;
  }
  return false;
}

}  // namespace aioshift::pattern
