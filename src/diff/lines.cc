#include "diff/lines.h"

#include <algorithm>

namespace aioshift::diff {

Lines::Lines(std::string_view text) : text_(text) {
  lines_.reserve(text.size() / 32 + 1);
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t lf = text.find('\n', begin);
    std::size_t end = lf == std::string_view::npos ? text.size() : lf + 1;
    lines_.push_back(text.substr(begin, end - begin));
    begin = end;
  }
}

std::size_t Lines::line_at(std::size_t offset) const {
  if (offset >= text_.size()) return starts_line(text_.size()) ? count() : count() - 1;
  const char* at = text_.data() + offset;
  auto after = std::upper_bound(lines_.begin(), lines_.end(), at,
                                [](const char* byte, std::string_view line) { return byte < line.data(); });
  return static_cast<std::size_t>(after - lines_.begin()) - 1;
}

}  // namespace aioshift::diff
