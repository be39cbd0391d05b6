#include "semantics/file_names.h"

#include "pattern/reference.h"

namespace aioshift::semantics {

using syntax::Node;

std::optional<pattern::NameResolver::Name> FileNames::resolve(Node expression) const {
  if (!pattern::first_name(expression)) return std::nullopt;
  const auto name = model_.names.of(expression);
  if (!name) return own_definition(expression);
  Name result{name->path, name->is_certain};
  const auto take = [&](const std::string& path) {
    if (program_ == nullptr) return path;
    auto definition = program_->definition_of(path, file_);
    result.is_certain = result.is_certain && definition.is_certain;
    for (std::string& passed : definition.passed) result.also.push_back(std::move(passed));
    return std::move(definition.path);
  };
  result.path = take(name->path);
  // What else it may be on another path through the program: found, and known to be uncertain.
  for (const std::string& other : name->others) result.also.push_back(take(other));
  return result;
}

// A function or class at the top of the file's own module, as other files call it.
std::optional<pattern::NameResolver::Name> FileNames::own_definition(Node expression) const {
  if (program_ == nullptr) return std::nullopt;
  const Node first = pattern::first_name(expression);
  const ScopeId scope = model_.scopes.lookup(first.text(), model_.scopes.scope_at(first));
  if (scope != kModuleScope) return std::nullopt;
  const auto bindings = model_.names.runtime_bindings(scope, first.text());
  if (bindings.empty()) return std::nullopt;
  for (const Binding* binding : bindings) {
    if (binding->kind != BindingKind::kFunction && binding->kind != BindingKind::kClass) return std::nullopt;
  }
  const std::string module = program_->module_of(file_);
  const auto dotted = pattern::dotted_name(expression);
  if (module.empty() || !dotted) return std::nullopt;
  return Name{module + "." + *dotted, bindings.size() == 1, /*is_imported=*/false};
}

pattern::NameResolver::Bound FileNames::bound(Node identifier) const {
  const std::string_view name = identifier.text();
  if (model_.scopes.lookup(name, model_.scopes.scope_at(identifier)) != kNoScope) return Bound::kYes;
  return model_.scopes.star_imports().empty() ? Bound::kNo : Bound::kPerhaps;
}

}  // namespace aioshift::semantics
