#include "rewrite/precedence.h"

#include <gtest/gtest.h>

#include "parsed_text.h"
#include "rewrite/hoist.h"

namespace aioshift::rewrite {
namespace {

using syntax::Field;
using syntax::Kind;

// `call` in `text` gives way to `argument`, its first argument.
std::string without_call(const std::string& text) {
  const ParsedText parsed(text);
  for (syntax::NodeId id = 0; id < parsed.tree.size(); ++id) {
    const syntax::Node call = parsed.tree.node(id);
    if (!call.is(Kind::call) || call.child(Field::function).text() != "call") continue;
    return parsed.with(replace_by_part(call, call.child(Field::arguments).named_child(0)));
  }
  return text;
}

TEST(Precedence, BracketsComeWhereThePlaceBindsTighter) {
  EXPECT_EQ(without_call("call(a + b) * c\n"), "(a + b) * c\n");
  EXPECT_EQ(without_call("c - call(a - b)\n"), "c - (a - b)\n");
  EXPECT_EQ(without_call("call(a or b).c\n"), "(a or b).c\n");
  EXPECT_EQ(without_call("call(-a) ** b\n"), "(-a) ** b\n");
  EXPECT_EQ(without_call("call(lambda: 1)()\n"), "(lambda: 1)()\n");
  EXPECT_EQ(without_call("not call(a and b)\n"), "not (a and b)\n");
  EXPECT_EQ(without_call("[*call(a or b)]\n"), "[*(a or b)]\n");
  EXPECT_EQ(without_call("{**call(a or b)}\n"), "{**(a or b)}\n");
  EXPECT_EQ(without_call("[x for x in call(a if b else c)]\n"), "[x for x in (a if b else c)]\n");
}

TEST(Precedence, NoBracketsComeWhereNoneAreNeeded) {
  EXPECT_EQ(without_call("call(a - b) - c\n"), "a - b - c\n");
  EXPECT_EQ(without_call("a ** call(-b)\n"), "a ** -b\n");
  EXPECT_EQ(without_call("f(call(a or b))\n"), "f(a or b)\n");
  EXPECT_EQ(without_call("f(*call(a or b), **call(c))\n"), "f(*a or b, **call(c))\n");
  EXPECT_EQ(without_call("x = call(a if b else c)\n"), "x = a if b else c\n");
  EXPECT_EQ(without_call("call(f(a)).b\n"), "f(a).b\n");
}

TEST(Precedence, BracketsComeWhereLinesWouldEndInTheOpen) {
  EXPECT_EQ(without_call("x = call(a\n    + b)\n"), "x = (a\n    + b)\n");
  EXPECT_EQ(without_call("f(call(a\n    + b))\n"), "f(a\n    + b)\n");
}

}  // namespace
}  // namespace aioshift::rewrite
