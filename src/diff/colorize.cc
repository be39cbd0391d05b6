#include <charconv>
#include <cstddef>

#include "diff/unified.h"

namespace aioshift::diff {
namespace {

// git's defaults for color.diff.meta, frag, old and new.
constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kCyan = "\x1b[36m";
constexpr std::string_view kRed = "\x1b[31m";
constexpr std::string_view kGreen = "\x1b[32m";
constexpr std::string_view kReset = "\x1b[m";

// The line count after `sign` in "@@ -1,2 +3,4 @@".
std::size_t hunk_count(std::string_view header, char sign) {
  std::size_t begin = header.find(sign);
  if (begin == std::string_view::npos) return 0;
  std::string_view range = header.substr(begin + 1, header.find(' ', begin) - begin - 1);
  std::size_t comma = range.find(',');
  if (comma == std::string_view::npos) return 1;
  std::size_t count = 0;
  std::from_chars(range.data() + comma + 1, range.data() + range.size(), count);
  return count;
}

// The line end stays outside the colour, CR included, as git has it: a coloured one would paint
// the rest of the terminal's line.
void append_colored(std::string& out, std::string_view color, std::string_view line) {
  std::size_t size = line.size();
  if (size > 0 && line[size - 1] == '\n') --size;
  if (size > 0 && line[size - 1] == '\r') --size;
  if (color.empty()) {
    out.append(line);
  } else {
    out.append(color).append(line.substr(0, size)).append(kReset).append(line.substr(size));
  }
}

}  // namespace

std::string colorize(std::string_view diff) {
  std::string out;
  out.reserve(diff.size() + diff.size() / 4);
  // What a line is depends on how much of its hunk is left: a deleted "-- x" looks like a header.
  std::size_t old_left = 0;
  std::size_t new_left = 0;
  while (!diff.empty()) {
    std::size_t lf = diff.find('\n');
    std::string_view line = diff.substr(0, lf == std::string_view::npos ? diff.size() : lf + 1);
    diff.remove_prefix(line.size());
    char mark = line.front();
    std::string_view color;
    if (mark == '\\') {
      // "\ No newline at end of file" belongs to the line before it and counts as none.
    } else if (old_left > 0 && mark == '-') {
      color = kRed;
      --old_left;
    } else if (new_left > 0 && mark == '+') {
      color = kGreen;
      --new_left;
    } else if (old_left > 0 && new_left > 0) {
      --old_left;
      --new_left;
    } else if (line.starts_with("@@ ")) {
      color = kCyan;
      old_left = hunk_count(line, '-');
      new_left = hunk_count(line, '+');
    } else {
      color = kBold;
    }
    append_colored(out, color, line);
  }
  return out;
}

}  // namespace aioshift::diff
