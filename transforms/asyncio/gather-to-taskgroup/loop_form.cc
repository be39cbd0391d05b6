#include "loop_form.h"

#include "syntax/statements.h"

namespace aioshift::transforms::gather_to_taskgroup {

using semantics::FileModel;
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
      if (is_seen && !reference.is_inside(comprehension)) return false;
    }
  }
  return true;
}

}  // namespace aioshift::transforms::gather_to_taskgroup
