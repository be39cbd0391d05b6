#include "semantics/awaits.h"

namespace aioshift::semantics {

using syntax::Kind;
using syntax::Node;

std::vector<Node> awaits_in(Node node) {
  std::vector<Node> found;
  if (!node) return found;
  for (syntax::NodeId id = node.id(); id < node.subtree_end();) {
    const Node inner = node.tree().node(id);
    const bool is_another_scope = inner.is_one_of(Kind::function_definition, Kind::class_definition) ||
                                  (inner.is(Kind::lambda) && inner.is_named());
    if (is_another_scope && inner != node) {
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
