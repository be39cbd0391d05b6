// inside, has, precedes, follows; stopBy and field.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rule_builder.h"

namespace aioshift::pattern {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view kNested = "async def f():\n    g(h(1))\n";

TEST(Inside, is_the_parent_where_nothing_else_is_said) {
  EXPECT_THAT(found(Rule().kind("integer").inside(Rule().kind("argument_list")), kNested), ElementsAre("1"));
  EXPECT_THAT(found(Rule().kind("integer").inside(Rule().kind("call")), kNested), IsEmpty());
}

TEST(Inside, by_the_end_is_any_ancestor) {
  EXPECT_THAT(
      found(Rule().kind("integer").inside(Related(Rule().pattern("async def $F(): $$$")).by_end()), kNested),
      ElementsAre("1 | F=f"));
  EXPECT_THAT(found(Rule().kind("integer").inside(Related(Rule().kind("module")).by_end()), kNested),
              ElementsAre("1"));
  EXPECT_THAT(found(Rule().kind("integer").inside(Related(Rule().kind("lambda")).by_end()), kNested),
              IsEmpty());
}

TEST(Inside, takes_the_nearest_that_matches) {
  EXPECT_THAT(found(Rule().kind("integer").inside(Related(Rule().pattern("$F($$$)")).by_end()), kNested),
              ElementsAre("1 | F=h"));
}

TEST(Inside, by_a_rule_stops_at_what_it_matches_and_looks_at_that_too) {
  const std::string_view text = "def f():\n    lambda: x\n    y\n";
  const auto in_function = [&](Rule&& stop) {
    return found(Rule()
                     .kind("identifier")
                     .regex("^[xy]$")
                     .inside(Related(Rule().kind("function_definition")).by(std::move(stop))),
                 text);
  };
  EXPECT_THAT(in_function(Rule().kind("lambda")), ElementsAre("y"));
  EXPECT_THAT(in_function(Rule().kind("function_definition")), ElementsAre("x", "y"));
  EXPECT_THAT(in_function(Rule().kind("block")), IsEmpty());
}

TEST(Inside, of_a_field_is_the_part_that_the_node_or_what_holds_it_is) {
  const std::string_view text = "for x in x: x\nelse: x\n";
  EXPECT_THAT(found(Rule().pattern("x").inside(Related(Rule().kind("for_statement")).field("right")), text),
              ElementsAre("x"));
  EXPECT_THAT(
      found(Rule().pattern("x").inside(Related(Rule().kind("for_statement")).field("left").by_end()), text),
      ElementsAre("x"));
  // Four identifiers: left, right, body and alternative.
  EXPECT_THAT(
      found(Rule().kind("identifier").inside(Related(Rule().kind("for_statement")).field("body").by_end()),
            text),
      ElementsAre("x"));
  EXPECT_THAT(found(Rule().kind("identifier").inside(Related(Rule().kind("for_statement")).by_end()), text),
              ElementsAre("x", "x", "x", "x"));
}

TEST(Inside, of_a_field_that_has_several_nodes_is_the_first) {
  EXPECT_THAT(found(Rule().kind("dotted_name").inside(Related(Rule().kind("import_statement")).field("name")),
                    "import a, b"),
              ElementsAre("a"));
}

TEST(Inside, of_the_module_is_nothing) {
  EXPECT_THAT(found(Rule().kind("module").inside(Rule().kind("module")), "x"), IsEmpty());
}

TEST(Has, is_a_child_where_nothing_else_is_said) {
  EXPECT_THAT(found(Rule().kind("call").has(Rule().kind("identifier")), kNested),
              ElementsAre("g(h(1))", "h(1)"));
  EXPECT_THAT(found(Rule().kind("call").has(Rule().kind("integer")), kNested), IsEmpty());
  EXPECT_THAT(found(Rule().kind("function_definition").has(Rule().regex("^async$")), kNested),
              testing::SizeIs(1));
}

TEST(Has, by_the_end_is_any_descendant_but_not_the_node_itself) {
  EXPECT_THAT(found(Rule().kind("call").has(Related(Rule().kind("integer")).by_end()), kNested),
              ElementsAre("g(h(1))", "h(1)"));
  EXPECT_THAT(found(Rule().kind("call").has(Related(Rule().kind("call")).by_end()), kNested),
              ElementsAre("g(h(1))"));
}

TEST(Has, takes_the_first_in_the_text) {
  EXPECT_THAT(found(Rule().kind("argument_list").has(Related(Rule().kind("integer").pattern("$N")).by_end()),
                    "f(g(1), 2)"),
              ElementsAre("(g(1), 2) | N=1", "(1) | N=1"));
}

TEST(Has, by_a_rule_does_not_look_below_what_it_matches) {
  const std::string_view text = "def f():\n    def g():\n        return 1\n    return 2\n";
  EXPECT_THAT(found(Rule()
                        .kind("function_definition")
                        .has(Related(Rule().pattern("return $R")).by(Rule().kind("function_definition"))),
                    text),
              ElementsAre("def f():\n    def g():\n        return 1\n    return 2 | R=2",
                          "def g():\n        return 1 | R=1"));
  // What it matches is looked at itself.
  EXPECT_THAT(
      found(Rule()
                .kind("function_definition")
                .has(Related(Rule().kind("function_definition")).by(Rule().kind("function_definition"))),
            text),
      testing::SizeIs(1));
}

TEST(Has, of_a_field_is_that_part) {
  const std::string_view text = "f(a)(b)\n";
  EXPECT_THAT(found(Rule().kind("call").has(Related(Rule().kind("call")).field("function")), text),
              ElementsAre("f(a)(b)"));
  EXPECT_THAT(found(Rule().kind("call").has(Related(Rule().kind("identifier")).field("function")), text),
              ElementsAre("f(a)"));
  EXPECT_THAT(found(Rule().kind("call").has(
                        Related(Rule().pattern("$A").kind("identifier")).field("function").by_end()),
                    text),
              ElementsAre("f(a)(b) | A=f", "f(a) | A=f"));
  EXPECT_THAT(found(Rule().kind("call").has(Related(Rule().kind("block")).field("body")), text), IsEmpty());
}

TEST(Has, of_a_field_and_by_a_rule_looks_as_deep_as_without_a_field) {
  const auto with_stop = [](Rule&& stop) {
    return found(
        Rule().kind("call").has(Related(Rule().kind("integer")).field("arguments").by(std::move(stop))),
        "f(g[(1)])");
  };
  EXPECT_THAT(with_stop(Rule().kind("lambda")), ElementsAre("f(g[(1)])"));
  EXPECT_THAT(with_stop(Rule().kind("subscript")), IsEmpty());
  EXPECT_THAT(with_stop(Rule().kind("argument_list")), IsEmpty());
}

TEST(Precedes, is_the_next_sibling_where_nothing_else_is_said) {
  const std::string_view text = "a\nb\nc\n";
  EXPECT_THAT(found(Rule().kind("expression_statement").precedes(Rule().pattern("b")), text), IsEmpty());
  EXPECT_THAT(found(Rule().kind("expression_statement").precedes(Rule().regex("^b$")), text),
              ElementsAre("a"));
  EXPECT_THAT(found(Rule().kind("identifier").precedes(Rule().regex("^,$")), "f(a, b)"), ElementsAre("a"));
  EXPECT_THAT(found(Rule().kind("identifier").precedes(Rule().kind("identifier")), "f(a, b)"), IsEmpty());
}

TEST(Precedes, by_the_end_is_any_later_sibling) {
  EXPECT_THAT(
      found(Rule().kind("identifier").precedes(Related(Rule().kind("integer").pattern("$N")).by_end()),
            "f(a, 1, b, 2, c)"),
      ElementsAre("a | N=1", "b | N=2"));
}

TEST(Precedes, by_a_rule_stops_at_what_it_matches_and_looks_at_that_too) {
  const auto before_integer = [](Rule&& stop) {
    return found(Rule().kind("identifier").precedes(Related(Rule().kind("integer")).by(std::move(stop))),
                 "f(a, b, 1)");
  };
  EXPECT_THAT(before_integer(Rule().kind("identifier")), ElementsAre("b"));
  EXPECT_THAT(before_integer(Rule().kind("integer")), ElementsAre("a", "b"));
}

TEST(Follows, is_the_sibling_before_where_nothing_else_is_said) {
  EXPECT_THAT(found(Rule().kind("expression_statement").follows(Rule().regex("^b$")), "a\nb\nc\n"),
              ElementsAre("c"));
}

TEST(Follows, by_the_end_is_any_earlier_sibling_nearest_first) {
  EXPECT_THAT(found(Rule().kind("identifier").follows(Related(Rule().kind("integer").pattern("$N")).by_end()),
                    "f(a, 1, b, 2, c)"),
              ElementsAre("b | N=1", "c | N=2"));
}

TEST(Follows, by_a_rule_stops_at_what_it_matches) {
  EXPECT_THAT(
      found(Rule().kind("identifier").follows(Related(Rule().kind("integer")).by(Rule().kind("identifier"))),
            "f(1, b, c)"),
      ElementsAre("b"));
}

TEST(Follows, passes_over_large_siblings) {
  EXPECT_THAT(found(Rule().pattern("x").follows(Related(Rule().pattern("f($$$)")).by_end()),
                    "[f(g(h(1), [2, {3: 4}]), 5), x]"),
              ElementsAre("x"));
}

TEST(Relation, sees_what_the_node_bound) {
  const std::string_view text = "def f(x):\n    return x\ndef g(x):\n    return y\n";
  EXPECT_THAT(
      found(Rule().pattern("return $V").inside(Related(Rule().pattern("def $F($V): $$$")).by_end()), text),
      ElementsAre("return x | F=f | V=x"));
}

TEST(Relation, that_does_not_hold_binds_nothing) {
  // The first call binds A and has no integer behind it; the second one does.
  EXPECT_THAT(found(Rule()
                        .kind("argument_list")
                        .has(Rule().pattern("g($A)").precedes(Related(Rule().kind("integer")).by_end())),
                    "f(g(x), 1)"),
              ElementsAre("(g(x), 1) | A=x"));
  EXPECT_THAT(
      found(Rule().kind("list").has(Rule().pattern("g($A)").has(Related(Rule().regex("^y$")).by_end())),
            "[g(x), g(y)]"),
      ElementsAre("[g(x), g(y)] | A=y"));
}

TEST(Relation, of_a_rule_to_stop_at_binds_nothing) {
  EXPECT_THAT(
      found(Rule().kind("integer").inside(Related(Rule().kind("module")).by(Rule().pattern("f($S, $T)"))),
            "g(1)"),
      ElementsAre("1"));
}

TEST(Relation, may_nest) {
  EXPECT_THAT(
      found(Rule().kind("call").inside(
                Related(Rule().kind("function_definition").has(Related(Rule().kind("await")).by_end()))
                    .by_end()),
            "def f():\n    a()\n    await b\ndef g():\n    c()\n"),
      ElementsAre("a()"));
}

TEST(Relation, field_must_be_one_of_the_grammars) {
  EXPECT_EQ(error_of(Rule().has(Related(Rule().kind("call")).field("bodi")).at_line(3)),
            "3: `bodi` is no field, did you mean `body`?");
  EXPECT_THAT(error_of(Rule().precedes(Related(Rule().kind("call")).field("body"))),
              HasSubstr("`field` goes with inside and has alone"));
  EXPECT_THAT(error_of(Rule().follows(Related(Rule().kind("call")).field("body"))),
              HasSubstr("`field` goes with inside and has alone"));
}

TEST(Relation, needs_a_rule) {
  EXPECT_THAT(error_of(Rule().inside(Related(Rule()).by_end())), HasSubstr("a rule needs one of"));
}

TEST(Relation, errors_in_its_rules_are_errors) {
  EXPECT_THAT(error_of(Rule().inside(Rule().kind("nope"))), HasSubstr("`nope` is no kind"));
  EXPECT_THAT(error_of(Rule().inside(Related(Rule().kind("call")).by(Rule().kind("nope")))),
              HasSubstr("`nope` is no kind"));
}

}  // namespace
}  // namespace aioshift::pattern
