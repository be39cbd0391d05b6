// The first node of a text that a pattern matches, for tests of what becomes of a match.
#pragma once

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "pattern/matcher.h"
#include "syntax/tree.h"

namespace aioshift::rewrite {

class FirstMatch {
 public:
  FirstMatch(const syntax::Tree& tree, std::string_view pattern) {
    pattern::RuleCore core;
    core.rule.pattern.emplace();
    core.rule.pattern->context = pattern;
    const auto matcher = pattern::Matcher::compile(core, variables_, nullptr);
    if (!matcher) throw std::invalid_argument(matcher.error().message);
    for (syntax::NodeId id = 0; id < tree.size() && !match_; ++id) {
      if (auto match = matcher->match(tree.node(id), nullptr)) match_ = std::move(*match);
    }
    if (!match_) throw std::invalid_argument("nothing matches " + std::string(pattern));
  }

  syntax::Node node() const { return match_->node; }
  text::Range range() const { return {match_->node.begin(), match_->end}; }
  const pattern::Bindings& bindings() const { return match_->bindings; }
  const pattern::Variables& variables() const { return variables_; }

 private:
  pattern::Variables variables_;
  std::optional<pattern::Match> match_;
};

}  // namespace aioshift::rewrite
