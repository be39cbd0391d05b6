// All rules, and the choice among them.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "rules/rule.h"

namespace aioshift::rules {

// Copies share the rules.
class Registry {
 public:
  void add(std::shared_ptr<const Rule> rule);  // keeps the rules sorted by id

  std::span<const std::shared_ptr<const Rule>> rules() const { return rules_; }
  const Rule* find(std::string_view id) const;

  // Whether `selector` names anything: a rule id, a group, a code, or "all".
  bool is_known(std::string_view selector) const;
  // Every word that selects something, for suggestions.
  std::vector<std::string> selectors() const;

  // The rules that `select` names, without those that `ignore` does; without `select`, the rules
  // that run by default. Unknown selectors are the caller's to report (is_known).
  std::vector<const Rule*> select(const std::vector<std::string>& select,
                                  const std::vector<std::string>& ignore) const;

 private:
  std::vector<std::shared_ptr<const Rule>> rules_;
};

// Whether a rule is meant by a selector.
bool matches(const RuleInfo& info, std::string_view selector);

}  // namespace aioshift::rules
