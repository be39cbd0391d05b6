#include "semantics/retry_delay.h"

#include <algorithm>
#include <set>

#include "semantics/awaits.h"
#include "syntax/parentheses.h"

namespace aioshift::semantics {

using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

template <typename Predicate>
bool any_in(Node part, Predicate predicate) {
  for (NodeId id = part.id(); id < part.subtree_end(); ++id) {
    if (predicate(part.tree().node(id))) return true;
  }
  return false;
}

bool is_on_failing_path(const RetryLoop& retry, Node node) {
  if (node.begin() > retry.attempt.end()) return true;
  return std::any_of(retry.handlers.begin(), retry.handlers.end(),
                     [node](Node handler) { return node.is_inside(handler); });
}

bool is_bound_in(const FileModel& model, Node loop, Node identifier) {
  const auto scope = model.scopes.lookup(identifier.text(), model.scopes.scope_at(identifier));
  const auto bindings = model.scopes.bindings(scope, identifier.text());
  return std::any_of(bindings.begin(), bindings.end(),
                     [&](const Binding* binding) { return binding->name.is_inside(loop); });
}

}  // namespace

Waiting waiting_in(const FileModel& model, const RetryLoop& retry) {
  Waiting waiting;
  for (const Node await : awaits_in(retry.loop.child(Field::body))) {
    const Node call = await.is(Kind::await) ? syntax::without_parentheses(await.named_child(0)) : Node();
    const auto name = model.names.of_callee(call);
    const bool is_sleep = name && name->is_certain && name->path == "asyncio.sleep";
    const bool is_failing = is_on_failing_path(retry, await);
    if (is_sleep && is_failing && call.child(Field::arguments).named_child_count() == 1) {
      waiting.sleeps.push_back({call, call.child(Field::arguments).named_child(0)});
    } else if (is_sleep || is_failing) {
      waiting.is_unclear = true;
    }
  }
  // time.sleep, trio.sleep, self._sleep
  const bool sleeps_otherwise = any_in(retry.loop, [&](Node node) {
    const bool is_known =
        std::any_of(waiting.sleeps.begin(), waiting.sleeps.end(),
                    [node](const Sleep& sleep) { return node.is_inside(sleep.call.child(Field::function)); });
    return node.is(Kind::identifier) && !is_known && node.text().find("sleep") != std::string_view::npos;
  });
  waiting.is_unclear = waiting.is_unclear || sleeps_otherwise;
  return waiting;
}

bool varies(const FileModel& model, Node loop, Node delay) {
  return any_in(delay, [&](Node node) {
    if (node.is_one_of(Kind::call, Kind::subscript)) return true;
    if (node.is(Kind::attribute)) {
      return any_in(loop, [&](Node other) {
        return other.is_one_of(Kind::assignment, Kind::augmented_assignment) &&
               other.child(Field::left).text() == node.text();
      });
    }
    return node.is(Kind::identifier) && is_bound_in(model, loop, node);
  });
}

bool changes_what_is_tried(const RetryLoop& retry) {
  std::set<std::string_view> assigned;
  for (const Node handler : retry.handlers) {
    any_in(handler, [&](Node node) {
      if (node.is(Kind::assignment)) assigned.insert(node.child(Field::left).text());
      return false;
    });
  }
  return any_in(retry.attempt.child(Field::body), [&](Node node) {
    return node.is_one_of(Kind::identifier, Kind::attribute) && assigned.count(node.text()) != 0;
  });
}

}  // namespace aioshift::semantics
