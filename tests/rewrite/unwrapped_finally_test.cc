#include "rewrite/unwrapped_finally.h"

#include <gtest/gtest.h>

#include "parsed_text.h"

namespace aioshift::rewrite {
namespace {

std::string unwrapped(const std::string& text) {
  const ParsedText parsed(text);
  syntax::NodeId id = 0;
  while (!parsed.tree.node(id).is(syntax::Kind::try_statement)) ++id;
  const auto result = unwrap_finally(parsed.tree.node(id));
  return result ? parsed.with(result->edits) : std::string(id_of(result.error()));
}

TEST(UnwrapFinally, LosesItsHeaderAndItsClause) {
  EXPECT_EQ(unwrapped("try:\n    # why\n    f()\nfinally:\n    g()\nh()\n"), "    # why\n    f()\nh()\n");
}

TEST(UnwrapFinally, StaysWhereSomethingWouldBeLost) {
  EXPECT_EQ(unwrapped("try:  # why\n    f()\nfinally:\n    g()\n"), "comment-in-the-way");
  EXPECT_EQ(unwrapped("try:\n    f()\nfinally:\n    g()  # why\n"), "comment-in-the-way");
  EXPECT_EQ(unwrapped("try: f()\nfinally: g()\n"), "does-not-fit");
  EXPECT_EQ(unwrapped("try:\n    f()\nexcept E:\n    h()\nfinally:\n    g()\n"), "does-not-fit");
}

}  // namespace
}  // namespace aioshift::rewrite
