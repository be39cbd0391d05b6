#include "rewrite/removal.h"

#include <gtest/gtest.h>

#include "parsed_text.h"

namespace aioshift::rewrite {
namespace {

using syntax::Kind;
using syntax::Node;

// What stands in `marked` without the node between « and », or the id of the reason why it stays.
std::string without(std::string_view marked) {
  std::string source;
  std::size_t begin = 0;
  std::size_t end = 0;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    if (marked.substr(i).starts_with("«")) {
      begin = source.size();
      ++i;
    } else if (marked.substr(i).starts_with("»")) {
      end = source.size();
      ++i;
    } else {
      source += marked[i];
    }
  }
  const ParsedText parsed(source);
  const text::Range range = {static_cast<text::Offset>(begin), static_cast<text::Offset>(end)};
  const Node node = parsed.tree.covering(range);
  if (node.range() != range) return "no such node";
  const auto edits = removal_edits(node, range);
  return edits ? parsed.with(*edits) : std::string(id_of(edits.error()));
}

// The same, where more than the node is to go: `range` is the text that is removed.
std::string without(const std::string& source, std::string_view node_text, std::string_view range_text) {
  const ParsedText parsed(source);
  const auto begin = static_cast<text::Offset>(source.find(range_text));
  const auto end = static_cast<text::Offset>(begin + range_text.size());
  const auto edits = removal_edits(parsed.node(node_text), {begin, end});
  return edits ? parsed.with(*edits) : std::string(id_of(edits.error()));
}

TEST(Removal, AnElementTakesACommaAlong) {
  EXPECT_EQ(without("f(«a», b, c)\n"), "f(b, c)\n");
  EXPECT_EQ(without("f(a, «b», c)\n"), "f(a, c)\n");
  EXPECT_EQ(without("f(a, b, «c»)\n"), "f(a, b)\n");
  EXPECT_EQ(without("f(a, «b»,)\n"), "f(a,)\n");
  EXPECT_EQ(without("f(«a»)\n"), "f()\n");
  EXPECT_EQ(without("f(«a»,)\n"), "f()\n");
  EXPECT_EQ(without("f(a, «k=1»)\n"), "f(a)\n");
  EXPECT_EQ(without("f(«*a», b)\n"), "f(b)\n");
  EXPECT_EQ(without("x = [1, «2»]\n"), "x = [1]\n");
  EXPECT_EQ(without("x = {1, «2»}\n"), "x = {1}\n");
  EXPECT_EQ(without("x = {«a: 1», b: 2}\n"), "x = {b: 2}\n");
  EXPECT_EQ(without("x = {«a: 1»}\n"), "x = {}\n");
  EXPECT_EQ(without("def f(a, «b=1»): pass\n"), "def f(a): pass\n");
  EXPECT_EQ(without("def f(«a: int»): pass\n"), "def f(): pass\n");
  EXPECT_EQ(without("lambda a, «b»: 1\n"), "lambda a: 1\n");
  EXPECT_EQ(without("lambda «a»: 1\n"), "lambda: 1\n");
  EXPECT_EQ(without("class A(«B», C): pass\n"), "class A(C): pass\n");
  EXPECT_EQ(without("with a, «b as c»: pass\n"), "with a: pass\n");
  EXPECT_EQ(without("with («a», b): pass\n"), "with (b): pass\n");
  EXPECT_EQ(without("def f[T, «U»](): pass\n"), "def f[T](): pass\n");
  EXPECT_EQ(without("def f[«T»](): pass\n"), "def f(): pass\n");
  EXPECT_EQ(without("global a, «b»\n"), "global a\n");
  EXPECT_EQ(without("del «a», b\n"), "del b,\n");
  EXPECT_EQ(without("assert a, «'why'»\n"), "assert a\n");
}

TEST(Removal, ATupleOfOneKeepsItsComma) {
  EXPECT_EQ(without("x = (a, «b»)\n"), "x = (a,)\n");
  EXPECT_EQ(without("x = («a», b)\n"), "x = (b,)\n");
  EXPECT_EQ(without("x = («a», b,)\n"), "x = (b,)\n");
  EXPECT_EQ(without("x = («a», b, c)\n"), "x = (b, c)\n");
  EXPECT_EQ(without("x = («a»,)\n"), "x = ()\n");
  EXPECT_EQ(without("return a, «b»\n"), "return a,\n");
  EXPECT_EQ(without("x = y[a, «b»]\n"), "x = y[a,]\n");
  EXPECT_EQ(without("try: pass\nexcept (A, «B»): pass\n"), "try: pass\nexcept (A,): pass\n");
  EXPECT_EQ(without("x = (\n    a,\n    «b»\n)\n"), "x = (\n    a,\n)\n");
}

TEST(Removal, NamesOfAnImport) {
  EXPECT_EQ(without("from m import a, «b»\n"), "from m import a\n");
  EXPECT_EQ(without("from m import «a», b\n"), "from m import b\n");
  EXPECT_EQ(without("from m import (a, «b as c»)\n"), "from m import (a)\n");
  EXPECT_EQ(without("x\nfrom m import «a»\ny\n"), "x\ny\n");
  EXPECT_EQ(without("import «a», b\n"), "import b\n");
  EXPECT_EQ(without("from m import (\n    a,\n    «b»,\n    c,\n)\n"),
            "from m import (\n    a,\n    c,\n)\n");
  EXPECT_EQ(without("from m import (\n    «a»,\n)\nx\n"), "x\n");
  EXPECT_EQ(without("if x:\n    import «a»\n"), "if x:\n    pass\n");
}

TEST(Removal, TheLayoutOfAListStaysWhole) {
  EXPECT_EQ(without("f(\n    a,\n    «b»,\n    c,\n)\n"), "f(\n    a,\n    c,\n)\n");
  EXPECT_EQ(without("f(\n    «a»,\n    b,\n)\n"), "f(\n    b,\n)\n");
  EXPECT_EQ(without("f(\n    a,\n    «b»,\n)\n"), "f(\n    a,\n)\n");
  EXPECT_EQ(without("f(\n    a,\n    «b»\n)\n"), "f(\n    a\n)\n");
  EXPECT_EQ(without("f(\n    «a»,\n)\n"), "f()\n");
  EXPECT_EQ(without("f(a, «b»,\n  c)\n"), "f(a,\n  c)\n");
  EXPECT_EQ(without("f(«a»,\n  b)\n"), "f(b)\n");
  EXPECT_EQ(without("f(a,\n  «b»)\n"), "f(a)\n");
  EXPECT_EQ(without("f(a,\n  «b», c)\n"), "f(a,\n  c)\n");
  EXPECT_EQ(without("f(\n    a,\n    «g(\n        1)»,\n    c,\n)\n"), "f(\n    a,\n    c,\n)\n");
  EXPECT_EQ(without("f(\r\n    a,\r\n    «b»,\r\n)\r\n"), "f(\r\n    a,\r\n)\r\n");
}

TEST(Removal, CommentsOfOthersStay) {
  EXPECT_EQ(without("f(\n    a,  # about a\n    «b»,\n)\n"), "f(\n    a,  # about a\n)\n");
  EXPECT_EQ(without("f(\n    a,  # about a\n    «b»\n)\n"), "f(\n    a,  # about a\n)\n");
  EXPECT_EQ(without("f(\n    # about b\n    «b»,\n    c,\n)\n"), "f(\n    # about b\n    c,\n)\n");
  EXPECT_EQ(without("# about x\n«x»\ny\n"), "# about x\ny\n");
}

TEST(Removal, IsRefusedWhereACommentWouldGo) {
  EXPECT_EQ(without("f(\n    a,\n    «b»,  # about b\n)\n"), "comment-in-the-way");
  EXPECT_EQ(without("f(\n    «a»  # about a\n)\n"), "comment-in-the-way");
  EXPECT_EQ(without("f(«a»,  # about a\n  b)\n"), "comment-in-the-way");
  EXPECT_EQ(without("«x»  # about x\ny\n"), "comment-in-the-way");
  EXPECT_EQ(without("x = 1\n«f(\n  # inside\n)»\n"), "comment-in-the-way");
}

TEST(Removal, AStatementGoesWithItsLines) {
  EXPECT_EQ(without("a\n«b»\nc\n"), "a\nc\n");
  EXPECT_EQ(without("«a»\n"), "");
  EXPECT_EQ(without("a\n«b»"), "a\n");
  EXPECT_EQ(without("if x:\n    a\n    «f(\n        1)»\n    c\n"), "if x:\n    a\n    c\n");
  EXPECT_EQ(without("a\n«if x:\n    b\n    c»\nd\n"), "a\nd\n");
  EXPECT_EQ(without("a\r\n«b»\r\nc\r\n"), "a\r\nc\r\n");
  EXPECT_EQ(without("a\n«x = \\\n    1»\nc\n"), "a\nc\n");
  EXPECT_EQ(without("@d\n«def f(): pass»\nx\n"), "x\n");
}

TEST(Removal, AStatementGoesWithItsSemicolon) {
  EXPECT_EQ(without("«a»; b\n"), "b\n");
  EXPECT_EQ(without("a; «b»\n"), "a\n");
  EXPECT_EQ(without("a; «b»; c\n"), "a; c\n");
  EXPECT_EQ(without("«a»;\nb\n"), "b\n");
  EXPECT_EQ(without("if x: «a»; b\n"), "if x: b\n");
  EXPECT_EQ(without("a; «b»  # why\n"), "a  # why\n");
}

TEST(Removal, TheOnlyStatementOfABlockBecomesPass) {
  EXPECT_EQ(without("if x:\n    «a»\nb\n"), "if x:\n    pass\nb\n");
  EXPECT_EQ(without("if x: «a»\n"), "if x: pass\n");
  EXPECT_EQ(without("if x:\n    «a»  # why\n"), "if x:\n    pass  # why\n");
  EXPECT_EQ(without("def f():\n    # why\n    «return»\n"), "def f():\n    # why\n    pass\n");
  EXPECT_EQ(without("class A:\n    «def f(self):\n        pass»\n"), "class A:\n    pass\n");
}

TEST(Removal, DecoratorsClausesAndCommentsGoWithTheirLines) {
  EXPECT_EQ(without("«@a»\n@b\ndef f(): pass\n"), "@b\ndef f(): pass\n");
  EXPECT_EQ(without("if x:\n    a\n«else:\n    b»\nc\n"), "if x:\n    a\nc\n");
  EXPECT_EQ(without("try:\n    a\nexcept B:\n    b\n«finally:\n    c»\n"), "try:\n    a\nexcept B:\n    b\n");
  EXPECT_EQ(without("a\n    «# c»\nb\n"), "a\nb\n");
  EXPECT_EQ(without("a  «# c»\nb\n"), "a\nb\n");
}

TEST(Removal, TokensGoWithABlank) {
  EXPECT_EQ(without("«async» def f(): pass\n"), "def f(): pass\n");
  EXPECT_EQ(without("@fixture«()»\ndef f(): pass\n"), "@fixture\ndef f(): pass\n");
  EXPECT_EQ(without("class A«(object)»: pass\n"), "class A: pass\n");
  EXPECT_EQ(without("[x for x in y «if x»]\n"), "[x for x in y]\n");
  EXPECT_EQ(without("def f():\n    return «a»\n"), "def f():\n    return\n");
  EXPECT_EQ(without("x = '«abc»'\n"), "x = ''\n");
}

TEST(Removal, WhatIsNeededStays) {
  EXPECT_EQ(without("x = {«1»}\n"), "needed-in-place");
  EXPECT_EQ(without("x = «f()»\n"), "needed-in-place");
  EXPECT_EQ(without("a + «b»\n"), "needed-in-place");
  EXPECT_EQ(without("with «a»: pass\n"), "needed-in-place");
  EXPECT_EQ(without("x[«a»]\n"), "needed-in-place");
  EXPECT_EQ(without("assert «a», b\n"), "needed-in-place");
  EXPECT_EQ(without("def f(a, *, «b»): pass\n"), "needed-in-place");
  EXPECT_EQ(without("def f(«a», /, b): pass\n"), "needed-in-place");
  EXPECT_EQ(without("try: pass\n«except A: pass»\n"), "needed-in-place");
  EXPECT_EQ(without("f(«x»=1)\n"), "needed-in-place");
}

TEST(Removal, AWiderRangeIsMadeOfSiblings) {
  EXPECT_EQ(without("f(a, b, c)\n", "b", "b,"), "f(a, c)\n");
  EXPECT_EQ(without("f(a, b, c)\n", "c", ", c"), "f(a, b)\n");
  EXPECT_EQ(without("f(a, b, c)\n", "b", "b, c"), "f(a)\n");
  EXPECT_EQ(without("a\nb\nc\n", "b", "b\nc"), "a\n");
}

}  // namespace
}  // namespace aioshift::rewrite
