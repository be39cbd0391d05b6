// A syntax tree as data: one flat preorder array of nodes over a Source.
//
// tree-sitter's own tree is copied once and forgotten. Everything after works on the array, by
// integer kinds: the subtree of node i is the range [i, subtree_end), its ancestors are a chain of
// parent indices, and no input, however deep, needs recursion.
#pragma once

#include <cstdint>
#include <iterator>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/kinds.h"
#include "text/lazy.h"
#include "text/source.h"

namespace aioshift::syntax {

class Tree;

using NodeId = std::uint32_t;
inline constexpr NodeId kNoNode = UINT32_MAX;

// A node of the array.
struct NodeData {
  text::Range range;
  NodeId parent = kNoNode;
  NodeId subtree_end = 0;  // first node after this one's subtree
  Kind kind = Kind::error;
  Field field = Field::none;  // what this node is to its parent
  std::uint8_t flags = 0;
};

// A node within its tree: cheap to copy, valid as long as the Tree stays where it is. A null Node
// (no such child, no such parent) is false, has no text, and answers every question about relatives
// with null.
class Node {
 public:
  class Iterator;
  struct Children;

  Node() = default;
  Node(const Tree* tree, NodeId id) : tree_(tree), id_(id) {}

  explicit operator bool() const { return tree_ != nullptr; }
  bool operator==(const Node&) const = default;

  const Tree& tree() const { return *tree_; }
  NodeId id() const { return id_; }
  NodeId subtree_end() const;
  Kind kind() const;
  Field field() const;
  bool is(Kind kind) const { return tree_ != nullptr && this->kind() == kind; }
  template <typename... Kinds>
  bool is_one_of(Kinds... kinds) const {
    return tree_ != nullptr && ((kind() == kinds) || ...);
  }
  bool is_named() const;
  bool is_extra() const;    // a comment or line continuation, which may stand anywhere
  bool is_missing() const;  // the parser made it up
  text::Range range() const;
  text::Offset begin() const { return range().begin; }
  text::Offset end() const { return range().end; }
  std::string_view text() const;

  Node parent() const;
  // All children, tokens and comments included, in source order.
  Children children() const;
  // Children that are named and not extras.
  Children named_children() const;
  Node child(Field field) const;  // the first child with this field
  Node child(Kind kind) const;    // the first child of this kind
  Node named_child(std::uint32_t index) const;
  std::uint32_t named_child_count() const;
  Node next_sibling() const;  // token or node, extras included
  Node previous_sibling() const;
  Node next_named_sibling() const;  // extras passed over
  // This node or the nearest ancestor of one of the kinds; null where there is none.
  template <typename... Kinds>
  Node self_or_ancestor(Kinds... kinds) const {
    Node node = *this;
    while (node && !node.is_one_of(kinds...)) node = node.parent();
    return node;
  }
  template <typename... Kinds>
  Node ancestor(Kinds... kinds) const {
    return tree_ == nullptr ? Node() : parent().self_or_ancestor(kinds...);
  }
  bool is_inside(Node other) const;  // in other's subtree, or the same

 private:
  const Tree* tree_ = nullptr;
  NodeId id_ = 0;
};

// Something that makes a stretch of the file no valid Python 3.
struct Problem {
  text::Range range;
  std::string message;
  NodeId node = 0;  // the node that shows it
};

class Tree {
 public:
  // Parses source.parse_text(). Never fails: what cannot be parsed shows in problems(). `source`
  // must outlive the tree.
  static Tree parse(const text::Source& source);

  Tree(Tree&&) = default;
  Tree& operator=(Tree&&) = default;
  Tree(const Tree&) = delete;
  Tree& operator=(const Tree&) = delete;

  const text::Source& source() const { return *source_; }
  std::string_view text() const { return source_->text(); }

  Node root() const { return Node(this, 0); }
  Node node(NodeId id) const { return Node(this, id); }
  NodeId size() const { return static_cast<NodeId>(nodes_.size()); }
  const NodeData& data(NodeId id) const { return nodes_[id]; }
  std::span<const NodeData> nodes() const { return nodes_; }

  // The deepest node that contains the range.
  Node covering(text::Range range) const;

  // Syntax errors, and what this grammar accepts but Python 3 does not (print statements,
  // backticks, <>, old octals, inconsistent indentation, ...), in source order.
  // Looked for when they are first asked about.
  const std::vector<Problem>& problems() const { return diagnosis().problems; }
  // Whether a problem lies in the statement that holds `node`, or in the header of a compound
  // statement, function or class around it: nothing there may be edited.
  bool is_damaged(Node node) const;

 private:
  Tree() = default;
  void rotate_await_over_power();
  void rotate_splat_over_operand();

  struct Diagnosis {
    std::vector<Problem> problems;
    std::vector<bool> damaged;  // by node; empty where there are no problems
  };
  const Diagnosis& diagnosis() const;
  std::vector<bool> damaged_by(std::span<const Problem> problems) const;

  const text::Source* source_ = nullptr;
  std::vector<NodeData> nodes_;
  std::unique_ptr<text::Lazy<Diagnosis>> diagnosis_ = std::make_unique<text::Lazy<Diagnosis>>();
};

inline constexpr std::uint8_t kNamed = 1;
inline constexpr std::uint8_t kExtra = 2;
inline constexpr std::uint8_t kMissing = 4;

inline NodeId Node::subtree_end() const {
  return tree_->data(id_).subtree_end;
}
inline Kind Node::kind() const {
  return tree_->data(id_).kind;
}
inline Field Node::field() const {
  return tree_->data(id_).field;
}
inline bool Node::is_named() const {
  return (tree_->data(id_).flags & kNamed) != 0;
}
inline bool Node::is_extra() const {
  return (tree_->data(id_).flags & kExtra) != 0;
}
inline bool Node::is_missing() const {
  return (tree_->data(id_).flags & kMissing) != 0;
}
inline text::Range Node::range() const {
  return tree_->data(id_).range;
}
inline std::string_view Node::text() const {
  if (tree_ == nullptr) return {};
  const text::Range r = range();
  return tree_->text().substr(r.begin, r.size());
}
inline Node Node::parent() const {
  if (tree_ == nullptr) return {};
  const NodeId parent = tree_->data(id_).parent;
  return parent == kNoNode ? Node() : Node(tree_, parent);
}
inline bool Node::is_inside(Node other) const {
  return tree_ != nullptr && other && other.id_ <= id_ && id_ < other.subtree_end();
}

class Node::Iterator {
 public:
  using value_type = Node;
  using difference_type = std::ptrdiff_t;
  using reference = Node;
  using pointer = void;
  using iterator_category = std::input_iterator_tag;

  Iterator(const Tree* tree, NodeId id, NodeId end, bool named)
      : tree_(tree), id_(id), end_(end), named_(named) {
    skip();
  }
  Node operator*() const { return Node(tree_, id_); }
  Iterator& operator++() {
    id_ = tree_->data(id_).subtree_end;
    skip();
    return *this;
  }
  bool operator==(const Iterator& other) const { return id_ == other.id_; }

 private:
  void skip() {
    if (!named_) return;
    while (id_ < end_ && (tree_->data(id_).flags & (kNamed | kExtra)) != kNamed)
      id_ = tree_->data(id_).subtree_end;
  }
  const Tree* tree_;
  NodeId id_;
  NodeId end_;
  bool named_;
};

struct Node::Children {
  Iterator first;
  Iterator last;
  Iterator begin() const { return first; }
  Iterator end() const { return last; }
  bool empty() const { return first == last; }
};

inline Node::Children Node::children() const {
  const NodeId end = tree_ == nullptr ? 0 : subtree_end();
  const NodeId begin = tree_ == nullptr ? 0 : id_ + 1;
  return {Iterator(tree_, begin, end, false), Iterator(tree_, end, end, false)};
}
inline Node::Children Node::named_children() const {
  const NodeId end = tree_ == nullptr ? 0 : subtree_end();
  const NodeId begin = tree_ == nullptr ? 0 : id_ + 1;
  return {Iterator(tree_, begin, end, true), Iterator(tree_, end, end, true)};
}

}  // namespace aioshift::syntax
