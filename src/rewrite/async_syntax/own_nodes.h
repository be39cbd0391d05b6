// What a function's own body holds.
#pragma once

#include <vector>

#include "syntax/tree.h"

namespace aioshift::rewrite {

// The named nodes in the function's body, without those in functions, classes and lambdas inside it.
inline std::vector<syntax::Node> own_nodes(syntax::Node function) {
  using syntax::Kind;
  std::vector<syntax::Node> nodes;
  const syntax::Node body = function.child(syntax::Field::body);
  if (!body) return nodes;
  for (syntax::NodeId id = body.id(); id < body.subtree_end();) {
    const syntax::Node node = function.tree().node(id);
    const bool is_another =
        node.is_named() && node.is_one_of(Kind::function_definition, Kind::class_definition, Kind::lambda);
    if (node.is_named() && !is_another) nodes.push_back(node);
    id = is_another ? node.subtree_end() : id + 1;
  }
  return nodes;
}

}  // namespace aioshift::rewrite
