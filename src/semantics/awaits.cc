#include "semantics/awaits.h"

namespace aioshift::semantics {

using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

// Defaults, annotations and base classes are evaluated where the definition stands.
bool is_body_of_another_scope(Node node, Node outermost) {
  const Node scope = node.parent();
  return scope != outermost && node.field() == Field::body &&
         scope.is_one_of(Kind::function_definition, Kind::class_definition, Kind::lambda);
}

}  // namespace

std::vector<Node> awaits_in(Node node) {
  std::vector<Node> found;
  if (!node) return found;
  for (syntax::NodeId id = node.id(); id < node.subtree_end();) {
    const Node inner = node.tree().node(id);
    if (inner != node && is_body_of_another_scope(inner, node)) {
      id = inner.subtree_end();
      continue;
    }
    const bool is_async = inner.is_one_of(Kind::for_statement, Kind::with_statement, Kind::for_in_clause) &&
                          inner.child(Kind::kw_async);
    if (is_async || (inner.is(Kind::await) && inner.is_named())) found.push_back(inner);
    ++id;
  }
  return found;
}

}  // namespace aioshift::semantics
