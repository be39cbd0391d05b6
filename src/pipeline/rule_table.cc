#include "pipeline/rule_table.h"

#include <algorithm>
#include <numeric>

namespace aioshift::pipeline {

RuleTable::RuleTable(const Settings& settings) {
  entries_.reserve(settings.rules.size());
  for (const rules::Rule* rule : settings.rules) {
    std::vector<syntax::Kind> kinds = rule->kinds();
    std::sort(kinds.begin(), kinds.end());
    kinds.erase(std::unique(kinds.begin(), kinds.end()), kinds.end());
    numbers_.emplace(&rule->info(), static_cast<RuleNumber>(entries_.size()));
    entries_.push_back({rule, &settings.options.at(rule->info().id), std::move(kinds), rule->replaced_names(),
                        rule->looks_at_program()});
  }
  std::vector<RuleNumber> all(entries_.size());
  std::iota(all.begin(), all.end(), RuleNumber{0});
  by_kind_ = by_kind(all);
}

RulesByKind RuleTable::by_kind(std::span<const RuleNumber> rules) const {
  RulesByKind result;
  // First how many each kind has, then where they begin, then the rules.
  for (const RuleNumber rule : rules) {
    for (const syntax::Kind kind : entries_[rule].kinds) ++result.begins_[RulesByKind::slot_of(kind) + 1];
  }
  std::partial_sum(result.begins_.begin(), result.begins_.end(), result.begins_.begin());
  result.numbers_.resize(result.begins_.back());
  auto next = result.begins_;
  for (const RuleNumber rule : rules) {
    for (const syntax::Kind kind : entries_[rule].kinds)
      result.numbers_[next[RulesByKind::slot_of(kind)]++] = rule;
  }
  return result;
}

}  // namespace aioshift::pipeline
