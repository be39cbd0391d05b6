// A slow matcher that is easy to see through: straight recursion over rule objects and trees, and a copy
// of the environment wherever something is tried. It shares nothing with src/pattern but the data that
// both read, knows no qualified names, and says what src/pattern must say.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pattern/rule_object.h"
#include "reference_pattern.h"
#include "syntax/tree.h"

namespace aioshift::pattern {

class ReferenceMatcher {
 public:
  struct Match {
    Environment environment;
    text::Offset end = 0;  // of the rule's own pattern; 0 where it has none
  };

  ReferenceMatcher(const RuleCore& core, const std::vector<GlobalUtility>& globals);
  ~ReferenceMatcher();
  ReferenceMatcher(const ReferenceMatcher&) = delete;
  ReferenceMatcher& operator=(const ReferenceMatcher&) = delete;

  std::optional<Match> match(syntax::Node node) const;

 private:
  struct State;
  struct Scope;
  using Result = std::optional<State>;

  Result holds_core(const RuleCore& core, syntax::Node node, const State& state, const Scope* scope) const;
  Result holds(const RuleObject& rule, syntax::Node node, const State& state, const Scope& scope) const;
  Result holds_pattern(const PatternSpec& spec, syntax::Node node, const State& state) const;
  Result holds_nth_child(const NthChildSpec& nth, syntax::Node node, const State& state,
                         const Scope& scope) const;
  Result holds_matches(const MatchesSpec& call, syntax::Node node, const State& state,
                       const Scope& scope) const;
  Result holds_inside(const RelationSpec& relation, syntax::Node node, const State& state,
                      const Scope& scope) const;
  Result holds_has(const RelationSpec& relation, syntax::Node node, const State& state,
                   const Scope& scope) const;
  Result first_below(const RelationSpec& relation, syntax::Node node, const State& state,
                     const Scope& scope) const;
  Result first_of(const RelationSpec& relation, const std::vector<syntax::Node>& nodes, const State& state,
                  const Scope& scope) const;
  bool stops(const RelationSpec& relation, syntax::Node node, const Scope& scope) const;

  const RuleCore& core_;
  const std::vector<GlobalUtility>& globals_;
  mutable std::map<const PatternSpec*, std::unique_ptr<ReferencePattern>> patterns_;
};

}  // namespace aioshift::pattern
