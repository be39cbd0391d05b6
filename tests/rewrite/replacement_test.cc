#include "rewrite/replacement.h"

#include <gtest/gtest.h>

#include "first_match.h"
#include "parsed_text.h"
#include "rewrite/fix.h"

namespace aioshift::rewrite {
namespace {

// `source` with its first match of `pattern` replaced by `fix`, or the id of the reason why not.
std::string fixed(std::string_view pattern, std::string_view fix, const std::string& source) {
  const ParsedText parsed(source);
  const FirstMatch match(parsed.tree, pattern);
  const auto edits = replacement_edits(
      {FixTemplate::parse(fix, match.variables(), {}), match.node(), match.range(), match.bindings()});
  return edits ? parsed.with(*edits) : std::string(id_of(edits.error()));
}

// The stretches of the source that the edits touch, each with a `|` behind it.
std::string touched(std::string_view pattern, std::string_view fix, const std::string& source) {
  const ParsedText parsed(source);
  const FirstMatch match(parsed.tree, pattern);
  const auto edits = replacement_edits(
      {FixTemplate::parse(fix, match.variables(), {}), match.node(), match.range(), match.bindings()});
  if (!edits) return std::string(id_of(edits.error()));
  std::string result;
  for (const text::Edit& edit : *edits) {
    result += std::string(parsed.tree.text().substr(edit.range.begin, edit.range.size())) + "|";
  }
  return result;
}

TEST(Replacement, WritesTheTemplateWithWhatItsVariablesStandFor) {
  EXPECT_EQ(fixed("foo($A)", "bar($A)", "x = foo(1)\n"), "x = bar(1)\n");
  EXPECT_EQ(fixed("foo($A, $B)", "$B.bar($A)", "foo(a, b)\n"), "b.bar(a)\n");
  EXPECT_EQ(fixed("foo($A)", "f(\"$A\", $A)", "foo(a.b)\n"), "f(\"a.b\", a.b)\n");
  EXPECT_EQ(fixed("foo($A)", "get_$A()", "foo(name)\n"), "get_name()\n");
  EXPECT_EQ(fixed("foo($A)", "bar($A)$ $$ $a", "foo(1)\n"), "bar(1)$ $$ $a\n");
  EXPECT_EQ(fixed("foo($$$A)", "bar(0, $$$A)", "foo(1, *b, c=2)\n"), "bar(0, 1, *b, c=2)\n");
}

TEST(Replacement, ALineEndBehindTheTemplateIsNone) {
  EXPECT_EQ(fixed("foo($A)", "bar($A)\n", "x = foo(1) + 2\n"), "x = bar(1) + 2\n");
}

// Parentheses.

TEST(Replacement, AValueGetsParenthesesWhereItsPlaceInTheTemplateNeedsThem) {
  EXPECT_EQ(fixed("foo($A)", "$A.close()", "foo(a + b)\n"), "(a + b).close()\n");
  EXPECT_EQ(fixed("foo($A)", "$A.close()", "foo(await a)\n"), "(await a).close()\n");
  EXPECT_EQ(fixed("foo($A)", "$A.close()", "foo(lambda: 1)\n"), "(lambda: 1).close()\n");
  EXPECT_EQ(fixed("foo($A)", "$A.real", "foo(7)\n"), "(7).real\n");
  EXPECT_EQ(fixed("foo($A)", "not $A", "foo(a or b)\n"), "not (a or b)\n");
  EXPECT_EQ(fixed("foo($A)", "-$A ** 2", "foo(-a)\n"), "-(-a) ** 2\n");
  EXPECT_EQ(fixed("foo($A)", "$A == 1", "foo(a == b)\n"), "(a == b) == 1\n");
  EXPECT_EQ(fixed("foo($A)", "[*$A]", "foo(a or b)\n"), "[*(a or b)]\n");
  EXPECT_EQ(fixed("foo($A)", "[x for x in $A]", "foo(a if b else c)\n"), "[x for x in (a if b else c)]\n");
  EXPECT_EQ(fixed("foo($A)", "g(key=$A)", "foo(x := 1)\n"), "g(key=(x := 1))\n");
  EXPECT_EQ(fixed("return $A", "return f($A)", "return a, b\n"), "return f((a, b))\n");
  EXPECT_EQ(fixed("x = $A", "x = await $A", "x = yield\n"), "x = await (yield)\n");
  EXPECT_EQ(fixed("foo($A)", "f\"{$A}\"", "foo(lambda: 1)\n"), "f\"{(lambda: 1)}\"\n");
  EXPECT_EQ(fixed("return $A", "f\"{$A}\"", "return 1, lambda: 1\n"), "f\"{(1, lambda: 1)}\"\n");
  EXPECT_EQ(fixed("return $A", "f\"{$A}\"", "return 1, 2\n"), "f\"{1, 2}\"\n");
  EXPECT_EQ(fixed("foo($$$A)", "all([not $$$A])", "foo(a or b)\n"), "all([not (a or b)])\n");
}

TEST(Replacement, AValueGetsNoParenthesesWhereTheMeaningIsTheSame) {
  EXPECT_EQ(fixed("foo($A)", "bar($A, 1)", "foo(a if b else c)\n"), "bar(a if b else c, 1)\n");
  EXPECT_EQ(fixed("foo($A)", "x = $A", "foo(a if b else c)\n"), "x = a if b else c\n");
  EXPECT_EQ(fixed("foo($A)", "$A + 1", "foo(a + b)\n"), "a + b + 1\n");
  EXPECT_EQ(fixed("foo($A)", "$A.close()", "foo((a + b))\n"), "(a + b).close()\n");
  EXPECT_EQ(fixed("foo($A)", "a ** $A", "foo(-b)\n"), "a ** -b\n");
  EXPECT_EQ(fixed("foo($A)", "$A.real", "foo(0x7)\n"), "0x7.real\n");
  EXPECT_EQ(fixed("foo($A)", "c and $A", "foo(a and b)\n"), "c and a and b\n");
  EXPECT_EQ(fixed("foo($A)", "f(*$A)", "foo(a or b)\n"), "f(*a or b)\n");
  EXPECT_EQ(fixed("foo($A)", "$A if x else y", "foo(a or b)\n"), "a or b if x else y\n");
}

TEST(Replacement, AllOfItGetsParenthesesWhereThePlaceOfTheMatchNeedsThem) {
  EXPECT_EQ(fixed("foo($A)", "await $A", "foo(x).y\n"), "(await x).y\n");
  EXPECT_EQ(fixed("foo($A)", "await $A", "foo(x) ** 2\n"), "(await x) ** 2\n");
  EXPECT_EQ(fixed("foo($A)", "await $A", "await foo(x)\n"), "await (await x)\n");
  EXPECT_EQ(fixed("foo($A)", "await $A", "foo(x)[0]\n"), "(await x)[0]\n");
  EXPECT_EQ(fixed("foo($A, $B)", "$A or $B", "foo(a, b) and c\n"), "(a or b) and c\n");
  EXPECT_EQ(fixed("foo($A)", "$A := 1", "x = foo(a)\n"), "x = (a := 1)\n");
  EXPECT_EQ(fixed("foo($A)", "lambda: $A", "foo(a)()\n"), "(lambda: a)()\n");
  EXPECT_EQ(fixed("foo($A)", "yield $A", "f(foo(a))\n"), "f((yield a))\n");
  EXPECT_EQ(fixed("foo($A, $B)", "$A, $B", "f(foo(a, b))\n"), "f((a, b))\n");
  EXPECT_EQ(fixed("foo($$$A)", "$$$A", "f(foo(a, b))\n"), "f((a, b))\n");
  EXPECT_EQ(fixed("foo($A)", "$A", "foo(a + b) * c\n"), "(a + b) * c\n");
  EXPECT_EQ(fixed("foo($A)", "lambda: $A", "f\"{foo(a)}\"\n"), "f\"{(lambda: a)}\"\n");
}

TEST(Replacement, AllOfItGetsNoParenthesesWhereTheMeaningIsTheSame) {
  EXPECT_EQ(fixed("foo($A)", "await $A", "foo(x) + 1\n"), "await x + 1\n");
  EXPECT_EQ(fixed("foo($A)", "await $A", "f(foo(x))\n"), "f(await x)\n");
  EXPECT_EQ(fixed("foo($A)", "await $A", "-foo(x)\n"), "-await x\n");
  EXPECT_EQ(fixed("foo($A, $B)", "$A, $B", "x = foo(a, b)\n"), "x = a, b\n");
  EXPECT_EQ(fixed("foo($A)", "yield $A", "x = foo(a)\n"), "x = yield a\n");
  EXPECT_EQ(fixed("foo($A)", "$A := 1", "if foo(a): pass\n"), "if a := 1: pass\n");
}

TEST(Replacement, AGeneratorInTheBracketsOfACallLeavesTheBrackets) {
  EXPECT_EQ(fixed("($A for $B in $C)", "[$A for $B in $C]", "sum(x for x in y)\n"), "sum([x for x in y])\n");
  EXPECT_EQ(fixed("($A for $B in $C)", "($A + 1 for $B in $C)", "sum(x for x in y)\n"),
            "sum(x + 1 for x in y)\n");
  EXPECT_EQ(fixed("($A for $B in $C)", "($A, $C)", "sum(x for x in y)\n"), "sum((x, y))\n");
}

TEST(Replacement, LinesThatLoseTheirBracketsGetParentheses) {
  EXPECT_EQ(fixed("foo($A)", "$A", "x = foo(a\n    + b)\n"), "x = (a\n    + b)\n");
  EXPECT_EQ(fixed("foo($A)", "y = $A", "foo(a\n    + b)\n"), "y = (a\n    + b)\n");
  EXPECT_EQ(fixed("foo($A)", "$A.x", "foo('a'\n    'b')\n"), "('a'\n    'b').x\n");
  EXPECT_EQ(fixed("return foo($$$A)", "return $$$A", "return foo(a,\n    b)\n"), "return (a,\n    b)\n");
  EXPECT_EQ(fixed("foo($A)", "bar($A)", "x = foo(a\n    + b)\n"), "x = bar(a\n    + b)\n");
  EXPECT_EQ(fixed("foo($A)", "$A", "f(foo(a\n    + b))\n"), "f(a\n    + b)\n");
  EXPECT_EQ(fixed("foo($A)", "$A", "x = foo(g(a,\n    b))\n"), "x = g(a,\n    b)\n");
  EXPECT_EQ(fixed("foo($A)", "$A", "x = foo(a \\\n    + b)\n"), "x = a \\\n    + b\n");
}

TEST(Replacement, WordsDoNotRunTogether) {
  EXPECT_EQ(fixed("($A)", "$A", "return(a)\n"), "return a\n");
  EXPECT_EQ(fixed("($A)", "$A", "x = y if(a)else b\n"), "x = y if a else b\n");
  EXPECT_EQ(fixed("foo($A)", "{$A}", "f'{foo(a)}'\n"), "f'{ {a}}'\n");
}

// Arguments.

TEST(Replacement, AnArgumentIsNoExpression) {
  EXPECT_EQ(fixed("foo($A)", "bar($A)", "foo(*a)\n"), "bar(*a)\n");
  EXPECT_EQ(fixed("foo($A)", "bar($A)", "foo(a=1)\n"), "bar(a=1)\n");
  EXPECT_EQ(fixed("foo($$$A)", "[$$$A]", "foo(1, *a)\n"), "[1, *a]\n");
  EXPECT_EQ(fixed("foo($A)", "$A.close()", "foo(*a)\n"), "does-not-fit");
  EXPECT_EQ(fixed("foo($A)", "[$A]", "foo(a=1)\n"), "does-not-fit");
  EXPECT_EQ(fixed("x[$A]", "x.get($A)", "x[1:2]\n"), "does-not-fit");
  EXPECT_EQ(fixed("foo($A)", "await $A", "foo(**a)\n"), "does-not-fit");
}

TEST(Replacement, AnEmptyRunTakesItsCommaAlong) {
  EXPECT_EQ(fixed("foo($$$A)", "bar($$$A, 1)", "foo()\n"), "bar(1)\n");
  EXPECT_EQ(fixed("foo($$$A)", "bar(1, $$$A)", "foo()\n"), "bar(1)\n");
  EXPECT_EQ(fixed("foo($$$A)", "bar(1, $$$A, 2)", "foo()\n"), "bar(1, 2)\n");
  EXPECT_EQ(fixed("foo($$$A)", "bar($$$A, $$$A)", "foo()\n"), "bar()\n");
  EXPECT_EQ(fixed("foo($$$A)", "bar($$$A,)", "foo()\n"), "bar()\n");
  EXPECT_EQ(fixed("foo($$$A)", "(1, $$$A)", "foo()\n"), "(1,)\n");
  EXPECT_EQ(fixed("foo($$$A)", "{1: 2, $$$A}", "foo()\n"), "{1: 2}\n");
  EXPECT_EQ(fixed("foo($$$A)", "bar($$$A)", "foo()\n"), "bar()\n");
}

TEST(Replacement, ACommaBehindTheLastElementIsNotDoubled) {
  EXPECT_EQ(fixed("foo($$$A)", "bar($$$A, 1)", "foo(a, b,)\n"), "bar(a, b, 1)\n");
  EXPECT_EQ(fixed("foo($$$A)", "bar($$$A)", "foo(a, b,)\n"), "bar(a, b,)\n");
  EXPECT_EQ(fixed("foo($$$A)", "($$$A)", "foo(a,)\n"), "(a,)\n");
}

// Edits.

TEST(Replacement, TouchesOnlyWhatChanges) {
  EXPECT_EQ(touched("requests.get($U)", "httpx.get($U)", "x = requests.get(u)\n"), "requests|");
  EXPECT_EQ(touched("foo($A, $B)", "foo($A, key=$B)", "foo(a, b)\n"), "|");
  EXPECT_EQ(touched("foo($A, $B, $C)", "foo($A, $C)", "foo(a, b, c)\n"), "b, |");
  EXPECT_EQ(touched("foo($A)", "(yield $A)", "foo(a)\n"), "foo(|");
  EXPECT_EQ(touched("with $A: $$$B", "async with $A: $$$B", "with a: b\n"), "|");
  EXPECT_EQ(touched("foo($A)", "foo($A)", "foo(a)\n"), "");
  EXPECT_EQ(touched("foo()", "fool()", "foo()\n"), "foo|");
}

TEST(Replacement, OfVariablesInAnotherOrderTheLongestStay) {
  EXPECT_EQ(touched("foo($A, $B)", "foo($B, $A)", "foo(a, longer)\n"), "a, ||");
  EXPECT_EQ(touched("foo($A, $B)", "foo($B, $A)", "foo(longer, b)\n"), "|, b|");
}

TEST(Replacement, NestedMatchesAreReplacedInOnePass) {
  const ParsedText parsed("requests.get(requests.get(u))\n");
  const FirstMatch outer(parsed.tree, "requests.get($U)");
  const syntax::Node inner_node = outer.bindings().nodes(0)[0];
  pattern::Bindings inner(parsed.tree, 1);
  const syntax::Node url = parsed.node("u", syntax::Kind::identifier);
  inner.set(0, {pattern::Binding::State::kNode, url.id(), url.id()});
  const FixTemplate fix = FixTemplate::parse("httpx.get($U)", outer.variables(), {});
  EditSet set;
  Fix first;
  first.add(0, *replacement_edits({fix, outer.node(), outer.range(), outer.bindings()}));
  Fix second;
  second.add(0, *replacement_edits({fix, inner_node, inner_node.range(), inner}));
  EXPECT_TRUE(set.add(first));
  EXPECT_TRUE(set.add(second));
  EXPECT_EQ(parsed.with(set.edits_for(0)), "httpx.get(httpx.get(u))\n");
}

// Layout and comments.

TEST(Replacement, LineBreaksAndCommentsBesideWhatStaysStay) {
  EXPECT_EQ(fixed("foo($$$A)", "bar($$$A)", "foo(\n    a,  # why\n    b,\n)\n"),
            "bar(\n    a,  # why\n    b,\n)\n");
  EXPECT_EQ(fixed("foo($A)", "bar($A)", "foo(\n    a,  # why\n)\n"), "bar(\n    a,  # why\n)\n");
  EXPECT_EQ(fixed("foo($A, $B)", "bar($A, $B)", "foo(a,  # why\n    b)\n"), "bar(a,  # why\n    b)\n");
  EXPECT_EQ(fixed("foo($A, $B)", "bar($A, 0, $B)", "foo(a,  # why\n    b)\n"), "bar(a, 0,  # why\n    b)\n");
  EXPECT_EQ(fixed("foo($$$A)", "bar($$$A, c=1)", "foo(\n    a,\n    b,\n)\n"),
            "bar(\n    a,\n    b, c=1\n)\n");
  EXPECT_EQ(fixed("foo($$$A, k=$K)", "bar($$$A, key=$K)", "foo(\n    a,  # why\n    k=1,\n)\n"),
            "bar(\n    a,  # why\n    key=1,\n)\n");
  EXPECT_EQ(fixed("{$$$A}", "dict([$$$A])", "x = {\n    1,  # one\n    2,  # two\n}\n"),
            "x = dict([\n    1,  # one\n    2,  # two\n])\n");
  EXPECT_EQ(fixed("foo($A)", "$A.x", "foo(\n    a + b,\n)\n"), "(\n    a + b\n).x\n");
}

TEST(Replacement, SpacesOfTheTemplateReplaceThoseOfTheSource) {
  EXPECT_EQ(fixed("foo($A)", "bar($A)", "foo( a )\n"), "bar(a)\n");
  EXPECT_EQ(fixed("foo($A)", "bar($A)", "foo(a,)\n"), "bar(a)\n");
}

TEST(Replacement, LineBreaksThatLoseTheirBracketsGo) {
  EXPECT_EQ(fixed("foo($A + $B)", "$A + $B", "x = foo(a +\n    b)\n"), "x = a + b\n");
  EXPECT_EQ(fixed("foo($A + $B)", "$A + $B", "x = (foo(a +\n    b))\n"), "x = (a +\n    b)\n");
}

TEST(Replacement, IsRefusedWhereACommentWouldGo) {
  EXPECT_EQ(fixed("foo($A, $B)", "bar($A)", "foo(a,\n    # about b\n    b)\n"), "comment-in-the-way");
  EXPECT_EQ(fixed("foo($A, $B)", "bar($B)", "foo(a,  # why\n    c)  # more\n"),
            "bar(  # why\n    c)  # more\n");
  EXPECT_EQ(fixed("foo($A)", "bar()", "foo([\n    1,  # one\n])\n"), "comment-in-the-way");
  EXPECT_EQ(fixed("foo($A + $B)", "$A + $B", "x = foo(a +  # why\n    b)\n"), "comment-in-the-way");
  EXPECT_EQ(fixed("if $A:\n    $B", "$B if $A else None", "if a:\n    # why\n    b\n"), "comment-in-the-way");
}

TEST(Replacement, ACommentBetweenTheLinesOfTheTemplateStays) {
  EXPECT_EQ(
      fixed("with foo($A):\n    $$$B", "with bar($A):\n    $$$B", "with foo(a):  # why\n    # more\n    b\n"),
      "with bar(a):  # why\n    # more\n    b\n");
  EXPECT_EQ(fixed("with foo($A):\n    $$$B", "with x:\n    with bar($A):\n        $$$B",
                  "with foo(a):  # why\n    # more\n    b\n"),
            "with x:\n    with bar(a):  # why\n        # more\n        b\n");
}

// Indentation.

TEST(Replacement, LinesAreIndentedToTheirPlace) {
  EXPECT_EQ(fixed("foo($A)", "with x:\n    bar($A)", "def f():\n    foo(1)\n"),
            "def f():\n    with x:\n        bar(1)\n");
  EXPECT_EQ(fixed("foo($A)", "with x:\n    $A", "if a:\n    foo(bar(\n        1,\n    ))\n"),
            "if a:\n    with x:\n        bar(\n            1,\n        )\n");
  EXPECT_EQ(fixed("if x:\n    $$$A", "$$$A", "if x:\n    a\n    if b:\n        c\n"), "a\nif b:\n    c\n");
  EXPECT_EQ(fixed("foo($A, $B)", "if $B:\n    $A", "foo(g(\n    1), 2)\n"), "if 2:\n    g(\n        1)\n");
}

TEST(Replacement, LinesInsideStringsAreNotIndented) {
  EXPECT_EQ(
      fixed("if x:\n    $$$A", "with y:\n    if x:\n        $$$A", "if x:\n    a = '''\n  b\n'''\n    c\n"),
      "with y:\n    if x:\n        a = '''\n  b\n'''\n        c\n");
  EXPECT_EQ(fixed("foo($A)", "with y:\n    $A", "if x:\n    foo(f'''\n  {b}\n''')\n"),
            "if x:\n    with y:\n        f'''\n  {b}\n'''\n");
  EXPECT_EQ(fixed("foo($A)", "bar('''\n  a\n''',\n    $A)", "if x:\n    foo(1)\n"),
            "if x:\n    bar('''\n  a\n''',\n        1)\n");
}

TEST(Replacement, TabsAreIndentationToo) {
  EXPECT_EQ(fixed("foo($A)", "with x:\n    bar($A)", "def f():\n\tfoo(1)\n"),
            "def f():\n\twith x:\n\t\tbar(1)\n");
  EXPECT_EQ(fixed("if x:\n    $$$A", "if x:\n    with y:\n        $$$A", "if x:\n\ta\n\tif b:\n\t\tc\n"),
            "if x:\n\twith y:\n\t\ta\n\t\tif b:\n\t\t\tc\n");
  EXPECT_EQ(fixed("if x:\n    $$$A", "$$$A", "def f():\n\tif x:\n\t\ta\n\t\tb\n"), "def f():\n\ta\n\tb\n");
}

TEST(Replacement, NoLineIsMadeOfBlanks) {
  EXPECT_EQ(fixed("foo($A)", "a = $A\n\nb = 1", "if x:\n    foo(1)\n"), "if x:\n    a = 1\n\n    b = 1\n");
  EXPECT_EQ(fixed("if x:\n    $$$A", "if y:\n    if x:\n        $$$A", "if x:\n    a\n\n    b\n"),
            "if y:\n    if x:\n        a\n\n        b\n");
  EXPECT_EQ(fixed("foo($$$A)", "try:\n    $$$A\n    b\nfinally:\n    $$$A", "if x:\n    foo()\n"),
            "if x:\n    try:\n        b\n    finally:\n        pass\n");
  EXPECT_EQ(fixed("foo($$$A)", "$$$A\nb", "if x:\n    foo()\n"), "if x:\n    b\n");
}

TEST(Replacement, LineEndsAreTheFiles) {
  EXPECT_EQ(fixed("foo($A)", "with x:\n    bar($A)", "if y:\r\n    foo(1)\r\n"),
            "if y:\r\n    with x:\r\n        bar(1)\r\n");
  EXPECT_EQ(fixed("foo($$$A)", "bar($$$A)", "foo(\r\n    a,\r\n)\r\n"), "bar(\r\n    a,\r\n)\r\n");
  EXPECT_EQ(fixed("if x:\n    $$$A", "if y:\n    if x:\n        $$$A", "if x:\r\n    a\r\n    b\r\n"),
            "if y:\r\n    if x:\r\n        a\r\n        b\r\n");
}

TEST(Replacement, ContinuedLinesAndFormFeedsAreLeft) {
  EXPECT_EQ(fixed("foo($A)", "with x:\n    bar($A)", "if y:\n    a; \\\n    foo(1)\n"), "does-not-fit");
  EXPECT_EQ(fixed("foo($A)", "bar($A)", "x = \\\n    foo(1)\n"), "x = \\\n    bar(1)\n");
  EXPECT_EQ(fixed("foo($A)", "with x:\n    bar($A)", "\f\nif y:\n\f    foo(1)\n"),
            "\f\nif y:\n\f    with x:\n        bar(1)\n");
}

// Places.

TEST(Replacement, AStatementDoesNotFitIntoAnExpression) {
  EXPECT_EQ(fixed("foo($A)", "x = $A", "foo(1)\n"), "x = 1\n");
  EXPECT_EQ(fixed("foo($A)", "x = $A", "y = foo(1)\n"), "does-not-fit");
  EXPECT_EQ(fixed("foo($A)", "with x:\n    $A", "y = foo(1)\n"), "does-not-fit");
  EXPECT_EQ(fixed("foo($A)", "a = $A\nb", "y; foo(1)\n"), "does-not-fit");
  EXPECT_EQ(fixed("foo($A)", "a = $A\nb", "foo(1); y\n"), "does-not-fit");
  EXPECT_EQ(fixed("foo($A)", "with x: $A", "if y: foo(1)\n"), "does-not-fit");
  EXPECT_EQ(fixed("foo($A)", "a = $A; b", "if y: foo(1)\n"), "if y: a = 1; b\n");
}

TEST(Replacement, ABraceBehindTheOneOfAnInterpolationGetsASpace) {
  EXPECT_EQ(fixed("foo($A)", "f\"{$A}\"", "foo({})\n"), "f\"{ {}}\"\n");
  EXPECT_EQ(fixed("foo($A)", "f\"{$A.x!r:>{$A}}\"", "foo({a: b}[c])\n"),
            "f\"{ {a: b}[c].x!r:>{ {a: b}[c]}}\"\n");
  EXPECT_EQ(fixed("foo($A, $B)", "f\"{$B}{$A}\"", "foo({a}, {b})\n"), "f\"{ {b}}{ {a}}\"\n");
  EXPECT_EQ(fixed("foo($A)", "f\"{$A + 1}\"", "foo({}.x)\n"), "f\"{ {}.x + 1}\"\n");
  EXPECT_EQ(fixed("foo($A)", "{$A}", "foo({}.x)\n"), "{{}.x}\n");
  EXPECT_EQ(fixed("foo($A)", "f\"{{$A}}\"", "foo({})\n"), "f\"{{{}}}\"\n");
  EXPECT_EQ(fixed("foo($A)", "{$A}", "f'{foo(a)}'\n"), "f'{ {a}}'\n");
  EXPECT_EQ(fixed("foo($A)", "{$A}", "f'{foo(a).x + 1:>{foo(b)}}'\n"), "f'{ {a}.x + 1:>{foo(b)}}'\n");
}

TEST(Replacement, KeepsOutOfOldFStringsWhatTheyCannotHold) {
  EXPECT_EQ(fixed("foo($A)", "bar($A)", "f'{foo(1)}'\n"), "f'{bar(1)}'\n");
  EXPECT_EQ(fixed("foo($A)", "bar('$A')", "f'{foo(a)}'\n"), "inside-f-string");
  EXPECT_EQ(fixed("foo($A)", "bar(\"$A\")", "f'{foo(a)}'\n"), "f'{bar(\"a\")}'\n");
  EXPECT_EQ(fixed("foo($A)", "bar('$A')", "f'''{foo(a)}'''\n"), "f'''{bar('a')}'''\n");
  EXPECT_EQ(fixed("foo($A)", "bar(\"\\n\")", "f'{foo(a)}'\n"), "inside-f-string");
  EXPECT_EQ(fixed("foo($A)", "bar(\n    $A)", "f'{foo(a)}'\n"), "inside-f-string");
  EXPECT_EQ(fixed("foo($A)", "bar($A)", "f'{foo(a)=}'\n"), "text-is-shown");
}

TEST(Replacement, NewFStringsHoldAnything) {
  const ParsedText parsed("f'{foo(a)}'\n");
  const FirstMatch match(parsed.tree, "foo($A)");
  ReplacementRequest request{FixTemplate::parse("bar('$A')", match.variables(), {}), match.node(),
                             match.range(), match.bindings()};
  request.has_modern_f_strings = true;
  EXPECT_EQ(parsed.with(*replacement_edits(request)), "f'{bar('a')}'\n");
}

TEST(Replacement, ATemplateOfAnArgumentFitsIntoArguments) {
  const ParsedText parsed("foo(a, timeout=x or y)\n");
  const syntax::Node argument = parsed.node("timeout=x or y", syntax::Kind::keyword_argument);
  pattern::Variables variables;
  const auto id = variables.intern("T", false);
  pattern::Bindings bindings(parsed.tree, 1);
  const syntax::Node value = parsed.node("x or y");
  bindings.set(id, {pattern::Binding::State::kNode, value.id(), value.id()});
  const FixTemplate fix = FixTemplate::parse("limit=not $T", variables, {});
  EXPECT_EQ(parsed.with(*replacement_edits({fix, argument, argument.range(), bindings})),
            "foo(a, limit=not (x or y))\n");
}

TEST(Replacement, AWiderRangeGivesWayAsAWhole) {
  const ParsedText parsed("foo(a, b, c)\n");
  const syntax::Node b = parsed.node("b", syntax::Kind::identifier);
  const pattern::Variables none;
  const pattern::Bindings bindings(parsed.tree, 0);
  const text::Range with_comma = {b.begin(), b.end() + 1};
  EXPECT_EQ(parsed.with(*replacement_edits({FixTemplate::parse("x, y,", none, {}), b, with_comma, bindings})),
            "foo(a, x, y, c)\n");
}

TEST(Replacement, NamesAreWrittenAsTheFileSaysThem) {
  const ParsedText parsed("foo(asyncio)\n");
  const FirstMatch match(parsed.tree, "foo($A)");
  const FixTemplate fix =
      FixTemplate::parse("asyncio.timeout(a.b.c, x.asyncio, asyncio=asyncio, m=$A)", match.variables(), {});
  const std::vector<WrittenName> names = {{"asyncio", "aio"}, {"a.b", "q"}};
  EXPECT_EQ(parsed.with(*replacement_edits({fix, match.node(), match.range(), match.bindings(), {}, names})),
            "aio.timeout(q.c, x.asyncio, asyncio=aio, m=asyncio)\n");
}

TEST(Replacement, TransformedTextIsPlacedAsItsPlaceNeedsIt) {
  const ParsedText parsed("if x:\r\n    foo(a)\r\n");
  const FirstMatch match(parsed.tree, "foo($A)");
  const std::vector<std::string> names = {"SUM", "LIST", "BLOCK"};
  const TransformedLookup values = [](std::string_view name) -> tl::expected<TransformedText, Reason> {
    return TransformedText{name == "SUM" ? "a + b" : name == "LIST" ? "a, b" : "if y:\n  c", ""};
  };
  const auto with = [&](std::string_view fix) {
    const auto edits = replacement_edits({FixTemplate::parse(fix, match.variables(), names), match.node(),
                                          match.range(), match.bindings(), values});
    return edits ? parsed.with(*edits) : std::string(id_of(edits.error()));
  };
  EXPECT_EQ(with("bar($SUM.x, $LIST)"), "if x:\r\n    bar((a + b).x, a, b)\r\n");
  EXPECT_EQ(with("with z:\n    $BLOCK"), "if x:\r\n    with z:\r\n        if y:\r\n          c\r\n");
}

TEST(Replacement, ARefusedTransformationRefusesTheFix) {
  const ParsedText parsed("foo(a)\n");
  const FirstMatch match(parsed.tree, "foo($A)");
  const std::vector<std::string> names = {"B"};
  const TransformedLookup values = [](std::string_view) -> tl::expected<TransformedText, Reason> {
    return tl::unexpected(Reason::kCommentInTheWay);
  };
  const auto edits = replacement_edits({FixTemplate::parse("$B", match.variables(), names), match.node(),
                                        match.range(), match.bindings(), values});
  EXPECT_EQ(edits.error(), Reason::kCommentInTheWay);
}

}  // namespace
}  // namespace aioshift::rewrite
