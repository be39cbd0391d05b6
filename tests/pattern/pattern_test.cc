// Patterns, in the strictness that is used where none is given.
#include "pattern/pattern.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rule_builder.h"

namespace aioshift::pattern {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(Pattern, is_the_innermost_node_of_its_text) {
  EXPECT_THAT(found("f()", "f()\nx = f()"), ElementsAre("f()", "f()"));
  EXPECT_THAT(found("x", "x = x"), ElementsAre("x", "x"));
  EXPECT_THAT(found("'a'", "'a' 'b'; 'a'"), ElementsAre("'a'", "'a'"));
}

TEST(Pattern, matches_code_however_it_is_laid_out) {
  EXPECT_THAT(found("f($A, 1)", "f(\n    x,\n    1\n)"), ElementsAre("f(\n    x,\n    1\n) | A=x"));
  EXPECT_THAT(found("f($A,\n   1)", "f(x,1)"), ElementsAre("f(x,1) | A=x"));
  EXPECT_THAT(found("$A + 1", "x \\\n + 1"), ElementsAre("x \\\n + 1 | A=x"));
  EXPECT_THAT(found("if $A: $B", "if x:\n    y\n"), ElementsAre("if x:\n    y | A=x | B=y"));
}

TEST(Pattern, does_not_match_other_code) {
  for (const char* text : {"g(1)", "f", "f()", "f(1, 2)", "f[1]", "(f)(1)", "x.f(1)"}) {
    EXPECT_THAT(found("f($A)", text), IsEmpty()) << text;
  }
}

TEST(Pattern, metavariable_stands_for_any_named_node) {
  EXPECT_THAT(found("f($A)", "f(1); f(g(x)); f(*a); f(k=v); f(a if b else c)"),
              ElementsAre("f(1) | A=1", "f(g(x)) | A=g(x)", "f(*a) | A=*a", "f(k=v) | A=k=v",
                          "f(a if b else c) | A=a if b else c"));
  EXPECT_THAT(found("$A", "x"), ElementsAre("x | A=x", "x | A=x", "x | A=x"));
  EXPECT_THAT(found("$A", "# c\n"), ElementsAre("# c\n | A=# c\n", "# c | A=# c"));
}

TEST(Pattern, metavariable_is_a_statement_where_a_statement_stands) {
  EXPECT_THAT(found("if $A:\n    $B", "if x:\n    return 1"),
              ElementsAre("if x:\n    return 1 | A=x | B=return 1"));
  EXPECT_THAT(found("while 1: $$$B", "while 1:\n    a\n    b\n"),
              ElementsAre("while 1:\n    a\n    b | $$$B=a\n    b"));
}

TEST(Pattern, two_dollars_stand_for_tokens_too) {
  EXPECT_THAT(found("return $$A", "return 1\nreturn\n"), ElementsAre("return 1 | A=1"));
  EXPECT_THAT(found("f($$A)", "f(1); f()"), ElementsAre("f(1) | A=1"));
  EXPECT_THAT(found("f($A, $$B)", "f(1, 2)"), ElementsAre("f(1, 2) | A=1 | B=2"));
  EXPECT_THAT(found("$$A", "f()"), ElementsAre("f() | A=f()", "f() | A=f()", "f() | A=f()", "f | A=f",
                                               "() | A=()", "( | A=(", ") | A=)"));
}

TEST(Pattern, equal_names_stand_for_equal_code) {
  EXPECT_THAT(found("$A == $A", "x == x; x == y; f(1,2) == f(1, 2); x == (x)"),
              ElementsAre("x == x | A=x", "f(1,2) == f(1, 2) | A=f(1, 2)"));
  EXPECT_THAT(found("$A = $A + $B", "n = n + 1\nn = m + 1"), ElementsAre("n = n + 1 | A=n | B=1"));
  EXPECT_THAT(found("$_ == $_", "x == y"), ElementsAre("x == y"));
  EXPECT_THAT(found("[f($$$A), g($$$A)]", "[f(1, 2), g(1,2)]; [f(1), g(2)]; [f(), g()]; [f(1), g(1, 1)]"),
              ElementsAre("[f(1, 2), g(1,2)] | $$$A=1 , 2", "[f(), g()] | $$$A="));
}

TEST(Pattern, a_name_is_equal_wherever_it_stands) {
  EXPECT_THAT(found("f($A, $A=$B)", "f(x, x=1)"), ElementsAre("f(x, x=1) | A=x | B=1"));
  EXPECT_THAT(found("for $A in $B: $C.append($A)", "for i in r: out.append(i)\n"),
              ElementsAre("for i in r: out.append(i) | A=i | B=r | C=out"));
}

TEST(Pattern, a_run_stands_for_any_number_of_nodes) {
  EXPECT_THAT(found("f($$$A)", "f(); f(1); f(1, 2,)"),
              ElementsAre("f() | $$$A=", "f(1) | $$$A=1", "f(1, 2,) | $$$A=1 , 2 ,"));
  EXPECT_THAT(found("f($$$)", "f(); f(1)"), ElementsAre("f()", "f(1)"));
  EXPECT_THAT(found("def $F($$$P): $$$B", "def f(a, *, b):\n    x\n    return\n"),
              ElementsAre("def f(a, *, b):\n    x\n    return | $$$B=x\n    return | $$$P=a , * , b | F=f"));
}

TEST(Pattern, a_run_ends_where_what_follows_it_first_matches) {
  EXPECT_THAT(found("f($$$A, x, $$$B)", "f(1, x, 2, x, 3)"),
              ElementsAre("f(1, x, 2, x, 3) | $$$A=1 | $$$B=2 , x , 3"));
  EXPECT_THAT(found("f($$$A, $B)", "f(1); f(1, 2); f()"), ElementsAre("f(1) | $$$A= | B=1"));
  EXPECT_THAT(found("f($$$A, x)", "f(x); f(1, x); f(1)"), ElementsAre("f(x) | $$$A=", "f(1, x) | $$$A=1"));
  EXPECT_THAT(found("f($A, $$$B)", "f(); f(1); f(1, 2)"), ElementsAre("f(1, 2) | $$$B=2 | A=1"));
  EXPECT_THAT(found("f($$$A, k=$V, $$$B)", "f(1, j=2, k=3, *b); f(k=1, m=2); f(1, m=2)"),
              ElementsAre("f(1, j=2, k=3, *b) | $$$A=1 , j=2 | $$$B=*b | V=3",
                          "f(k=1, m=2) | $$$A= | $$$B=m=2 | V=1"));
}

// What looks ahead for the end of a run binds variables; only what it found may stay bound.
TEST(Pattern, looking_for_the_end_of_a_run_leaves_no_bindings) {
  EXPECT_THAT(found("if c:\n    $$$A\n    $X = g($Y)\n    $$$B", "if c:\n    a = 1\n    b = g(2)\n    d\n"),
              ElementsAre("if c:\n    a = 1\n    b = g(2)\n    d | $$$A=a = 1 | $$$B=d | X=b | Y=2"));
}

// As in ast-grep: the tokens in front of a run are the pattern's, so they must be there.
TEST(Pattern, a_run_may_be_empty_but_not_the_comma_in_front_of_it) {
  EXPECT_THAT(found("f($A, $$$B)", "f(1); f(1,)"), ElementsAre("f(1,) | $$$B= | A=1"));
  EXPECT_THAT(found("f($$$A, k=$V, $$$B)", "f(k=1)"), IsEmpty());
}

TEST(Pattern, two_runs_in_a_row_share) {
  EXPECT_THAT(found("f($$$A, $$$B)", "f(1, 2, 3); f(1)"),
              ElementsAre("f(1, 2, 3) | $$$A= | $$$B=, 2 , 3", "f(1) | $$$A= | $$$B="));
}

TEST(Pattern, alone_may_not_be_a_run) {
  EXPECT_THAT(error_of("$$$A"), HasSubstr("`$$$A` stands for any number of nodes, and a pattern is one"));
  EXPECT_THAT(error_of("$$$"), HasSubstr("a pattern is one"));
}

TEST(Pattern, is_one_node) {
  EXPECT_THAT(error_of("a\nb"), HasSubstr("more than one statement"));
  EXPECT_THAT(error_of(""), HasSubstr("holds no code"));
  EXPECT_THAT(error_of("  \n"), HasSubstr("holds no code"));
  EXPECT_EQ(error_of(Rule().pattern("a\nb").at_line(7)).substr(0, 3), "7: ");
  EXPECT_EQ(error_of("# only a comment"), "compiles");
}

TEST(Pattern, may_be_one_node_of_its_context) {
  EXPECT_THAT(found(Rule().selected("class C:\n    $A = $B", "assignment"), "x = 1\nclass D:\n    y = 2"),
              ElementsAre("x = 1 | A=x | B=1", "y = 2 | A=y | B=2"));
  EXPECT_THAT(found(Rule().selected("f($A=1)", "keyword_argument"), "f(k=1, j=2)"), ElementsAre("k=1 | A=k"));
  EXPECT_THAT(found(Rule().selected("def f() -> $T: pass", "type"), "def g() -> int: ...\nx: str"),
              ElementsAre("int | T=int", "str | T=str"));
}

TEST(Pattern, selected_node_must_be_of_the_selected_kind) {
  EXPECT_THAT(found(Rule().selected("$A", "identifier"), "x; 1; f(y)"),
              ElementsAre("x | A=x", "f | A=f", "y | A=y"));
  EXPECT_THAT(found(Rule().selected("$A", "expression_statement"), "x; 1"),
              ElementsAre("x | A=x", "1 | A=1"));
}

TEST(Pattern, selector_must_name_a_node_of_the_context) {
  EXPECT_THAT(error_of(Rule().selected("f()", "await")),
              HasSubstr("the selector `await` is no node of the context `f()`"));
  EXPECT_THAT(error_of(Rule().selected("f()", "cal")), HasSubstr("the selector `cal` is no kind of node"));
}

TEST(Pattern, comments_never_break_a_match) {
  EXPECT_THAT(found("f($A, $B)", "f(  # one\n  1,  # two\n  2  # three\n)"),
              ElementsAre("f(  # one\n  1,  # two\n  2  # three\n) | A=1 | B=2"));
  EXPECT_THAT(found("if $A: $B", "if x:  # why\n    # because\n    y\n"),
              ElementsAre("if x:  # why\n    # because\n    y | A=x | B=y"));
  EXPECT_THAT(found("[$A, $B]", "[1,\n # c\n 2]"), ElementsAre("[1,\n # c\n 2] | A=1 | B=2"));
}

TEST(Pattern, comment_of_its_own_must_be_there) {
  EXPECT_THAT(found("f(  # c\n  $A)", "f(1)"), IsEmpty());
  EXPECT_THAT(found("f(  # c\n  $A)", "f(# c\n1); f(  # d\n  1)"), ElementsAre("f(# c\n1) | A=1"));
}

// Whatever a fix writes behind it would become part of the comment.
TEST(Pattern, a_trailing_comment_is_not_captured_in_a_list) {
  EXPECT_THAT(found("f($$$A)", "f(1,  # one\n  2  # two\n)"),
              ElementsAre("f(1,  # one\n  2  # two\n) | $$$A=1 , # one 2"));
  EXPECT_THAT(found("f($$$A)", "f(  # nothing\n)"), ElementsAre("f(  # nothing\n) | $$$A="));
  EXPECT_THAT(found("[$$$A, x, $$$B]", "[1,  # c\n x,\n # d\n]"),
              ElementsAre("[1,  # c\n x,\n # d\n] | $$$A=1 , | $$$B="));
}

TEST(Pattern, a_comment_behind_statements_is_one_of_them) {
  EXPECT_THAT(found("def f(): $$$B", "def f():\n    a  # b\n    # c\n    d  # e\n"),
              ElementsAre("def f():\n    a  # b\n    # c\n    d  # e | $$$B=a  # b\n    # c\n    d  # e"));
  EXPECT_THAT(found("def f():\n    $$$A\n    return $B", "def f():\n    a\n    # c\n    return 1\n"),
              ElementsAre("def f():\n    a\n    # c\n    return 1 | $$$A=a # c | B=1"));
}

TEST(Pattern, trailing_commas_do_not_matter_where_the_pattern_has_none) {
  EXPECT_THAT(found("f($A, $B)", "f(1, 2,)"), ElementsAre("f(1, 2,) | A=1 | B=2"));
  EXPECT_THAT(found("f($A, $B,)", "f(1, 2); f(1, 2,)"), ElementsAre("f(1, 2,) | A=1 | B=2"));
  EXPECT_THAT(found("($A,)", "(1,); (1, 2)"), ElementsAre("(1,) | A=1"));
  EXPECT_THAT(found("[$A]", "[1]; [1,]; [1, 2]"), ElementsAre("[1] | A=1", "[1,] | A=1"));
}

TEST(Pattern, tokens_that_it_lacks_are_passed_over) {
  EXPECT_THAT(found("def $F(): $$$B", "async def f(): pass\n"),
              ElementsAre("async def f(): pass | $$$B=pass | F=f"));
  EXPECT_THAT(found("async def $F(): $$$B", "def f(): pass\n"), IsEmpty());
  EXPECT_THAT(found("with $A: $$$B", "async with x: pass\n"),
              ElementsAre("async with x: pass | $$$B=pass | A=x"));
}

TEST(Pattern, what_follows_its_last_node_is_not_looked_at) {
  EXPECT_THAT(found("if $A: $B", "if x: y\nelse: z\n"), ElementsAre("if x: y\nelse: z | A=x | B=y"));
  EXPECT_THAT(found("class $A: $$$B", "class C(D): pass\n"), IsEmpty());
}

TEST(Pattern, strings_are_their_text) {
  EXPECT_THAT(found("'a'", "'a'; \"a\"; 'b'; u'a'; '''a'''"), ElementsAre("'a'"));
  EXPECT_THAT(found("f('$A')", "f('x'); f('x y'); f(''); f('x{y}')"),
              ElementsAre("f('x') | A=x", "f('x y') | A=x y", "f('x{y}') | A=x{y}"));
  EXPECT_THAT(found("f'{$A}'", "f'{x}'; f'{x!r}'; f'{x}y'; '{x}'"), ElementsAre("f'{x}' | A=x"));
  EXPECT_THAT(found("''", "''; 'a'; \"\""), ElementsAre("''"));
}

TEST(Pattern, dollars_that_begin_no_metavariable_are_text) {
  EXPECT_THAT(found("'$5'", "'$5'; '$6'"), ElementsAre("'$5'"));
  EXPECT_THAT(found("r'a$'", "r'a$'"), ElementsAre("r'a$'"));
}

TEST(Pattern, multiple_word_operators_are_one) {
  EXPECT_THAT(found("$A not in $B", "x not in y; x in y; not x in y; x not  in z"),
              ElementsAre("x not in y | A=x | B=y", "x not  in z | A=x | B=z"));
  EXPECT_THAT(found("$A is not None", "x is not None; x is None"), ElementsAre("x is not None | A=x"));
}

TEST(Pattern, statements_of_every_kind_are_code) {
  EXPECT_THAT(found("async for $A in $B: $$$C", "async for i in r:\n    x\nfor i in r:\n    x\n"),
              ElementsAre("async for i in r:\n    x | $$$C=x | A=i | B=r"));
  EXPECT_THAT(found("from $A import $B as $C", "from m import n as o, p\nfrom m import n\n"),
              ElementsAre("from m import n as o, p | A=m | B=n | C=o"));
  EXPECT_THAT(found("match $A:\n    case $B: $$$C", "match x:\n    case [1, *y]: pass\n"),
              ElementsAre("match x:\n    case [1, *y]: pass | $$$C=pass | A=x | B=[1, *y]"));
  EXPECT_THAT(found("@$D\ndef $F(): $$$B", "@d\ndef f(): pass\n@d(1)\ndef g(): pass\n"),
              ElementsAre("@d\ndef f(): pass | $$$B=pass | D=d | F=f",
                          "@d(1)\ndef g(): pass | $$$B=pass | D=d(1) | F=g"));
  EXPECT_THAT(found("lambda $A: $B", "lambda x: y; lambda: z; lambda x, y: z"),
              ElementsAre("lambda x: y | A=x | B=y", "lambda x, y: z | A=x, y | B=z"));
  EXPECT_THAT(found("($A := $B)", "f(x := 1); (x := 1)"), ElementsAre("(x := 1) | A=x | B=1"));
}

TEST(Pattern, with_a_syntax_error_says_so) {
  const auto broken = compile("def $A");
  ASSERT_TRUE(broken);
  EXPECT_TRUE(broken->matcher.has_pattern_error());
  const auto fine = compile("def $A(): pass");
  ASSERT_TRUE(fine);
  EXPECT_FALSE(fine->matcher.has_pattern_error());
}

TEST(Pattern, may_be_in_any_script) {
  EXPECT_THAT(found("größe($A)", "größe('日本')"), ElementsAre("größe('日本') | A='日本'"));
  EXPECT_THAT(error_of("\xff"), HasSubstr("UTF-8"));
}

TEST(Pattern, sees_line_ends_as_line_ends) {
  EXPECT_THAT(found("if $A:\n    $B\n    $C", "if x:\r\n    y\r\n    z\r\n"),
              ElementsAre("if x:\r\n    y\r\n    z | A=x | B=y | C=z"));
}

TEST(Pattern, nests_as_deep_as_people_write) {
  std::string deep = "x";
  for (int i = 0; i < 60; ++i) deep = "(" + deep + ")";
  EXPECT_EQ(error_of(deep.c_str()), "compiles");
  EXPECT_THAT(found(deep.c_str(), deep), ElementsAre(deep));
  for (int i = 0; i < 300; ++i) deep = "(" + deep + ")";
  EXPECT_THAT(error_of(deep.c_str()), HasSubstr("nests deeper than 200 levels"));
}

}  // namespace
}  // namespace aioshift::pattern
