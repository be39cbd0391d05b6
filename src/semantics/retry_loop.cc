#include "semantics/retry_loop.h"

#include <algorithm>

#include "semantics/awaits.h"
#include "semantics/control_flow.h"

namespace aioshift::semantics {

using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

// The one `try` statement of the loop's body, none of its nested blocks, that awaits.
Node attempt_in(Node loop) {
  Node attempt;
  for (const Node statement : loop.child(Field::body).named_children()) {
    if (!statement.is(Kind::try_statement) || awaits_in(statement.child(Field::body)).empty()) continue;
    if (attempt) return {};
    attempt = statement;
  }
  return attempt;
}

bool success_leaves(Node attempt) {
  Exits exits = exits_of(attempt.child(Field::body));
  const auto go_on_with = [&exits](const Exits& next) {
    exits.returns |= next.returns;
    exits.breaks |= next.breaks;
    exits.continues |= next.continues;
    exits.falls_through = next.falls_through;
  };
  const Node otherwise = attempt.child(Kind::else_clause);
  if (exits.falls_through && otherwise) go_on_with(exits_of(otherwise.child(Kind::block)));
  if (exits.falls_through) go_on_with(exits_behind(attempt));
  return !exits.falls_through && !exits.continues && (exits.returns || exits.breaks);
}

bool is_name_of_an_attempt(std::string_view name) {
  for (const std::string_view word : {"attempt", "retr", "tries", "try"}) {
    if (name.find(word) != std::string_view::npos) return true;
  }
  return false;
}

// `for port in range(...)`: one candidate after the other.
bool is_search(Node loop, Node attempt) {
  const Node target = loop.child(Field::left);
  if (is_name_of_an_attempt(target.text())) return false;
  const Node body = attempt.child(Field::body);
  for (NodeId id = body.id(); id < body.subtree_end(); ++id) {
    const Node node = body.tree().node(id);
    if (node.is(Kind::identifier) && node.text() == target.text()) return true;
  }
  return false;
}

// Whether the attempt goes on as long as something comes: the loop connects again, however often it worked.
bool consumes(Node attempt) {
  const Node body = attempt.child(Field::body);
  for (NodeId id = body.id(); id < body.subtree_end(); ++id) {
    const Node node = body.tree().node(id);
    if (node.is(Kind::for_statement) && node.child(Kind::kw_async)) return true;
    if (node.is(Kind::while_statement) && !awaits_in(node.child(Field::body)).empty()) return true;
  }
  return false;
}

}  // namespace

bool is_counting_loop(const FileModel& model, Node loop) {
  if (!loop.is(Kind::for_statement) || loop.child(Kind::kw_async)) return false;
  const Node call = loop.child(Field::right);
  if (!call.is(Kind::call) || !loop.child(Field::left).is(Kind::identifier)) return false;
  const Node function = call.child(Field::function);
  if (function.is(Kind::identifier) && function.text() == "range")
    return model.scopes.lookup("range", model.scopes.scope_at(function)) == kNoScope;
  const auto name = model.names.of(function);
  return name && name->is_certain && name->path == "itertools.count";
}

std::optional<RetryLoop> retry_loop(const FileModel& model, Node loop) {
  if (!loop.is(Kind::while_statement) && !is_counting_loop(model, loop)) return std::nullopt;
  RetryLoop result{loop, attempt_in(loop), {}};
  if (!result.attempt || !success_leaves(result.attempt) || consumes(result.attempt)) return std::nullopt;
  if (loop.is(Kind::for_statement) && is_search(loop, result.attempt)) return std::nullopt;
  const Exits behind = exits_behind(result.attempt);
  for (const Node clause : result.attempt.named_children()) {
    if (!clause.is(Kind::except_clause) || ends_in_a_raising_call(model, clause.child(Kind::block))) continue;
    const Exits exits = exits_of(clause.child(Kind::block));
    const std::string_view caught =
        clause.text().substr(0, clause.child(Kind::block).begin() - clause.begin());
    if (caught.find("CancelledError") != std::string_view::npos) continue;  // no failure
    if (exits.continues || (exits.falls_through && (behind.falls_through || behind.continues)))
      result.handlers.push_back(clause);
  }
  return result.handlers.empty() ? std::nullopt : std::optional(result);
}

}  // namespace aioshift::semantics
