// The rules of one configuration, by number, with what is asked of each asked once.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "pipeline/settings.h"
#include "rules/rule.h"

namespace aioshift::pipeline {

// A rule's place in Settings::rules. The order of numbers is that of ids.
using RuleNumber = std::uint32_t;

// Some rules by the kinds of node at which they begin.
class RulesByKind {
 public:
  // In ascending order.
  std::span<const RuleNumber> operator[](syntax::Kind kind) const {
    const std::size_t slot = slot_of(kind);
    return {numbers_.data() + begins_[slot], numbers_.data() + begins_[slot + 1]};
  }

 private:
  friend class RuleTable;
  // `error` has no small number and gets the last place.
  static constexpr std::size_t kSlots = syntax::kKindCount + 1;
  static constexpr std::size_t slot_of(syntax::Kind kind) {
    const auto number = static_cast<std::size_t>(kind);
    return number < syntax::kKindCount ? number : syntax::kKindCount;
  }

  std::array<std::uint32_t, kSlots + 1> begins_ = {};
  std::vector<RuleNumber> numbers_;
};

// There may be ten thousand rules: nothing here looks for one among all of them.
class RuleTable {
 public:
  // `settings` must outlive the table.
  explicit RuleTable(const Settings& settings);

  std::size_t size() const { return entries_.size(); }
  const rules::Rule& rule(RuleNumber number) const { return *entries_[number].rule; }
  const std::map<std::string, std::string>& options(RuleNumber number) const {
    return *entries_[number].options;
  }
  const std::vector<std::string>& replaced_names(RuleNumber number) const {
    return entries_[number].replaced_names;
  }
  bool looks_at_program(RuleNumber number) const { return entries_[number].looks_at_program; }
  // Of a rule that decides over the whole program and does nothing else.
  bool visits_nothing(RuleNumber number) const { return entries_[number].kinds.empty(); }
  RuleNumber number_of(const rules::RuleInfo& info) const { return numbers_.at(&info); }

  // Of `rules`, which are ascending.
  RulesByKind by_kind(std::span<const RuleNumber> rules) const;
  // Of all rules.
  const RulesByKind& by_kind() const { return by_kind_; }

 private:
  struct Entry {
    const rules::Rule* rule;
    const std::map<std::string, std::string>* options;
    std::vector<syntax::Kind> kinds;
    std::vector<std::string> replaced_names;
    bool looks_at_program;
  };

  std::vector<Entry> entries_;
  std::unordered_map<const rules::RuleInfo*, RuleNumber> numbers_;
  RulesByKind by_kind_;
};

}  // namespace aioshift::pipeline
