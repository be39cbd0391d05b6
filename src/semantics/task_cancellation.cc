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

void add_awaited(Node value, Awaited& awaited) {
  value = syntax::without_parentheses(value);
  if (value.is(Kind::list_splat)) value = value.named_child(0);
  if (value.is_one_of(Kind::identifier, Kind::attribute, Kind::subscript)) {
    awaited.named.push_back(value);
    return;
  }
  if (value.is_one_of(Kind::list, Kind::set, Kind::tuple)) {
    for (const Node element : value.named_children()) add_awaited(element, awaited);
    return;
  }
  const Node callee = value.child(Field::function);
  const Node last = callee.is(Kind::attribute) ? callee.child(Field::attribute) : callee;
  constexpr auto waiting = std::to_array<std::string_view>({"gather", "shield", "wait", "wait_for"});
  const Node arguments = value.child(Field::arguments);
  if (!value.is(Kind::call) || !arguments.is(Kind::argument_list) ||
      std::find(waiting.begin(), waiting.end(), last.text()) == waiting.end()) {
    awaited.starts_something = true;
    return;
  }
  for (const Node argument : arguments.named_children()) {
    if (argument.is(Kind::keyword_argument)) continue;
    add_awaited(argument, awaited);
    if (last.text().starts_with("wait")) break;
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

Awaited awaited_in(std::span<const Node> awaits) {
  Awaited awaited;
  for (const Node await : awaits) {
    if (await.is(Kind::await)) {
      add_awaited(await.named_child(0), awaited);
    } else {
      awaited.starts_something = true;
    }
  }
  return awaited;
}

bool waits_for_cancelled(Node function, std::span<const Node> awaits) {
  const Awaited awaited = awaited_in(awaits);
  if (awaited.starts_something || awaits.empty()) return false;
  const auto cancelled = cancelled_before(function, awaits.back().end());
  return std::all_of(awaited.named.begin(), awaited.named.end(),
                     [&](Node task) { return cancelled.count(task.text()) != 0; });
}

}  // namespace aioshift::semantics
