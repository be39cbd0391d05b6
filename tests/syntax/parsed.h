// A text and its tree, at a fixed address, for tests.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "syntax/tree.h"

namespace aioshift::syntax {

struct Parsed {
  explicit Parsed(std::string text)
      : source(*text::Source::from_bytes(std::move(text))), tree(Tree::parse(source)) {}
  Parsed(const Parsed&) = delete;
  Parsed& operator=(const Parsed&) = delete;

  // The outermost node whose text is this.
  Node at(std::string_view text) const {
    for (NodeId id = 0; id < tree.size(); ++id) {
      if (tree.node(id).text() == text) return tree.node(id);
    }
    return {};
  }
  // The first identifier of this name.
  Node name(std::string_view text) const {
    for (NodeId id = 0; id < tree.size(); ++id) {
      if (tree.data(id).kind == Kind::identifier && tree.node(id).text() == text) return tree.node(id);
    }
    return {};
  }
  // The texts of all nodes of the kind, in source order.
  std::vector<std::string> texts(Kind kind) const {
    std::vector<std::string> found;
    for (NodeId id = 0; id < tree.size(); ++id) {
      if (tree.data(id).kind == kind) found.emplace_back(tree.node(id).text());
    }
    return found;
  }

  text::Source source;
  Tree tree;
};

// What must hold of every tree, whatever the input was; empty where it does.
inline std::string broken_invariant(const Tree& tree) {
  for (NodeId id = 0; id < tree.size(); ++id) {
    const NodeData& data = tree.data(id);
    const std::string at = " at node " + std::to_string(id);
    if (data.subtree_end <= id || data.subtree_end > tree.size()) return "subtree_end" + at;
    if (data.range.end < data.range.begin) return "range" + at;
    if (id == 0) continue;
    if (data.parent >= id) return "parent" + at;
    const NodeData& parent = tree.data(data.parent);
    if (data.subtree_end > parent.subtree_end) return "subtree outside the parent's" + at;
    if (!parent.range.contains(data.range)) return "range outside the parent's" + at;
    if (data.range.begin < tree.data(id - 1).range.begin) return "order" + at;
  }
  for (NodeId id = 0; id < tree.size(); ++id) {
    NodeId expected = id + 1;
    for (const Node child : tree.node(id).children()) {
      if (child.id() != expected || tree.data(child.id()).parent != id)
        return "children of node " + std::to_string(id);
      expected = child.subtree_end();
    }
    if (expected != tree.data(id).subtree_end) return "end of the children of node " + std::to_string(id);
  }
  return {};
}

}  // namespace aioshift::syntax
