#include "held_lock.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "semantics/values.h"

namespace aioshift::transforms::missing_await {

using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

constexpr int kDepth = 6;

// `lock` or `self._lock`, which the items of the statement enter.
std::vector<std::string_view> entered(Node with_statement) {
  std::vector<std::string_view> names;
  for (const Node item : with_statement.child(Kind::with_clause).named_children()) {
    const Node value = item.child(Field::value);
    if (value.is_one_of(Kind::identifier, Kind::attribute)) names.push_back(value.text());
  }
  return names;
}

bool takes_any(const FileModel& model, Node function, const std::vector<std::string_view>& held, int depth) {
  const auto is_held = [&](std::string_view name) {
    return std::find(held.begin(), held.end(), name) != held.end();
  };
  for (NodeId id = function.id(); id < function.subtree_end(); ++id) {
    const Node node = model.tree.node(id);
    if (node.is(Kind::with_statement)) {
      const auto names = entered(node);
      if (std::any_of(names.begin(), names.end(), is_held)) return true;
    }
    if (!node.is(Kind::call)) continue;
    const Node callee = node.child(Field::function);
    if (callee.is(Kind::attribute) && callee.child(Field::attribute).text() == "acquire" &&
        is_held(callee.child(Field::object).text())) {
      return true;
    }
    const Node called = depth < kDepth ? semantics::function_called(model, node) : Node();
    if (called && called != function && takes_any(model, called, held, depth + 1)) return true;
  }
  return false;
}

}  // namespace

bool takes_held_lock(const FileModel& model, Node call) {
  std::vector<std::string_view> held;
  for (Node node = call, up = call.parent(); up && !up.is(Kind::function_definition);
       node = up, up = up.parent()) {
    if (!up.is(Kind::with_statement) || node != up.child(Field::body)) continue;
    for (const std::string_view name : entered(up)) held.push_back(name);
  }
  const Node function = held.empty() ? Node() : semantics::function_called(model, call);
  return function && takes_any(model, function, held, 0);
}

}  // namespace aioshift::transforms::missing_await
