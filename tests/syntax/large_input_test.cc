// No input, however deep or long, overflows the stack or takes time that grows with its square.
#include <gtest/gtest.h>

#include <chrono>

#include "parsed.h"

namespace aioshift::syntax {
namespace {

std::string repeated(std::string_view part, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += part;
  return text;
}

TEST(LargeInput, of_20000_nested_operators_is_a_deep_tree) {
  const Parsed parsed("x = a" + repeated(" + a", 20000) + "\n");
  EXPECT_TRUE(parsed.tree.problems().empty());
  EXPECT_EQ(broken_invariant(parsed.tree), "");
  int depth = 0;
  for (Node node = parsed.name("a"); node; node = node.parent()) ++depth;
  EXPECT_GT(depth, 20000);
}

TEST(LargeInput, of_20000_nested_brackets_attributes_and_calls_is_read) {
  for (const auto& [open, close] : std::vector<std::pair<std::string, std::string>>{{"(", ")"},
                                                                                    {"[", "]"},
                                                                                    {"f(", ")"},
                                                                                    {"", ".a"},
                                                                                    {"", "()"},
                                                                                    {"", "[0]"},
                                                                                    {"not ", ""},
                                                                                    {"-", ""},
                                                                                    {"lambda: ", ""}}) {
    const Parsed parsed("x = " + repeated(open, 20000) + "a" + repeated(close, 20000) + "\n");
    EXPECT_EQ(broken_invariant(parsed.tree), "") << open << close;
  }
}

TEST(LargeInput, of_20000_awaits_and_powers_is_turned_around) {
  const Parsed parsed("async def f():\n    return a" + repeated(" ** await a", 20000) + "\n");
  EXPECT_EQ(broken_invariant(parsed.tree), "");
  for (const std::string& text : parsed.texts(Kind::await)) EXPECT_LE(text.size(), 7U);
}

TEST(LargeInput, of_200000_lines_is_read) {
  const Parsed parsed(repeated("value = call(argument)\n", 200000));
  EXPECT_TRUE(parsed.tree.problems().empty());
  EXPECT_EQ(parsed.tree.root().named_child_count(), 200000U);
}

TEST(LargeInput, of_unclosed_brackets_is_read) {
  for (const char* part :
       {"(", "[", "{", "f(", "if a:\n", "'", "\"\"\"", "$ ", "x y ", "print 1\n", "a <> b\n"}) {
    const Parsed parsed(repeated(part, 5000));
    EXPECT_EQ(broken_invariant(parsed.tree), "") << part;
  }
}

TEST(LargeInput, with_a_problem_on_each_of_100000_lines_takes_linear_time) {
  const auto start = std::chrono::steady_clock::now();
  const Parsed parsed(repeated("print call(argument)\n", 100000));
  EXPECT_EQ(parsed.tree.problems().size(), 100000U);
  EXPECT_TRUE(parsed.tree.is_damaged(parsed.name("call")));
  // The square of it would be 10^10 steps.
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

TEST(LargeInput, answers_10000_questions_about_a_wide_tree_in_no_time) {
  const Parsed parsed("x = [" + repeated("a, ", 200000) + "]\n");
  const auto start = std::chrono::steady_clock::now();
  for (text::Offset i = 0; i < 10000; ++i) {
    const text::Offset at = 5 + 3 * (190000 + i);
    const Node node = parsed.tree.covering({at, at + 1});
    ASSERT_TRUE(node.is(Kind::identifier));
    ASSERT_TRUE(node.previous_sibling());
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2));
}

}  // namespace
}  // namespace aioshift::syntax
