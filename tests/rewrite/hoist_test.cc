#include "rewrite/hoist.h"

#include <gtest/gtest.h>

#include "parsed_text.h"

namespace aioshift::rewrite {
namespace {

using syntax::Field;
using syntax::Kind;
using syntax::Node;

// Puts `await limit(AWAITABLE, SECONDS)` into a block `async with timeout(SECONDS):`.
struct Wrapped {
  std::string text;
  std::optional<Reason> reason;
};

Wrapped wrap(std::string body) {
  const ParsedText parsed("async def f(x, y):\n" + std::move(body));
  for (syntax::NodeId id = 0; id < parsed.tree.size(); ++id) {
    const Node await = parsed.tree.node(id);
    if (!await.is(Kind::await) || !await.is_named()) continue;
    const Node call = await.named_child(0);
    if (!call.is(Kind::call) || call.child(Field::function).text() != "limit") continue;
    const Node arguments = call.child(Field::arguments);
    BlockRequest request;
    request.expression = await;
    request.replaced = call;
    request.kept = arguments.named_child(0);
    request.header = {std::string("async with timeout("), arguments.named_child(1), std::string("):")};
    request.operands = {{arguments.named_child(0), "awaitable"}, {arguments.named_child(1), "seconds"}};
    auto edits = wrap_in_block(parsed.model, request);
    if (!edits) return {"", edits.error()};
    return {parsed.with(*edits).substr(std::string("async def f(x, y):\n").size()), {}};
  }
  throw std::invalid_argument("nothing to wrap");
}

TEST(WrapInBlock, WrapsASimpleStatementAsAWhole) {
  EXPECT_EQ(wrap("    x.y = g(await limit(a(), 5))\n").text,
            "    async with timeout(5):\n"
            "        x.y = g(await a())\n");
}

TEST(WrapInBlock, AssignsAnExpressionOfAHeaderInFrontOfIt) {
  EXPECT_EQ(wrap("    if not (await limit(a(), 5)).b:\n        pass\n").text,
            "    async with timeout(5):\n"
            "        result = await a()\n"
            "    if not result.b:\n        pass\n");
}

TEST(WrapInBlock, AssignsTheWholeHeaderWhereACallComesFirst) {
  EXPECT_EQ(wrap("    if g() < await limit(a(), 5):\n        pass\n").text,
            "    async with timeout(5):\n"
            "        result = g() < await a()\n"
            "    if result:\n        pass\n");
}

TEST(WrapInBlock, KeepsAWordApartFromTheVariableBehindIt) {
  EXPECT_EQ(wrap("    if(await limit(a(), 5)):\n        pass\n").text,
            "    async with timeout(5):\n"
            "        result = await a()\n"
            "    if(result):\n        pass\n");
}

TEST(WrapInBlock, LeavesWhatSuspendsLaterOutsideOfTheBlock) {
  EXPECT_EQ(wrap("    return await limit(a(), 5), await b()\n").text,
            "    async with timeout(5):\n"
            "        result = await a()\n"
            "    return result, await b()\n");
  EXPECT_EQ(wrap("    return [v async for v in await limit(a(), 5)]\n").text,
            "    async with timeout(5):\n"
            "        result = await a()\n"
            "    return [v async for v in result]\n");
  EXPECT_EQ(wrap("    return [await v for v in await limit(a(), 5)]\n").text,
            "    async with timeout(5):\n"
            "        result = await a()\n"
            "    return [await v for v in result]\n");
}

TEST(WrapInBlock, EvaluatesInFrontWhatSuspendsEarlier) {
  EXPECT_EQ(wrap("    print(x.size, await b(), await limit(a(x.size), 5))\n").text,
            "    size = x.size\n"
            "    value = await b()\n"
            "    async with timeout(5):\n"
            "        print(size, value, await a(x.size))\n");
}

TEST(WrapInBlock, EvaluatesInFrontWhatTheHeaderAwaits) {
  EXPECT_EQ(wrap("    await limit(a(), await b())\n").text,
            "    awaitable = a()\n"
            "    seconds = await b()\n"
            "    async with timeout(seconds):\n"
            "        await awaitable\n");
}

TEST(WrapInBlock, EvaluatesInFrontWhatTheOperandAwaits) {
  EXPECT_EQ(wrap("    await limit(a(x, g(), await b(), h()), 5)\n").text,
            "    value = g()\n"
            "    value_2 = await b()\n"
            "    async with timeout(5):\n"
            "        await a(x, value, value_2, h())\n");
}

TEST(WrapInBlock, TakesTheNameOfAWalrusThatNothingInFrontReads) {
  EXPECT_EQ(wrap("    if (line := await limit(a(), 5)) and line.b:\n        pass\n").text,
            "    async with timeout(5):\n"
            "        line = await a()\n"
            "    if line and line.b:\n        pass\n");
  EXPECT_EQ(wrap("    g(line, (line := await limit(a(), 5)), await b())\n").text,
            "    async with timeout(5):\n"
            "        result = await a()\n"
            "    g(line, (line := result), await b())\n");
}

TEST(WrapInBlock, GivesStatementsOfOneLineALineEach) {
  EXPECT_EQ(wrap("    x(); await limit(a(), 5); y()\n").text,
            "    x()\n"
            "    async with timeout(5):\n"
            "        await a()\n"
            "    y()\n");
  EXPECT_EQ(wrap("    if x: \\\n        y(); await limit(a(), 5)\n").text,
            "    if x:\n"
            "        y()\n"
            "        async with timeout(5):\n"
            "            await a()\n");
}

TEST(WrapInBlock, MovesCommentsThatHaveNoOtherPlaceInFront) {
  EXPECT_EQ(wrap("    await limit(\n        a(),  # first\n        5,  # second\n    )\n").text,
            "    # first\n"
            "    # second\n"
            "    async with timeout(5):\n"
            "        await a()\n");
}

TEST(WrapInBlock, MovesLinesThatAreAlignedWithABracket) {
  EXPECT_EQ(wrap("    x = await limit(a(1,\n"
                 "                      2, b(\n"
                 "                          3,\n"
                 "                      )),\n"
                 "                    5)\n")
                .text,
            "    async with timeout(5):\n"
            "        x = await a(1,\n"
            "                    2, b(\n"
            "                              3,\n"
            "                          ))\n");
}

TEST(WrapInBlock, LeavesLinesInsideStringsAlone) {
  EXPECT_EQ(wrap("    await limit(a('''\n  b\n'''), 5)\n").text,
            "    async with timeout(5):\n"
            "        await a('''\n  b\n''')\n");
}

TEST(WrapInBlock, RefusesWhereNoStatementCanStand) {
  EXPECT_EQ(wrap("    while await limit(a(), 5):\n        pass\n").reason, Reason::kLoopCondition);
  EXPECT_EQ(wrap("    if x:\n        pass\n    elif await limit(a(), 5):\n        pass\n").reason,
            Reason::kElifCondition);
  EXPECT_EQ(wrap("    x and await limit(a(), 5)\n").reason, Reason::kConditionalEvaluation);
  EXPECT_EQ(wrap("    [await limit(a(), 5) for a in x]\n").reason, Reason::kInsideComprehension);
  EXPECT_EQ(wrap("    with x, await limit(a(), 5):\n        pass\n").reason, Reason::kLaterWithItem);
}

TEST(WrapInBlock, RefusesToMoveWhatBindsOrShowsItself) {
  EXPECT_EQ(wrap("    await limit((b := a()), 5)\n").reason, Reason::kEvaluationOrder);
  EXPECT_EQ(wrap("    g(x, (x := 1), await limit(a(), 5), await b())\n").reason, Reason::kEvaluationOrder);
  EXPECT_EQ(wrap("    f'{await limit(a(), 5)=}'\n").reason, Reason::kTextIsShown);
  EXPECT_EQ(wrap("    x[await b()] += await limit(a(), 5)\n").reason, Reason::kEvaluationOrder);
}

}  // namespace
}  // namespace aioshift::rewrite
