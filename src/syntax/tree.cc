#include "syntax/tree.h"

#include <tree_sitter/api.h>

#include <algorithm>
#include <memory>

#include "syntax/problems.h"
#include "syntax/statements.h"

extern "C" const TSLanguage* tree_sitter_python();

namespace aioshift::syntax {
namespace {

struct FreeParser {
  void operator()(TSParser* parser) const { ts_parser_delete(parser); }
};
struct FreeTree {
  void operator()(TSTree* tree) const { ts_tree_delete(tree); }
};

// A parser keeps buffers that are worth reusing: one a thread.
TSParser* thread_parser() {
  thread_local const std::unique_ptr<TSParser, FreeParser> parser = [] {
    std::unique_ptr<TSParser, FreeParser> made(ts_parser_new());
    ts_parser_set_language(made.get(), tree_sitter_python());
    return made;
  }();
  return parser.get();
}

class Cursor {
 public:
  explicit Cursor(TSNode root) : cursor_(ts_tree_cursor_new(root)) {}
  ~Cursor() { ts_tree_cursor_delete(&cursor_); }
  Cursor(const Cursor&) = delete;
  Cursor& operator=(const Cursor&) = delete;

  TSNode node() const { return ts_tree_cursor_current_node(&cursor_); }
  TSFieldId field() const { return ts_tree_cursor_current_field_id(&cursor_); }
  bool to_first_child() { return ts_tree_cursor_goto_first_child(&cursor_); }
  bool to_next_sibling() { return ts_tree_cursor_goto_next_sibling(&cursor_); }
  bool to_parent() { return ts_tree_cursor_goto_parent(&cursor_); }

 private:
  TSTreeCursor cursor_;
};

}  // namespace

Tree Tree::parse(const text::Source& source) {
  Tree tree;
  tree.source_ = &source;
  const std::string_view text = source.parse_text();
  {
    const std::unique_ptr<TSTree, FreeTree> parsed(
        ts_parser_parse_string(thread_parser(), nullptr, text.data(), static_cast<std::uint32_t>(text.size())));
    tree.copy_from(parsed.get());
  }
  tree.rotate_await_over_power();
  tree.problems_ = find_problems(tree);
  tree.mark_damage();
  return tree;
}

void Tree::copy_from(const void* ts_tree) {
  nodes_.reserve(source_->text().size() / 4 + 16);
  Cursor cursor(ts_tree_root_node(static_cast<const TSTree*>(ts_tree)));
  NodeId parent = kNoNode;
  while (true) {
    const TSNode node = cursor.node();
    const auto id = static_cast<NodeId>(nodes_.size());
    NodeData data;
    data.range = {ts_node_start_byte(node), ts_node_end_byte(node)};
    data.parent = parent;
    data.kind = static_cast<Kind>(ts_node_symbol(node));
    data.field = static_cast<Field>(cursor.field());
    // The grammar's comments go on to the LF; the CR in front of it belongs to the line end.
    if (data.kind == Kind::comment && source_->text()[data.range.end - 1] == '\r') --data.range.end;
    data.flags = static_cast<std::uint8_t>((ts_node_is_named(node) ? kNamed : 0) | (ts_node_is_extra(node) ? kExtra : 0) |
                                           (ts_node_is_missing(node) ? kMissing : 0));
    nodes_.push_back(data);
    if (cursor.to_first_child()) {
      parent = id;
      continue;
    }
    nodes_[id].subtree_end = id + 1;
    while (!cursor.to_next_sibling()) {
      if (!cursor.to_parent()) return;
      nodes_[parent].subtree_end = static_cast<NodeId>(nodes_.size());
      parent = nodes_[parent].parent;
    }
  }
}

// The grammar reads `await f(x) ** 2` as `await (f(x) ** 2)`. In Python await binds tighter than
// the power (Python reference, 6.4 and 6.5): turned around here, once, so that nobody else has to
// know. In preorder [await, await-token, power, left..., **, right...] becomes
// [power, await, await-token, left..., **, right...].
void Tree::rotate_await_over_power() {
  for (NodeId a = 0; a + 2 < size(); ++a) {
    if (nodes_[a].kind != Kind::await || (nodes_[a].flags & kNamed) == 0) continue;
    NodeId p = a + 1;
    while (p < nodes_[a].subtree_end && nodes_[p].kind != Kind::binary_operator) p = nodes_[p].subtree_end;
    if (p >= nodes_[a].subtree_end || nodes_[p].parent != a) continue;
    const NodeId end = nodes_[p].subtree_end;
    const NodeId left = p + 1;
    const NodeId left_end = nodes_[left].subtree_end;
    NodeId op = left_end;
    while (op < end && nodes_[op].kind != Kind::op_star_star) op = nodes_[op].subtree_end;
    if (op >= end) continue;

    NodeData power = nodes_[p];
    NodeData await = nodes_[a];
    power.parent = await.parent;
    power.field = await.field;
    power.range = {await.range.begin, power.range.end};
    power.subtree_end = await.subtree_end;
    await.parent = a;
    await.field = Field::left;
    await.range.end = nodes_[left].range.end;
    await.subtree_end = left_end;
    // What stood in front of the power (the token, extras) moves by one and stays await's.
    for (NodeId i = p; i > a + 1; --i) {
      nodes_[i] = nodes_[i - 1];
      nodes_[i].subtree_end = i + 1;  // leaves all of them
      nodes_[i].parent = a + 1;
    }
    nodes_[a] = power;
    nodes_[a + 1] = await;
    nodes_[left].parent = a + 1;
    nodes_[left].field = Field::none;
    for (NodeId i = left_end; i < end; i = nodes_[i].subtree_end) nodes_[i].parent = a;
  }
}

void Tree::mark_damage() {
  if (problems_.empty()) return;
  damaged_.assign(nodes_.size(), false);
  const auto mark = [this](Node node) {
    std::fill(damaged_.begin() + node.id(), damaged_.begin() + node.subtree_end(), true);
  };
  for (const Problem& problem : problems_) {
    const Node node = covering(problem.range);
    const Node statement = statement_of(node);
    if (!node.is_one_of(Kind::module, Kind::block)) mark(node);
    // A whole simple statement; of a compound one everything, if its header is broken: whether
    // its body is a coroutine's, say, cannot be known then.
    if (statement && (is_simple_statement(statement.kind()) || is_in_header(node, statement))) mark(statement);
    // What shares a line with the problem may be a piece of the same broken statement.
    const Node around = statement && !is_in_header(node, statement) ? node.self_or_ancestor(Kind::block, Kind::module)
                                                                    : statement.parent();
    const text::LineIndex& lines = source_->lines();
    const std::uint32_t first = lines.line_at(problem.range.begin);
    const std::uint32_t last = lines.line_at(problem.range.end);
    for (const Node sibling : (around ? around : root()).children()) {
      if (lines.line_at(sibling.begin()) > last || lines.line_at(sibling.end()) < first) continue;
      if (is_compound_statement(sibling.kind()) && lines.line_at(sibling.begin()) < first) continue;
      mark(sibling);
    }
  }
}

bool Tree::is_damaged(Node node) const { return !damaged_.empty() && damaged_[node.id()]; }

Node Tree::covering(text::Range range) const {
  NodeId id = 0;
  for (bool deeper = true; deeper;) {
    deeper = false;
    for (NodeId child = id + 1; child < nodes_[id].subtree_end; child = nodes_[child].subtree_end) {
      if (nodes_[child].range.begin > range.begin) break;
      if (nodes_[child].range.contains(range) && (!nodes_[child].range.empty() || range.empty())) {
        id = child;
        deeper = true;
        break;
      }
    }
  }
  return node(id);
}

Node Node::child(Field field) const {
  for (const Node child : children()) {
    if (child.field() == field && !child.is_extra()) return child;
  }
  return {};
}

Node Node::child(Kind kind) const {
  for (const Node child : children()) {
    if (child.kind() == kind) return child;
  }
  return {};
}

Node Node::named_child(std::uint32_t index) const {
  for (const Node child : named_children()) {
    if (index-- == 0) return child;
  }
  return {};
}

std::uint32_t Node::named_child_count() const {
  std::uint32_t count = 0;
  for ([[maybe_unused]] const Node child : named_children()) ++count;
  return count;
}

Node Node::next_sibling() const {
  const Node up = parent();
  if (!up || subtree_end() >= up.subtree_end()) return {};
  return {tree_, subtree_end()};
}

Node Node::previous_sibling() const {
  Node previous;
  for (const Node child : parent().children()) {
    if (child == *this) return previous;
    previous = child;
  }
  return {};
}

Node Node::next_named_sibling() const {
  Node next = next_sibling();
  while (next && (!next.is_named() || next.is_extra())) next = next.next_sibling();
  return next;
}

}  // namespace aioshift::syntax
