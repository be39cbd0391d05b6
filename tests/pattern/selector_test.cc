// Selectors of `kind`.
#include "pattern/selector.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rule_builder.h"

namespace aioshift::pattern {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view kText = "def f(a):\n    g(h(1), x)\n    await y\n";

TEST(Selector, child_stands_right_inside) {
  EXPECT_THAT(found(Rule().kind("call > identifier"), kText), ElementsAre("g", "h"));
  EXPECT_THAT(found(Rule().kind("argument_list>identifier"), kText), ElementsAre("x"));
  EXPECT_THAT(found(Rule().kind("function_definition > call"), kText), IsEmpty());
  EXPECT_THAT(found(Rule().kind("module > function_definition > identifier"), kText), ElementsAre("f"));
}

TEST(Selector, descendant_stands_anywhere_inside) {
  EXPECT_THAT(found(Rule().kind("call identifier"), kText), ElementsAre("g", "h", "x"));
  EXPECT_THAT(found(Rule().kind("function_definition   call"), kText), ElementsAre("g(h(1), x)", "h(1)"));
}

TEST(Selector, siblings_follow) {
  const std::string_view text = "a\nimport b\nc\nd\n";
  EXPECT_THAT(found(Rule().kind("import_statement + expression_statement"), text), ElementsAre("c"));
  EXPECT_THAT(found(Rule().kind("import_statement ~ expression_statement"), text), ElementsAre("c", "d"));
  EXPECT_THAT(found(Rule().kind("import_statement+expression_statement"), text), ElementsAre("c"));
}

TEST(Selector, comma_stands_for_any) {
  EXPECT_THAT(found(Rule().kind("await, integer"), kText), ElementsAre("1", "await y"));
  EXPECT_THAT(found(Rule().kind("await ,integer"), kText), ElementsAre("1", "await y"));
}

TEST(Selector, pseudo_classes_are_conditions) {
  EXPECT_THAT(found(Rule().kind("call:has(integer)"), kText), ElementsAre("g(h(1), x)", "h(1)"));
  EXPECT_THAT(found(Rule().kind("argument_list:has(> integer)"), kText), ElementsAre("(1)"));
  EXPECT_THAT(found(Rule().kind("call:has(argument_list > integer)"), kText),
              ElementsAre("g(h(1), x)", "h(1)"));
  EXPECT_THAT(found(Rule().kind("argument_list > :not(identifier)"), "g(1, x)"),
              ElementsAre("(", "1", ",", ")"));
  EXPECT_THAT(found(Rule().kind("argument_list > :is(integer, identifier)"), kText), ElementsAre("1", "x"));
  EXPECT_THAT(found(Rule().kind("call:not(:has(call))"), kText), ElementsAre("h(1)"));
}

TEST(Selector, nth_child_counts) {
  EXPECT_THAT(found(Rule().kind("argument_list > :nth-child(2)"), "f(a, b, c)"), ElementsAre("b"));
  EXPECT_THAT(found(Rule().kind("identifier:nth-child(2n+1)"), "f(a, b, c)"), ElementsAre("f", "a", "c"));
  EXPECT_THAT(found(Rule().kind("identifier:nth-last-child(1)"), "f(a, b, c)"), ElementsAre("c"));
  EXPECT_THAT(found(Rule().kind(":nth-child(2 of integer)"), "f(1, b, 3)"), ElementsAre("3"));
  EXPECT_THAT(found(Rule().kind("identifier:nth-child( 2n + 1 )"), "f(a, b, c)"), ElementsAre("f", "a", "c"));
}

TEST(Selector, says_what_is_wrong_with_it_and_where) {
  const auto error = [](const char* text) { return error_of(Rule().kind(text).at_line(9)); };
  EXPECT_EQ(error("cal > identifier"), "9: `cal` is no kind of node, did you mean `call`?");
  EXPECT_EQ(error("call >"), "9: selector: a kind is missing at the end");
  EXPECT_EQ(error("> call"), "9: selector: a kind is missing at `> call`");
  EXPECT_EQ(error("call:has(await"), "9: selector: `:has(` is not closed");
  EXPECT_EQ(error("call:foo(await)"),
            "9: selector: `:foo` is none of :has, :is, :not, :nth-child, :nth-last-child");
  EXPECT_EQ(error("call.name"), "9: selector: there are no classes to select by");
  EXPECT_EQ(error("call:nth-child(odd)").substr(0, 3), "9: ");
  EXPECT_EQ(error("call)"), "9: selector: nothing is expected at `)`");
  EXPECT_EQ(error("call, "), "9: selector: a kind is missing at the end");
  EXPECT_EQ(error("call:has"), "9: selector: `:has` needs an argument in parentheses");
  EXPECT_THAT(error("not-a-kind"), HasSubstr("`not-a-kind` is no kind of node"));
  EXPECT_THAT(error("call > not-a-kind"), HasSubstr("`not-a-kind` is no kind of node"));
  EXPECT_THAT(error("not-a-kind "), HasSubstr("`not-a-kind` is no kind of node"));
}

TEST(Selector, nests_as_deep_as_people_write) {
  std::string deep = "call";
  for (int i = 0; i < 2000; ++i) deep = "call:has(" + deep + ")";
  EXPECT_THAT(error_of(Rule().kind(deep)), HasSubstr("nested too deep"));
  std::string chain = "call";
  for (int i = 0; i < 2000; ++i) chain += " > call";
  EXPECT_THAT(error_of(Rule().kind(chain)), HasSubstr("too many kinds in a row"));
  std::string is = "call";
  for (int i = 0; i < 2000; ++i) is = ":is(" + is + ")";
  EXPECT_THAT(error_of(Rule().kind(is)), HasSubstr("nested too deep"));
}

}  // namespace
}  // namespace aioshift::pattern
