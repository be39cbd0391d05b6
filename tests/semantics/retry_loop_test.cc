#include <gtest/gtest.h>

#include "model_of.h"
#include "semantics/attempt_count.h"
#include "semantics/retry_delay.h"

namespace aioshift::semantics {
namespace {

using syntax::Field;
using syntax::Node;

// How many handlers go on with the loop that is the function's body; 0 where it is no retry loop.
std::size_t handlers_of(const std::string& loop) {
  const ModelOf model("import itertools\ndef fail() -> NoReturn: ...\nasync def f():\n" + loop + "\n");
  const Node function = model.tree.root().named_child(2);
  const auto found = retry_loop(model.model, function.child(Field::body).named_child(0));
  return found ? found->handlers.size() : 0;
}

TEST(RetryLoop, ends_with_the_first_success) {
  EXPECT_EQ(handlers_of(" for _ in range(3):\n  try:\n   return await g()\n  except E:\n   pass"), 1U);
  EXPECT_EQ(handlers_of(" while True:\n  try:\n   await g()\n   break\n  except E:\n   continue"), 1U);
  EXPECT_EQ(handlers_of(" while x:\n  try:\n   await g()\n  except E:\n   log()\n  else:\n   break"), 1U);
  EXPECT_EQ(handlers_of(" while x:\n  try:\n   await g()\n  except E:\n   continue\n  return"), 1U);
  EXPECT_EQ(handlers_of(" for i in itertools.count():\n  try:\n   return await g()\n  except E:\n   pass\n  "
                        "except F:\n   pass\n  except G:\n   raise"),
            2U);
}

TEST(RetryLoop, is_no_loop_that_goes_on_after_a_success) {
  EXPECT_EQ(handlers_of(" while True:\n  try:\n   await g()\n  except E:\n   pass"), 0U);
  EXPECT_EQ(handlers_of(" while True:\n  try:\n   if await g():\n    break\n  except E:\n   pass"), 0U);
  EXPECT_EQ(handlers_of(" while True:\n  try:\n   await g()\n  except E:\n   log()\n  break"), 0U);
  EXPECT_EQ(handlers_of(" while True:\n  try:\n   return await g()\n  except E:\n   raise"), 0U);
  EXPECT_EQ(handlers_of(" while True:\n  try:\n   return g()\n  except E:\n   pass"), 0U);
}

TEST(RetryLoop, ends_with_a_failure_that_a_function_raises) {
  EXPECT_EQ(handlers_of(" while True:\n  try:\n   return await g()\n  except E:\n   fail()"), 0U);
}

TEST(RetryLoop, does_not_take_a_cancellation_for_a_failure) {
  EXPECT_EQ(handlers_of(" while True:\n  try:\n   return await g()\n  except a.CancelledError:\n   pass"),
            0U);
}

TEST(RetryLoop, is_no_search_through_candidates) {
  EXPECT_EQ(handlers_of(" for x in y:\n  try:\n   return await g(x)\n  except E:\n   pass"), 0U);
  EXPECT_EQ(handlers_of(" for p in range(3):\n  try:\n   return await g(p)\n  except E:\n   pass"), 0U);
  EXPECT_EQ(
      handlers_of(" for attempt in range(3):\n  try:\n   return await g(attempt)\n  except E:\n   pass"), 1U);
}

// What the variable is after the first failure, as seen from `place()`; -1 where nothing counts.
int first_of(const std::string& text) {
  const ModelOf model("async def f():\n" + text + "\n");
  Node loop;
  Node place;
  for (syntax::NodeId id = 0; id < model.tree.size(); ++id) {
    const Node node = model.tree.node(id);
    if (node.is(syntax::Kind::for_statement) || node.is(syntax::Kind::while_statement)) loop = node;
    if (node.text() == "place()" && !place) place = node;
  }
  const auto retry = retry_loop(model.model, loop);
  const auto count = retry ? attempt_count(model.model, *retry, place) : std::nullopt;
  return count ? count->first : -1;
}

TEST(AttemptCount, is_that_of_the_loop_or_is_incremented) {
  const std::string tried = "  try:\n   return await g()\n  except E:\n   place()\n";
  EXPECT_EQ(first_of(" for a in range(3):\n" + tried), 0);
  EXPECT_EQ(first_of(" for a in range(1, 3):\n" + tried), 1);
  EXPECT_EQ(first_of(" for a in range(2, 3):\n" + tried), -1);
  EXPECT_EQ(first_of(" for a in range(3, 0, -1):\n" + tried), -1);
  EXPECT_EQ(first_of(" for a in range(3):\n" + tried + "   a = 1\n"), -1);
  EXPECT_EQ(first_of(" a = 0\n while True:\n  a += 1\n" + tried), 1);
  EXPECT_EQ(first_of(" a = 0\n while True:\n" + tried + "   a += 1"), 0);
  EXPECT_EQ(first_of(" a = 1\n while True:\n  a += 1\n" + tried), -1);
  EXPECT_EQ(first_of(" a = 0\n while True:\n  if x:\n   a += 1\n" + tried), -1);
  EXPECT_EQ(first_of(" a = 3\n while a:\n  a -= 1\n" + tried), -1);
}

// What is known of the delays of a loop with this handler: "s" for each sleep, "v" for each that varies, "?".
std::string waiting_of(const std::string& handler) {
  const ModelOf model(
      "import asyncio\nasync def f(d):\n for a in range(3):\n  try:\n   return await g(token)\n"
      "  except E:\n" +
      handler + "\n");
  const Node loop = model.tree.root().named_child(1).child(Field::body).named_child(0);
  const auto retry = retry_loop(model.model, loop);
  if (!retry) return "none";
  const Waiting waiting = waiting_in(model.model, *retry);
  std::string result;
  for (const Sleep& sleep : waiting.sleeps) result += varies(model.model, loop, sleep.delay) ? "v" : "s";
  return result + (waiting.is_unclear ? "?" : "") + (changes_what_is_tried(*retry) ? "!" : "");
}

TEST(RetryDelay, is_known_by_the_sleeps_of_the_handlers) {
  EXPECT_EQ(waiting_of("   pass"), "");
  EXPECT_EQ(waiting_of("   await asyncio.sleep(1)"), "s");
  EXPECT_EQ(waiting_of("   await asyncio.sleep(d)"), "s");
  EXPECT_EQ(waiting_of("   await asyncio.sleep(2 * a)"), "v");
  EXPECT_EQ(waiting_of("   await asyncio.sleep(random())"), "v");
  EXPECT_EQ(waiting_of("   await asyncio.sleep(d)\n   d *= 2"), "v");
  EXPECT_EQ(waiting_of("   await asyncio.sleep(self.d)\n   self.d = 2"), "v");
  EXPECT_EQ(waiting_of("   await connect()"), "?");
  EXPECT_EQ(waiting_of("   time.sleep(1)"), "?");
  EXPECT_EQ(waiting_of("   token = new()"), "!");
}

}  // namespace
}  // namespace aioshift::semantics
