// kind, regex, nthChild and range.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pattern/nth_child.h"
#include "rule_builder.h"

namespace aioshift::pattern {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(Kind, is_the_grammars_word_for_a_node) {
  EXPECT_THAT(found(Rule().kind("call"), "f(g(1))"), ElementsAre("f(g(1))", "g(1)"));
  EXPECT_THAT(found(Rule().kind("await"), "await x"), ElementsAre("await x"));
  EXPECT_THAT(found(Rule().kind("ERROR"), "x = = 1"), testing::SizeIs(1));
}

TEST(Kind, is_of_nodes_with_a_name) {
  // The keyword `lambda` is a token.
  EXPECT_THAT(found(Rule().kind("lambda"), "lambda: 1"), ElementsAre("lambda: 1"));
  EXPECT_THAT(error_of(Rule().kind("return").at_line(3)), HasSubstr("3: `return` is no kind of node"));
}

TEST(Kind, that_is_unknown_suggests_a_near_one) {
  EXPECT_EQ(error_of(Rule().kind("function_defnition").at_line(4)),
            "4: `function_defnition` is no kind of node, did you mean `function_definition`?");
  EXPECT_EQ(error_of(Rule().kind("").at_line(4)).substr(0, 3), "4: ");
}

TEST(Regex, rule_looks_anywhere_in_the_nodes_text) {
  EXPECT_THAT(found(Rule().kind("identifier").regex("_async$"), "get_async(); get(); get_async_x"),
              ElementsAre("get_async"));
  EXPECT_THAT(found(Rule().kind("identifier").regex("^a|b$"), "ax; xb; xax"), ElementsAre("ax", "xb"));
  EXPECT_THAT(found(Rule().regex("^x$"), "x"), ElementsAre("x", "x", "x"));
  EXPECT_THAT(found(Rule().kind("string").regex("(?s)a.b"), "'''a\nb'''"), ElementsAre("'''a\nb'''"));
}

TEST(Regex, rule_that_is_wrong_names_its_line) {
  EXPECT_THAT(error_of(Rule().regex("(").at_line(5)), HasSubstr("5: the regular expression is not valid"));
}

TEST(NthChild, counts_from_one_among_the_named_siblings) {
  const std::string_view text = "f(a, b, c, d)";
  EXPECT_THAT(found(Rule().kind("identifier").nth_child("1"), text), ElementsAre("f", "a"));
  EXPECT_THAT(found(Rule().kind("identifier").nth_child("3"), text), ElementsAre("c"));
  EXPECT_THAT(found(Rule().kind("identifier").nth_child("2n"), text), ElementsAre("b", "d"));
  EXPECT_THAT(found(Rule().kind("identifier").nth_child("2n+1"), text), ElementsAre("f", "a", "c"));
  EXPECT_THAT(found(Rule().kind("identifier").nth_child("-n+2"), text), ElementsAre("f", "a", "b"));
  EXPECT_THAT(found(Rule().kind("identifier").nth_child("n+3"), text), ElementsAre("c", "d"));
  EXPECT_THAT(found(Rule().kind("identifier").nth_child("5"), text), IsEmpty());
  EXPECT_THAT(found(Rule().kind("identifier").nth_child("0"), text), IsEmpty());
}

TEST(NthChild, counts_from_the_end_in_reverse) {
  EXPECT_THAT(found(Rule().kind("identifier").nth_child("1", true), "f(a, b, c)"), ElementsAre("c"));
  EXPECT_THAT(found(Rule().kind("identifier").nth_child("n+2", true), "f(a, b, c)"),
              ElementsAre("f", "a", "b"));
}

TEST(NthChild, counts_comments_as_they_have_a_name) {
  EXPECT_THAT(found(Rule().kind("integer").nth_child("2"), "[1,  # c\n 2]"), IsEmpty());
  EXPECT_THAT(found(Rule().kind("integer").nth_child("3"), "[1,  # c\n 2]"), ElementsAre("2"));
  EXPECT_THAT(found(Rule().kind("integer").nth_child_of("2", Rule().kind("integer")), "[1,  # c\n 2]"),
              ElementsAre("2"));
}

TEST(NthChild, of_a_rule_counts_those_that_it_matches) {
  const std::string_view text = "def f(): pass\nx = 1\ndef g(): pass\ndef h(): pass\n";
  EXPECT_THAT(found(Rule().nth_child_of("2", Rule().kind("function_definition")), text),
              ElementsAre("def g(): pass"));
  EXPECT_THAT(found(Rule().nth_child_of("1", Rule().kind("function_definition"), true), text),
              ElementsAre("def h(): pass"));
  EXPECT_THAT(
      found(Rule().kind("expression_statement").nth_child_of("1", Rule().kind("function_definition")), text),
      IsEmpty());
}

// ast-grep counts what the relation found there, and so never the node itself (docs/ast-grep.md).
TEST(NthChild, of_a_relation_counts_the_siblings_that_it_holds_for) {
  EXPECT_THAT(found(Rule().kind("expression_statement").nth_child_of("2", Rule().has(Rule().kind("call"))),
                    "f()\nx\ng()\n"),
              ElementsAre("g()"));
}

TEST(NthChild, of_a_rule_keeps_what_it_bound_for_the_node_itself) {
  EXPECT_THAT(found(Rule().nth_child_of("2", Rule().pattern("g($A)")), "[g(1), f(2), g(3)]"),
              ElementsAre("g(3) | A=3"));
  // A variable that is bound already must be equal in every sibling that counts.
  EXPECT_THAT(found(Rule().pattern("g($A)").nth_child_of("2", Rule().pattern("g($A)")), "[g(1), g(3), g(3)]"),
              ElementsAre("g(3) | A=3"));
}

TEST(NthChild, of_the_module_is_none) {
  EXPECT_THAT(found(Rule().kind("module").nth_child("1"), "x"), IsEmpty());
}

TEST(NthChild, position_is_an_plus_b) {
  const auto read = [](std::string_view text) -> std::string {
    const auto position = parse_position(text);
    return position ? std::to_string(position->step) + "n+" + std::to_string(position->offset)
                    : position.error();
  };
  EXPECT_EQ(read("3"), "0n+3");
  EXPECT_EQ(read("+3"), "0n+3");
  EXPECT_EQ(read("-3"), "0n+-3");
  EXPECT_EQ(read("n"), "1n+0");
  EXPECT_EQ(read("-n"), "-1n+0");
  EXPECT_EQ(read("2n+1"), "2n+1");
  EXPECT_EQ(read(" 2n - 1 "), "2n+-1");
  EXPECT_EQ(read("-3N+10"), "-3n+10");
  EXPECT_EQ(read("0n+5"), "0n+5");
  for (const char* text : {"", "odd", "even", "2n+", "n2", "2 3 n n", "--n", "-+3", "2n++1", "2n+-1", "1.5",
                           "+", "99999999999", "99999999999n", "n+99999999999"}) {
    EXPECT_THAT(read(text), HasSubstr("is no position")) << text;
  }
}

TEST(NthChild, position_may_be_as_large_as_it_likes) {
  const auto holds = [](std::string_view text, std::int64_t index) {
    return parse_position(text)->holds(index);
  };
  EXPECT_TRUE(holds("n-2147483647", 2147483647));
  EXPECT_FALSE(holds("-n-2147483647", 1));
  EXPECT_TRUE(holds("-n+2147483647", 1));
  EXPECT_TRUE(holds("2147483647n+1", 1));
  EXPECT_FALSE(holds("2147483647", 1));
}

TEST(NthChild, position_that_is_wrong_names_its_line) {
  EXPECT_EQ(error_of(Rule().nth_child("odd").at_line(6)), "6: `odd` is no position such as 3, 2n+1 or -n+3");
}

TEST(Range, is_where_a_node_begins_and_ends_counted_from_zero) {
  const std::string_view text = "a = 1\nbb = 22\n";
  EXPECT_THAT(found(Rule().range({1, 0}, {1, 2}), text), ElementsAre("bb"));
  EXPECT_THAT(found(Rule().kind("integer").range({1, 5}, {1, 7}), text), ElementsAre("22"));
  EXPECT_THAT(found(Rule().range({1, 1}, {1, 2}), text), IsEmpty());
  EXPECT_THAT(found(Rule().kind("integer").range({0, 5}, {0, 7}), text), IsEmpty());
}

TEST(Range, without_columns_is_of_whole_lines) {
  const std::string_view text = "if a:\n    b\n    c\nd\n";
  EXPECT_THAT(found(Rule().range({0, {}}, {2, {}}), text), ElementsAre("if a:\n    b\n    c"));
  EXPECT_THAT(found(Rule().kind("identifier").range({3, {}}, {3, {}}), text), ElementsAre("d"));
  EXPECT_THAT(found(Rule().kind("block").range({1, 4}, {2, {}}), text), ElementsAre("b\n    c"));
}

TEST(Range, counts_columns_in_characters) {
  EXPECT_THAT(found(Rule().kind("identifier").range({0, 7}, {0, 8}), "'äöü', x"), ElementsAre("x"));
  EXPECT_THAT(found(Rule().kind("identifier").range({0, 6}, {0, 7}), "'\xf0\x9f\x98\x80é', x"),
              ElementsAre("x"));
}

TEST(Range, may_end_at_the_end_of_the_file) {
  EXPECT_THAT(found(Rule().kind("module").range({0, 0}, {2, 0}), "a\nb\n"), ElementsAre("a\nb\n"));
  EXPECT_THAT(found(Rule().kind("module").range({0, 0}, {1, 1}), "a\nb"), ElementsAre("a\nb"));
}

TEST(Range, may_not_end_before_it_begins) {
  EXPECT_THAT(error_of(Rule().range({2, 0}, {1, 0}).at_line(8)),
              HasSubstr("8: the range ends before it begins"));
  EXPECT_THAT(error_of(Rule().range({1, 2}, {1, 1})), HasSubstr("ends before it begins"));
  EXPECT_EQ(error_of(Rule().range({1, 1}, {1, 1})), "compiles");
}

}  // namespace
}  // namespace aioshift::pattern
