#include "semantics/data_flow.h"

#include <gtest/gtest.h>

#include "model_of.h"

namespace aioshift::semantics {
namespace {

using syntax::Kind;
using syntax::Node;

// The lines (from 0, below `def`) of the assignments that reach `use(v)`; "unbound" where a path has none.
std::string reaching(std::string lines) {
  const ModelOf text("def f(p, xs):\n" + std::move(lines));
  for (syntax::NodeId id = 0; id < text.tree.size(); ++id) {
    const Node call = text.tree.node(id);
    if (!call.is(Kind::call) || call.child(syntax::Field::function).text() != "use") continue;
    const auto found = reaching_definitions(text.model, call.child(syntax::Field::arguments).named_child(0));
    if (!found) return "unknown";
    std::string result;
    for (const Binding* binding : found->definitions) {
      result += (result.empty() ? "" : " ") +
                std::to_string(text.tree.source().lines().line_at(binding->name.begin()));
    }
    if (found->may_be_unbound) result += (result.empty() ? "" : " ") + std::string("unbound");
    return result;
  }
  return "no use";
}

TEST(ReachingDefinitions, FollowsStatementsInOrder) {
  EXPECT_EQ(reaching("    v = 1\n    v = 2\n    use(v)\n"), "2");
  EXPECT_EQ(reaching("    use(v)\n    v = 1\n"), "unbound");
  EXPECT_EQ(reaching("    v = 1\n    v = use(v)\n"), "1");
  EXPECT_EQ(reaching("    use(p)\n"), "0");
}

TEST(ReachingDefinitions, JoinsBranches) {
  EXPECT_EQ(reaching("    v = 1\n    if p:\n        v = 2\n    use(v)\n"), "1 3");
  EXPECT_EQ(reaching("    if p:\n        v = 1\n    else:\n        v = 2\n    use(v)\n"), "2 4");
  EXPECT_EQ(reaching("    v = 1\n    if p:\n        v = 2\n        return\n    use(v)\n"), "1");
  EXPECT_EQ(reaching("    match p:\n        case 1:\n            v = 1\n        case _:\n            v = 2\n "
                     "   use(v)\n"),
            "3 5 unbound");
}

TEST(ReachingDefinitions, GoesRoundLoops) {
  EXPECT_EQ(reaching("    v = 1\n    for x in xs:\n        use(v)\n        v = 2\n"), "1 4");
  EXPECT_EQ(reaching("    v = 1\n    while p:\n        v = 2\n        break\n    use(v)\n"), "1 3");
  EXPECT_EQ(reaching("    while True:\n        v = 2\n        break\n    use(v)\n"), "2");
  EXPECT_EQ(
      reaching(
          "    v = 1\n    for x in xs:\n        v = 2\n        if p: continue\n        v = 3\n    use(v)\n"),
      "1 3 5");
  EXPECT_EQ(reaching("    for v in xs:\n        use(v)\n"), "1");
}

TEST(ReachingDefinitions, SeesEveryPointOfATryBlockInItsHandlers) {
  EXPECT_EQ(
      reaching(
          "    v = 1\n    try:\n        v = 2\n        p()\n        v = 3\n    except E:\n        use(v)\n"),
      "1 3 5");
  EXPECT_EQ(reaching("    v = 1\n    try:\n        v = 2\n    finally:\n        use(v)\n"), "1 3");
  EXPECT_EQ(reaching("    v = 1\n    try:\n        v = 2\n    except E:\n        raise\n    use(v)\n"), "3");
  EXPECT_EQ(reaching("    v = 1\n    with p:\n        v = 2\n        p()\n    use(v)\n"), "1 3");
}

TEST(ReachingDefinitions, TakesAWalrusForMaybe) {
  EXPECT_EQ(reaching("    v = 1\n    p and (v := 2)\n    use(v)\n"), "1 2");
}

TEST(ReachingDefinitions, KnowsNothingOfOtherScopes) {
  EXPECT_EQ(reaching("    v = 1\n    def g():\n        nonlocal v\n        v = 2\n    use(v)\n"), "unknown");
  EXPECT_EQ(reaching("    global v\n    v = 1\n    use(v)\n"), "unknown");
}

TEST(OnlyValue, IsTheRightSideOfTheOnlyAssignment) {
  const ModelOf text("def f(p):\n    v = 1\n    if p:\n        w = v\n    print(v)\n");
  EXPECT_EQ(only_value(text.model, text.last("v")).text(), "1");
  const ModelOf other("def f(p):\n    v, w = p\n    print(v)\n");
  EXPECT_FALSE(only_value(other.model, other.last("v")));
}

}  // namespace
}  // namespace aioshift::semantics
