#include "poll.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "semantics/awaits.h"
#include "syntax/calls.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::transforms::retry_without_backoff {

using semantics::FileModel;
using semantics::RetryLoop;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

bool holds_word(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [text](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

std::string_view header_of(Node clause) {
  return clause.text().substr(0, clause.child(Kind::block).begin() - clause.begin());
}

// Whether `value`, which is awaited, is something of the program itself that others set, release, put or end.
bool is_waited_for(const FileModel& model, Node value) {
  value = syntax::without_parentheses(value);
  if (value.is_one_of(Kind::identifier, Kind::attribute, Kind::subscript)) return true;
  if (!value.is(Kind::call)) return false;
  const Node arguments = value.child(Field::arguments);
  if (const auto name = model.names.of_callee(value); name && name->path.starts_with("asyncio.")) {
    if (name->path == "asyncio.sleep" || name->path == "asyncio.wait") return true;
    const bool hands_on = name->path == "asyncio.wait_for" || name->path == "asyncio.shield";
    return hands_on && arguments.named_child(0) && is_waited_for(model, arguments.named_child(0));
  }
  const Node function = value.child(Field::function);
  if (!function.is(Kind::attribute)) return false;
  const std::string_view method = syntax::called_name(value);
  if (method == "wait" || method == "join" || method == "acquire") return true;
  const std::string_view object = function.child(Field::object).text();
  return method == "get" && arguments.named_child_count() == 0 &&
         (object.ends_with('q') || holds_word(object, {"queue", "Queue", "inbox", "mailbox"}));
}

// `async with asyncio.timeout(1):`, `async with self.condition:`
bool enters_no_other(const FileModel& model, Node with_statement) {
  const auto items = with_statement.child(Kind::with_clause).named_children();
  return std::all_of(items.begin(), items.end(), [&](Node item) {
    const Node value = item.child(Field::value);
    const auto name = model.names.of_callee(value);
    return value.is_one_of(Kind::identifier, Kind::attribute) ||
           (name && (name->path == "asyncio.timeout" || name->path == "asyncio.timeout_at"));
  });
}

bool waits_inside_program(const FileModel& model, const RetryLoop& retry) {
  const auto awaits = semantics::awaits_in(retry.attempt.child(Field::body));
  return std::all_of(awaits.begin(), awaits.end(), [&](Node await) {
    if (await.is(Kind::await)) return is_waited_for(model, await.named_child(0));
    return await.is(Kind::with_statement) && enters_no_other(model, await);
  });
}

// Whether all that is caught says that something is not there yet.
bool looks_whether_it_is_there(const RetryLoop& retry) {
  return std::all_of(retry.handlers.begin(), retry.handlers.end(), [](Node clause) {
    std::string_view caught = header_of(clause);
    caught.remove_prefix(std::min(caught.find("except") + 6, caught.size()));
    bool is_any = false;
    while (!caught.empty()) {
      const std::size_t begin = caught.find_first_not_of(" \t\r\n(),:*");
      if (begin == std::string_view::npos) break;
      caught.remove_prefix(begin);
      const std::size_t end = std::min(caught.find_first_of(" \t\r\n(),:"), caught.size());
      const std::string_view name = caught.substr(0, end);
      if (name == "as") break;
      caught.remove_prefix(end);
      constexpr auto absent = std::to_array<std::string_view>(
          {"AssertionError", "AttributeError", "BlockingIOError", "FileNotFoundError", "IndexError",
           "KeyError", "LookupError", "ProcessLookupError"});
      const bool is_absent = std::find(absent.begin(), absent.end(), name) != absent.end() ||
                             holds_word(name, {"NotReady", "NotFound", "NotYet", "Pending", "Empty",
                                               "InProgress", "WouldBlock", "InvalidState"});
      if (!is_absent) return false;
      is_any = true;
    }
    return is_any;
  });
}

// `while time.monotonic() < deadline:`
bool ends_at_a_time(const RetryLoop& retry) {
  const Node condition = retry.loop.child(Field::condition);
  return condition && (holds_word(condition.text(), {"time()", "monotonic()", "perf_counter()", "now()"}) ||
                       holds_word(condition.text(), {"deadline"}));
}

// `async def wait_until_ready():`, unless it says itself that what fails is a connection.
bool is_named_after_waiting(const RetryLoop& retry) {
  const bool names_connection = std::any_of(retry.handlers.begin(), retry.handlers.end(), [](Node clause) {
    return holds_word(header_of(clause), {"Connect", "OSError", "IOError", "Timeout", "BrokenPipe", "HTTP"});
  });
  if (names_connection) return false;
  const Node function = syntax::enclosing_function(retry.loop);
  const std::string_view name = syntax::without_leading_underscores(function.child(Field::name).text());
  return name.starts_with("wait") || name.starts_with("poll") || name.starts_with("await_") ||
         holds_word(name, {"_wait_", "_until_", "_poll_"});
}

}  // namespace

bool waits_for_condition(const FileModel& model, const RetryLoop& retry) {
  return waits_inside_program(model, retry) || looks_whether_it_is_there(retry) || ends_at_a_time(retry) ||
         is_named_after_waiting(retry);
}

bool waits_in_slices(const RetryLoop& retry) {
  const auto is_timeout = [](Node clause) { return holds_word(header_of(clause), {"Timeout"}); };
  return std::all_of(retry.handlers.begin(), retry.handlers.end(), is_timeout) &&
         holds_word(retry.attempt.child(Field::body).text(), {"wait_for", "timeout"});
}

bool is_limited(Node loop) {
  for (Node at = loop, up = loop.parent(); up && !up.is(Kind::function_definition);
       at = up, up = up.parent()) {
    if (!up.is(Kind::with_statement)) continue;
    const std::string_view header = up.text().substr(0, at.begin() - up.begin());
    if (holds_word(header, {"timeout", "fail_after", "move_on_after"})) return true;
  }
  return false;
}

}  // namespace aioshift::transforms::retry_without_backoff
