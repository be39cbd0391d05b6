// Python's await binds tighter than **; the grammar has it the other way round.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parsed.h"

namespace aioshift::syntax {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// The await expressions, without the keyword's own nodes.
std::vector<std::string> awaits(const Parsed& parsed) {
  std::vector<std::string> found;
  for (NodeId id = 0; id < parsed.tree.size(); ++id) {
    const Node node = parsed.tree.node(id);
    if (node.is(Kind::await) && node.is_named()) found.emplace_back(node.text());
  }
  return found;
}

std::string text_of(std::string_view expression) {
  return "async def f():\n    return " + std::string(expression) + "\n";
}

TEST(AwaitOverPower, the_power_holds_the_await) {
  const Parsed parsed(text_of("await f(x) ** 2"));
  EXPECT_EQ(broken_invariant(parsed.tree), "");
  EXPECT_THAT(awaits(parsed), ElementsAre("await f(x)"));
  const Node power = parsed.at("await f(x) ** 2");
  ASSERT_TRUE(power.is(Kind::binary_operator));
  EXPECT_TRUE(power.parent().is(Kind::return_statement));
  EXPECT_TRUE(power.child(Field::left).is(Kind::await));
  EXPECT_TRUE(power.child(Field::operator_).is(Kind::op_star_star));
  EXPECT_EQ(power.child(Field::right).text(), "2");
  EXPECT_EQ(power.child(Field::left).named_child(0).text(), "f(x)");
}

TEST(AwaitOverPower, the_right_operand_may_be_a_power_or_an_await) {
  {
    const Parsed parsed(text_of("await a ** b ** c"));
    EXPECT_EQ(broken_invariant(parsed.tree), "");
    EXPECT_THAT(awaits(parsed), ElementsAre("await a"));
    EXPECT_EQ(parsed.at("await a ** b ** c").child(Field::right).text(), "b ** c");
  }
  {
    const Parsed parsed(text_of("await a ** await b"));
    EXPECT_EQ(broken_invariant(parsed.tree), "");
    EXPECT_THAT(awaits(parsed), ElementsAre("await a", "await b"));
  }
  {
    const Parsed parsed(text_of("await a ** await b ** -await c"));
    EXPECT_EQ(broken_invariant(parsed.tree), "");
    EXPECT_THAT(awaits(parsed), ElementsAre("await a", "await b", "await c"));
  }
}

TEST(AwaitOverPower, the_left_operand_may_hold_another) {
  const Parsed parsed(text_of("await f(await g() ** 2).h[0] ** 3"));
  EXPECT_EQ(broken_invariant(parsed.tree), "");
  EXPECT_THAT(awaits(parsed), ElementsAre("await f(await g() ** 2).h[0]", "await g()"));
}

TEST(AwaitOverPower, looser_operators_around_stay_around) {
  const Parsed parsed(text_of("-await a ** 2 + b * await c ** d"));
  EXPECT_EQ(broken_invariant(parsed.tree), "");
  EXPECT_THAT(awaits(parsed), ElementsAre("await a", "await c"));
  EXPECT_TRUE(parsed.at("-await a ** 2").is(Kind::unary_operator));
  EXPECT_EQ(parsed.at("b * await c ** d").child(Field::right).text(), "await c ** d");
}

TEST(AwaitOverPower, comments_and_line_continuations_may_stand_anywhere) {
  for (const char* expression :
       {"(await  # why\n        f(x) ** 2)", "(await f(x)  # why\n        ** 2)",
        "(await f(x) **  # why\n        2)", "await \\\n        f(x) ** 2", "await f(x) \\\n        ** 2",
        "await f(x) ** \\\n        2",
        "(await  # one\n        # two\n        f(x)  # three\n        **  # four\n        2)"}) {
    const Parsed parsed(text_of(expression));
    EXPECT_EQ(broken_invariant(parsed.tree), "") << expression;
    ASSERT_THAT(parsed.texts(Kind::binary_operator), testing::SizeIs(1)) << expression;
    const Node power = parsed.at(parsed.texts(Kind::binary_operator)[0]);
    EXPECT_TRUE(power.child(Field::left).is(Kind::await)) << expression;
    EXPECT_TRUE(power.child(Field::left).text().ends_with("f(x)")) << expression;
    EXPECT_EQ(power.child(Field::right).text(), "2") << expression;
  }
}

TEST(AwaitOverPower, parentheses_stand_as_they_are) {
  {
    const Parsed parsed(text_of("await (a ** b)"));
    EXPECT_THAT(awaits(parsed), ElementsAre("await (a ** b)"));
  }
  {
    const Parsed parsed(text_of("(await a) ** b"));
    EXPECT_EQ(parsed.at("(await a) ** b").child(Field::left).text(), "(await a)");
  }
}

TEST(AwaitOverPower, other_operators_are_no_matter_of_it) {
  const Parsed parsed(text_of("await a * b"));
  EXPECT_THAT(awaits(parsed), ElementsAre("await a"));
  EXPECT_THAT(awaits(Parsed("a ** b")), IsEmpty());
}

}  // namespace
}  // namespace aioshift::syntax
