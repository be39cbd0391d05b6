#include "text/edit.h"

#include <algorithm>
#include <cassert>

namespace aioshift::text {
namespace {

// What an offset behind a change moved by. Offsets are unsigned: a shift to the left is a large
// number, and adding it wraps around to the right result.
using Shift = Offset;

bool is_nothing(const Change& change) {
  return change.before.empty() && change.after.empty();
}

}  // namespace

void sort_edits(std::vector<Edit>& edits) {
  // An insertion ends where it begins: by begin and end it comes before what replaces text there.
  std::stable_sort(edits.begin(), edits.end(),
                   [](const Edit& a, const Edit& b) { return a.range < b.range; });
}

bool are_disjoint(std::span<const Edit> sorted_edits, Offset size) {
  Offset free_from = 0;
  for (const Edit& edit : sorted_edits) {
    if (edit.range.begin < free_from || edit.range.end < edit.range.begin || edit.range.end > size) {
      return false;
    }
    free_from = edit.range.end;
  }
  return true;
}

std::string apply_edits(std::string_view text, std::span<const Edit> sorted_edits) {
  assert(are_disjoint(sorted_edits, static_cast<Offset>(text.size())));
  std::size_t size = text.size();
  for (const Edit& edit : sorted_edits) size = size - edit.range.size() + edit.replacement.size();
  std::string result;
  result.reserve(size);
  std::size_t copied = 0;
  for (const Edit& edit : sorted_edits) {
    result.append(text.substr(copied, edit.range.begin - copied));
    result.append(edit.replacement);
    copied = edit.range.end;
  }
  result.append(text.substr(copied));
  return result;
}

ChangeMap::ChangeMap(std::span<const Edit> sorted_edits) {
  changes_.reserve(sorted_edits.size());
  Shift shift = 0;
  for (const Edit& edit : sorted_edits) {
    const Offset begin = edit.range.begin + shift;
    const Change change{edit.range, {begin, begin + static_cast<Offset>(edit.replacement.size())}};
    shift = change.after.end - change.before.end;
    if (is_nothing(change)) continue;
    if (!changes_.empty() && changes_.back().before.end == change.before.begin) {
      changes_.back().before.end = change.before.end;
      changes_.back().after.end = change.after.end;
    } else {
      changes_.push_back(change);
    }
  }
}

Range ChangeMap::moved(Range before) const {
  Range widened = before;
  Shift begin_shift = 0;
  Shift end_shift = 0;
  // Those that end before it only move it.
  const auto first = std::partition_point(changes_.begin(), changes_.end(), [&](const Change& change) {
    return change.before.end < before.begin;
  });
  if (first != changes_.begin()) begin_shift = end_shift = (first - 1)->after.end - (first - 1)->before.end;
  for (auto it = first; it != changes_.end(); ++it) {
    const Change& change = *it;
    const bool is_insertion = change.before.empty();
    // A neighbour's replacement that only touches the range is not the range's.
    if (change.before.end == before.begin && !is_insertion) {
      begin_shift = change.after.end - change.before.end;
      end_shift = begin_shift;
      continue;
    }
    if (change.before.begin > before.end || (change.before.begin == before.end && !is_insertion)) break;
    widened.begin = std::min(widened.begin, change.before.begin);
    widened.end = std::max(widened.end, change.before.end);
    end_shift = change.after.end - change.before.end;
  }
  return {widened.begin + begin_shift, widened.end + end_shift};
}

// Both lists are walked along the text in the middle, which the first map leads to and the second
// comes from. Changes that touch or overlap there are one change of the result; between two such
// groups at least one byte is left alone by both maps, so that groups never touch outside either.
ChangeMap ChangeMap::then(const ChangeMap& next) const {
  std::vector<Change> joined;
  joined.reserve(std::max(changes_.size(), next.changes_.size()));
  auto first = changes_.begin();
  auto second = next.changes_.begin();
  Shift old_to_middle = 0;
  Shift middle_to_new = 0;
  while (first != changes_.end() || second != next.changes_.end()) {
    Range middle;
    if (second == next.changes_.end()) {
      middle.begin = first->after.begin;
    } else if (first == changes_.end()) {
      middle.begin = second->before.begin;
    } else {
      middle.begin = std::min(first->after.begin, second->before.begin);
    }
    middle.end = middle.begin;
    const Offset old_begin = middle.begin - old_to_middle;
    const Offset new_begin = middle.begin + middle_to_new;
    for (;;) {
      if (first != changes_.end() && first->after.begin <= middle.end) {
        middle.end = std::max(middle.end, first->after.end);
        old_to_middle = first->after.end - first->before.end;
        ++first;
      } else if (second != next.changes_.end() && second->before.begin <= middle.end) {
        middle.end = std::max(middle.end, second->before.end);
        middle_to_new = second->after.end - second->before.end;
        ++second;
      } else {
        break;
      }
    }
    const Change change{{old_begin, middle.end - old_to_middle}, {new_begin, middle.end + middle_to_new}};
    if (!is_nothing(change)) joined.push_back(change);
  }
  return ChangeMap(std::move(joined));
}

}  // namespace aioshift::text
