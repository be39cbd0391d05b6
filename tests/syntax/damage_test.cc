// Which nodes a problem in the file makes untouchable.
#include <gtest/gtest.h>

#include "parsed.h"

namespace aioshift::syntax {
namespace {

TEST(Damage, is_none_in_a_file_without_problems) {
  const Parsed parsed("a = 1\nb = 2\n");
  EXPECT_FALSE(parsed.tree.is_damaged(parsed.name("a")));
}

TEST(Damage, takes_the_whole_simple_statement) {
  const Parsed parsed("a = before()\nb = broken(c, 1 <> 2)\nd = after()\n");
  EXPECT_TRUE(parsed.tree.is_damaged(parsed.name("broken")));
  EXPECT_TRUE(parsed.tree.is_damaged(parsed.name("c")));
  EXPECT_FALSE(parsed.tree.is_damaged(parsed.name("before")));
  EXPECT_FALSE(parsed.tree.is_damaged(parsed.name("after")));
}

TEST(Damage, in_a_header_takes_the_body_with_it) {
  const Parsed parsed("if 1 <> 2:\n    inside()\noutside()\n");
  EXPECT_TRUE(parsed.tree.is_damaged(parsed.name("inside")));
  EXPECT_FALSE(parsed.tree.is_damaged(parsed.name("outside")));
}

TEST(Damage, in_a_function_header_takes_the_function_with_it) {
  const Parsed parsed(
      "class C:\n    async def f((a, b)):\n        inside()\n\n    async def g():\n        outside()\n");
  EXPECT_TRUE(parsed.tree.is_damaged(parsed.name("inside")));
  EXPECT_FALSE(parsed.tree.is_damaged(parsed.name("outside")));
}

TEST(Damage, in_a_body_leaves_the_rest_of_the_body_and_its_header) {
  const Parsed parsed("async def f():\n    first()\n    print broken()\n    last()\nother()\n");
  EXPECT_FALSE(parsed.tree.is_damaged(parsed.name("first")));
  EXPECT_TRUE(parsed.tree.is_damaged(parsed.name("broken")));
  EXPECT_FALSE(parsed.tree.is_damaged(parsed.name("last")));
  EXPECT_FALSE(parsed.tree.is_damaged(parsed.name("other")));
  EXPECT_FALSE(parsed.tree.is_damaged(parsed.tree.root()));
}

TEST(Damage, takes_what_shares_a_line_with_it) {
  const Parsed parsed("x = first() + ; y = second()\nz = third()\n");
  EXPECT_TRUE(parsed.tree.is_damaged(parsed.name("first")));
  EXPECT_TRUE(parsed.tree.is_damaged(parsed.name("second")));
  EXPECT_FALSE(parsed.tree.is_damaged(parsed.name("third")));
}

TEST(Damage, of_a_missing_token_takes_its_statement) {
  const Parsed parsed("a = first(\nb = second()\n\ndef f():\n    third()\n");
  ASSERT_FALSE(parsed.tree.problems().empty());
  EXPECT_TRUE(parsed.tree.is_damaged(parsed.name("first")));
}

TEST(Damage, of_an_elif_header_takes_the_whole_statement) {
  const Parsed parsed("if a:\n    first()\nelif 1 <> 2:\n    second()\nthird()\n");
  EXPECT_TRUE(parsed.tree.is_damaged(parsed.name("second")));
  EXPECT_FALSE(parsed.tree.is_damaged(parsed.name("third")));
}

}  // namespace
}  // namespace aioshift::syntax
