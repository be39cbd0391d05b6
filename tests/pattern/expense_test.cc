// Rules and files that nobody writes: they may take no stack without end, and no time.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "rule_builder.h"

namespace aioshift::pattern {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

struct Parsed {
  explicit Parsed(std::string text)
      : source(*text::Source::from_bytes(std::move(text))), tree(syntax::Tree::parse(source)) {}
  text::Source source;
  syntax::Tree tree;
};

struct Search {
  std::size_t matches = 0;
  std::size_t given_up = 0;
};

// A rule over a whole file, with one budget.
Search search(RuleSetup&& setup, const syntax::Tree& tree, StepBudget budget) {
  const auto rule = compile(setup);
  EXPECT_TRUE(rule) << rule.error().message;
  Search result;
  if (!rule) return result;
  for (syntax::NodeId id = 0; id < tree.size(); ++id) {
    const auto match = rule->matcher.match(tree.node(id), nullptr, nullptr, &budget);
    if (!match) {
      ++result.given_up;
    } else if (*match) {
      ++result.matches;
    }
  }
  return result;
}

Search search(RuleSetup&& setup, const std::string& text) {
  const Parsed parsed(text);
  return search(std::move(setup), parsed.tree, StepBudget(parsed.tree));
}

std::string repeated(std::string_view text, int count) {
  std::string result;
  for (int i = 0; i < count; ++i) result += text;
  return result;
}

// "[[[x]]]"
std::string nested(std::string_view before, std::string_view middle, std::string_view behind, int depth) {
  return repeated(before, depth) + std::string(middle) + repeated(behind, depth);
}

constexpr int kDeep = 20000;

TEST(Expense, of_deep_code_is_no_stack) {
  EXPECT_EQ(search("$A + x", nested("", "y", " + x", kDeep)).matches, static_cast<std::size_t>(kDeep));
  EXPECT_EQ(search("$A + $A", nested("", "x", " + x", kDeep)).matches, 1U);
  EXPECT_EQ(search("[$A]", nested("[", "x", "]", kDeep)).matches, static_cast<std::size_t>(kDeep));
  EXPECT_EQ(search("$A == $A", nested("[", "x", "]", kDeep) + " == " + nested("[", "x", "]", kDeep)).matches,
            1U);
  EXPECT_EQ(
      search(Rule().kind("module").has(Related(Rule().pattern("x")).by_end()), nested("[", "x", "]", kDeep))
          .matches,
      1U);
  EXPECT_EQ(search(Rule().pattern("x").inside(Related(Rule().kind("module")).by_end()),
                   nested("[", "x", "]", kDeep))
                .matches,
            1U);
  EXPECT_EQ(search(Rule().pattern("x").inside(Related(Rule().kind("module")).by(Rule().kind("string"))),
                   nested("[", "x", "]", kDeep))
                .matches,
            1U);
}

// Each list looks at all below it: 150 million nodes.
TEST(Expense, of_a_search_at_each_level_of_deep_code_is_bearable) {
  const auto result =
      search(Rule().kind("list").has(Related(Rule().kind("string")).by_end()), nested("[", "x", "]", 10000));
  EXPECT_EQ(result.matches, 0U);
  EXPECT_EQ(result.given_up, 0U);
}

TEST(Expense, of_a_utility_that_follows_the_tree_is_no_stack) {
  const auto setup = [] {
    return RuleSetup(Rule().pattern("x").matches("inside-module"))
        .utility("inside-module", Rule().any(Rule().inside(Rule().kind("module")),
                                             Rule().inside(Rule().matches("inside-module"))));
  };
  EXPECT_EQ(search(setup(), nested("[", "x", "]", 100)).matches, 1U);
  const auto deep = search(setup(), nested("[", "x", "]", kDeep));
  EXPECT_EQ(deep.matches, 0U);
  EXPECT_EQ(deep.given_up, 1U);
}

TEST(Expense, of_a_global_utility_that_follows_the_tree_is_no_stack) {
  const auto setup = [] {
    return RuleSetup(Rule().pattern("x").matches("g"))
        .global("g", {},
                Rule().any(Rule().inside(Rule().kind("module")), Rule().inside(Rule().matches("g"))));
  };
  EXPECT_EQ(search(setup(), nested("[", "x", "]", 100)).matches, 1U);
  EXPECT_EQ(search(setup(), nested("[", "x", "]", kDeep)).given_up, 1U);
}

TEST(Expense, of_utilities_that_double_is_bounded) {
  RuleSetup setup(Rule().matches("u0"));
  for (int i = 0; i < 60; ++i) {
    const std::string next = "u" + std::to_string(i + 1);
    std::move(setup).utility("u" + std::to_string(i), Rule().any(Rule().matches(next), Rule().matches(next)));
  }
  std::move(setup).utility("u60", Rule().regex("never"));
  const Parsed parsed("f(x)\n");
  const auto result = search(std::move(setup), parsed.tree, StepBudget(1'000'000));
  EXPECT_EQ(result.matches, 0U);
  EXPECT_EQ(result.given_up, parsed.tree.size());
}

TEST(Expense, is_one_budgets_for_all_of_a_file) {
  const Parsed parsed(repeated("x\n", 1000));
  const auto all = search(Rule().regex("x"), parsed.tree, StepBudget(100'000));
  EXPECT_EQ(all.given_up, 0U);
  const auto some = search(Rule().regex("x"), parsed.tree, StepBudget(100));
  EXPECT_EQ(some.matches, 100U);
  EXPECT_EQ(some.given_up, parsed.tree.size() - 100);
  // Without one, each node has its own.
  const auto rule = compile(Rule().regex("x"));
  EXPECT_TRUE(rule->matcher.match(parsed.tree.root(), nullptr).has_value());
}

TEST(Expense, of_not_being_decided_is_no_match) {
  const Parsed parsed("x\n");
  EXPECT_EQ(search(Rule().negated(Rule().negated(Rule().kind("module"))), parsed.tree, StepBudget(2)).matches,
            0U);
  EXPECT_EQ(search(Rule().negated(Rule().kind("call").has(Rule().kind("call"))), parsed.tree, StepBudget(0))
                .matches,
            0U);
}

TEST(Expense, of_long_runs_is_linear) {
  const std::string arguments = repeated("y, ", 20000);
  EXPECT_THAT(found("f($$$A, x, $$$B, x, $$$C)", "f(" + arguments + "x, " + arguments + "z)"), IsEmpty());
  EXPECT_EQ(search("f($$$A, x, $$$B, x, $$$C)", "f(" + arguments + "x, " + arguments + "x, z)").matches, 1U);
  EXPECT_EQ(search("f($$$A, $X, $$$B, $X, $$$C)", "f(" + arguments + "z)").matches, 1U);
  EXPECT_EQ(search("g(f($$$A), f($$$A))", "g(f(" + arguments + "), f(" + arguments + "))").matches, 1U);
  EXPECT_EQ(search("f($$$A)", "f(" + arguments + ")").matches, 1U);
}

// What ends a run is matched once, however deep it nests.
TEST(Expense, of_runs_in_runs_does_not_double) {
  const std::string text = nested("[y, ", "x", ", y]", 100);
  EXPECT_THAT(found(nested("[$$$, ", "x", ", $$$]", 90).c_str(), text), SizeIs(1));
  EXPECT_THAT(found(nested("[$$$, ", "z", ", $$$]", 90).c_str(), text), IsEmpty());
  EXPECT_THAT(found(nested("[$$$A, ", "x", ", $$$]", 2).c_str(), text), SizeIs(1));
}

TEST(Expense, of_equal_runs_in_runs_is_bounded) {
  const Parsed parsed(nested("[y, ", "x", ", y]", 100));
  const auto result =
      search(nested("[$$$A, ", "x", ", $$$]", 90).c_str(), parsed.tree, StepBudget(1'000'000));
  EXPECT_EQ(result.matches, 0U);
  EXPECT_GT(result.given_up, 0U);
}

TEST(Expense, of_a_position_is_no_more_than_it_needs) {
  const std::string list = "[" + repeated("y, ", 20000) + "]";
  EXPECT_EQ(search(Rule().kind("identifier").nth_child("3"), list).matches, 1U);
  EXPECT_EQ(search(Rule().kind("identifier").nth_child("3", true), list).matches, 1U);
  EXPECT_EQ(search(Rule().kind("identifier").nth_child("-n+3"), list).matches, 3U);
  EXPECT_EQ(search(Rule().kind("identifier").nth_child_of("3", Rule().kind("identifier")), list).matches, 1U);
  // An index must be counted for each: given up.
  const Parsed parsed(list);
  EXPECT_GT(search(Rule().kind("identifier").nth_child("2n+1"), parsed.tree, StepBudget(10'000'000)).given_up,
            0U);
}

TEST(Expense, of_a_large_any_is_no_stack) {
  RuleObject object;
  object.any.emplace();
  for (int i = 0; i < 20000; ++i) object.any->push_back(Rule().pattern("name_" + std::to_string(i)).object());
  EXPECT_EQ(search(Rule(std::move(object)), "name_19999; other").matches, 1U);
}

TEST(Expense, of_a_pattern_that_is_a_file_is_what_it_matches) {
  std::string body;
  for (int i = 0; i < 2000; ++i) body += "    a" + std::to_string(i) + " = f(" + std::to_string(i) + ")\n";
  const std::string text = "def f():\n" + body;
  EXPECT_EQ(search(text.c_str(), text).matches, 1U);
}

TEST(Expense, of_a_pattern_too_deep_is_an_error) {
  EXPECT_THAT(error_of(nested("[", "x", "]", kDeep).c_str()),
              testing::HasSubstr("nests deeper than 200 levels"));
  EXPECT_THAT(error_of(nested("", "x", " + x", kDeep).c_str()),
              testing::HasSubstr("nests deeper than 200 levels"));
}

TEST(Expense, of_a_regular_expression_is_bounded) {
  EXPECT_THAT(error_of(Rule().regex("((a{1000}){1000}){1000}")), testing::HasSubstr("regular expression"));
  EXPECT_EQ(search(Rule().kind("string").regex("(a*)*(a*)*b$"), "'" + std::string(100000, 'a') + "'").matches,
            0U);
}

}  // namespace
}  // namespace aioshift::pattern
