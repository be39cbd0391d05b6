#include "pipeline/settled_sites.h"

#include <algorithm>

namespace aioshift::pipeline {

using rules::Finding;

namespace {

// Ranges by rule, asked which findings lie in one of them.
class RangesByRule {
 public:
  explicit RangesByRule(const std::vector<FileWork::Written>& ranges) {
    for (const FileWork::Written& range : ranges) by_rule_[range.rule].push_back(range.range);
    for (auto& [rule, sorted] : by_rule_) {
      std::sort(sorted.begin(), sorted.end());
      // From here on each ends where the one that reaches furthest does.
      for (std::size_t i = 1; i < sorted.size(); ++i)
        sorted[i].end = std::max(sorted[i].end, sorted[i - 1].end);
    }
  }

  bool hold(const Finding& finding) const {
    const auto rule = by_rule_.find(finding.rule);
    if (rule == by_rule_.end()) return false;
    const auto behind =
        std::partition_point(rule->second.begin(), rule->second.end(),
                             [&](const text::Range& range) { return range.begin <= finding.range.begin; });
    return behind != rule->second.begin() && (behind - 1)->end >= finding.range.end;
  }

 private:
  std::map<const rules::RuleInfo*, std::vector<text::Range>> by_rule_;
};

}  // namespace

void drop_what_was_written(FileWork& work) {
  if (work.written.empty()) return;
  const RangesByRule written(work.written);
  std::erase_if(work.found, [&](const Finding& finding) { return written.hold(finding); });
}

void drop_what_was_declined(FileWork& work) {
  if (work.declined.empty()) return;
  const RangesByRule declined(work.declined);
  for (Finding& finding : work.found) {
    if (declined.hold(finding)) finding.fix.reset();
  }
}

}  // namespace aioshift::pipeline
