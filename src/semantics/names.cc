#include "semantics/names.h"

#include "semantics/asyncio_members.h"

namespace aioshift::semantics {

using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

// Assignments refer to assignments: as deep as anyone writes, and an end for cycles.
constexpr int kAliasDepth = 8;

// `except ImportError: name = None`: says that the import may be missing, not that the name may be
// something else where it is used.
bool stands_in_for_missing_import(const Binding& binding) {
  if (binding.kind != BindingKind::kAssignment || binding.is_partial) return false;
  if (!binding.binder.child(Field::right).is_one_of(Kind::none, Kind::false_)) return false;
  const Node handler =
      binding.binder.ancestor(Kind::except_clause, Kind::function_definition, Kind::class_definition);
  if (!handler.is(Kind::except_clause)) return false;
  const std::string_view caught = handler.child(Field::value) ? handler.child(Field::value).text() : "";
  return caught.find("ImportError") != std::string_view::npos ||
         caught.find("ModuleNotFoundError") != std::string_view::npos;
}

}  // namespace

std::vector<const Binding*> Names::runtime_bindings(ScopeId scope, std::string_view name) const {
  std::vector<const Binding*> decisive;
  for (const Binding* binding : scopes_->bindings(scope, name)) {
    if (binding->is_typing_only || binding->kind == BindingKind::kAnnotation) continue;
    if (stands_in_for_missing_import(*binding)) continue;
    decisive.push_back(binding);
  }
  return decisive;
}

std::optional<QualifiedName> Names::of(Node expression) const {
  return of_at_depth(expression, 0);
}

std::optional<QualifiedName> Names::of_callee(Node call) const {
  if (!call.is(Kind::call)) return std::nullopt;
  return of(call.child(Field::function));
}

std::optional<QualifiedName> Names::of_at_depth(Node expression, int depth) const {
  // An attribute chain is long only in made-up input, but then it may be very long.
  std::string path;
  while (expression.is_one_of(Kind::attribute, Kind::parenthesized_expression)) {
    if (expression.is(Kind::parenthesized_expression)) {
      expression = expression.named_child(0);
      continue;
    }
    path.insert(0, "." + std::string(expression.child(Field::attribute).text()));
    if (path.size() > 512) return std::nullopt;
    expression = expression.child(Field::object);
  }
  if (!expression.is(Kind::identifier)) return std::nullopt;
  auto root = of_identifier(expression, depth);
  if (root) {
    root->path += path;
    for (std::string& other : root->others) other += path;
  }
  return root;
}

std::optional<QualifiedName> Names::of_identifier(Node identifier, int depth) const {
  const std::string_view name = identifier.text();
  const ScopeId scope = scopes_->lookup(name, scopes_->scope_at(identifier));
  if (scope == kNoScope) {
    const auto stars = scopes_->star_imports();
    for (const std::string& module : stars) {
      if (module == "asyncio" && is_public_in_asyncio(name)) {
        return QualifiedName{module + "." + std::string(name), stars.size() == 1, {}};
      }
    }
    return std::nullopt;
  }
  std::optional<QualifiedName> result;
  std::vector<const Binding*> decisive = runtime_bindings(scope, name);
  if (decisive.empty()) decisive = scopes_->bindings(scope, name);  // for annotations
  bool disagree = false;
  for (const Binding* binding : decisive) {
    std::optional<QualifiedName> one;
    if (binding->kind == BindingKind::kImport || binding->kind == BindingKind::kImportFrom) {
      one = QualifiedName{binding->target, true, {}};
    } else if (binding->kind == BindingKind::kAssignment && !binding->is_partial && depth < kAliasDepth) {
      const Node value =
          binding->binder.child(binding->binder.is(Kind::named_expression) ? Field::value : Field::right);
      if (value.is_one_of(Kind::identifier, Kind::attribute)) one = of_at_depth(value, depth + 1);
    }
    if (!one || (result && result->path != one->path)) disagree = true;
    if (one && !one->is_certain) disagree = true;
    if (!one) continue;
    if (!result) {
      result = std::move(one);
      continue;
    }
    result->others.push_back(std::move(one->path));
    for (std::string& other : one->others) result->others.push_back(std::move(other));
  }
  // A star import that stands in the same module may rebind a module-level name, too.
  if (result && disagree) result->is_certain = false;
  return result;
}

}  // namespace aioshift::semantics
