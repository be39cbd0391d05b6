// Which of the sites found have to wait, or are not to be looked at again.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "pipeline/rewrite_passes.h"
#include "rewrite/fix.h"
#include "rules/rule.h"

namespace aioshift::pipeline {

// A rule that rewrites each match once leaves alone what it has written, and what it matches in there.
void drop_what_was_written(FileWork& work);

// What a person declined is not offered again.
void drop_what_was_declined(FileWork& work);

// Sites that have to wait for the next pass, because a fix inside them has to: what they capture is
// not yet what it will be.
class WaitingSites {
 public:
  // Called in post-order: what lies inside `range` was called before.
  bool holds_one_inside(std::size_t work, const rules::RuleInfo* rule, text::Range range) const {
    const auto it = sites_.find({work, rule});
    if (it == sites_.end()) return false;
    for (auto site = it->second.rbegin(); site != it->second.rend() && site->end > range.begin; ++site) {
      if (range.contains(*site)) return true;
    }
    return false;
  }
  void add(std::size_t work, const rules::RuleInfo* rule, text::Range range) {
    sites_[{work, rule}].push_back(range);
  }

 private:
  std::map<std::pair<std::size_t, const rules::RuleInfo*>, std::vector<text::Range>> sites_;
};

// Sites whose fixes this pass applies.
class TakenSites {
 public:
  void add(std::size_t work, const rules::Finding& finding) {
    if (!finding.fix->is_primary) loose_.emplace(work, finding.range);
    if (finding.fix->fits_f_strings) return;
    const auto [it, is_new] = unfit_.try_emplace({work, finding.range.begin}, finding.range.end);
    if (!is_new) it->second = std::min(it->second, finding.range.end);
  }
  // Whether what the fix places elsewhere is about to become something that may need parentheses there,
  // or that may not be able to stand there.
  bool holds_one_placed_by(std::size_t work, const rewrite::Fix& fix) const {
    return std::any_of(fix.placed.begin(), fix.placed.end(),
                       [&](text::Range range) {
                         return loose_.count({work, range}) > 0;
                       }) ||
           std::any_of(fix.placed_in_f_strings.begin(), fix.placed_in_f_strings.end(),
                       [&](text::Range range) { return holds_unfit_one_inside(work, range); });
  }

 private:
  // Sites lie inside each other or apart.
  bool holds_unfit_one_inside(std::size_t work, text::Range range) const {
    const auto it = unfit_.lower_bound({work, range.begin});
    return it != unfit_.end() && it->first.first == work && it->second <= range.end;
  }

  std::set<std::pair<std::size_t, text::Range>> loose_;
  std::map<std::pair<std::size_t, text::Offset>, text::Offset> unfit_;  // where they begin, and first end
};

}  // namespace aioshift::pipeline
