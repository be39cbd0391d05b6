#include "rules/yaml/wording.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/utf8.h"

namespace aioshift::rules {

std::string quoted(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  const std::string_view line = text.substr(0, text.find('\n'));
  if (line.size() == text.size() && line.size() <= kLongest) return fmt::format("`{}`", line);
  std::size_t end = std::min(line.size(), kLongest);
  while (end > 0 && end < line.size() && text::is_continuation(line[end])) --end;
  return fmt::format("`{}...`", line.substr(0, end));
}

std::string printable(std::string message) {
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
  if (std::none_of(message.begin(), message.end(), is_control)) return message;
  std::string result;
  for (const char c : message) {
    if (is_control(c)) {
      result += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    } else {
      result += c;
    }
  }
  return result;
}

std::string either(const std::vector<std::string>& choices) {
  std::string text;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (i != 0) text += i + 1 == choices.size() ? " or " : ", ";
    text += choices[i];
  }
  return text;
}

}  // namespace aioshift::rules
