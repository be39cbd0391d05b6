#include "diff/unified.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <span>
#include <vector>

#include "diff/edit_script.h"
#include "diff/lines.h"
#include "diff/windows.h"

namespace aioshift::diff {
namespace {

void append_header(std::string& out, std::string_view path) {
  std::string old_name = quote_path("a/", path);
  std::string new_name = quote_path("b/", path);
  // GNU patch ends a name at white space unless a tab follows it: git writes the tab for it.
  std::string_view end = path.find(' ') == std::string_view::npos ? "\n" : "\t\n";
  out.append("diff --git ").append(old_name).append(" ").append(new_name);
  out.append("\n--- ").append(old_name).append(end);
  out.append("+++ ").append(new_name).append(end);
}

void append_line(std::string& out, char mark, std::string_view line) {
  out += mark;
  out += line;
  if (!line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
}

// "start,count" of a hunk header: lines count from 1, an empty stretch is named by the line before
// it (0 at the top), and a count of 1 is left out.
void append_range(std::string& out, std::size_t begin, std::size_t end) {
  std::size_t count = end - begin;
  fmt::format_to(std::back_inserter(out), "{}", count == 0 ? begin : begin + 1);
  if (count != 1) fmt::format_to(std::back_inserter(out), ",{}", count);
}

void append_hunk(std::string& out, const Lines& before, const Lines& after,
                 std::span<const LineRanges> changes, std::size_t context) {
  const LineRanges& first = changes.front();
  const LineRanges& last = changes.back();
  std::size_t leading = std::min(context, first.before_begin);
  std::size_t trailing = std::min(context, before.count() - last.before_end);
  out += "@@ -";
  append_range(out, first.before_begin - leading, last.before_end + trailing);
  out += " +";
  append_range(out, first.after_begin - leading, last.after_end + trailing);
  out += " @@\n";
  std::size_t at = first.before_begin - leading;
  for (const LineRanges& change : changes) {
    for (; at < change.before_begin; ++at) append_line(out, ' ', before[at]);
    for (; at < change.before_end; ++at) append_line(out, '-', before[at]);
    for (std::size_t i = change.after_begin; i < change.after_end; ++i) append_line(out, '+', after[i]);
  }
  for (; at < last.before_end + trailing; ++at) append_line(out, ' ', before[at]);
}

}  // namespace

std::string unified_diff(const FileDiff& file, unsigned context) {
  std::string out;
  if (file.before == file.after) return out;
  const Lines before(file.before);
  const Lines after(file.after);
  const std::vector<LineRanges> windows = windows_around(before, after, file.changes.changes());
  const std::vector<LineRanges> changes = changed_lines(before, after, windows);
  append_header(out, file.path);
  const std::size_t max_gap = 2 * std::size_t{context};
  for (std::size_t begin = 0; begin < changes.size();) {
    std::size_t end = begin + 1;
    // GNU diff and git keep in one hunk what context alone separates.
    while (end < changes.size() && changes[end].before_begin - changes[end - 1].before_end <= max_gap) ++end;
    append_hunk(out, before, after, std::span(changes).subspan(begin, end - begin), context);
    begin = end;
  }
  return out;
}

}  // namespace aioshift::diff
