#include "partial_results.h"

#include <algorithm>
#include <vector>

#include "semantics/control_flow.h"
#include "syntax/calls.h"
#include "syntax/statements.h"

namespace aioshift::transforms::sequential_awaits {

using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

// Whether control goes on behind the statement once the exception has met it.
bool stops_exceptions(Node try_statement) {
  for (const Node clause : try_statement.named_children()) {
    if (!clause.is(Kind::except_clause)) continue;
    const semantics::Exits exits = semantics::exits_of(clause.child(Kind::block));
    if (exits.falls_through || exits.breaks || exits.continues) return true;
  }
  return false;
}

// Whether what an item calls, as far as the file defines it, may stop exceptions: a generator with handlers,
// a class whose way out gives something.
bool may_suppress(const FileModel& model, Node item) {
  Node value = item.child(Field::value);
  if (value.is(Kind::as_pattern)) value = value.named_child(0);
  const Node callee = value.is(Kind::call) ? value.child(Field::function) : Node();
  if (!callee.is_one_of(Kind::identifier, Kind::attribute)) return false;
  const std::string_view name =
      callee.is(Kind::attribute) ? callee.child(Field::attribute).text() : callee.text();
  for (const semantics::Binding& binding : model.scopes.all_bindings()) {
    if (binding.name.text() != name) continue;
    if (binding.kind == semantics::BindingKind::kFunction &&
        syntax::holds(binding.binder, Kind::except_clause))
      return true;
    if (binding.kind != semantics::BindingKind::kClass) continue;
    for (syntax::NodeId id = binding.binder.id(); id < binding.binder.subtree_end(); ++id) {
      const Node method = model.tree.node(id);
      if (!method.is(Kind::function_definition)) continue;
      const std::string_view called = method.child(Field::name).text();
      if ((called == "__exit__" || called == "__aexit__") && syntax::holds(method, Kind::return_statement))
        return true;
    }
  }
  return false;
}

bool suppresses(const FileModel& model, Node with_statement) {
  const Node clause = with_statement.child(Kind::with_clause);
  const auto items = clause.named_children();
  return clause.text().find("suppress") != std::string_view::npos ||
         std::any_of(items.begin(), items.end(), [&](Node item) { return may_suppress(model, item); });
}

// Whether the read stands where the statement's handlers, or its `finally`, run.
bool is_in_handler(Node read, Node try_statement) {
  for (Node up = read; up && up != try_statement; up = up.parent()) {
    if (up.is_one_of(Kind::except_clause, Kind::finally_clause) && up.parent() == try_statement) return true;
  }
  return false;
}

}  // namespace

bool is_read_after_failure(const FileModel& model, Node statement, Node name) {
  const Node function = syntax::enclosing_scope_node(statement);
  const auto scope = model.scopes.lookup(name.text(), model.scopes.scope_at(name));
  std::vector<Node> reads;
  for (const Node reference : model.scopes.references_to(scope, name.text())) {
    if (!syntax::is_assigned_to(reference)) reads.push_back(reference);
  }
  for (Node node = statement, up = node.parent(); up && node != function; node = up, up = up.parent()) {
    const bool is_body = node == up.child(Field::body);
    if (up.is(Kind::with_statement) && is_body && suppresses(model, up) &&
        std::any_of(reads.begin(), reads.end(), [up](Node read) { return !read.is_inside(up); })) {
      return true;
    }
    if (!up.is(Kind::try_statement) || !is_body) continue;
    const bool goes_on = stops_exceptions(up);
    const bool is_seen = std::any_of(reads.begin(), reads.end(), [&](Node read) {
      return is_in_handler(read, up) || (goes_on && !read.is_inside(up));
    });
    if (is_seen) return true;
  }
  return false;
}

}  // namespace aioshift::transforms::sequential_awaits
