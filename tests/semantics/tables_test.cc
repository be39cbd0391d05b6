// The tables of what the standard library holds are searched by halves: they have to be sorted.
#include <gtest/gtest.h>

#include "semantics/asyncio_members.h"
#include "semantics/stdlib_modules.h"

namespace aioshift::semantics {
namespace {

TEST(AsyncioMembers, are_what_a_star_import_binds) {
  for (const char* name :
       {"ALL_COMPLETED", "AbstractEventLoop", "CancelledError", "EventLoop", "Queue", "Task", "TimeoutError",
        "as_completed", "create_task", "ensure_future", "gather", "run", "shield", "sleep", "timeout",
        "to_thread", "wait", "wait_for", "wrap_future"}) {
    EXPECT_TRUE(is_public_in_asyncio(name)) << name;
  }
  for (const char* name : {"", "tasks", "events", "print", "sleepy", "zzz"})
    EXPECT_FALSE(is_public_in_asyncio(name)) << name;
}

TEST(AsyncioMembers, are_known_by_what_a_call_gives) {
  for (const char* name : {"create_subprocess_exec", "open_connection", "sleep", "start_server", "to_thread",
                           "wait", "wait_for"}) {
    EXPECT_EQ(asyncio_member(std::string("asyncio.") + name), AsyncioMember::kCoroutineFunction) << name;
  }
  for (const char* name :
       {"Future", "Task", "create_task", "ensure_future", "gather", "shield", "wrap_future"}) {
    EXPECT_EQ(asyncio_member(std::string("asyncio.") + name), AsyncioMember::kFutureFunction) << name;
  }
  for (const char* path : {"asyncio.run", "asyncio.as_completed", "asyncio.timeout", "asyncio", "asyncio.",
                           "sleep", "time.sleep"}) {
    EXPECT_EQ(asyncio_member(path), AsyncioMember::kUnknown) << path;
  }
}

TEST(StdlibModules, are_known_by_their_first_component) {
  for (const char* module : {"__future__", "asyncio", "asyncio.tasks", "collections.abc", "os", "os.path",
                             "tomllib", "zoneinfo", "annotationlib", "typing", "cProfile"}) {
    EXPECT_TRUE(is_stdlib_module(module)) << module;
  }
  for (const char* module : {"", "requests", "asyncio_extras", "numpy.typing", ".os", "zzz"}) {
    EXPECT_FALSE(is_stdlib_module(module)) << module;
  }
}

}  // namespace
}  // namespace aioshift::semantics
