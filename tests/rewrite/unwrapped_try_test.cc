#include "rewrite/unwrapped_try.h"

#include <gtest/gtest.h>

#include "parsed_text.h"
#include "rewrite/lines_behind.h"

namespace aioshift::rewrite {
namespace {

using syntax::Kind;
using syntax::Node;

Node first_of(const ParsedText& parsed, Kind kind) {
  for (syntax::NodeId id = 0; id < parsed.model.tree.size(); ++id) {
    if (parsed.model.tree.node(id).is(kind)) return parsed.model.tree.node(id);
  }
  return {};
}

// The text without its first `try`, or "stays".
std::string unwrapped(const std::string& text) {
  const ParsedText parsed(text);
  const auto edits = unwrapped_try(first_of(parsed, Kind::try_statement));
  return edits ? parsed.with(*edits) : "stays";
}

TEST(UnwrappedTry, leaves_the_body_in_its_place) {
  EXPECT_EQ(unwrapped("try:\n    a()\n    b()  # why\nexcept E:\n    pass\nc()\n"), "a()\nb()  # why\nc()\n");
  EXPECT_EQ(unwrapped("try:\n    # why\n    a()\nexcept E:\n    pass\n"), "# why\na()\n");
  EXPECT_EQ(unwrapped("def f():\n\ttry:\n\t\tif a:\n\t\t\tb()\n\texcept E: pass\n\n\nc()\n"),
            "def f():\n\tif a:\n\t\tb()\n\n\nc()\n");
  EXPECT_EQ(unwrapped("try:\n    a(b,\n      '''c\n    d''')\nexcept E:\n    pass"),
            "a(b,\n  '''c\n    d''')");
}

TEST(UnwrappedTry, stays_where_a_comment_would_be_lost_or_lines_are_shared) {
  EXPECT_EQ(unwrapped("try:  # why\n    a()\nexcept E:\n    pass\n"), "stays");
  EXPECT_EQ(unwrapped("try:\n    a()\nexcept E:\n    pass  # why\n"), "stays");
  EXPECT_EQ(unwrapped("try: a()\nexcept E: pass\n"), "stays");
}

TEST(LinesBehind, stand_below_the_statement_in_its_indentation) {
  const auto with = [](const std::string& text) {
    const ParsedText parsed(text);
    const Node statement = first_of(parsed, Kind::expression_statement);
    const std::vector<std::string> lines = {"x()", "y()"};
    return ends_line(statement) ? parsed.with({lines_behind(statement, lines)}) : "shared";
  };
  EXPECT_EQ(with("if a:\n    b()  # c\nd()\n"), "if a:\n    b()  # c\n    x()\n    y()\nd()\n");
  EXPECT_EQ(with("b(\r\n  c)\r\nd()\r\n"), "b(\r\n  c)\r\nx()\r\ny()\r\nd()\r\n");
  EXPECT_EQ(with("if a:\n\tb()"), "if a:\n\tb()\n\tx()\n\ty()");
  EXPECT_EQ(with("b(); c()\n"), "shared");
}

}  // namespace
}  // namespace aioshift::rewrite
