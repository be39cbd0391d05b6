#include "rules/call_arguments.h"

#include <gtest/gtest.h>

#include <array>

namespace aioshift::rules {
namespace {

// The arguments for a, b and c, of which a and b may be passed by position, joined by "|"; "none"
// where they do not match.
std::string matched(const std::string& call) {
  const auto source = text::Source::from_bytes(call + "\n");
  const auto tree = syntax::Tree::parse(*source);
  syntax::Node node = tree.root().named_child(0).named_child(0);
  constexpr auto parameters = std::to_array<std::string_view>({"a", "b", "c"});
  const auto arguments = match_arguments(node, parameters, 2);
  if (!arguments) return "none";
  std::string text;
  for (const syntax::Node argument : *arguments)
    text += (argument ? std::string(argument.text()) : "-") + "|";
  return text;
}

TEST(CallArguments, match_by_position_and_keyword) {
  EXPECT_EQ(matched("f()"), "-|-|-|");
  EXPECT_EQ(matched("f(1, 2)"), "1|2|-|");
  EXPECT_EQ(matched("f(1, c=3, b=2)"), "1|2|3|");
  EXPECT_EQ(matched("f(c=3)"), "-|-|3|");
  EXPECT_EQ(matched("f(\n    1,  # one\n    b = x(y),\n)"), "1|x(y)|-|");
  EXPECT_EQ(matched("f((yield), lambda: 1)"), "(yield)|lambda: 1|-|");
  EXPECT_EQ(matched("f(a := 1)"), "a := 1|-|-|");
}

TEST(CallArguments, do_not_match_what_cannot_be_told) {
  EXPECT_EQ(matched("f(*x)"), "none");
  EXPECT_EQ(matched("f(1, **x)"), "none");
  EXPECT_EQ(matched("f(1, 2, 3)"), "none");
  EXPECT_EQ(matched("f(1, a=2)"), "none");
  EXPECT_EQ(matched("f(a=1, a=2)"), "none");
  EXPECT_EQ(matched("f(d=1)"), "none");
  EXPECT_EQ(matched("f(x for x in y)"), "none");
  EXPECT_EQ(matched("f"), "none");
}

}  // namespace
}  // namespace aioshift::rules
