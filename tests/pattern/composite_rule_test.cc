// all, any, not, and a rule object of several keys.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rule_builder.h"

namespace aioshift::pattern {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(RuleObject, holds_where_all_its_parts_do) {
  EXPECT_THAT(found(Rule().kind("call").regex("x").pattern("f($$$)"), "f(x); f(y); g(x); f"),
              ElementsAre("f(x)"));
}

TEST(RuleObject, without_parts_is_an_error) {
  EXPECT_THAT(error_of(Rule().at_line(3)), HasSubstr("3: a rule needs one of pattern, kind"));
}

TEST(All, holds_where_each_does_and_shares_variables) {
  EXPECT_THAT(found(Rule().all(Rule().pattern("f($A, $B)"), Rule().pattern("f($A, $A)")), "f(1, 1); f(1, 2)"),
              ElementsAre("f(1, 1) | A=1 | B=1"));
  EXPECT_THAT(found(Rule().all(Rule().kind("call"), Rule().kind("await")), "await f()"), IsEmpty());
}

TEST(All, of_nothing_holds_everywhere) {
  EXPECT_THAT(found(Rule().all().kind("identifier"), "x"), ElementsAre("x"));
  EXPECT_THAT(found(Rule().all(), "x"), testing::SizeIs(3));
}

TEST(Any, holds_where_one_does_and_keeps_only_its_variables) {
  EXPECT_THAT(found(Rule().any(Rule().pattern("f($A)"), Rule().pattern("g($B)")), "f(1); g(2); h(3)"),
              ElementsAre("f(1) | A=1", "g(2) | B=2"));
  EXPECT_THAT(found(Rule().any(Rule().pattern("f($A, 1)"), Rule().pattern("f($B, 2)")), "f(x, 2)"),
              ElementsAre("f(x, 2) | B=x"));
}

TEST(Any, takes_the_first_that_holds) {
  EXPECT_THAT(found(Rule().any(Rule().pattern("$A + 1"), Rule().pattern("$B + $C")), "x + 1"),
              ElementsAre("x + 1 | A=x"));
}

// As in ast-grep: what was taken once is not tried otherwise when a later part does not hold.
TEST(Any, is_not_asked_again) {
  EXPECT_THAT(found(Rule().all(Rule().any(Rule().pattern("$A + $B"), Rule().pattern("$B + $A")),
                               Rule().pattern("$B + $A")),
                    "x + y"),
              IsEmpty());
}

TEST(Any, of_nothing_holds_nowhere) {
  EXPECT_THAT(found(Rule().any(), "x"), IsEmpty());
  EXPECT_THAT(found(Rule().any().kind("identifier"), "x"), IsEmpty());
}

TEST(Not, holds_where_its_rule_does_not_and_binds_nothing) {
  EXPECT_THAT(found(Rule().pattern("f($A)").negated(Rule().pattern("f(1)")), "f(1); f(2)"),
              ElementsAre("f(2) | A=2"));
  EXPECT_THAT(found(Rule().kind("call").negated(Rule().pattern("f($A, $B)")), "f(1)"), ElementsAre("f(1)"));
  EXPECT_THAT(found(Rule().pattern("f($A)").negated(Rule().negated(Rule().pattern("f($A)"))), "f(1)"),
              ElementsAre("f(1) | A=1"));
}

TEST(Not, sees_what_was_bound_before) {
  EXPECT_THAT(found(Rule().pattern("f($A, $B)").negated(Rule().pattern("f($A, $A)")), "f(1, 1); f(1, 2)"),
              ElementsAre("f(1, 2) | A=1 | B=2"));
}

TEST(Not, inside_a_search_leaves_nothing_behind) {
  EXPECT_THAT(
      found(Rule().kind("list").has(Rule().kind("call").negated(Rule().pattern("g($A)"))), "[g(1), h(2)]"),
      ElementsAre("[g(1), h(2)]"));
}

// ast-grep's order: the node itself, compositions, relations.
TEST(RuleObject, asks_its_parts_in_a_fixed_order) {
  // The relation sees what `any` bound, though it is written first.
  EXPECT_THAT(
      found(Rule().inside(Related(Rule().pattern("def $A(): $$$")).by_end()).any(Rule().pattern("$A()")),
            "def f():\n    f()\n    g()\n"),
      ElementsAre("f() | A=f"));
}

TEST(Composition, may_nest_as_deep_as_people_write) {
  Rule fine = Rule().kind("call");
  for (int i = 0; i < 150; ++i) fine = Rule().all(std::move(fine));
  EXPECT_THAT(found(std::move(fine), "f()"), ElementsAre("f()"));
  Rule deep = Rule().kind("call");
  for (int i = 0; i < 5000; ++i) deep = Rule().any(std::move(deep));
  EXPECT_THAT(error_of(std::move(deep)), HasSubstr("rules are nested too deep here"));
  Rule deep_not = Rule().kind("call");
  for (int i = 0; i < 5000; ++i) deep_not = Rule().negated(std::move(deep_not));
  EXPECT_THAT(error_of(std::move(deep_not)), HasSubstr("rules are nested too deep here"));
  Rule deep_inside = Rule().kind("call");
  for (int i = 0; i < 5000; ++i) deep_inside = Rule().inside(std::move(deep_inside));
  EXPECT_THAT(error_of(std::move(deep_inside)), HasSubstr("rules are nested too deep here"));
}

}  // namespace
}  // namespace aioshift::pattern
