#include "syntax/problems.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parsed.h"

namespace aioshift::syntax {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::vector<std::string> problems(std::string text) {
  const Parsed parsed(std::move(text));
  std::vector<std::string> messages;
  for (const Problem& problem : parsed.tree.problems()) messages.push_back(problem.message);
  return messages;
}

TEST(Problems, are_none_in_what_python_3_takes) {
  for (const char* text : {
           "print(1)\n",
           "print\n",
           "print -1\n",
           "print (1), 2\n",
           "print(*a, sep='')\n",
           "exec(code)\n",
           "exec = 1\n",
           "x = 0, 00, 0_0, 0o17, 0xFF, 0b1, 1_000, 1j, 00j, 01.5, 09e1, 01j\n",
           "x = b'', rb'', Rb'', f'', fr'', u'', BR''\n",
           "match = case = type = _ = 1\n",
           "match (x):\n    case _: pass\n",
           "type X = int\n",
           "raise A from b\n",
           "raise\n",
           "try:\n    pass\nexcept (A, B) as c:\n    pass\n",
           "try:\n    pass\nexcept* A:\n    pass\n",
           "def f(a, /, b: int = 1, *, c, **d) -> None: ...\n",
           "lambda x, *y, z=1: (x, y)\n",
           "async def f():\n    async with a as b, c: pass\n    async for x in y: await x\n",
           "with (open(a) as b, open(c) as d):\n    pass\n",
           "a[b, *c]\n",
           "x: int\n",
           "f(x for x in y)\n",
           "if a:\n\tb\nelse:\n        c\n",
           "if a:\n\tb\n\tif c:\n\t    d\n",
           "@a.b[0](c)\nclass D[T](E, metaclass=F): pass\n",
           "def f[T: (int, str), *A, **B](): ...\n",
           "nonlocal_ = asynchronous = awaited = 1\n",
           "x.print, x.exec, x.match\n",
           "f(print=1)\n",
       }) {
    EXPECT_THAT(problems(text), IsEmpty()) << text;
  }
}

TEST(Problems, name_each_python_2_construct) {
  const auto python2 = [](const char* what) { return ElementsAre("Python 2 syntax: " + std::string(what)); };
  EXPECT_THAT(problems("print 'a'\n"), python2("print statement"));
  EXPECT_THAT(problems("print a, b\n"), python2("print statement"));
  EXPECT_THAT(problems("print 'a' % b,\n"), python2("print statement"));
  EXPECT_THAT(problems("exec 'a' in b\n"), python2("exec statement"));
  EXPECT_THAT(problems("a <> b\n"), python2("<> operator"));
  EXPECT_THAT(problems("a = 0777\n"), python2("integer literal"));
  EXPECT_THAT(problems("a = 08\n"), python2("integer literal"));
  EXPECT_THAT(problems("a = 10L\n"), python2("integer literal"));
  EXPECT_THAT(problems("a = 0xFFl\n"), python2("integer literal"));
  EXPECT_THAT(problems("a = ur'b'\n"), python2("string prefix"));
  EXPECT_THAT(problems("raise A, b\n"), python2("raise with a comma"));
  EXPECT_THAT(problems("def f((a, b), c): pass\n"), python2("tuple parameter"));
  EXPECT_THAT(problems("lambda (a, b): a\n"), python2("tuple parameter"));
  EXPECT_THAT(problems("try:\n    pass\nexcept A, e:\n    pass\n"), python2("except with a comma"));
}

TEST(Problems, are_found_in_backticks) {
  EXPECT_THAT(problems("a = `b`\n"), Not(IsEmpty()));
}

TEST(Problems, are_keywords_used_as_names) {
  for (const char* text : {"async = 1\n", "await = 1\n", "f(async=1)\n", "None = 1\n", "x.async\n",
                           "def await(): pass\n", "import async\n", "True = 1\n"}) {
    EXPECT_THAT(problems(text), Not(IsEmpty())) << text;
  }
}

TEST(Problems, are_what_the_parser_could_not_read_or_had_to_make_up) {
  for (const char* text : {"f(\n", "x = = 1\n", "def f(:\n    pass\n", "if x\n    y\n", "a b\n", "x = (1\n",
                           "class\n", "x = 'a\n", "return return\n", ")\n", "$\n", "x = 1 +\n"}) {
    EXPECT_THAT(problems(text), Not(IsEmpty())) << text;
  }
}

TEST(Problems, are_two_statements_on_a_line_without_a_semicolon) {
  for (const char* text : {"a() b()\n", "def f():\n    x = 1\n    a() 2\n",
                           "if x:\n    a\n    y = f(g()) h\n", "x = 1\ny = 2 z\n"}) {
    EXPECT_THAT(problems(text), Not(IsEmpty())) << text;
  }
  for (const char* text : {"a(); b()\n", "if x: a; b;\nc\n", "class A: pass\nclass B: pass\n",
                           "def f():\n    a\n    # c\n\nb\n", "a\r\nb\r\n", "a\rb\r", "x = 'a' ; y = 1\n"}) {
    EXPECT_THAT(problems(text), IsEmpty()) << text;
  }
}

TEST(Problems, are_what_the_grammar_reads_otherwise_than_python) {
  for (const char* code : {"one,\nb += 2\n", "a, b,\nc = d\n", "def f():\n  a\n \\\n b\n",
                           "if a:\n    \\\n    b\n", "\\\r\nb\r\n"})
    EXPECT_THAT(problems(code), ElementsAre("the grammar misreads what Python takes")) << code;
  for (const char* code :
       {"a, \\\nb = c\n", "(a,\nb) = c\n", "a, b = (c,\nd)\n", "x = 1 + \\\n  b\n", "a[1,\n2] += 1\n"})
    EXPECT_THAT(problems(code), IsEmpty()) << code;
}

TEST(Problems, are_lines_that_end_in_the_middle_of_a_statement) {
  for (const char* code : {"a =\nb = 1\n", "x = 1 +\n2\n", "x = a.\nb\n", "x = not\na\n", "return a or\nb\n"})
    EXPECT_THAT(problems(code), Not(IsEmpty())) << code;
  for (const char* code : {"a = \\\nb = 1\n", "x = (1 +\n2)\n", "x = f(\n  a,  # one\n)\n", "x = '''\n'''\n",
                           "x = f'''{\na}'''\n", "x = [\n  1,\n]\n", "from a import (\n  b,\n)\n",
                           "x = ('a'\n'b')\n", "x = {\n  a: (\n    b\n  )\n}[c]\n", "x = a \\\r\n  + b\r\n"})
    EXPECT_THAT(problems(code), IsEmpty()) << code;
}

TEST(Problems, are_indentations_that_depend_on_the_width_of_a_tab) {
  EXPECT_THAT(problems("if a:\n        b\n\tc\n"), ElementsAre(HasSubstr("tabs")));
  EXPECT_THAT(problems("def f():\n    if a:\n        b\n\tc\n"), Not(IsEmpty()));
  // A tab within an expression or a string indents nothing.
  EXPECT_THAT(problems("x = (1,\n\t2,\n        3)\ny = '''\n\ta\n        b'''\n"), IsEmpty());
  EXPECT_THAT(problems("if a:\n        b\n\t# only a comment\n"), IsEmpty());
}

TEST(Problems, are_statements_that_do_not_stand_with_their_block) {
  for (const char* code : {"a\n  b\n", "if a:\n    b\n      c\n", "if a:\n    b\n  c\n", " a\n"})
    EXPECT_THAT(problems(code), ElementsAre("unexpected indentation")) << code;
  for (const char* code :
       {"if a: \\\n  b; \\\n    c\n", "if a: b; \\\n  c\n", "\fa\n\f\nb\n", "if a:\n  # c\n    # d\n    b\n",
        "if a:\n    b\nelse:\n  c\n", "@d\ndef f():\n  a\n", "if a:\n\tb\n        c\n"})
    EXPECT_THAT(problems(code), Not(Contains("unexpected indentation"))) << code;
}

TEST(Problems, come_in_source_order_with_their_node) {
  const Parsed parsed("print 1\nx = 1\na <> b\n");
  ASSERT_EQ(parsed.tree.problems().size(), 2U);
  EXPECT_LT(parsed.tree.problems()[0].range.begin, parsed.tree.problems()[1].range.begin);
  for (const Problem& problem : parsed.tree.problems())
    EXPECT_EQ(parsed.tree.node(problem.node).range(), problem.range);
}

}  // namespace
}  // namespace aioshift::syntax
