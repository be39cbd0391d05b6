#include "rewrite/released_variable.h"

#include <gtest/gtest.h>

#include "parsed_text.h"

namespace aioshift::rewrite {
namespace {

constexpr std::string_view kUse = "use(loop, 1)";

// The text without what goes along with the `loop` of `use(loop, 1)`.
std::string without(const std::string& text) {
  const ParsedText parsed(text);
  const syntax::Node call = parsed.node(kUse, syntax::Kind::call);
  const ReleasedVariable released =
      release_variable(parsed.model, call.child(syntax::Field::arguments).named_child(0));
  return parsed.with(released.edits);
}

std::size_t relied_on(const std::string& text) {
  const ParsedText parsed(text);
  const syntax::Node call = parsed.node(kUse, syntax::Kind::call);
  return release_variable(parsed.model, call.child(syntax::Field::arguments).named_child(0)).relied_on.size();
}

TEST(ReleasedVariable, GoesWithItsOnlyUse) {
  EXPECT_EQ(without("def f():\n    loop = get()\n    use(loop, 1)\n"), "def f():\n    use(loop, 1)\n");
  EXPECT_EQ(without("def f():\n    loop: Loop = get()\n    use(loop, 1)\n"), "def f():\n    use(loop, 1)\n");
  EXPECT_EQ(without("def f():\n    loop = get(); use(loop, 1)\n"), "def f():\n    use(loop, 1)\n");
  EXPECT_EQ(without("def f():\n    loop = get()\n    return lambda: use(loop, 1)\n"),
            "def f():\n    return lambda: use(loop, 1)\n");
}

TEST(ReleasedVariable, TakesBlankLinesAlongThatWouldBeTooMany) {
  EXPECT_EQ(without("def f():\n    loop = get()\n\n    use(loop, 1)\n"), "def f():\n    use(loop, 1)\n");
  EXPECT_EQ(without("def f():\n    a()\n\n    loop = get()\n\n    use(loop, 1)\n"),
            "def f():\n    a()\n\n    use(loop, 1)\n");
  EXPECT_EQ(without("def f():\n    a()\n    loop = get()\n\n    use(loop, 1)\n"),
            "def f():\n    a()\n\n    use(loop, 1)\n");
  EXPECT_EQ(without("def f():\n    # why\n    loop = get()\n\n    use(loop, 1)\n"),
            "def f():\n    # why\n\n    use(loop, 1)\n");
}

TEST(ReleasedVariable, StaysWhereItIsNeededOrMayBe) {
  for (const std::string text : {
           "loop = get()\nuse(loop, 1)\n",
           "def f(loop):\n    use(loop, 1)\n",
           "def f():\n    loop = get()\n    loop = other()\n    use(loop, 1)\n",
           "def f():\n    loop, a = get()\n    use(loop, 1)\n",
           "def f():\n    a = loop = get()\n    use(loop, 1)\n",
           "def f():\n    global loop\n    loop = get()\n    use(loop, 1)\n",
           "def f():\n    loop = get()  # why\n    use(loop, 1)\n",
           "def f():\n    if x:\n        loop = get()\n    use(loop, 1)\n",
           "def f():\n    loop = get()\n    use(loop, 1)\n    print(locals())\n",
           "def f():\n    loop = get()\n    use(loop, 1)\n    loop.close()\n",
       }) {
    EXPECT_EQ(without(text), text);
  }
}

TEST(ReleasedVariable, GoesWithTheLastOfItsUsesWhichWaitsForTheOthers) {
  EXPECT_EQ(relied_on("def f():\n    loop = get()\n    use(loop, 1)\n"), 0U);
  EXPECT_EQ(relied_on("def f():\n    loop = get()\n    use(loop, 1)\n    a(loop)\n"), 0U);
  EXPECT_EQ(relied_on("def f():\n    loop = get()\n    a(loop)\n    b(loop)\n    use(loop, 1)\n"), 2U);
}

TEST(ReleasedVariable, GoesWhereTheFixTakesAllOfItsUses) {
  const ParsedText parsed("def f():\n    loop = get()\n    a(loop)\n    b(loop)\n");
  const auto scope = parsed.model.scopes.scope_made_by(parsed.tree.root().named_child(0));
  auto uses = parsed.model.scopes.references_to(scope, "loop");
  std::erase_if(uses, [](syntax::Node use) { return use.field() == syntax::Field::left; });
  EXPECT_EQ(parsed.with(release_variable(parsed.model, uses.at(0), uses).edits),
            "def f():\n    a(loop)\n    b(loop)\n");
  EXPECT_TRUE(release_variable(parsed.model, uses.at(0)).edits.empty());
}

}  // namespace
}  // namespace aioshift::rewrite
