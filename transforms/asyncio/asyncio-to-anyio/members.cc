#include "members.h"

#include <algorithm>
#include <array>

namespace aioshift::transforms::asyncio_to_anyio {
namespace {

constexpr std::string_view kStartSoon =
    "start_soon of a task group, in a function around all that the task is to live for";
constexpr std::string_view kMemoryStream =
    "anyio.create_memory_object_stream, which has two ends, each of which is to be closed";
constexpr std::string_view kGroupAndStream = "a task group whose tasks send to a memory object stream";
constexpr std::string_view kTcp = "anyio.connect_tcp: one stream, whose end raises EndOfStream";
constexpr std::string_view kProcess = "anyio.run_process and anyio.open_process, whose pipes are streams";

// Sorted by name.
constexpr auto kMembers = std::to_array<Member>({
    {"BoundedSemaphore", Form::kSynchronization, "anyio.Semaphore"},
    {"CancelledError", Form::kCancelledError, "anyio.get_cancelled_exc_class()"},
    {"Condition", Form::kSynchronization, "anyio.Condition"},
    {"Event", Form::kSynchronization, "anyio.Event"},
    {"FIRST_COMPLETED", Form::kReport, kGroupAndStream},
    {"FIRST_EXCEPTION", Form::kReport, kGroupAndStream},
    {"Future", Form::kReport, "anyio.Event beside a variable for the result"},
    {"IncompleteReadError", Form::kReport, "anyio.IncompleteRead"},
    {"LifoQueue", Form::kReport, ""},
    {"Lock", Form::kSynchronization, "anyio.Lock"},
    {"PriorityQueue", Form::kReport, ""},
    {"Queue", Form::kReport, kMemoryStream},
    {"QueueEmpty", Form::kReport, "anyio.WouldBlock, which the streams raise"},
    {"QueueFull", Form::kReport, "anyio.WouldBlock, which the streams raise"},
    {"Runner", Form::kReport, "anyio.from_thread.start_blocking_portal"},
    {"Semaphore", Form::kSynchronization, "anyio.Semaphore"},
    {"StreamReader", Form::kReport, "anyio.abc.ByteStream"},
    {"StreamWriter", Form::kReport, "anyio.abc.ByteStream"},
    {"Task", Form::kReport, "a cancel scope in the task, which can be cancelled"},
    {"TaskGroup", Form::kTaskGroup, "anyio.create_task_group"},
    {"TimeoutError", Form::kReport, "the builtin TimeoutError, which timeout-error-alias writes"},
    {"all_tasks", Form::kReport, "anyio.get_running_tasks, which only describes them"},
    {"as_completed", Form::kReport, kGroupAndStream},
    {"create_subprocess_exec", Form::kReport, kProcess},
    {"create_subprocess_shell", Form::kReport, kProcess},
    {"create_task", Form::kReport, kStartSoon},
    {"current_task", Form::kCurrentTask, "anyio.get_current_task"},
    {"ensure_future", Form::kReport, kStartSoon},
    {"gather", Form::kReport, "a task group, which gather-to-taskgroup writes"},
    {"get_event_loop", Form::kCurrentLoop, "anyio.current_time"},
    {"get_running_loop", Form::kCurrentLoop, "anyio.current_time"},
    {"iscoroutinefunction", Form::kReport, "inspect.iscoroutinefunction"},
    {"open_connection", Form::kReport, kTcp},
    {"open_unix_connection", Form::kReport, "anyio.connect_unix: one stream, whose end raises EndOfStream"},
    {"run", Form::kRun, "anyio.run"},
    {"run_coroutine_threadsafe", Form::kReport, "anyio.from_thread.run, in a thread of anyio's"},
    {"shield", Form::kReport,
     "anyio.CancelScope(shield=True), which holds off cancel scopes and no Task.cancel()"},
    {"sleep", Form::kSleep, "anyio.sleep"},
    {"start_server", Form::kReport, "anyio.create_tcp_listener"},
    {"start_unix_server", Form::kReport, "anyio.create_unix_listener"},
    {"subprocess", Form::kReport, "subprocess, for its constants"},
    {"timeout", Form::kTimeout, "anyio.fail_after"},
    {"timeout_at", Form::kReport, "anyio.fail_at, from anyio 4.15 on"},
    {"to_thread", Form::kToThread, "anyio.to_thread.run_sync"},
    {"wait", Form::kReport, "a task group"},
    {"wait_for", Form::kReport, "anyio.fail_after, once wait-for-to-timeout has made a block of it"},
});

static_assert(std::is_sorted(kMembers.begin(), kMembers.end(),
                             [](const Member& a, const Member& b) { return a.name < b.name; }));

}  // namespace

Member member_named(std::string_view name) {
  const auto at = std::lower_bound(kMembers.begin(), kMembers.end(), name,
                                   [](const Member& member, std::string_view n) { return member.name < n; });
  return at != kMembers.end() && at->name == name ? *at : Member{name, Form::kReport, {}};
}

}  // namespace aioshift::transforms::asyncio_to_anyio
