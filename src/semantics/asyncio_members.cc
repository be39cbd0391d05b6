#include "semantics/asyncio_members.h"

#include <algorithm>
#include <array>

namespace aioshift::semantics {
namespace {

// Sorted, for binary search.
constexpr auto kPublic = std::to_array<std::string_view>({
    "ALL_COMPLETED",
    "AbstractChildWatcher",
    "AbstractEventLoop",
    "AbstractEventLoopPolicy",
    "AbstractServer",
    "Barrier",
    "BaseEventLoop",
    "BaseProtocol",
    "BaseTransport",
    "BoundedSemaphore",
    "BrokenBarrierError",
    "BufferedProtocol",
    "CancelledError",
    "Condition",
    "DatagramProtocol",
    "DatagramTransport",
    "DefaultEventLoopPolicy",
    "Event",
    "EventLoop",
    "FIRST_COMPLETED",
    "FIRST_EXCEPTION",
    "FastChildWatcher",
    "FrameCallGraphEntry",
    "Future",
    "FutureCallGraphEntry",
    "Handle",
    "IncompleteReadError",
    "InvalidStateError",
    "LifoQueue",
    "LimitOverrunError",
    "Lock",
    "MultiLoopChildWatcher",
    "PidfdChildWatcher",
    "PriorityQueue",
    "Protocol",
    "Queue",
    "QueueEmpty",
    "QueueFull",
    "QueueShutDown",
    "ReadTransport",
    "Runner",
    "SafeChildWatcher",
    "SelectorEventLoop",
    "Semaphore",
    "SendfileNotAvailableError",
    "Server",
    "StreamReader",
    "StreamReaderProtocol",
    "StreamWriter",
    "SubprocessProtocol",
    "SubprocessTransport",
    "Task",
    "ThreadedChildWatcher",
    "Timeout",
    "TimeoutError",
    "TimerHandle",
    "Transport",
    "WriteTransport",
    "_enter_task",
    "_get_running_loop",
    "_leave_task",
    "_register_task",
    "_set_running_loop",
    "_unregister_task",
    "all_tasks",
    "as_completed",
    "capture_call_graph",
    "coroutine",
    "create_eager_task_factory",
    "create_subprocess_exec",
    "create_subprocess_shell",
    "create_task",
    "current_task",
    "eager_task_factory",
    "ensure_future",
    "format_call_graph",
    "future_add_to_awaited_by",
    "future_discard_from_awaited_by",
    "gather",
    "get_child_watcher",
    "get_event_loop",
    "get_event_loop_policy",
    "get_running_loop",
    "iscoroutine",
    "iscoroutinefunction",
    "isfuture",
    "new_event_loop",
    "open_connection",
    "open_unix_connection",
    "print_call_graph",
    "run",
    "run_coroutine_threadsafe",
    "set_child_watcher",
    "set_event_loop",
    "set_event_loop_policy",
    "shield",
    "sleep",
    "start_server",
    "start_unix_server",
    "timeout",
    "timeout_at",
    "to_thread",
    "wait",
    "wait_for",
    "wrap_future",
});

// `async def` in every supported version. as_completed, run_coroutine_threadsafe and the like give
// neither a coroutine nor an asyncio Future.
constexpr auto kCoroutineFunctions = std::to_array<std::string_view>({
    "create_subprocess_exec",
    "create_subprocess_shell",
    "open_connection",
    "open_unix_connection",
    "sleep",
    "start_server",
    "start_unix_server",
    "to_thread",
    "wait",
    "wait_for",
});

constexpr auto kFutureFunctions = std::to_array<std::string_view>({
    "Future",
    "Task",
    "create_task",
    "ensure_future",
    "gather",
    "shield",
    "wrap_future",
});

template <typename Array>
bool holds(const Array& sorted, std::string_view name) {
  return std::binary_search(sorted.begin(), sorted.end(), name);
}

}  // namespace

bool is_public_in_asyncio(std::string_view name) {
  return holds(kPublic, name);
}

AsyncioMember asyncio_member(std::string_view qualified) {
  constexpr std::string_view prefix = "asyncio.";
  if (!qualified.starts_with(prefix)) return AsyncioMember::kUnknown;
  qualified.remove_prefix(prefix.size());
  if (holds(kCoroutineFunctions, qualified)) return AsyncioMember::kCoroutineFunction;
  if (holds(kFutureFunctions, qualified)) return AsyncioMember::kFutureFunction;
  return AsyncioMember::kUnknown;
}

}  // namespace aioshift::semantics
