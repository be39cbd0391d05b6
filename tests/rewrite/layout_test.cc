#include "rewrite/layout.h"

#include <gtest/gtest.h>

#include "parsed_text.h"

namespace aioshift::rewrite {
namespace {

// The text with `edits`, and what is aligned with what they move.
std::string realigned(const ParsedText& parsed, std::vector<text::Edit> edits) {
  const text::Range all{0, static_cast<text::Offset>(parsed.tree.text().size())};
  for (text::Edit& edit : realign(parsed.tree, all, edits)) edits.push_back(std::move(edit));
  return parsed.with(std::move(edits));
}

text::Edit insert(text::Offset at, std::string text) {
  return {{at, at}, std::move(text)};
}

TEST(Realign, moves_lines_with_what_they_are_aligned_with) {
  const ParsedText parsed("def f(a,\n      b):\n    pass\n");
  EXPECT_EQ(realigned(parsed, {insert(0, "async ")}), "async def f(a,\n            b):\n    pass\n");
  EXPECT_EQ(realigned(parsed, {{{0, 4}, ""}}), "f(a,\n  b):\n    pass\n");
}

TEST(Realign, adds_up_what_moves) {
  const ParsedText parsed("f(1, g(2,\n       h(3,\n         4)))\n");
  const syntax::Node inner = parsed.node("h", syntax::Kind::identifier);
  EXPECT_EQ(realigned(parsed, {insert(5, "await "), {inner.range(), "long"}}),
            "f(1, await g(2,\n             long(3,\n                  4)))\n");
}

TEST(Realign, leaves_lines_that_are_aligned_with_what_stays) {
  const ParsedText parsed("f(1,\n  g(2), h(\n      3),\n  4)\n");
  EXPECT_EQ(realigned(parsed, {insert(7, "await ")}), "f(1,\n  await g(2), h(\n      3),\n  4)\n");
}

TEST(Realign, leaves_strings_and_lines_that_the_edits_indent) {
  const ParsedText parsed("f(\"\"\"\n  \"\"\",\n  1)\n");
  EXPECT_EQ(realigned(parsed, {insert(0, "xx")}), "xxf(\"\"\"\n  \"\"\",\n    1)\n");
  const ParsedText other("f(1,\n  2)\n");
  EXPECT_EQ(realigned(other, {insert(0, "xx"), {{5, 7}, " "}}), "xxf(1,\n 2)\n");
}

}  // namespace
}  // namespace aioshift::rewrite
