#include "syntax/statements.h"

#include <gtest/gtest.h>

#include "parsed.h"

namespace aioshift::syntax {
namespace {

TEST(Statements, are_found_from_any_node_inside) {
  const Parsed parsed("if a:\n    x = f(lambda: b)\n");
  EXPECT_TRUE(statement_of(parsed.name("a")).is(Kind::if_statement));
  EXPECT_EQ(statement_of(parsed.name("b")).text(), "x = f(lambda: b)");
  EXPECT_FALSE(statement_of(parsed.tree.root()));
}

TEST(Statements, include_their_decorators) {
  const Parsed parsed("@d(a)\ndef f(b):\n    c\n");
  EXPECT_TRUE(statement_of(parsed.name("a")).is(Kind::decorated_definition));
  EXPECT_TRUE(statement_of(parsed.name("b")).is(Kind::decorated_definition));
  EXPECT_TRUE(statement_of(parsed.name("c")).is(Kind::expression_statement));
}

TEST(Statements, have_headers_in_front_of_each_block) {
  const Parsed parsed("if a:\n    b\nelif c:\n    d\n");
  const Node statement = statement_of(parsed.name("a"));
  EXPECT_TRUE(is_in_header(parsed.name("a"), statement));
  EXPECT_TRUE(is_in_header(parsed.name("c"), statement));
  EXPECT_FALSE(is_in_header(parsed.name("b"), statement));
  EXPECT_FALSE(is_in_header(parsed.name("d"), statement));
}

TEST(Statements, belong_to_the_function_whose_body_runs_them) {
  const Parsed parsed(
      "@decorator\nasync def outer(p: annotation = default) -> result:\n    body\n    def "
      "inner(q=inner_default): pass\n"
      "    class C(base):\n        member\n    call(lambda r=lambda_default: lambda_body)\n    [element for "
      "element in it]\n");
  for (const char* outside : {"decorator", "annotation", "default", "result"}) {
    EXPECT_FALSE(enclosing_function(parsed.name(outside))) << outside;
  }
  for (const char* inside : {"body", "inner_default", "base", "lambda_default", "element"}) {
    const Node function = enclosing_function(parsed.name(inside));
    ASSERT_TRUE(function) << inside;
    EXPECT_EQ(function.child(Field::name).text(), "outer") << inside;
    EXPECT_TRUE(is_async_function(function));
  }
  EXPECT_FALSE(enclosing_function(parsed.name("member")));
  EXPECT_TRUE(enclosing_scope_node(parsed.name("member")).is(Kind::class_definition));
  EXPECT_FALSE(enclosing_function(parsed.name("lambda_body")));
  EXPECT_TRUE(enclosing_scope_node(parsed.name("lambda_body")).is(Kind::lambda));
}

TEST(Statements, know_their_indentation) {
  const Parsed parsed("if a:\n  \tb; c\n");
  EXPECT_EQ(indentation_at(parsed.tree, parsed.name("b").begin()), "  \t");
  EXPECT_EQ(indentation_at(parsed.tree, parsed.name("a").begin()), "");
  EXPECT_TRUE(is_first_on_line(parsed.tree, parsed.name("b").begin()));
  EXPECT_FALSE(is_first_on_line(parsed.tree, parsed.name("c").begin()));
}

TEST(Statements, indent_as_the_code_around_them_does) {
  const Parsed parsed("def f():\n  a\n\ndef g():\n\tb\n\nc\n");
  EXPECT_EQ(indentation_unit(parsed.name("a")), "  ");
  EXPECT_EQ(indentation_unit(parsed.name("b")), "\t");
  EXPECT_EQ(indentation_unit(parsed.name("c")), "  ");
  EXPECT_EQ(indentation_unit(Parsed("c\n").tree.root()), "    ");
}

}  // namespace
}  // namespace aioshift::syntax
