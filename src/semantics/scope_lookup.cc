// What the finished scopes answer.
#include "semantics/scopes.h"

namespace aioshift::semantics {

using syntax::Node;

ScopeId Scopes::scope_made_by(Node node) const {
  const auto& made_by = table().made_by;
  const auto it = made_by.find(node.id());
  return it == made_by.end() ? kNoScope : it->second;
}

ScopeId Scopes::lookup(std::string_view name, ScopeId from) const {
  const std::vector<Scope>& scopes = table().scopes;
  bool from_inside = false;  // of a function: class scopes further out are invisible
  for (ScopeId id = from; id != kNoScope; id = scopes[id].parent) {
    const Scope& scope = scopes[id];
    if (scope.globals.count(name) != 0) {
      return scopes[kModuleScope].bindings.count(name) != 0 ? kModuleScope : kNoScope;
    }
    const bool visible = scope.kind != ScopeKind::kClass || !from_inside;
    if (visible && scope.bindings.count(name) != 0) return id;
    from_inside = true;
  }
  return kNoScope;
}

std::vector<const Binding*> Scopes::bindings(ScopeId scope, std::string_view name) const {
  std::vector<const Binding*> found;
  if (scope == kNoScope) return found;
  const Table& known = table();
  const auto it = known.scopes[scope].bindings.find(name);
  if (it == known.scopes[scope].bindings.end()) return found;
  for (const std::uint32_t index : it->second) found.push_back(&known.bindings[index]);
  return found;
}

std::span<const Node> Scopes::references(std::string_view name) const {
  const auto& all = table().references;
  const auto it = all.find(name);
  return it == all.end() ? std::span<const Node>() : it->second;
}

std::vector<Node> Scopes::references_to(ScopeId scope, std::string_view name) const {
  std::vector<Node> found;
  for (const Node reference : references(name)) {
    if (lookup(name, scope_at(reference)) == scope) found.push_back(reference);
  }
  return found;
}

bool Scopes::is_free(std::string_view name, Node site) const {
  const std::vector<Scope>& scopes = table().scopes;
  ScopeId home = scope_at(site);
  while (scopes[home].kind == ScopeKind::kComprehension || scopes[home].kind == ScopeKind::kLambda) {
    home = scopes[home].parent;
  }
  const auto is_within = [&scopes, home](ScopeId id) {
    while (id != kNoScope && id != home) id = scopes[id].parent;
    return id == home;
  };
  for (const Node reference : references(name)) {
    if (is_within(scope_at(reference))) return false;
  }
  for (ScopeId id = 0; id < scopes.size(); ++id) {
    const Scope& scope = scopes[id];
    if (!is_within(id)) continue;
    if (scope.bindings.count(name) != 0 || scope.globals.count(name) != 0 || scope.nonlocals.count(name) != 0)
      return false;
  }
  return true;
}

}  // namespace aioshift::semantics
