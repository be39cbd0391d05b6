#include "rules/version_guard.h"

#include "syntax/literals.h"
#include "syntax/parentheses.h"

namespace aioshift::rules {

using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

// `(3, 11)`, also with more behind.
std::optional<PythonVersion> version_of(Node tuple) {
  if (!tuple.is(Kind::tuple) || tuple.named_child_count() < 2) return std::nullopt;
  const auto major = syntax::number_value(tuple.named_child(0));
  const auto minor = syntax::number_value(tuple.named_child(1));
  if (!major || !minor) return std::nullopt;
  return PythonVersion{static_cast<int>(*major), static_cast<int>(*minor)};
}

using Version = std::optional<PythonVersion>;

Version earlier_of(Version one, Version other) {
  if (!one || !other) return one ? one : other;
  return *one < *other ? one : other;
}

// The same of a comparison with `sys.version_info`.
Version first_version_compared(const semantics::FileModel& model, Node condition, bool outcome) {
  if (condition.named_child_count() != 2) return std::nullopt;
  Node left = condition.named_child(0);
  if (left.is(Kind::subscript)) left = left.child(Field::value);  // sys.version_info[:2]
  const auto name = model.names.of(left);
  if (!name || !name->is_certain || name->path != "sys.version_info") return std::nullopt;
  auto version = version_of(condition.named_child(1));
  if (!version) return std::nullopt;
  const bool is_below = condition.child(Kind::op_less) || condition.child(Kind::op_less_equal);
  const bool is_above = condition.child(Kind::op_greater) || condition.child(Kind::op_greater_equal);
  if (outcome ? !is_below : !is_above) return std::nullopt;
  // `<=` and `>` let that version's own releases through.
  if (condition.child(Kind::op_less_equal) || condition.child(Kind::op_greater)) ++version->minor;
  return version;
}

// What `PY311 = sys.version_info >= (3, 11)` assigns, and nothing else does.
Node value_of(const semantics::FileModel& model, Node variable) {
  const auto scope = model.scopes.lookup(variable.text(), model.scopes.scope_at(variable));
  const auto bindings = model.scopes.bindings(scope, variable.text());
  const bool is_known = bindings.size() == 1 && !bindings.front()->is_partial &&
                        bindings.front()->kind == semantics::BindingKind::kAssignment;
  return is_known ? bindings.front()->binder.child(Field::right) : Node();
}

// The first version for which `condition` is not `outcome`, if it is `outcome` for all before.
Version first_version_where_not(const semantics::FileModel& model, Node condition, bool outcome) {
  condition = syntax::without_parentheses(condition);
  switch (condition.kind()) {
    case Kind::comparison_operator:
      return first_version_compared(model, condition, outcome);
    case Kind::not_operator:
      return first_version_where_not(model, condition.child(Field::argument), !outcome);
    case Kind::boolean_operator: {
      // All operands of `and` are true where it is, all of `or` are false where it is.
      if (!condition.child(outcome ? Kind::kw_and : Kind::kw_or)) return std::nullopt;
      return earlier_of(first_version_where_not(model, condition.child(Field::left), outcome),
                        first_version_where_not(model, condition.child(Field::right), outcome));
    }
    case Kind::identifier: {
      const Node value = value_of(model, condition);
      return value.is(Kind::comparison_operator) ? first_version_compared(model, value, outcome)
                                                 : std::nullopt;
    }
    default:
      return std::nullopt;
  }
}

// Of the `if` statement or `elif` clause, one of whose blocks or clauses `child` is.
Version first_version_without_block(const semantics::FileModel& model, Node statement, Node child) {
  if (child.field() == Field::consequence)
    return first_version_where_not(model, statement.child(Field::condition), true);
  if (!child.is_one_of(Kind::else_clause, Kind::elif_clause)) return std::nullopt;
  Version first = first_version_where_not(model, statement.child(Field::condition), false);
  for (const Node clause : statement.named_children()) {
    if (clause == child) break;
    if (clause.is(Kind::elif_clause))
      first = earlier_of(first, first_version_where_not(model, clause.child(Field::condition), false));
  }
  return first;
}

// Of the operator or conditional expression, one of whose operands `child` is.
Version first_version_without_operand(const semantics::FileModel& model, Node expression, Node child) {
  if (expression.is(Kind::boolean_operator)) {
    if (child.field() != Field::right) return std::nullopt;
    const bool is_and = static_cast<bool>(expression.child(Kind::kw_and));
    return first_version_where_not(model, expression.child(Field::left), is_and);
  }
  const Node condition = expression.named_child(1);
  if (child == condition) return std::nullopt;
  return first_version_where_not(model, condition, child == expression.named_child(0));
}

}  // namespace

std::optional<PythonVersion> first_version_without(const semantics::FileModel& model, Node node) {
  Version first;
  for (Node child = node, up = node.parent(); up; child = up, up = up.parent()) {
    if (up.is_one_of(Kind::if_statement, Kind::elif_clause)) {
      first = earlier_of(first, first_version_without_block(model, up, child));
    } else if (up.is_one_of(Kind::boolean_operator, Kind::conditional_expression)) {
      first = earlier_of(first, first_version_without_operand(model, up, child));
    }
  }
  return first;
}

std::optional<PythonVersion> first_version_where_true(const semantics::FileModel& model, Node condition) {
  return first_version_where_not(model, condition, false);
}

}  // namespace aioshift::rules
