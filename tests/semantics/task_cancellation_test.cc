#include "semantics/task_cancellation.h"

#include <gtest/gtest.h>

#include "model_of.h"
#include "semantics/awaits.h"

namespace aioshift::semantics {
namespace {

using syntax::Node;

bool waits_for_cancelled(const std::string& body) {
  const ModelOf model("import asyncio, typing\nasync def f(task, tasks):\n" + body + "\n");
  const Node function = model.tree.root().named_child(1);
  return semantics::waits_for_cancelled(model.model, function, awaits_in(function));
}

TEST(TaskCancellation, is_known_by_the_name_of_the_task) {
  EXPECT_TRUE(waits_for_cancelled(" task.cancel()\n await task"));
  EXPECT_TRUE(waits_for_cancelled(" self.task.cancel()\n await (self.task)"));
  EXPECT_TRUE(waits_for_cancelled(" task.cancel()\n await asyncio.wait_for(task, timeout)"));
  EXPECT_TRUE(waits_for_cancelled(" task.cancel()\n await typing.cast(asyncio.Future, task)"));
  EXPECT_FALSE(waits_for_cancelled(" await task\n task.cancel()"));
  EXPECT_FALSE(waits_for_cancelled(" task.cancel()\n await other"));
  EXPECT_FALSE(waits_for_cancelled(" task.cancel()\n await task\n await f()"));
  EXPECT_FALSE(waits_for_cancelled(" task.cancel()\n async with task: pass"));
  EXPECT_FALSE(waits_for_cancelled(" task.cancel()"));
  EXPECT_FALSE(waits_for_cancelled(" task.cancel()\n await task.wait()"));
  EXPECT_FALSE(waits_for_cancelled(" task.cancel()\n await asyncio.sleep(1)"));
}

TEST(TaskCancellation, of_all_tasks_of_a_collection_is_seen_in_loops) {
  EXPECT_TRUE(waits_for_cancelled(" for task in tasks:\n  task.cancel()\n await asyncio.gather(*tasks)"));
  EXPECT_TRUE(waits_for_cancelled(" [t.cancel() for t in tasks]\n await asyncio.wait(tasks)"));
  EXPECT_TRUE(waits_for_cancelled(" a.cancel()\n b.cancel()\n await asyncio.gather(a, b)"));
  EXPECT_FALSE(waits_for_cancelled(" a.cancel()\n await asyncio.gather(a, b)"));
}

}  // namespace
}  // namespace aioshift::semantics
