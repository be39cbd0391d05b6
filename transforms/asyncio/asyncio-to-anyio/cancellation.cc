#include "cancellation.h"

#include <algorithm>
#include <set>

#include "semantics/awaits.h"
#include "semantics/values.h"
#include "site.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::transforms::asyncio_to_anyio {

using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// Going by the words: a name may stand for more.
bool catches_cancellation(Node clause) {
  Node type = clause.named_child(0);
  if (type.is(Kind::block)) return true;
  if (type.is(Kind::as_pattern)) type = type.named_child(0);
  return holds(type.text(), "CancelledError") || holds(type.text(), "BaseException") ||
         holds(type.text(), "get_cancelled_exc_class");
}

// `with anyio.CancelScope(shield=True):`, `with anyio.move_on_after(1, shield=True):`
bool is_shielded(const FileModel& model, Node await, Node clause) {
  for (Node up = await.parent(); up && up != clause; up = up.parent()) {
    if (!up.is(Kind::with_statement)) continue;
    for (const Node item : up.child(Kind::with_clause).named_children()) {
      Node entered = item.child(Field::value);
      if (entered.is(Kind::as_pattern)) entered = entered.named_child(0);
      entered = syntax::without_parentheses(entered);
      if (!qualified_callee(model, entered).starts_with("anyio.")) continue;
      for (const Node argument : entered.child(Field::arguments).named_children()) {
        if (argument.text() == "shield=True") return true;
      }
    }
  }
  return false;
}

Node unshielded_await(const FileModel& model, Node clause) {
  const auto awaits = semantics::awaits_in(clause);
  const auto found = std::find_if(awaits.begin(), awaits.end(),
                                  [&](Node await) { return !is_shielded(model, await, clause); });
  return found == awaits.end() ? Node() : *found;
}

bool is_scope(Node node) {
  return node.is_named() && node.is_one_of(Kind::function_definition, Kind::class_definition, Kind::lambda);
}

bool is_context_manager(const FileModel& model, Node function) {
  if (!function.parent().is(Kind::decorated_definition)) return false;
  const auto children = function.parent().named_children();
  return std::any_of(children.begin(), children.end(), [&](Node child) {
    if (!child.is(Kind::decorator)) return false;
    const auto name = model.names.of(child.named_child(0));
    return name && name->is_certain && name->path == "contextlib.asynccontextmanager";
  });
}

// Looks through what a block awaits, into functions of the file.
class CleanUp {
 public:
  CleanUp(const FileModel& model, std::set<NodeId>& seen) : model_(model), seen_(seen) {}

  Node await_in(Node block, int depth) const {
    const syntax::Tree& tree = model_.tree;
    for (NodeId id = block.id(); id < block.subtree_end();) {
      const Node node = tree.node(id);
      if (is_scope(node)) {
        id = node.subtree_end();
        continue;
      }
      const bool runs =
          node.is(Kind::finally_clause) || (node.is(Kind::except_clause) && catches_cancellation(node));
      if (runs) {
        if (const Node await = unshielded_await(model_, node)) return await;
      }
      if (node.is(Kind::await) && node.is_named() && depth < kDepth) {
        if (const Node await = await_in_called(syntax::without_parentheses(node.named_child(0)), depth))
          return await;
      }
      ++id;
    }
    return {};
  }

 private:
  static constexpr int kDepth = 4;

  Node await_in_called(Node call, int depth) const {
    const Node function = call.is(Kind::call) ? semantics::function_called(model_, call) : Node();
    if (!function || !seen_.insert(function.id()).second) return {};
    return await_in(function.child(Field::body), depth + 1);
  }

  const FileModel& model_;
  std::set<NodeId>& seen_;
};

}  // namespace

Node await_when_cancelled(const FileModel& model, Node block) {
  std::set<NodeId> seen;
  return CleanUp(model, seen).await_in(block, 0);
}

Node yield_to_others(const FileModel& model, Node block) {
  const Node function = syntax::enclosing_function(block);
  if (is_context_manager(model, function)) return {};
  const syntax::Tree& tree = model.tree;
  for (NodeId id = block.id(); id < block.subtree_end();) {
    const Node node = tree.node(id);
    if (is_scope(node)) {
      id = node.subtree_end();
      continue;
    }
    if (node.is(Kind::yield) && node.is_named()) return node;
    ++id;
  }
  return {};
}

}  // namespace aioshift::transforms::asyncio_to_anyio
