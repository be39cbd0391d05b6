#include "syntax/tree.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <memory>
#include <type_traits>
#include <utility>

#include "syntax/problems.h"
#include "syntax/python_parser.h"
#include "syntax/statements.h"

namespace aioshift::syntax {
namespace {

struct DeleteParser {
  void operator()(PythonParser* parser) const { python_parser_delete(parser); }
};

// A parser keeps its memory, which is worth reusing: one a thread.
PythonParser* thread_parser() {
  thread_local const std::unique_ptr<PythonParser, DeleteParser> parser(python_parser_new());
  return parser.get();
}

// The parser writes NodeData where it writes a PythonNode.
static_assert(std::is_standard_layout_v<NodeData> && sizeof(NodeData) == sizeof(PythonNode) &&
              offsetof(NodeData, range) == offsetof(PythonNode, begin) &&
              offsetof(text::Range, end) == offsetof(PythonNode, end) - offsetof(PythonNode, begin) &&
              offsetof(NodeData, parent) == offsetof(PythonNode, parent) &&
              offsetof(NodeData, subtree_end) == offsetof(PythonNode, subtree_end) &&
              offsetof(NodeData, kind) == offsetof(PythonNode, kind) &&
              offsetof(NodeData, field) == offsetof(PythonNode, field) &&
              offsetof(NodeData, flags) == offsetof(PythonNode, flags));
static_assert(kNoNode == UINT32_MAX && static_cast<std::uint16_t>(Kind::error) == UINT16_MAX &&
              kNamed == PYTHON_NODE_NAMED && kExtra == PYTHON_NODE_EXTRA && kMissing == PYTHON_NODE_MISSING);

}  // namespace

Tree Tree::parse(const text::Source& source) {
  Tree tree;
  tree.source_ = &source;
  const std::string_view text = source.parse_text();
  PythonParser* const parser = thread_parser();
  tree.nodes_.resize(python_parser_parse(parser, text.data(), static_cast<std::uint32_t>(text.size())));
  python_parser_copy(parser, reinterpret_cast<PythonNode*>(tree.nodes_.data()));
  tree.rotate_await_over_power();
  tree.rotate_splat_over_operand();
  return tree;
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

namespace {

bool begins_with_its_operand(Kind kind) {
  switch (kind) {
    case Kind::attribute:
    case Kind::subscript:
    case Kind::call:
    case Kind::binary_operator:
    case Kind::comparison_operator:
    case Kind::boolean_operator:
    case Kind::conditional_expression:
      return true;
    default:
      return false;
  }
}

}  // namespace

// Where a display or target might be a pattern, the grammar reads `[*f(x)]` as a call of `*f`. In
// preorder [call, splat, *, f, (x)] becomes [splat, *, call, f, (x)], and so for longer chains.
void Tree::rotate_splat_over_operand() {
  for (NodeId splat = 1; splat + 2 < size(); ++splat) {
    if (nodes_[splat].kind != Kind::list_splat && nodes_[splat].kind != Kind::list_splat_pattern) continue;
    if (nodes_[splat + 1].kind != Kind::op_star || (nodes_[splat + 2].flags & kExtra) != 0) continue;
    NodeId top = splat;
    while (top > 0 && nodes_[top].parent == top - 1 && begins_with_its_operand(nodes_[top - 1].kind)) --top;
    if (top == splat) continue;

    NodeData outer = nodes_[splat];
    NodeData star = nodes_[splat + 1];
    const text::Offset operand_begin = nodes_[splat + 2].range.begin;
    const Field operand_field = outer.field;
    for (NodeId child = splat + 2; child < outer.subtree_end; child = nodes_[child].subtree_end) {
      nodes_[child].parent = splat + 1;
      nodes_[child].field = operand_field;
    }
    outer.range = nodes_[top].range;
    outer.parent = nodes_[top].parent;
    outer.field = nodes_[top].field;
    outer.subtree_end = nodes_[top].subtree_end;
    star.parent = top;
    star.subtree_end = top + 2;
    for (NodeId link = top; link < splat; ++link) {
      // Its first child is the next link; the others stay where they are, behind the chain.
      for (NodeId child = nodes_[link + 1].subtree_end; child < nodes_[link].subtree_end;
           child = nodes_[child].subtree_end) {
        nodes_[child].parent = link + 2;
      }
    }
    for (NodeId link = splat; link-- > top;) {
      NodeData moved = nodes_[link];
      moved.range.begin = operand_begin;
      moved.parent = link + 1;
      nodes_[link + 2] = moved;
    }
    nodes_[top] = outer;
    nodes_[top + 1] = star;
    nodes_[top + 2].parent = top;
    nodes_[top + 2].field = Field::none;
  }
}

const Tree::Diagnosis& Tree::diagnosis() const {
  return diagnosis_->get([this] {
    Diagnosis made;
    made.problems = find_problems(*this);
    if (!made.problems.empty()) made.damaged = damaged_by(made.problems);
    return made;
  });
}

std::vector<bool> Tree::damaged_by(std::span<const Problem> problems) const {
  std::vector<bool> damaged(nodes_.size(), false);
  const auto mark = [&damaged](Node node) {
    std::fill(damaged.begin() + node.id(), damaged.begin() + node.subtree_end(), true);
  };
  // By block or module: the lines of the problems in it.
  std::map<NodeId, std::vector<std::pair<std::uint32_t, std::uint32_t>>> lines_in;
  const text::LineIndex& lines = source_->lines();
  for (const Problem& problem : problems) {
    const Node shown = this->node(problem.node);
    const Node statement = statement_of(shown);
    if (!shown.is_one_of(Kind::module, Kind::block)) mark(shown);
    // A whole simple statement; of a compound one everything, if its header is broken: whether
    // its body is a coroutine's, say, cannot be known then.
    if (statement && (is_simple_statement(statement.kind()) || is_in_header(shown, statement)))
      mark(statement);
    // What shares a line with the problem may be a piece of the same broken statement.
    const Node around = statement && !is_in_header(shown, statement)
                            ? shown.self_or_ancestor(Kind::block, Kind::module)
                            : statement.parent();
    lines_in[around ? around.id() : 0].emplace_back(lines.line_at(problem.range.begin),
                                                    lines.line_at(problem.range.end));
  }
  for (auto& [around, intervals] : lines_in) {
    // In source order, and so by their first lines; the greatest last line up to each is enough.
    std::sort(intervals.begin(), intervals.end());
    for (std::size_t i = 1; i < intervals.size(); ++i) {
      intervals[i].second = std::max(intervals[i].second, intervals[i - 1].second);
    }
    for (const Node sibling : this->node(around).children()) {
      const std::uint32_t first = lines.line_at(sibling.begin());
      // A compound statement that begins further up is not a piece of what is broken inside it.
      const std::uint32_t last = is_compound_statement(sibling.kind()) ? first : lines.line_at(sibling.end());
      const auto after =
          std::upper_bound(intervals.begin(), intervals.end(), last,
                           [](std::uint32_t line, const auto& interval) { return line < interval.first; });
      if (after != intervals.begin() && std::prev(after)->second >= first) mark(sibling);
    }
  }
  return damaged;
}

bool Tree::is_damaged(Node node) const {
  const std::vector<bool>& damaged = diagnosis().damaged;
  return !damaged.empty() && damaged[node.id()];
}

Node Tree::covering(text::Range range) const {
  // In preorder no node begins before the one in front of it: the last that begins in time lies on
  // the way from the root to the one that is looked for, or below it.
  const auto after = std::partition_point(nodes_.begin() + 1, nodes_.end(), [&](const NodeData& data) {
    return data.range.begin <= range.begin;
  });
  auto id = static_cast<NodeId>(after - nodes_.begin() - 1);
  while (id != 0 && (!nodes_[id].range.contains(range) || (nodes_[id].range.empty() && !range.empty()))) {
    id = nodes_[id].parent;
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
  const Node up = parent();
  if (!up || id_ == up.id() + 1) return {};
  Node previous(tree_, id_ - 1);  // the last node inside the sibling
  while (previous.parent() != up) previous = previous.parent();
  return previous;
}

Node Node::next_named_sibling() const {
  Node next = next_sibling();
  while (next && (!next.is_named() || next.is_extra())) next = next.next_sibling();
  return next;
}

}  // namespace aioshift::syntax
