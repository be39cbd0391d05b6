#include "rewrite/await_place.h"

#include <gtest/gtest.h>

#include "parsed_text.h"

namespace aioshift::rewrite {
namespace {

// Of the call `here()` in the text: the reason's id, or "".
std::string obstacle(const std::string& text, bool comprehensions_nest = true) {
  const ParsedText parsed(text);
  const auto reason = obstacle_to_await(parsed.node("here()", syntax::Kind::call), comprehensions_nest);
  return reason ? std::string(id_of(*reason)) : "";
}

TEST(AwaitPlace, IsWhereACoroutineRuns) {
  EXPECT_EQ(obstacle("async def f():\n    here()\n"), "");
  EXPECT_EQ(obstacle("async def f():\n    def g(x=here()): pass\n"), "");
  EXPECT_EQ(obstacle("async def f():\n    lambda x=here(): x\n"), "");
  EXPECT_EQ(obstacle("async def f():\n    @here()\n    def g(): pass\n"), "");
  EXPECT_EQ(obstacle("here()\n"), "outside-coroutine");
  EXPECT_EQ(obstacle("def f():\n    here()\n"), "outside-coroutine");
  EXPECT_EQ(obstacle("async def f(x=here()): pass\n"), "outside-coroutine");
  EXPECT_EQ(obstacle("async def f():\n    lambda: here()\n"), "outside-coroutine");
  EXPECT_EQ(obstacle("async def f():\n    def g():\n        here()\n"), "outside-coroutine");
  EXPECT_EQ(obstacle("async def f():\n    class A:\n        x = here()\n"), "outside-coroutine");
}

TEST(AwaitPlace, IsUnderNoLockOfThreads) {
  EXPECT_EQ(obstacle("async def f():\n    with lock:\n        here()\n"), "would-deadlock");
  EXPECT_EQ(obstacle("async def f(self):\n    with self._guard, open(p):\n        here()\n"),
            "would-deadlock");
  EXPECT_EQ(obstacle("async def f():\n    lock.acquire()\n    here()\n"), "would-deadlock");
  EXPECT_EQ(obstacle("async def f():\n    with lock:\n        here()\n        yield\n"), "would-deadlock");
  EXPECT_EQ(obstacle("async def f():\n    with FileLock(p):\n        here()\n"), "would-deadlock");
  EXPECT_EQ(obstacle("async def f():\n    with open(p) as file:\n        here()\n"), "");
  EXPECT_EQ(obstacle("async def f():\n    with mock.patch('m.f'), docker(), clock():\n        here()\n"), "");
  EXPECT_EQ(obstacle("async def f():\n    async with lock:\n        here()\n"), "");
  EXPECT_EQ(obstacle("async def f():\n    await lock.acquire()\n    here()\n"), "");
  // Who awaits under it already has thought of it, or hangs as before.
  EXPECT_EQ(obstacle("async def f():\n    with lock:\n        here()\n        await g()\n"), "");
}

TEST(AwaitPlace, IsInAGeneratorExpressionThatIsAsynchronousAlone) {
  EXPECT_EQ(obstacle("async def f():\n    g(here() for x in y)\n"), "inside-comprehension");
  EXPECT_EQ(obstacle("async def f():\n    g(x for x in y if here())\n"), "inside-comprehension");
  EXPECT_EQ(obstacle("async def f():\n    g(x for y in z for x in here())\n"), "inside-comprehension");
  EXPECT_EQ(obstacle("async def f():\n    g([here() for x in y] for y in z)\n"), "inside-comprehension");
  EXPECT_EQ(obstacle("async def f():\n    g(x for x in here())\n"), "");
  EXPECT_EQ(obstacle("async def f():\n    g(here() async for x in y)\n"), "");
  EXPECT_EQ(obstacle("async def f():\n    g(here() for x in y if await x)\n"), "");
  EXPECT_EQ(obstacle("def f():\n    g(x for x in here())\n"), "outside-coroutine");
}

TEST(AwaitPlace, IsInAComprehensionInsideAnotherSincePython311) {
  EXPECT_EQ(obstacle("async def f():\n    [here() for x in y]\n", false), "");
  EXPECT_EQ(obstacle("async def f():\n    [[here() for x in y] for y in z]\n", false),
            "inside-comprehension");
  EXPECT_EQ(obstacle("async def f():\n    [[here() for x in y] for y in z]\n", true), "");
  EXPECT_EQ(obstacle("async def f():\n    [x for x in [here() for y in z]]\n", false), "");
}

TEST(AwaitPlace, IsWhereAFunctionIsAboutToBecomeACoroutineFunction) {
  const ParsedText parsed("def f():\n    here()\n    lambda: there()\n");
  const auto function = parsed.tree.root().named_child(0);
  EXPECT_EQ(obstacle_to_await(parsed.node("here()", syntax::Kind::call), true, function), std::nullopt);
  EXPECT_EQ(obstacle_to_await(parsed.node("there()", syntax::Kind::call), true, function),
            Reason::kOutsideCoroutine);
}

// `run(...)` in the text gives way to its argument.
std::string awaited(const std::string& text, std::string_view call, std::string_view argument) {
  const ParsedText parsed(text);
  return parsed.with(
      await_argument(parsed.node(call, syntax::Kind::call), parsed.node(argument, syntax::Kind::call)));
}

TEST(AwaitArgument, KeepsTheArgumentWhereItIs) {
  EXPECT_EQ(awaited("x = run(f())\n", "run(f())", "f()"), "x = await f()\n");
  EXPECT_EQ(awaited("run(main=f())\n", "run(main=f())", "f()"), "await f()\n");
  EXPECT_EQ(awaited("run(f()).x\n", "run(f())", "f()"), "(await f()).x\n");
  EXPECT_EQ(awaited("run(\n    f(),\n)\n", "run(\n    f(),\n)", "f()"), "await (\n    f()\n)\n");
}

}  // namespace
}  // namespace aioshift::rewrite
