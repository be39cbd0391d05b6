// What a match says besides its variables: where it ends, what it inherits, what it refuses to do.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rule_builder.h"

namespace aioshift::pattern {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Parsed {
  explicit Parsed(std::string_view text)
      : source(*text::Source::from_bytes(std::string(text))), tree(syntax::Tree::parse(source)) {}
  text::Source source;
  syntax::Tree tree;
};

// The stretch of each match, up to its end.
std::vector<std::string> stretches(RuleSetup&& setup, std::string_view text) {
  const auto rule = compile(setup);
  if (!rule) return {rule.error().message};
  const Parsed parsed(text);
  std::vector<std::string> result;
  for (syntax::NodeId id = 0; id < parsed.tree.size(); ++id) {
    const auto match = rule->matcher.match(parsed.tree.node(id), nullptr);
    if (!match || !*match) continue;
    const text::Offset begin = (*match)->node.begin();
    result.emplace_back(parsed.tree.text().substr(begin, (*match)->end - begin));
  }
  return result;
}

TEST(MatchEnd, is_where_the_pattern_ends) {
  EXPECT_THAT(stretches("if $A: $B", "if x: y\nelse: z\n"), ElementsAre("if x: y"));
  EXPECT_THAT(stretches("return $A", "return 1\n"), ElementsAre("return 1"));
  EXPECT_THAT(stretches("f($A)", "f(1,)"), ElementsAre("f(1,)"));
  EXPECT_THAT(stretches("f($$$A)", "f(1,  # c\n)"), ElementsAre("f(1,  # c\n)"));
  EXPECT_THAT(
      stretches("try:\n    $$$A\nexcept $E:\n    $$$B", "try:\n    a\nexcept E:\n    b\nelse:\n    c\n"),
      ElementsAre("try:\n    a\nexcept E:\n    b"));
}

TEST(MatchEnd, is_behind_the_last_node_of_a_run) {
  EXPECT_THAT(stretches("def f():\n    $$$A", "def f():\n    a\n    b  # c\n"),
              ElementsAre("def f():\n    a\n    b  # c"));
  EXPECT_THAT(stretches("global $$$A", "global a, b\n"), ElementsAre("global a, b"));
  // The run stands where the block does, and takes the `else` as well.
  EXPECT_THAT(stretches("if $A:\n    $$$B", "if x:\n    y\nelse:\n    z\n"),
              ElementsAre("if x:\n    y\nelse:\n    z"));
}

TEST(MatchEnd, is_the_nodes_where_no_pattern_says_otherwise) {
  EXPECT_THAT(stretches(Rule().kind("if_statement"), "if x: y\nelse: z\n"), ElementsAre("if x: y\nelse: z"));
  EXPECT_THAT(stretches(Rule().kind("if_statement").has(Rule().pattern("x")), "if x: y\nelse: z\n"),
              ElementsAre("if x: y\nelse: z"));
}

TEST(MatchEnd, is_that_of_the_pattern_that_reaches_furthest) {
  EXPECT_THAT(stretches(Rule().all(Rule().pattern("if $A: $B"), Rule().pattern("if $A: $B\nelse: $C")),
                        "if x: y\nelse: z\n"),
              ElementsAre("if x: y\nelse: z"));
  EXPECT_THAT(stretches(Rule().any(Rule().pattern("if $A: $B\nelse: q"), Rule().pattern("if $A: $B")),
                        "if x: y\nelse: z\n"),
              ElementsAre("if x: y"));
  EXPECT_THAT(stretches(RuleSetup(Rule().matches("u")).utility("u", Rule().pattern("if $A: $B")),
                        "if x: y\nelse: z\n"),
              ElementsAre("if x: y"));
}

TEST(MatchEnd, is_not_that_of_a_pattern_that_was_given_up) {
  EXPECT_THAT(stretches(Rule().any(Rule().all(Rule().pattern("if $A: $B\nelse: $C"), Rule().kind("call")),
                                   Rule().pattern("if $A: $B")),
                        "if x: y\nelse: z\n"),
              ElementsAre("if x: y"));
  EXPECT_THAT(stretches(Rule()
                            .pattern("if $A: $B")
                            .negated(Rule().all(Rule().pattern("if $A: $B\nelse: $C"), Rule().kind("call"))),
                        "if x: y\nelse: z\n"),
              ElementsAre("if x: y"));
}

TEST(Match, begins_with_what_it_inherits) {
  const Parsed parsed("f(a); g(a); g(b)");
  Variables variables;
  RuleSetup outer("f($A)");
  RuleSetup inner("g($A)");
  auto outer_matcher = Matcher::compile(outer.core, variables, nullptr);
  auto inner_matcher = Matcher::compile(inner.core, variables, nullptr);
  ASSERT_TRUE(outer_matcher && inner_matcher);
  std::optional<Match> first;
  std::vector<std::string> found;
  for (syntax::NodeId id = 0; id < parsed.tree.size(); ++id) {
    if (auto match = outer_matcher->match(parsed.tree.node(id), nullptr); match && *match)
      first = std::move(**match);
    if (!first) continue;
    if (auto match = inner_matcher->match(parsed.tree.node(id), nullptr, &first->bindings); match && *match)
      found.emplace_back(parsed.tree.node(id).text());
  }
  EXPECT_THAT(found, ElementsAre("g(a)"));
}

// The sibling that an expansion of `rule`'s match finds.
std::string expansion(Rule&& rule, Related&& relation, bool forward, std::string_view text) {
  RuleSetup setup(std::move(rule));
  Variables variables;
  auto matcher = Matcher::compile(setup.core, variables, nullptr);
  const RelationSpec spec = std::move(relation).spec();
  auto expansion = Expansion::compile(spec, setup.core, variables, nullptr);
  if (!matcher) return matcher.error().message;
  if (!expansion) return expansion.error().message;
  const Parsed parsed(text);
  for (syntax::NodeId id = 0; id < parsed.tree.size(); ++id) {
    const auto match = matcher->match(parsed.tree.node(id), nullptr);
    if (!match || !*match) continue;
    const syntax::Node found = expansion->find(**match, forward, nullptr);
    return found ? std::string(found.text()) : "nothing";
  }
  return "no match";
}

TEST(Expansion, finds_a_sibling_on_one_side) {
  EXPECT_EQ(expansion(Rule().pattern("b"), Rule().regex(","), true, "[a, b, c]"), ",");
  EXPECT_EQ(expansion(Rule().pattern("b"), Rule().regex("c"), true, "[a, b, c]"), "nothing");
  EXPECT_EQ(expansion(Rule().pattern("b"), Related(Rule().regex("c")).by_end(), true, "[a, b, c]"), "c");
  EXPECT_EQ(expansion(Rule().pattern("b"), Related(Rule().regex("a")).by_end(), true, "[a, b, c]"),
            "nothing");
  EXPECT_EQ(expansion(Rule().pattern("b"), Related(Rule().regex("a")).by_end(), false, "[a, b, c]"), "a");
}

TEST(Expansion, sees_what_the_match_bound) {
  EXPECT_EQ(expansion(Rule().pattern("f($A)"), Related(Rule().pattern("g($A)")).by_end(), true,
                      "[f(1), g(2), g(1)]"),
            "g(1)");
}

TEST(Expansion, stops_at_what_a_rule_matches_and_looks_at_that_too) {
  EXPECT_EQ(
      expansion(Rule().pattern("a"), Related(Rule().regex("c")).by(Rule().regex("b")), true, "[a, b, c]"),
      "nothing");
  EXPECT_EQ(
      expansion(Rule().pattern("a"), Related(Rule().regex("b")).by(Rule().regex("b")), true, "[a, b, c]"),
      "b");
}

}  // namespace
}  // namespace aioshift::pattern
