#include "fuzz/apply_patch.h"

#include <cstddef>
#include <cstdio>

namespace aioshift::fuzz {
namespace {

// The next line with its LF; empty at the end.
std::string_view next_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end == std::string_view::npos ? text.size() : end + 1);
  text.remove_prefix(line.size());
  return line;
}

struct HunkHeader {
  std::size_t old_begin = 0;
  std::size_t old_count = 1;
  std::size_t new_begin = 0;
  std::size_t new_count = 1;
};

std::optional<std::pair<std::size_t, std::size_t>> parse_range(const std::string& text) {
  std::size_t begin = 0;
  std::size_t count = 1;
  const int fields = std::sscanf(text.c_str(), "%zu,%zu", &begin, &count);
  if (fields < 1) return std::nullopt;
  return std::make_pair(begin, count);
}

std::optional<HunkHeader> parse_header(std::string_view line) {
  const std::size_t minus = line.find('-');
  const std::size_t plus = line.find(" +");
  const std::size_t end = line.find(" @@");
  if (!line.starts_with("@@ -") || plus == std::string_view::npos || end == std::string_view::npos)
    return std::nullopt;
  const auto old_range = parse_range(std::string(line.substr(minus + 1, plus - minus - 1)));
  const auto new_range = parse_range(std::string(line.substr(plus + 2, end - plus - 2)));
  if (!old_range || !new_range) return std::nullopt;
  return HunkHeader{old_range->first, old_range->second, new_range->first, new_range->second};
}

}  // namespace

std::optional<std::string> apply_patch(std::string_view before, std::string_view patch) {
  if (!next_line(patch).starts_with("diff --git ")) return std::nullopt;
  if (!next_line(patch).starts_with("--- ")) return std::nullopt;
  if (!next_line(patch).starts_with("+++ ")) return std::nullopt;
  std::string after;
  std::size_t old_line = 0;  // lines of `before` used so far
  std::size_t new_line = 0;
  while (!patch.empty()) {
    const auto header = parse_header(next_line(patch));
    if (!header) return std::nullopt;
    // A range without lines names the line in front of it.
    const std::size_t old_begin = header->old_begin - (header->old_count > 0 ? 1 : 0);
    const std::size_t new_begin = header->new_begin - (header->new_count > 0 ? 1 : 0);
    if (old_begin < old_line) return std::nullopt;
    for (; old_line < old_begin; ++old_line, ++new_line) {
      if (before.empty()) return std::nullopt;
      after += next_line(before);
    }
    if (new_line != new_begin) return std::nullopt;
    std::size_t old_left = header->old_count;
    std::size_t new_left = header->new_count;
    while (old_left > 0 || new_left > 0 || patch.starts_with('\\')) {
      std::string line(next_line(patch));
      if (line.empty()) return std::nullopt;
      const char mark = line[0];
      line.erase(0, 1);
      if (patch.starts_with('\\')) {
        next_line(patch);
        line.pop_back();
      }
      const bool is_old = mark == ' ' || mark == '-';
      const bool is_new = mark == ' ' || mark == '+';
      if ((!is_old && !is_new) || (is_old && old_left == 0) || (is_new && new_left == 0)) return std::nullopt;
      if (is_old) {
        if (next_line(before) != line) return std::nullopt;
        --old_left;
        ++old_line;
      }
      if (is_new) {
        after += line;
        --new_left;
        ++new_line;
      }
    }
  }
  after += before;
  return after;
}

}  // namespace aioshift::fuzz
