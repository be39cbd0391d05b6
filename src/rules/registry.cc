#include "rules/registry.h"

#include <algorithm>
#include <set>

namespace aioshift::rules {

bool matches(const RuleInfo& info, std::string_view selector) {
  if (info.is_by_name) return selector == info.id;
  return selector == "all" || selector == info.id ||
         std::find(info.groups.begin(), info.groups.end(), selector) != info.groups.end() ||
         std::find(info.codes.begin(), info.codes.end(), selector) != info.codes.end();
}

void Registry::add(std::shared_ptr<const Rule> rule) {
  const auto at =
      std::lower_bound(rules_.begin(), rules_.end(), rule->info().id,
                       [](const auto& other, const std::string& id) { return other->info().id < id; });
  rules_.insert(at, std::move(rule));
}

const Rule* Registry::find(std::string_view id) const {
  for (const auto& rule : rules_) {
    if (rule->info().id == id) return rule.get();
  }
  return nullptr;
}

bool Registry::is_known(std::string_view selector) const {
  // Groups are part of the contract, whether or not a rule stands in them already.
  if (selector == "all" || selector == "asyncio" || selector == "migrate") return true;
  return std::any_of(rules_.begin(), rules_.end(),
                     [&](const auto& rule) { return matches(rule->info(), selector); });
}

std::vector<std::string> Registry::selectors() const {
  std::set<std::string> words = {"all", "asyncio", "migrate"};
  for (const auto& rule : rules_) {
    words.insert(rule->info().id);
    words.insert(rule->info().groups.begin(), rule->info().groups.end());
    words.insert(rule->info().codes.begin(), rule->info().codes.end());
  }
  return {words.begin(), words.end()};
}

std::vector<const Rule*> Registry::select(const std::vector<std::string>& select,
                                          const std::vector<std::string>& ignore) const {
  const auto is_named = [](const std::vector<std::string>& selectors, const RuleInfo& info) {
    return std::any_of(selectors.begin(), selectors.end(),
                       [&](const std::string& word) { return matches(info, word); });
  };
  std::vector<const Rule*> chosen;
  for (const auto& rule : rules_) {
    const RuleInfo& info = rule->info();
    if (select.empty() ? !info.is_default : !is_named(select, info)) continue;
    if (is_named(ignore, info)) continue;
    chosen.push_back(rule.get());
  }
  return chosen;
}

}  // namespace aioshift::rules
