#include "pattern/nth_child.h"

#include <fmt/format.h>

#include <cctype>
#include <charconv>

namespace aioshift::pattern {

tl::expected<Position, std::string> parse_position(std::string_view text) {
  const auto wrong = [&] {
    return tl::unexpected(fmt::format("`{}` is no position such as 3, 2n+1 or -n+3", text));
  };
  std::string dense;
  for (const char c : text) {
    if (std::isspace(static_cast<unsigned char>(c)) == 0) dense += c;
  }
  std::string_view rest = dense;
  const auto sign = [&] {
    int result = 0;
    if (rest.starts_with('+') || rest.starts_with('-')) {
      result = rest.front() == '-' ? -1 : 1;
      rest.remove_prefix(1);
    }
    return result;
  };
  const auto number = [&](int& value) {
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
    if (error != std::errc() || rest.starts_with('-')) return false;
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    return true;
  };
  const int first_sign = sign();
  int first = 0;
  const bool has_first = number(first);
  const int signed_first = (first_sign < 0 ? -1 : 1) * first;
  if (!rest.starts_with('n') && !rest.starts_with('N')) {
    if (!has_first || !rest.empty()) return wrong();
    return Position{0, signed_first};
  }
  rest.remove_prefix(1);
  const int step = has_first ? signed_first : (first_sign < 0 ? -1 : 1);
  if (rest.empty()) return Position{step, 0};
  const int second_sign = sign();
  int second = 0;
  if (second_sign == 0 || !number(second) || !rest.empty()) return wrong();
  return Position{step, second_sign * second};
}

}  // namespace aioshift::pattern
