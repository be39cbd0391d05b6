#include "rules/yaml/numbers.h"

#include <charconv>

namespace aioshift::rules {

std::optional<std::int64_t> parse_whole_number(std::string_view text) {
  int base = 10;
  if (text.starts_with("0x")) {
    base = 16;
  } else if (text.starts_with("0o")) {
    base = 8;
  }
  if (base != 10) text.remove_prefix(2);
  if (text.starts_with('+')) {
    text.remove_prefix(1);
    if (text.starts_with('-')) return std::nullopt;
  }
  std::int64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number, base);
  if (error != std::errc() || stop != end || (base != 10 && text.starts_with('-'))) return std::nullopt;
  return number;
}

}  // namespace aioshift::rules
