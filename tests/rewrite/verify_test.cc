#include "rewrite/verify.h"

#include <gtest/gtest.h>

#include "parsed_text.h"

namespace aioshift::rewrite {
namespace {

tl::expected<void, std::string> verified(const std::string& text, std::vector<text::Edit> edits) {
  const ParsedText before(text);
  const ParsedText after(before.with(edits));
  return verify(before.tree, after.tree, text::ChangeMap(edits));
}

TEST(Verify, PassesAnEditThatChangesItsOwnTokensOnly) {
  EXPECT_TRUE(verified("x = f(1)\ny = 2\n", {{{4, 5}, "g.h"}}));
}

TEST(Verify, RefusesAResultThatDoesNotParse) {
  EXPECT_FALSE(verified("x = f(1)\ny = 2\n", {{{7, 8}, ""}}));
}

TEST(Verify, RefusesAnEditThatSwallowsWhatFollows) {
  // The quote opens a string that the next line's quote closes.
  EXPECT_FALSE(verified("x = 1\ny = '''a'''\nz = 3\n", {{{4, 5}, "'''"}}));
  EXPECT_FALSE(verified("x = 1; y = 2\n", {{{4, 5}, "1 #"}}));
}

TEST(Verify, RefusesAStatementThatLeavesItsBlock) {
  // The grammar takes what follows for statements of the module.
  EXPECT_FALSE(verified("def f():\n    a\n    b\n    c\n", {{{15, 19}, ""}}));
  EXPECT_FALSE(verified("def f():\n    a\n    b\n    c\n", {{{19, 20}, "x\nb"}}));
  EXPECT_FALSE(verified("a\nb\n", {{{2, 2}, "  "}}));
  EXPECT_FALSE(verified("if a:\n    b\n    c\n", {{{12, 12}, "    "}}));
}

TEST(Verify, PassesABackslashThatBecomesANode) {
  EXPECT_TRUE(verified("async def f():\n  x = 1 + \\\n  ''.join(y)\n", {{{29, 29}, "await "}}));
}

TEST(Verify, PassesBlocksOfAnyIndentationOfTheirOwn) {
  EXPECT_TRUE(verified("if a:\n    b\n", {{{10, 11}, "if c:\n      d; e\n      f\n    g"}}));
  EXPECT_TRUE(verified("if a: b; c\n", {{{6, 7}, "d"}}));
  EXPECT_TRUE(verified("\fx = 1\n\f\ny = 2\n", {{{5, 6}, "2"}}));
  EXPECT_TRUE(verified("@d\ndef f():\n  a\n", {{{13, 14}, "c"}}));
}

TEST(Verify, RefusesAResultThatParsesAndDoesNotCompile) {
  EXPECT_FALSE(verified("x = f(1)\n", {{{4, 5}, "await g"}}));
  EXPECT_TRUE(verified("async def h(): f(1)\n", {{{15, 16}, "await g"}}));
  EXPECT_FALSE(verified("f(a=1)\n", {{{5, 5}, ", 2"}}));
  EXPECT_FALSE(verified("f(a=1)\n", {{{5, 5}, ", a=2"}}));
  EXPECT_FALSE(verified("del a\n", {{{4, 5}, "a()"}}));
}

TEST(Verify, DoesNotMindWhatDidNotCompileBefore) {
  // A piece of something larger: a notebook awaits at its top level.
  EXPECT_TRUE(verified("await f(1)\nx = 1\n", {{{6, 7}, "g"}}));
  EXPECT_FALSE(verified("await f(1)\nx = 1\n", {{{15, 16}, "await g"}}));
}

TEST(Verify, LeavesOldErrorsAsTheyWere) {
  EXPECT_TRUE(verified("x = 1\ny = +* 2\n", {{{4, 5}, "2"}}));
}

}  // namespace
}  // namespace aioshift::rewrite
