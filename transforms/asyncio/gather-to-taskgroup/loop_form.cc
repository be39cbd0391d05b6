#include "loop_form.h"

#include "syntax/statements.h"

namespace aioshift::transforms::gather_to_taskgroup {

using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

// Whether the scope lies in another one, and is not the same.
bool is_inside_scope(const FileModel& model, semantics::ScopeId scope, semantics::ScopeId around) {
  if (scope == semantics::kNoScope || scope == around) return false;
  while (scope != semantics::kNoScope && scope != around) scope = model.scopes.scope(scope).parent;
  return scope == around;
}

// Whether the reference is the target of a `for` statement or stands in its body, so that it sees what that
// loop has bound, and never what another one has; the loop must not be around `comprehension`.
bool is_bound_by_own_loop(Node reference, Node comprehension) {
  for (Node node = reference, up = node.parent(); up && !up.is(Kind::function_definition);
       node = up, up = up.parent()) {
    if (!up.is(Kind::for_statement) || comprehension.is_inside(up)) continue;
    const Node target = up.child(Field::left);
    if (node != target && node != up.child(Field::body)) continue;
    for (NodeId id = target.id(); id < target.subtree_end(); ++id) {
      const Node name = target.tree().node(id);
      if (name.is(Kind::identifier) && name.text() == reference.text()) return true;
    }
  }
  return false;
}

}  // namespace

bool can_be_loop(const FileModel& model, Node statement, Node comprehension) {
  const Node function = syntax::enclosing_function(statement);
  for (NodeId id = comprehension.id(); id < comprehension.subtree_end(); ++id) {
    if (model.tree.node(id).is(Kind::comment)) return false;
  }
  const auto scope = model.scopes.scope_made_by(comprehension);
  const auto own = model.scopes.scope_at(statement);
  for (const auto& [name, bindings] : model.scopes.scope(scope).bindings) {
    for (const Node reference : model.scopes.references(name)) {
      // The same name in a comprehension or function of its own is another variable.
      const auto bound = model.scopes.lookup(name, model.scopes.scope_at(reference));
      const bool is_seen = reference.is_inside(function) && !is_inside_scope(model, bound, own);
      if (is_seen && !reference.is_inside(comprehension) && !is_bound_by_own_loop(reference, comprehension))
        return false;
    }
  }
  return true;
}

}  // namespace aioshift::transforms::gather_to_taskgroup
