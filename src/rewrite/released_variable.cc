#include "rewrite/released_variable.h"

#include <algorithm>
#include <string_view>

#include "rewrite/removal.h"
#include "syntax/calls.h"
#include "syntax/statements.h"

namespace aioshift::rewrite {

using semantics::Binding;
using semantics::BindingKind;
using semantics::FileModel;
using semantics::ScopeId;
using syntax::Kind;
using syntax::Node;

namespace {

bool looks_at_variables(const FileModel& model, ScopeId scope) {
  const Node function = model.scopes.scope(scope).node;
  return std::any_of(syntax::kReadersOfVariables.begin(), syntax::kReadersOfVariables.end(),
                     [&](std::string_view name) {
                       const auto references = model.scopes.references(name);
                       return std::any_of(references.begin(), references.end(), [&](Node reference) {
                         return reference.is_inside(function) && syntax::may_read_variables(reference);
                       });
                     });
}

}  // namespace

ReleasedVariable release_variable(const FileModel& model, Node use, std::span<const Node> going) {
  ReleasedVariable released;
  const semantics::Scopes& scopes = model.scopes;
  const ScopeId scope = scopes.lookup(use.text(), scopes.scope_at(use));
  if (scope == semantics::kNoScope || scopes.scope(scope).kind != semantics::ScopeKind::kFunction)
    return released;
  const auto bindings = scopes.bindings(scope, use.text());
  if (bindings.size() != 1 || bindings.front()->kind != BindingKind::kAssignment ||
      bindings.front()->is_partial) {
    return released;
  }
  const Binding& binding = *bindings.front();
  const Node statement = binding.binder.parent();
  const bool stands_alone = binding.binder.is(Kind::assignment) && statement.is(Kind::expression_statement) &&
                            binding.binder.range() == statement.range();
  if (!stands_alone || statement.parent().named_child_count() == 1 || looks_at_variables(model, scope))
    return released;

  bool is_last = true;
  for (const Node reference : scopes.references_to(scope, use.text())) {
    if (reference == use || reference == binding.name) continue;
    if (std::find(going.begin(), going.end(), reference) != going.end()) continue;
    released.relied_on.push_back(reference.range());
    if (reference.begin() > use.begin()) is_last = false;
  }
  if (!released.relied_on.empty()) {
    if (!is_last) released.relied_on.clear();
    return released;
  }
  auto edits = removal_edits(std::array{statement});
  if (edits) released.edits = std::move(*edits);
  return released;
}

}  // namespace aioshift::rewrite
