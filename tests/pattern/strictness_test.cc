// What each strictness passes over.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rule_builder.h"

namespace aioshift::pattern {
namespace {

// The strictnesses in which the pattern matches somewhere in the text.
std::string strictnesses(const std::string& pattern, std::string_view text) {
  std::string result;
  const std::pair<Strictness, std::string_view> all[] = {{Strictness::kCst, "cst"},
                                                         {Strictness::kSmart, "smart"},
                                                         {Strictness::kAst, "ast"},
                                                         {Strictness::kRelaxed, "relaxed"},
                                                         {Strictness::kSignature, "signature"},
                                                         {Strictness::kTemplate, "template"}};
  for (const auto& [strictness, name] : all) {
    if (found(Rule().pattern(pattern, strictness), text).empty()) continue;
    if (!result.empty()) result += ' ';
    result += name;
  }
  return result;
}

TEST(Strictness, equal_code_matches_in_all) {
  EXPECT_EQ(strictnesses("f($A, 1)", "f(x, 1)"), "cst smart ast relaxed signature template");
  EXPECT_EQ(strictnesses("f($A, 1)", "g(x, 1)"), "signature");
  EXPECT_EQ(strictnesses("f($A, 1)", "g.f(x)"), "");
}

TEST(Strictness, cst_wants_every_token) {
  EXPECT_EQ(strictnesses("f($A)", "f(x,)"), "smart ast relaxed signature template");
  EXPECT_EQ(strictnesses("def f(): $$$B", "async def f(): pass"), "smart ast relaxed signature template");
}

TEST(Strictness, smart_and_template_want_the_tokens_of_the_pattern) {
  EXPECT_EQ(strictnesses("f($A,)", "f(x)"), "ast relaxed signature");
  EXPECT_EQ(strictnesses("async def f(): $$$B", "def f(): pass"), "ast relaxed signature");
  EXPECT_EQ(strictnesses("'a'", "\"a\""), "signature");  // a quote is a node with a name
}

TEST(Strictness, cst_and_ast_count_comments) {
  EXPECT_EQ(strictnesses("f($A, 1)", "f(  # c\n  x, 1)"), "smart relaxed signature template");
  EXPECT_EQ(strictnesses("f($A)", "f(x  # c\n)"), "smart relaxed signature template");
}

TEST(Strictness, all_but_smart_look_at_what_follows) {
  EXPECT_EQ(strictnesses("if $A: $B", "if x: y\nelse: z"), "smart");
  EXPECT_EQ(strictnesses("if $A: $B", "if x: y"), "cst smart ast relaxed signature template");
}

TEST(Strictness, signature_does_not_look_at_texts) {
  EXPECT_EQ(strictnesses("f(1)", "g(2)"), "signature");
  EXPECT_EQ(strictnesses("f(1)", "g('2')"), "");
  EXPECT_EQ(strictnesses("x.f", "y.g"), "signature");
}

TEST(Strictness, template_does_not_look_at_kinds) {
  EXPECT_EQ(strictnesses("$A = $B", "f(x=1)"), "template");
  EXPECT_EQ(strictnesses("x", "f(x=1)"), "cst smart ast relaxed signature template");
}

TEST(Strictness, repeated_variables_are_compared_in_all) {
  EXPECT_EQ(strictnesses("$A + $A", "x + y"), "");
  EXPECT_EQ(strictnesses("$A + $A", "x + x"), "cst smart ast relaxed signature template");
}

TEST(Strictness, a_variable_alone_takes_a_comment_but_in_those_that_pass_over_comments) {
  EXPECT_EQ(found(Rule().pattern("$A", Strictness::kRelaxed), "# c").size(), 1U);
  EXPECT_EQ(found(Rule().pattern("$A", Strictness::kSmart), "# c").size(), 2U);
  EXPECT_EQ(found(Rule().pattern("$A", Strictness::kCst), "# c").size(), 2U);
}

// A run whose comma the text lacks takes one node, as in ast-grep.
TEST(Strictness, ast_lets_a_run_follow_a_token_that_is_not_there) {
  EXPECT_THAT(found(Rule().pattern("def f() -> $A: $$$B", Strictness::kAst), "def f():\n    # c\n    x"),
              testing::ElementsAre("def f():\n    # c\n    x | $$$B=x | A=# c"));
}

}  // namespace
}  // namespace aioshift::pattern
