#include "semantics/control_flow.h"

#include <gtest/gtest.h>

#include "model_of.h"
#include "semantics/awaits.h"

namespace aioshift::semantics {
namespace {

using syntax::Field;
using syntax::Kind;
using syntax::Node;

// The exits of a function's body in short: f(alls through), r(aises), R(eturns), b(reaks), c(ontinues).
std::string of(const std::string& body) {
  const ModelOf model("async def f():\n" + body + "\n");
  const Exits exits = exits_of(model.tree.root().named_child(0).child(Field::body));
  return std::string(exits.falls_through ? "f" : "") + (exits.raises ? "r" : "") +
         (exits.returns ? "R" : "") + (exits.breaks ? "b" : "") + (exits.continues ? "c" : "");
}

TEST(ControlFlow, ends_where_a_statement_leaves) {
  EXPECT_EQ(of(" pass"), "f");
  EXPECT_EQ(of(" log()\n raise"), "r");
  EXPECT_EQ(of(" return 1\n raise"), "R");
  EXPECT_EQ(of(" break"), "b");
  EXPECT_EQ(of(" def g():\n  raise"), "f");
}

TEST(ControlFlow, joins_the_branches_of_conditions) {
  EXPECT_EQ(of(" if x:\n  raise"), "fr");
  EXPECT_EQ(of(" if x:\n  raise\n else:\n  return"), "rR");
  EXPECT_EQ(of(" if x:\n  raise\n elif y:\n  pass\n else:\n  return"), "frR");
  EXPECT_EQ(of(" match x:\n  case 1:\n   raise"), "fr");
}

TEST(ControlFlow, keeps_to_its_loops) {
  EXPECT_EQ(of(" while True:\n  if x:\n   break"), "f");
  EXPECT_EQ(of(" while True:\n  if x:\n   return"), "R");
  EXPECT_EQ(of(" while 1:\n  continue"), "");
  EXPECT_EQ(of(" for x in y:\n  return x"), "fR");
  EXPECT_EQ(of(" for x in y:\n  break\n else:\n  raise"), "fr");
  EXPECT_EQ(of(" for x in y:\n  pass\n else:\n  raise"), "r");
}

TEST(ControlFlow, goes_through_handlers_and_finally) {
  EXPECT_EQ(of(" try:\n  return x\n except E:\n  raise"), "rR");
  EXPECT_EQ(of(" try:\n  x()\n except E:\n  raise"), "fr");
  EXPECT_EQ(of(" try:\n  x()\n except E:\n  raise\n else:\n  return"), "rR");
  EXPECT_EQ(of(" try:\n  raise\n finally:\n  return"), "R");
  EXPECT_EQ(of(" try:\n  raise\n finally:\n  x()"), "r");
  EXPECT_EQ(of(" with x:\n  raise"), "r");
}

TEST(ControlFlow, ends_a_function_where_nothing_stands_behind) {
  const auto ends = [](const std::string& body) {
    const ModelOf model("async def f():\n" + body + "\n");
    return ends_function(model.last("x()").parent());
  };
  EXPECT_TRUE(ends(" x()"));
  EXPECT_TRUE(ends(" if y:\n  x()\n else:\n  pass"));
  EXPECT_TRUE(ends(" try:\n  x()\n finally:\n  y()"));
  EXPECT_TRUE(ends(" try:\n  y()\n except E:\n  x()"));
  EXPECT_FALSE(ends(" x()\n y()"));
  EXPECT_FALSE(ends(" while y:\n  x()"));
  EXPECT_FALSE(ends(" try:\n  x()\n except E:\n  pass\n else:\n  y()"));
}

TEST(Awaits, are_those_of_the_function_itself) {
  const auto count = [](const std::string& body) {
    const ModelOf model("async def f():\n" + body + "\n");
    return awaits_in(model.tree.root().named_child(0).child(Field::body)).size();
  };
  EXPECT_EQ(count(" await x"), 1U);
  EXPECT_EQ(count(" async for y in x: pass\n async with x: await y"), 3U);
  EXPECT_EQ(count(" return [y async for y in x]"), 1U);
  EXPECT_EQ(count(" yield 1"), 0U);
  EXPECT_EQ(count(" async def g():\n  await x\n h = lambda: (yield)"), 0U);
}

}  // namespace
}  // namespace aioshift::semantics
