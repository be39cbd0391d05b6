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

// The first version for which `condition` is not `outcome`, if it is `outcome` for all before.
std::optional<PythonVersion> first_version_where_not(const semantics::FileModel& model, Node condition,
                                                     bool outcome) {
  condition = syntax::without_parentheses(condition);
  if (!condition.is(Kind::comparison_operator) || condition.named_child_count() != 2) return std::nullopt;
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

}  // namespace

std::optional<PythonVersion> first_version_without(const semantics::FileModel& model, Node node) {
  std::optional<PythonVersion> first;
  const auto note = [&](std::optional<PythonVersion> version) {
    if (version && (!first || *version < *first)) first = version;
  };
  for (Node child = node, up = node.parent(); up; child = up, up = up.parent()) {
    if (!up.is_one_of(Kind::if_statement, Kind::elif_clause)) continue;
    if (child.field() == Field::consequence) {
      note(first_version_where_not(model, up.child(Field::condition), true));
    } else if (child.is_one_of(Kind::else_clause, Kind::elif_clause)) {
      note(first_version_where_not(model, up.child(Field::condition), false));
      for (const Node clause : up.named_children()) {
        if (clause == child) break;
        if (clause.is(Kind::elif_clause)) {
          note(first_version_where_not(model, clause.child(Field::condition), false));
        }
      }
    }
  }
  return first;
}

}  // namespace aioshift::rules
