#include "diff/windows.h"

#include <algorithm>
#include <string_view>

namespace aioshift::diff {
namespace {

// Costs one pass of memcmp; a diff that says less than the truth costs more.
bool describe(std::span<const text::Change> changes, std::string_view before, std::string_view after) {
  std::size_t before_at = 0;
  std::size_t after_at = 0;
  for (const text::Change& change : changes) {
    if (change.before.begin < before_at || change.before.end < change.before.begin ||
        change.before.end > before.size() || change.after.begin < after_at ||
        change.after.end < change.after.begin || change.after.end > after.size()) {
      return false;
    }
    if (before.substr(before_at, change.before.begin - before_at) !=
        after.substr(after_at, change.after.begin - after_at)) {
      return false;
    }
    before_at = change.before.end;
    after_at = change.after.end;
  }
  return before.substr(before_at) == after.substr(after_at);
}

LineRanges widened(const text::Change& change, const Lines& before, const Lines& after) {
  LineRanges window{before.line_at(change.before.begin), before.line_at(change.before.end),
                    after.line_at(change.after.begin), after.line_at(change.after.end)};
  // A change may end between lines in one text and within a line in the other ("x\n" became "x");
  // then the rest of that line, common to both, is the end of a line that differs.
  if (!before.starts_line(change.before.end) || !after.starts_line(change.after.end)) {
    window.before_end = std::min(window.before_end + 1, before.count());
    window.after_end = std::min(window.after_end + 1, after.count());
  }
  return window;
}

}  // namespace

std::vector<LineRanges> windows_around(const Lines& before, const Lines& after,
                                       std::span<const text::Change> changes) {
  if (!describe(changes, before.text(), after.text())) {
    return {LineRanges{0, before.count(), 0, after.count()}};
  }
  std::vector<LineRanges> windows;
  const text::Change* previous = nullptr;
  for (const text::Change& change : changes) {
    LineRanges window = widened(change, before, after);
    bool touches = previous != nullptr && previous->before.end == change.before.begin;
    if (!windows.empty() && (touches || window.before_begin < windows.back().before_end ||
                             window.after_begin < windows.back().after_end)) {
      // Not the larger end of the two: the line end that widened() took to be common after the
      // previous change may be what this one removes.
      windows.back().before_end = window.before_end;
      windows.back().after_end = window.after_end;
    } else {
      windows.push_back(window);
    }
    previous = &change;
  }
  return windows;
}

}  // namespace aioshift::diff
