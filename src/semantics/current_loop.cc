#include "semantics/current_loop.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace aioshift::semantics {

using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

struct Entry {
  std::string_view member;  // the last name, looked at first
  std::string_view path;
  CurrentLoopUse use;
};

constexpr auto kEntries = std::to_array<Entry>({
    {"get_event_loop", "asyncio.get_event_loop", CurrentLoopUse::kDirect},
    {"set_event_loop", "asyncio.set_event_loop", CurrentLoopUse::kDirect},
    {"get_event_loop", "asyncio.events.get_event_loop", CurrentLoopUse::kDirect},
    {"set_event_loop", "asyncio.events.set_event_loop", CurrentLoopUse::kDirect},
    {"Future", "asyncio.Future", CurrentLoopUse::kByObject},
    {"StreamReader", "asyncio.StreamReader", CurrentLoopUse::kByObject},
    {"ensure_future", "asyncio.ensure_future", CurrentLoopUse::kByObject},
    {"gather", "asyncio.gather", CurrentLoopUse::kByObject},
    {"shield", "asyncio.shield", CurrentLoopUse::kByObject},
    {"wrap_future", "asyncio.wrap_future", CurrentLoopUse::kByObject},
    {"ClientSession", "aiohttp.ClientSession", CurrentLoopUse::kByObject},
    {"TCPConnector", "aiohttp.TCPConnector", CurrentLoopUse::kByObject},
    {"UnixConnector", "aiohttp.UnixConnector", CurrentLoopUse::kByObject},
    {"CookieJar", "aiohttp.CookieJar", CurrentLoopUse::kByObject},
    {"insecure_channel", "grpc.aio.insecure_channel", CurrentLoopUse::kByObject},
    {"secure_channel", "grpc.aio.secure_channel", CurrentLoopUse::kByObject},
    {"server", "grpc.aio.server", CurrentLoopUse::kByObject},
});

// With the loop that they use (CPython 3.9, Lib/asyncio/locks.py and queues.py).
constexpr auto kLocks = std::to_array<std::string_view>(
    {"BoundedSemaphore", "Condition", "Event", "LifoQueue", "Lock", "PriorityQueue", "Queue", "Semaphore"});

bool is_or_may_be(const QualifiedName& name, std::string_view path) {
  return name.path == path || std::find(name.others.begin(), name.others.end(), path) != name.others.end();
}

}  // namespace

CurrentLoopUse use_of_current_loop(const FileModel& model, Node node, bool locks_take_it) {
  // The cheap question first.
  const std::string_view last = node.is(Kind::attribute) ? node.child(Field::attribute).text() : node.text();
  const auto entry = std::find_if(kEntries.begin(), kEntries.end(),
                                  [&](const Entry& candidate) { return candidate.member == last; });
  const bool is_lock = locks_take_it && std::find(kLocks.begin(), kLocks.end(), last) != kLocks.end();
  // An alias has another last name: `from asyncio import get_event_loop as current_loop`.
  const bool may_be_alias = node.is(Kind::identifier) && !node.parent().is(Kind::attribute);
  if (entry == kEntries.end() && !is_lock && !may_be_alias) return CurrentLoopUse::kNone;
  const auto name = model.names.of(node);
  if (!name) return CurrentLoopUse::kNone;
  for (const Entry& candidate : kEntries) {
    if (is_or_may_be(*name, candidate.path)) return candidate.use;
  }
  const bool is_made_with_loop =
      locks_take_it && std::any_of(kLocks.begin(), kLocks.end(), [&](std::string_view lock) {
        return is_or_may_be(*name, "asyncio." + std::string(lock));
      });
  return is_made_with_loop ? CurrentLoopUse::kByObject : CurrentLoopUse::kNone;
}

}  // namespace aioshift::semantics
