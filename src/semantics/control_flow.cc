#include "semantics/control_flow.h"

#include "syntax/literals.h"
#include "syntax/parentheses.h"

namespace aioshift::semantics {

using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

// As deep as Python lets blocks nest.
constexpr int kDepth = 100;
constexpr Exits kAnything = {true, true, true, true, true};

Exits of_block(Node block, int depth, Node behind);
Exits of_block(Node block, int depth) {
  return of_block(block, depth, {});
}

void add(Exits& exits, const Exits& others) {
  exits.falls_through |= others.falls_through;
  exits.raises |= others.raises;
  exits.returns |= others.returns;
  exits.breaks |= others.breaks;
  exits.continues |= others.continues;
}

Node body_of(Node clause) {
  const Node body = clause.child(Field::body);
  return body ? body : clause.child(Kind::block);
}

Exits of_if(Node statement, int depth) {
  Exits exits = of_block(statement.child(Field::consequence), depth);
  bool has_else = false;
  for (const Node clause : statement.named_children()) {
    if (clause.is(Kind::elif_clause)) add(exits, of_block(clause.child(Field::consequence), depth));
    if (!clause.is(Kind::else_clause)) continue;
    has_else = true;
    add(exits, of_block(body_of(clause), depth));
  }
  exits.falls_through |= !has_else;
  return exits;
}

Exits of_loop(Node statement, int depth) {
  Exits exits = of_block(statement.child(Field::body), depth);
  const bool breaks = exits.breaks;
  const bool is_endless =
      statement.is(Kind::while_statement) && is_always_true(statement.child(Field::condition));
  exits.breaks = exits.continues = false;
  exits.falls_through = !is_endless;
  if (const Node clause = statement.child(Kind::else_clause)) {
    exits.falls_through = false;
    if (!is_endless) add(exits, of_block(body_of(clause), depth));
  }
  exits.falls_through |= breaks;
  return exits;
}

Exits of_try(Node statement, int depth) {
  Exits exits = of_block(statement.child(Field::body), depth);
  for (const Node clause : statement.named_children()) {
    if (clause.is(Kind::else_clause) && exits.falls_through) {
      exits.falls_through = false;
      add(exits, of_block(body_of(clause), depth));
    }
  }
  for (const Node clause : statement.named_children()) {
    if (clause.is(Kind::except_clause)) add(exits, of_block(body_of(clause), depth));
  }
  if (const Node clause = statement.child(Kind::finally_clause)) {
    const Exits last = of_block(body_of(clause), depth);
    if (!last.falls_through) return last;
    const bool falls_through = exits.falls_through;
    add(exits, last);
    exits.falls_through = falls_through;
  }
  return exits;
}

Exits of_match(Node statement, int depth) {
  Exits exits;
  exits.falls_through = true;
  for (syntax::NodeId id = statement.id(); id < statement.subtree_end(); ++id) {
    const Node clause = statement.tree().node(id);
    if (clause.is(Kind::case_clause) && clause.ancestor(Kind::match_statement) == statement)
      add(exits, of_block(clause.child(Field::consequence), depth));
  }
  return exits;
}

Exits of_statement(Node statement, int depth) {
  Exits exits;
  switch (statement.kind()) {
    case Kind::raise_statement:
      exits.raises = true;
      return exits;
    case Kind::return_statement:
      exits.returns = true;
      return exits;
    case Kind::break_statement:
      exits.breaks = true;
      return exits;
    case Kind::continue_statement:
      exits.continues = true;
      return exits;
    case Kind::if_statement:
      return of_if(statement, depth);
    case Kind::for_statement:
    case Kind::while_statement:
      return of_loop(statement, depth);
    case Kind::try_statement:
      return of_try(statement, depth);
    case Kind::with_statement:
      return of_block(statement.child(Field::body), depth);
    case Kind::match_statement:
      return of_match(statement, depth);
    default:
      exits.falls_through = true;
      return exits;
  }
}

Exits of_block(Node block, int depth, Node behind) {
  if (!block || depth > kDepth) return kAnything;
  Exits exits;
  for (const Node statement : block.named_children()) {
    if (behind && statement.begin() <= behind.begin()) continue;
    const Exits next = of_statement(statement, depth + 1);
    add(exits, next);
    exits.falls_through = next.falls_through;
    if (!next.falls_through) return exits;
  }
  exits.falls_through = true;
  return exits;
}

}  // namespace

Exits exits_of(Node block) {
  return of_block(block, 0);
}

Exits exits_behind(Node statement) {
  return of_block(statement.parent(), 0, statement);
}

bool ends_in_a_raising_call(const FileModel& model, Node block) {
  Node last;
  for (const Node statement : block.named_children()) last = statement;
  const Node call = last.is(Kind::expression_statement) ? last.named_child(0) : Node();
  if (!call.is(Kind::call)) return false;
  const Node callee = call.child(Field::function);
  const std::string_view name = (callee.is(Kind::attribute) ? callee.child(Field::attribute) : callee).text();
  for (syntax::NodeId id = 0; id < model.tree.size(); ++id) {
    const Node function = model.tree.node(id);
    if (!function.is(Kind::function_definition) || function.child(Field::name).text() != name) continue;
    const std::string_view result = function.child(Field::return_type).text();
    if (result.ends_with("NoReturn") || result.ends_with("Never")) return true;
  }
  return false;
}

bool ends_function(Node statement) {
  for (Node at = statement, up = at.parent(); up; at = up, up = up.parent()) {
    if (up.is(Kind::block)) {
      Node last;
      for (const Node other : up.named_children()) last = other;
      if (last != at) return false;
    }
    if (up.is(Kind::function_definition)) return true;
    if (up.is_one_of(Kind::for_statement, Kind::while_statement)) return false;
    if (up.is(Kind::try_statement) && at.field() == Field::body && up.child(Kind::else_clause)) return false;
  }
  return false;
}

bool is_always_true(Node condition) {
  condition = syntax::without_parentheses(condition);
  return condition.is(Kind::true_) || syntax::number_value(condition).value_or(0) != 0;
}

}  // namespace aioshift::semantics
