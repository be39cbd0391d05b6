// An edit replaces a range of a text; a ChangeMap says which ranges of two texts correspond.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/range.h"

namespace aioshift::text {

struct Edit {
  Range range;
  std::string replacement;

  bool operator==(const Edit&) const = default;
};

// Sorts edits by position; insertions at one offset keep the order in which they stand, and come
// before an edit that replaces text from that offset on.
void sort_edits(std::vector<Edit>& edits);

// True where the sorted edits do not overlap and lie within a text of `size` bytes.
bool are_disjoint(std::span<const Edit> sorted_edits, Offset size);

// `text` with the edits applied. Precondition: sorted (sort_edits) and disjoint.
std::string apply_edits(std::string_view text, std::span<const Edit> sorted_edits);

// One changed stretch: `before` in the old text became `after` in the new one.
struct Change {
  Range before;
  Range after;

  bool operator==(const Change&) const = default;
};

// The changed stretches between two texts, sorted and disjoint in both; all else is equal, byte
// for byte. Maps compose: pass after pass of rewriting still knows what changed since the start.
class ChangeMap {
 public:
  ChangeMap() = default;
  // Precondition as for apply_edits. Touching edits are joined, those that do nothing left out.
  explicit ChangeMap(std::span<const Edit> sorted_edits);
  explicit ChangeMap(std::vector<Change> changes) : changes_(std::move(changes)) {}

  // The map from this one's old text to `next`'s new text. Touching changes are joined; what the
  // first inserted and the second deleted is gone.
  ChangeMap then(const ChangeMap& next) const;

  // What has become of a range of the old text: with all that was inserted at its borders, and with the
  // whole of every change that reaches into it.
  Range moved(Range before) const;

  std::span<const Change> changes() const { return changes_; }
  bool empty() const { return changes_.empty(); }

 private:
  std::vector<Change> changes_;
};

}  // namespace aioshift::text
