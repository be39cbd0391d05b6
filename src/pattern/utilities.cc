// Global utilities, each compiled after those that it needs.
#include <fmt/format.h>

#include <algorithm>

#include "pattern/compiled.h"

namespace aioshift::pattern {
namespace {

// Rule objects nest, and utilities need each other, as their authors wrote them. More than what compiling
// a single utility allows.
constexpr int kDeepest = 1000;

using Index = std::unordered_map<std::string, std::size_t>;

// Puts utilities behind those that they need at the same node. Through a relation one may well need
// itself: at another node.
class UtilitySorter {
 public:
  UtilitySorter(const std::vector<GlobalUtility>& utilities, const Index& index)
      : utilities_(utilities), index_(index) {}

  struct Culprit {
    std::size_t utility;
    std::string message;
  };

  tl::expected<std::vector<std::size_t>, Culprit> sorted() {
    state_.assign(utilities_.size(), State::kNew);
    for (std::size_t i = 0; i < utilities_.size(); ++i) {
      if (!visit(i, 0)) return tl::unexpected(culprit_);
    }
    return order_;
  }

 private:
  enum class State { kNew, kOpen, kDone };

  bool give_up(std::size_t i, std::string message) {
    culprit_ = {i, std::move(message)};
    return false;
  }

  // NOLINTBEGIN(misc-no-recursion): bounded by kDeepest
  bool visit(std::size_t i, int depth) {
    if (state_[i] == State::kDone) return true;
    const GlobalUtility& utility = utilities_[i];
    if (state_[i] == State::kOpen)
      return give_up(
          i, fmt::format("the utility `{}` needs itself: `matches` goes round in a circle", utility.id));
    state_[i] = State::kOpen;
    const auto into = [&](const RuleObject& rule) { return look_into(rule, i, depth + 1); };
    const auto into_all = [&](const auto& rules) {
      return std::all_of(rules.begin(), rules.end(), [&](const auto& entry) { return into(entry.second); });
    };
    if (!into(utility.core.rule) || !into_all(utility.core.constraints) || !into_all(utility.core.utilities))
      return false;
    state_[i] = State::kDone;
    order_.push_back(i);
    return true;
  }

  bool look_into(const RuleObject& rule, std::size_t owner, int depth) {
    if (depth > kDeepest)
      return give_up(owner, fmt::format("too many rules and utilities need each other in a row, down to `{}`",
                                        utilities_[owner].id));
    const auto into = [&](const RuleObject& inner) { return look_into(inner, owner, depth + 1); };
    const auto into_all = [&](const std::optional<std::vector<RuleObject>>& rules) {
      return !rules || std::all_of(rules->begin(), rules->end(), into);
    };
    for (const MatchesSpec& call : rule.matches) {
      const auto found = index_.find(call.id);
      if (found != index_.end() && !is_own(call.id, utilities_[owner]) && !visit(found->second, depth + 1))
        return false;
      for (const auto& [name, argument] : call.arguments) {
        if (!into(argument)) return false;
      }
    }
    return into_all(rule.all) && into_all(rule.any) && (!rule.negated || into(*rule.negated)) &&
           (!rule.nth_child || !rule.nth_child->of_rule || into(*rule.nth_child->of_rule));
  }
  // NOLINTEND(misc-no-recursion)

  static bool is_own(const std::string& id, const GlobalUtility& owner) {
    return std::find(owner.parameters.begin(), owner.parameters.end(), id) != owner.parameters.end() ||
           std::any_of(owner.core.utilities.begin(), owner.core.utilities.end(),
                       [&](const auto& entry) { return entry.first == id; });
  }

  const std::vector<GlobalUtility>& utilities_;
  const Index& index_;
  std::vector<State> state_;
  std::vector<std::size_t> order_;
  Culprit culprit_{0, ""};
};

}  // namespace

tl::expected<std::shared_ptr<const GlobalUtilities>, UtilityError> compile_utilities(
    const std::vector<GlobalUtility>& utilities) {
  const auto error = [&](std::size_t utility, std::string message) {
    return tl::unexpected(
        UtilityError{utilities[utility].file, {utilities[utility].line, std::move(message)}});
  };
  auto compiled = std::make_shared<GlobalUtilities>();
  for (const GlobalUtility& utility : utilities) {
    const std::size_t place = compiled->all.size();
    if (const auto [known, is_new] = compiled->index.emplace(utility.id, place); !is_new)
      return error(place, fmt::format("the utility `{}` is defined twice, first in {}", utility.id,
                                      utilities[known->second].file));
    compiled->all.push_back({utility.id, utility.parameters, {}});
  }
  const auto order = UtilitySorter(utilities, compiled->index).sorted();
  if (!order) return error(order.error().utility, order.error().message);
  for (const std::size_t i : *order) {
    Variables variables;
    const RuleCore& own = utilities[i].core;
    auto core = compile_core({&own.rule, &own.constraints, &own.utilities, own.qualified}, variables,
                             compiled, utilities[i].parameters);
    if (!core) return tl::unexpected(UtilityError{utilities[i].file, core.error()});
    core->globals = nullptr;  // the table does not own itself: an evaluation knows it
    compiled->all[i].core = std::move(*core);
  }
  return compiled;
}

}  // namespace aioshift::pattern
