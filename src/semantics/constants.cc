#include "semantics/constants.h"

#include <cmath>

#include "syntax/literals.h"

namespace aioshift::semantics {

using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

constexpr int kDepth = 16;  // deeper arithmetic is nobody's timeout

std::optional<Constant> value_at_depth(const FileModel& model, Node node, int depth);

std::optional<Constant> of_name(const FileModel& model, Node identifier, int depth) {
  const ScopeId scope = model.scopes.lookup(identifier.text(), model.scopes.scope_at(identifier));
  if (scope == kNoScope || model.scopes.scope(scope).kind == ScopeKind::kClass) return std::nullopt;
  // `from settings import *` may bring the name, too.
  if (scope == kModuleScope && !model.scopes.star_imports().empty()) return std::nullopt;
  const auto bindings = model.scopes.bindings(scope, identifier.text());
  if (bindings.size() != 1) return std::nullopt;
  const Binding& binding = *bindings.front();
  if (binding.kind != BindingKind::kAssignment || binding.is_partial ||
      !binding.binder.is(Kind::assignment)) {
    return std::nullopt;
  }
  return value_at_depth(model, binding.binder.child(Field::right), depth + 1);
}

std::optional<Constant> of_binary(const FileModel& model, Node node, int depth) {
  const auto left = value_at_depth(model, node.child(Field::left), depth + 1);
  const auto right = value_at_depth(model, node.child(Field::right), depth + 1);
  if (!left || !right || left->is_none || right->is_none) return std::nullopt;
  switch (node.child(Field::operator_).kind()) {
    case Kind::op_plus:
      return Constant{false, left->number + right->number};
    case Kind::op_minus:
      return Constant{false, left->number - right->number};
    case Kind::op_star:
      return Constant{false, left->number * right->number};
    case Kind::op_slash:
      if (right->number == 0) return std::nullopt;
      return Constant{false, left->number / right->number};
    case Kind::op_slash_slash:
      if (right->number == 0) return std::nullopt;
      return Constant{false, std::floor(left->number / right->number)};
    default:
      return std::nullopt;
  }
}

std::optional<Constant> value_at_depth(const FileModel& model, Node node, int depth) {
  if (!node || depth > kDepth) return std::nullopt;
  switch (node.kind()) {
    case Kind::none:
      return Constant{true, 0};
    case Kind::integer:
    case Kind::float_:
      if (const auto number = syntax::number_value(node)) return Constant{false, *number};
      return std::nullopt;
    case Kind::parenthesized_expression:
      return value_at_depth(model, node.named_child(0), depth + 1);
    case Kind::unary_operator: {
      auto value = value_at_depth(model, node.child(Field::argument), depth + 1);
      if (!value || value->is_none || node.child(Field::operator_).is(Kind::op_tilde)) return std::nullopt;
      if (node.child(Field::operator_).is(Kind::op_minus)) value->number = -value->number;
      return value;
    }
    case Kind::binary_operator:
      return of_binary(model, node, depth);
    case Kind::identifier:
      return of_name(model, node, depth);
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<Constant> constant_value(const FileModel& model, Node expression) {
  return value_at_depth(model, expression, 0);
}

}  // namespace aioshift::semantics
