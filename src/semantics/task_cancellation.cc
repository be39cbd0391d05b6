#include "semantics/task_cancellation.h"

#include <algorithm>
#include <array>

#include "syntax/parentheses.h"

namespace aioshift::semantics {

using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

// `asyncio.gather` and the like, which wait for what they are given.
bool waits_for_arguments(const FileModel& model, Node call) {
  constexpr auto waiting = std::to_array<std::string_view>(
      {"asyncio.gather", "asyncio.shield", "asyncio.wait", "asyncio.wait_for"});
  const auto name = model.names.of_callee(call);
  return name && std::find(waiting.begin(), waiting.end(), name->path) != waiting.end() &&
         call.child(Field::arguments).is(Kind::argument_list);
}

// `async with` of nothing but limits of time: what stands inside is what is waited for.
bool is_time_limit(const FileModel& model, Node statement) {
  constexpr auto limits = std::to_array<std::string_view>(
      {"asyncio.timeout", "asyncio.timeout_at", "async_timeout.timeout", "async_timeout.timeout_at"});
  if (!statement.is(Kind::with_statement)) return false;
  const auto items = statement.child(Kind::with_clause).named_children();
  return std::all_of(items.begin(), items.end(), [&](Node item) {
    Node value = item.child(Field::value);
    if (value.is(Kind::as_pattern)) value = value.named_child(0);
    const auto name = model.names.of_callee(value);
    return name && std::find(limits.begin(), limits.end(), name->path) != limits.end();
  });
}

void add_awaited(const FileModel& model, Node value, Awaited& awaited) {
  if (!value) return;
  value = syntax::without_parentheses(value);
  if (value.is(Kind::list_splat)) value = value.named_child(0);
  if (value.is_one_of(Kind::identifier, Kind::attribute, Kind::subscript)) {
    awaited.named.push_back(value);
    return;
  }
  if (value.is_one_of(Kind::list, Kind::set, Kind::tuple)) {
    for (const Node element : value.named_children()) add_awaited(model, element, awaited);
    return;
  }
  // typing.cast(asyncio.Future, future)
  const auto name = model.names.of_callee(value);
  if (name && name->path == "typing.cast") {
    add_awaited(model, value.child(Field::arguments).named_child(1), awaited);
    return;
  }
  if (!waits_for_arguments(model, value)) {
    awaited.starts_something = true;
    return;
  }
  for (const Node argument : value.child(Field::arguments).named_children()) {
    // Behind the first argument of wait and wait_for comes a limit.
    if (!argument.is(Kind::keyword_argument)) add_awaited(model, argument, awaited);
    if (value.child(Field::function).text().find("wait") != std::string_view::npos) break;
  }
}

}  // namespace

std::set<std::string_view> cancelled_before(Node function, text::Offset before) {
  std::set<std::string_view> cancelled;
  for (NodeId id = function.id(); id < function.subtree_end(); ++id) {
    const Node call = function.tree().node(id);
    if (call.begin() >= before) break;
    if (!call.is(Kind::call)) continue;
    const Node callee = call.child(Field::function);
    if (!callee.is(Kind::attribute) || callee.child(Field::attribute).text() != "cancel") continue;
    const std::string_view task = callee.child(Field::object).text();
    cancelled.insert(task);
    for (Node loop = call.parent(); loop && loop != function; loop = loop.parent()) {
      if (loop.is_one_of(Kind::for_statement, Kind::for_in_clause) && loop.child(Field::left).text() == task)
        cancelled.insert(loop.child(Field::right).text());
      if (!loop.is_one_of(Kind::list_comprehension, Kind::set_comprehension)) continue;
      const Node clause = loop.child(Kind::for_in_clause);
      if (clause.child(Field::left).text() == task) cancelled.insert(clause.child(Field::right).text());
    }
  }
  return cancelled;
}

Awaited awaited_in(const FileModel& model, std::span<const Node> awaits) {
  Awaited awaited;
  for (const Node await : awaits) {
    if (await.is(Kind::await)) {
      add_awaited(model, await.named_child(0), awaited);
    } else if (!is_time_limit(model, await)) {
      awaited.starts_something = true;
    }
  }
  return awaited;
}

bool waits_for_cancelled(const FileModel& model, Node function, std::span<const Node> awaits) {
  const Awaited awaited = awaited_in(model, awaits);
  if (awaited.starts_something || awaited.named.empty()) return false;
  const auto cancelled = cancelled_before(function, awaited.named.back().end());
  return std::all_of(awaited.named.begin(), awaited.named.end(),
                     [&](Node task) { return cancelled.count(task.text()) != 0; });
}

}  // namespace aioshift::semantics
