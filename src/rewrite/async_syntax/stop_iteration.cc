#include "rewrite/async_syntax/stop_iteration.h"

#include <algorithm>

#include "rewrite/async_syntax/own_nodes.h"
#include "syntax/calls.h"
#include "syntax/statements.h"

namespace aioshift::rewrite {

using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

constexpr std::string_view kStop = "StopIteration";

bool is_builtin(const semantics::FileModel& model, Node name) {
  return model.scopes.lookup(name.text(), model.scopes.scope_at(name)) == semantics::kNoScope &&
         model.scopes.star_imports().empty();
}

Node body_of(Node clause) {
  return clause.child(Kind::block);
}

// The mentions of StopIteration in the header of an `except` clause or of a `with`.
std::vector<Node> stops_in_header(Node clause) {
  std::vector<Node> found;
  const Node body = body_of(clause);
  const NodeId end = body ? body.id() : clause.subtree_end();
  for (NodeId id = clause.id(); id < end; ++id) {
    const Node node = clause.tree().node(id);
    if (node.is(Kind::identifier) && node.text() == kStop) found.push_back(node);
  }
  return found;
}

bool catches_everything(Node except_clause) {
  const Node type = except_clause.named_child(0);
  return type.is(Kind::block) || type.text() == "Exception" || type.text() == "BaseException";
}

// What catches a StopIteration that `node` raises, within its function: clauses of the innermost `try`, or
// the `with`. `Exception` catches both kinds.
struct Handlers {
  Node body;  // what they watch over; null where nothing names StopIteration
  std::vector<Node> clauses;
};

Handlers handlers_around(Node node) {
  const Node function = syntax::enclosing_scope_node(node);
  for (Node at = node, around = at.parent(); around && at != function; at = around, around = at.parent()) {
    if (at.field() != Field::body) continue;
    if (around.is(Kind::with_statement) && !stops_in_header(around).empty()) return {at, {around}};
    if (!around.is(Kind::try_statement)) continue;
    Handlers found{at, {}};
    for (const Node clause : around.named_children()) {
      if (!clause.is(Kind::except_clause)) continue;
      if (!stops_in_header(clause).empty()) found.clauses.push_back(clause);
      if (found.clauses.empty() && catches_everything(clause)) return {};
    }
    if (!found.clauses.empty()) return found;
  }
  return {};
}

bool is_bare_next(Node node) {
  return node.is(Kind::call) && node.child(Field::function).text() == "next" &&
         node.child(Field::arguments).named_child_count() == 1;
}

Node raised_stop(Node node) {
  if (!node.is(Kind::raise_statement)) return {};
  Node what = node.named_child(0);
  if (what.is(Kind::call)) what = what.child(Field::function);
  return what.is(Kind::identifier) && what.text() == kStop ? what : Node();
}

// Whether another StopIteration than that of `call` may arise in the body.
bool stops_otherwise(Node body, Node call, const IsAwaited& is_awaited) {
  for (NodeId id = body.id(); id < body.subtree_end(); ++id) {
    const Node node = body.tree().node(id);
    if (node == call) continue;
    if (raised_stop(node)) return true;
    if (is_bare_next(node) && !is_awaited(node)) return true;
    const std::string_view name = node.is(Kind::call) ? syntax::called_name(node) : "";
    if (name == "__next__" || name == "send") return true;
  }
  return false;
}

// `except StopIteration as stop: ... stop.value`: only a generator's has it.
bool uses_value(Node clause) {
  const Node body = body_of(clause);
  return clause.is(Kind::except_clause) && body.text().find(".value") != std::string_view::npos;
}

// Whether the statement raises what an `except StopIteration` caught.
bool raises_what_was_caught(Node raise, Node function) {
  const Node what = raise.named_child(0);
  if (what && !(what.is(Kind::identifier) && what.text() != kStop)) return false;
  for (Node clause = raise.ancestor(Kind::except_clause); clause && clause.is_inside(function);
       clause = clause.ancestor(Kind::except_clause)) {
    if (!stops_in_header(clause).empty()) return true;
  }
  return false;
}

}  // namespace

tl::expected<std::vector<text::Edit>, StopObstacle> rewrite_raised_stops(const semantics::FileModel& model,
                                                                         Node function,
                                                                         const IsAwaited& is_awaited) {
  std::vector<text::Edit> edits;
  const Node body = function.child(Field::body);
  for (NodeId id = body.id(); id < body.subtree_end(); ++id) {
    const Node node = function.tree().node(id);
    const bool lets_through = is_bare_next(node) && !is_awaited(node) && !handlers_around(node).body;
    const bool passes_on = node.is(Kind::raise_statement) && raises_what_was_caught(node, function);
    if (lets_through || passes_on) return tl::unexpected(StopObstacle{Reason::kNoAsyncCounterpart, node});
    const Node stop = raised_stop(node);
    if (!stop) continue;
    if (syntax::enclosing_scope_node(node) != function || handlers_around(node).body)
      return tl::unexpected(StopObstacle{Reason::kNoAsyncCounterpart, node});
    if (!is_builtin(model, stop)) return tl::unexpected(StopObstacle{Reason::kAmbiguousName, stop});
    edits.push_back({stop.range(), "StopAsyncIteration"});
  }
  return edits;
}

bool raises_stop(const semantics::FileModel& model, Node function) {
  const std::vector<Node> nodes = own_nodes(function);
  return std::any_of(nodes.begin(), nodes.end(), [&](Node node) {
    const Node stop = raised_stop(node);
    return stop && is_builtin(model, stop) && !handlers_around(node).body;
  });
}

tl::expected<std::vector<text::Edit>, Reason> rewrite_stop_handlers(const semantics::FileModel& model,
                                                                    Node call, const IsAwaited& is_awaited) {
  std::vector<text::Edit> edits;
  const Handlers handlers = handlers_around(call);
  if (!handlers.body) return edits;
  if (stops_otherwise(handlers.body, call, is_awaited)) return tl::unexpected(Reason::kErrorIsHandled);
  for (const Node clause : handlers.clauses) {
    if (uses_value(clause)) return tl::unexpected(Reason::kErrorIsHandled);
    for (const Node stop : stops_in_header(clause)) {
      if (!is_builtin(model, stop)) return tl::unexpected(Reason::kAmbiguousName);
      edits.push_back({stop.range(), "StopAsyncIteration"});
    }
  }
  return edits;
}

}  // namespace aioshift::rewrite
