#include "rewrite/block_in_front.h"

#include <gtest/gtest.h>

#include "parsed_text.h"

namespace aioshift::rewrite {
namespace {

using syntax::Kind;
using syntax::Node;

// Puts `with b:` and `start()` in front of what says `await work()`.
std::string put(std::string body, std::string result, std::vector<std::string> moved = {}) {
  const std::string head = "async def f(x, y):\n";
  const ParsedText parsed(head + std::move(body));
  BlockInFront block;
  block.expression = parsed.node("await work()", Kind::await);
  block.result = std::move(result);
  block.header = {"with b:"};
  for (const std::string& statement : moved)
    block.statements.push_back(parsed.node(statement, Kind::expression_statement));
  block.lines = {BlockLine{0, {"start()"}}};
  std::set<std::string> taken;
  auto edits = put_block_in_front(parsed.model, block, taken);
  if (!edits) return std::string(id_of(edits.error()));
  return parsed.with(*edits).substr(head.size());
}

TEST(BlockInFront, ReplacesTheExpressionByTheResult) {
  EXPECT_EQ(put("    return await work()\n", "r()"), "    with b:\n        start()\n    return r()\n");
  EXPECT_EQ(put("    y = (await work())[0]\n", "[r]"), "    with b:\n        start()\n    y = [r][0]\n");
}

TEST(BlockInFront, TakesTheStatementsPlace) {
  EXPECT_EQ(put("    await work()  # why\n", ""), "    with b:  # why\n        start()\n");
  EXPECT_EQ(put("    if x: await work(); print(1)\n", ""),
            "    if x:\n        with b:\n            start()\n        print(1)\n");
}

TEST(BlockInFront, EvaluatesInTheSameOrder) {
  EXPECT_EQ(put("    print(x(), await work())\n", "r()"),
            "    value = x()\n    with b:\n        start()\n    print(value, r())\n");
  EXPECT_EQ(put("    y.extend(await work())\n", "r()"), "    with b:\n        start()\n    y.extend(r())\n");
  EXPECT_EQ(put("    y.n += await work()\n", "r()"), "evaluation-order");
}

TEST(BlockInFront, MovesTheStatementsInFrontIntoTheBlock) {
  EXPECT_EQ(
      put("    a = 1\n    # about c\n    c = \"\"\"\n  text\"\"\"\n    await work()\n", "",
          {"a = 1", "c = \"\"\"\n  text\"\"\""}),
      "    with b:\n        a = 1\n        # about c\n        c = \"\"\"\n  text\"\"\"\n        start()\n");
  EXPECT_EQ(put("    a = 1; await work()\n", "", {"a = 1"}), "does-not-fit");
}

TEST(BlockInFront, IsRefusedWhereNoStatementCanStand) {
  EXPECT_EQ(put("    while await work(): pass\n", "r()"), "loop-condition");
  EXPECT_EQ(put("    x and await work()\n", "r()"), "conditional-evaluation");
}

}  // namespace
}  // namespace aioshift::rewrite
