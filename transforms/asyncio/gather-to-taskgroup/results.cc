#include "results.h"

#include <algorithm>

#include "syntax/parentheses.h"

namespace aioshift::transforms::gather_to_taskgroup {

using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

Node targets_of(Node value) {
  const Node assignment = value.parent();
  if (!assignment.is(Kind::assignment) || value.field() != Field::right) return {};
  // `rows = first, second = ...`: the list itself is assigned as well.
  if (assignment.parent().is(Kind::assignment)) return {};
  const Node left = assignment.child(Field::left);
  return left.is_one_of(Kind::pattern_list, Kind::tuple_pattern, Kind::list_pattern) ? left : Node();
}

namespace {

// `_ = await ...`, where nothing reads the underscore.
bool is_dropped(const FileModel& model, Node value) {
  const Node assignment = value.parent();
  if (!assignment.is(Kind::assignment) || assignment.child(Field::left).text() != "_" ||
      assignment.child(Field::type) || !assignment.parent().is(Kind::expression_statement)) {
    return false;
  }
  const auto scope = model.scopes.scope_at(assignment);
  if (model.scopes.lookup("_", scope) != scope) return false;
  const auto bindings = model.scopes.bindings(scope, "_");
  return model.scopes.references_to(scope, "_").size() == bindings.size();
}

}  // namespace

Use use_of_results(const FileModel& model, Node await, const std::vector<Argument>& arguments) {
  const Node value = syntax::outermost_parentheses(await);
  if (value.parent().is(Kind::expression_statement) && value.parent().named_child_count() == 1)
    return Use::kUnused;
  if (is_dropped(model, value)) return Use::kUnused;
  const Node targets = targets_of(value);
  const bool is_single =
      std::none_of(arguments.begin(), arguments.end(), [](const Argument& one) { return one.is_many(); });
  if (!targets || !is_single || arguments.size() < 2 || targets.named_child_count() != arguments.size() ||
      targets.child(Kind::list_splat_pattern)) {
    return Use::kList;
  }
  return Use::kUnpacked;
}

}  // namespace aioshift::transforms::gather_to_taskgroup
