#include "syntax/statements.h"

namespace aioshift::syntax {

bool is_simple_statement(Kind kind) {
  switch (kind) {
    case Kind::import_statement:
    case Kind::import_from_statement:
    case Kind::future_import_statement:
    case Kind::print_statement:
    case Kind::assert_statement:
    case Kind::expression_statement:
    case Kind::return_statement:
    case Kind::delete_statement:
    case Kind::raise_statement:
    case Kind::pass_statement:
    case Kind::break_statement:
    case Kind::continue_statement:
    case Kind::global_statement:
    case Kind::nonlocal_statement:
    case Kind::exec_statement:
    case Kind::type_alias_statement:
      return true;
    default:
      return false;
  }
}

bool is_compound_statement(Kind kind) {
  switch (kind) {
    case Kind::if_statement:
    case Kind::for_statement:
    case Kind::while_statement:
    case Kind::try_statement:
    case Kind::with_statement:
    case Kind::match_statement:
    case Kind::function_definition:
    case Kind::class_definition:
    case Kind::decorated_definition:
      return true;
    default:
      return false;
  }
}

Node statement_of(Node node) {
  while (node && !is_statement(node.kind())) node = node.parent();
  if (node && node.parent().is(Kind::decorated_definition)) return node.parent();
  return node;
}

bool is_in_header(Node node, Node statement) {
  for (; node && node != statement; node = node.parent()) {
    if (node.is(Kind::block)) return false;
  }
  return node && is_compound_statement(statement.kind());
}

Node enclosing_scope_node(Node node) {
  for (Node child = node, up = node.parent(); up; child = up, up = up.parent()) {
    switch (up.kind()) {
      case Kind::function_definition:
      case Kind::class_definition:
      case Kind::lambda:
        if (child.field() == Field::body) return up;
        break;
      default:
        break;
    }
  }
  return {};
}

Node enclosing_function(Node node) {
  const Node scope = enclosing_scope_node(node);
  return scope.is(Kind::function_definition) ? scope : Node();
}

std::string path_text(Node path) {
  std::string text;
  for (NodeId id = path.id(); id < path.subtree_end(); ++id) {
    const Node part = path.tree().node(id);
    if (part.is_one_of(Kind::identifier, Kind::op_dot)) text += part.text();
  }
  return text;
}

bool is_assigned_to(Node node) {
  for (Node parent = node.parent(); parent; node = parent, parent = parent.parent()) {
    switch (parent.kind()) {
      case Kind::assignment:
      case Kind::augmented_assignment:
      case Kind::for_statement:
      case Kind::for_in_clause:
        return node.field() == Field::left;
      case Kind::as_pattern_target:
      case Kind::delete_statement:
        return true;
      // `a, (b, *c) = ...`, `del a, b`
      case Kind::pattern_list:
      case Kind::tuple_pattern:
      case Kind::list_pattern:
      case Kind::list_splat_pattern:
      case Kind::expression_list:
      case Kind::tuple:
      case Kind::list:
      case Kind::parenthesized_expression:
        continue;
      default:
        return false;
    }
  }
  return false;
}

bool is_async_function(Node function_definition) {
  return static_cast<bool>(function_definition.child(Kind::kw_async));
}

std::string_view indentation_at(const Tree& tree, text::Offset offset) {
  const text::LineIndex& lines = tree.source().lines();
  const text::Range line = lines.content_range(tree.text(), lines.line_at(offset));
  text::Offset end = line.begin;
  while (end < line.end) {
    const char c = tree.text()[end];
    if (c != ' ' && c != '\t' && c != '\f') break;
    ++end;
  }
  return tree.text().substr(line.begin, end - line.begin);
}

bool is_first_on_line(const Tree& tree, text::Offset offset) {
  const text::LineIndex& lines = tree.source().lines();
  const text::Offset begin = lines.full_range(lines.line_at(offset)).begin;
  return begin + indentation_at(tree, offset).size() == offset;
}

namespace {

// By how much the block is indented further than the line of the statement it belongs to; empty
// where it stands on that line, or the two do not nest.
std::string_view block_step(Node block) {
  const Tree& tree = block.tree();
  const Node first = block.named_child(0);
  if (!first || !is_first_on_line(tree, first.begin())) return {};
  const std::string_view inner = indentation_at(tree, first.begin());
  const std::string_view outer = indentation_at(tree, block.parent().begin());
  if (inner.size() <= outer.size() || !inner.starts_with(outer)) return {};
  return inner.substr(outer.size());
}

}  // namespace

std::string_view indentation_unit(Node node) {
  for (Node block = node.self_or_ancestor(Kind::block); block; block = block.ancestor(Kind::block)) {
    if (const std::string_view step = block_step(block); !step.empty()) return step;
  }
  const Tree& tree = node.tree();
  for (NodeId id = 0; id < tree.size(); ++id) {
    if (tree.data(id).kind != Kind::block) continue;
    if (const std::string_view step = block_step(tree.node(id)); !step.empty()) return step;
  }
  return "    ";
}

}  // namespace aioshift::syntax
