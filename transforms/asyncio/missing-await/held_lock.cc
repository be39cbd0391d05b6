#include "held_lock.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <vector>

#include "rewrite/await_place.h"
#include "semantics/values.h"
#include "syntax/statements.h"

namespace aioshift::transforms::missing_await {

using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

// `lock` or `self._lock`, which the items of the statement enter, or `self._guard()` and what that returns.
std::vector<std::string_view> entered(const FileModel& model, Node with_statement) {
  std::vector<std::string_view> names;
  for (const Node item : with_statement.child(Kind::with_clause).named_children()) {
    Node value = item.child(Field::value);
    if (value.is(Kind::as_pattern)) value = value.named_child(0);
    const bool is_call_of_one = value.is(Kind::call) && rewrite::names_lock(value.text());
    if (value.is_one_of(Kind::identifier, Kind::attribute) || is_call_of_one) names.push_back(value.text());
    const Node function = value.is(Kind::call) ? semantics::function_called(model, value) : Node();
    for (NodeId id = function ? function.id() : 0; function && id < function.subtree_end(); ++id) {
      const Node given = model.tree.node(id);
      if (given.is(Kind::return_statement) && given.named_child(0))
        names.push_back(given.named_child(0).text());
    }
  }
  return names;
}

bool takes_any(const FileModel& model, Node function, const std::vector<std::string_view>& held,
               std::set<NodeId>& seen) {
  if (!seen.insert(function.id()).second) return false;
  // The same name, or two of which one may be another name of the other.
  const auto is_held = [&](std::string_view name) {
    return std::any_of(held.begin(), held.end(), [&](std::string_view one) {
      const bool are_plain = one.find('.') != std::string_view::npos &&
                             name.find('.') != std::string_view::npos && !one.ends_with(')') &&
                             !name.ends_with(')');
      return one == name || (!are_plain && rewrite::names_lock(one) && rewrite::names_lock(name));
    });
  };
  for (NodeId id = function.id(); id < function.subtree_end(); ++id) {
    const Node node = model.tree.node(id);
    if (node.is(Kind::with_statement)) {
      const auto names = entered(model, node);
      if (std::any_of(names.begin(), names.end(), is_held)) return true;
    }
    if (!node.is(Kind::call)) continue;
    const Node callee = node.child(Field::function);
    if (callee.is(Kind::attribute) && callee.child(Field::attribute).text() == "acquire" &&
        is_held(callee.child(Field::object).text())) {
      return true;
    }
    const Node called = semantics::function_called(model, node);
    if (called && takes_any(model, called, held, seen)) return true;
  }
  return false;
}

}  // namespace

bool takes_held_lock(const FileModel& model, Node call) {
  std::vector<std::string_view> held;
  for (Node node = call, up = call.parent(); up && !up.is(Kind::function_definition);
       node = up, up = up.parent()) {
    if (!up.is(Kind::with_statement) || node != up.child(Field::body)) continue;
    for (const std::string_view name : entered(model, up)) held.push_back(name);
  }
  // `await self._lock.acquire()`
  const Node around = syntax::enclosing_function(call);
  for (NodeId id = around ? around.id() : 0; around && id < around.subtree_end(); ++id) {
    const Node other = model.tree.node(id);
    const Node callee = other.is(Kind::call) ? other.child(Field::function) : Node();
    if (callee.is(Kind::attribute) && callee.child(Field::attribute).text() == "acquire")
      held.push_back(callee.child(Field::object).text());
  }
  const Node function = held.empty() ? Node() : semantics::function_called(model, call);
  std::set<NodeId> seen;
  return function && takes_any(model, function, held, seen);
}

}  // namespace aioshift::transforms::missing_await
