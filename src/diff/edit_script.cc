#include "diff/edit_script.h"

#include <algorithm>
#include <dtl/dtl.hpp>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace aioshift::diff {
namespace {

// One line on both sides.
struct Anchor {
  std::size_t before = 0;
  std::size_t after = 0;
};

// A longest run of anchors that keeps the order of both texts (patience sorting). `anchors` are in
// the order of the old text.
std::vector<Anchor> in_both_orders(const std::vector<Anchor>& anchors) {
  constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::vector<std::size_t> piles;  // index of the top anchor of each pile
  std::vector<std::size_t> previous(anchors.size(), kNone);
  for (std::size_t i = 0; i < anchors.size(); ++i) {
    auto pile =
        std::lower_bound(piles.begin(), piles.end(), anchors[i].after,
                         [&](std::size_t top, std::size_t line) { return anchors[top].after < line; });
    if (pile != piles.begin()) previous[i] = *(pile - 1);
    if (pile == piles.end()) {
      piles.push_back(i);
    } else {
      *pile = i;
    }
  }
  std::vector<Anchor> chain;
  for (std::size_t i = piles.empty() ? kNone : piles.back(); i != kNone; i = previous[i]) {
    chain.push_back(anchors[i]);
  }
  std::reverse(chain.begin(), chain.end());
  return chain;
}

class Comparison {
 public:
  Comparison(const Lines& before, const Lines& after) : before_(before), after_(after) {}

  void compare(LineRanges window) {
    trim(window);
    if (fits(window)) {
      compare_small(window);
    } else {
      divide(window);
    }
  }

  std::vector<LineRanges> take() { return std::move(changed_); }

 private:
  void trim(LineRanges& window) const {
    while (window.before_begin < window.before_end && window.after_begin < window.after_end &&
           before_[window.before_begin] == after_[window.after_begin]) {
      ++window.before_begin;
      ++window.after_begin;
    }
    while (window.before_begin < window.before_end && window.after_begin < window.after_end &&
           before_[window.before_end - 1] == after_[window.after_end - 1]) {
      --window.before_end;
      --window.after_end;
    }
  }

  static bool fits(const LineRanges& window) {
    return (window.before_end - window.before_begin + 1) <=
           kMaxCells / (window.after_end - window.after_begin + 1);
  }

  // Appends, joining what touches: hunks are made of changes with common lines between them.
  void changed(const LineRanges& lines) {
    if (lines.before_begin == lines.before_end && lines.after_begin == lines.after_end) return;
    if (!changed_.empty() && changed_.back().before_end == lines.before_begin &&
        changed_.back().after_end == lines.after_begin) {
      changed_.back().before_end = lines.before_end;
      changed_.back().after_end = lines.after_end;
    } else {
      changed_.push_back(lines);
    }
  }

  void compare_small(const LineRanges& window) {
    if (window.before_begin == window.before_end || window.after_begin == window.after_end) {
      changed(window);
      return;
    }
    std::unordered_map<std::string_view, int> ids;
    auto interned = [&ids](const Lines& lines, std::size_t begin, std::size_t end) {
      std::vector<int> sequence;
      sequence.reserve(end - begin);
      for (std::size_t i = begin; i < end; ++i) {
        sequence.push_back(ids.try_emplace(lines[i], static_cast<int>(ids.size())).first->second);
      }
      return sequence;
    };
    std::vector<int> old_ids = interned(before_, window.before_begin, window.before_end);
    std::vector<int> new_ids = interned(after_, window.after_begin, window.after_end);
    dtl::Diff<int> diff(old_ids, new_ids);
    diff.compose();
    // Only the order of the steps is used: they are counted here, dtl's own indices are not needed.
    std::size_t before = window.before_begin;
    std::size_t after = window.after_begin;
    const dtl::Ses<int> script = diff.getSes();
    for (const auto& [id, step] : script.getSequence()) {
      LineRanges lines{before, before, after, after};
      if (step.type != dtl::SES_ADD) lines.before_end = ++before;
      if (step.type != dtl::SES_DELETE) lines.after_end = ++after;
      if (step.type != dtl::SES_COMMON) changed(lines);
    }
  }

  void divide(const LineRanges& window) {
    LineRanges part = window;
    for (const Anchor& anchor : in_both_orders(unique_lines(window))) {
      part.before_end = anchor.before;
      part.after_end = anchor.after;
      compare_part(part);
      part.before_begin = anchor.before + 1;
      part.after_begin = anchor.after + 1;
    }
    part.before_end = window.before_end;
    part.after_end = window.after_end;
    compare_part(part);
  }

  void compare_part(LineRanges part) {
    trim(part);
    if (fits(part)) {
      compare_small(part);
    } else {
      changed(part);
    }
  }

  // The lines that occur once in the window on either side, in the order of the old text.
  std::vector<Anchor> unique_lines(const LineRanges& window) const {
    struct Occurrence {
      int before_count = 0;
      int after_count = 0;
      std::size_t after = 0;
    };
    std::unordered_map<std::string_view, Occurrence> occurrences;
    for (std::size_t i = window.before_begin; i < window.before_end; ++i) {
      ++occurrences[before_[i]].before_count;
    }
    for (std::size_t i = window.after_begin; i < window.after_end; ++i) {
      Occurrence& occurrence = occurrences[after_[i]];
      ++occurrence.after_count;
      occurrence.after = i;
    }
    std::vector<Anchor> anchors;
    for (std::size_t i = window.before_begin; i < window.before_end; ++i) {
      const Occurrence& occurrence = occurrences[before_[i]];
      if (occurrence.before_count == 1 && occurrence.after_count == 1) {
        anchors.push_back({i, occurrence.after});
      }
    }
    return anchors;
  }

  const Lines& before_;
  const Lines& after_;
  std::vector<LineRanges> changed_;
};

}  // namespace

std::vector<LineRanges> changed_lines(const Lines& before, const Lines& after,
                                      std::span<const LineRanges> windows) {
  Comparison comparison(before, after);
  for (const LineRanges& window : windows) comparison.compare(window);
  return comparison.take();
}

}  // namespace aioshift::diff
