#include "rules/migration/library_given.h"

#include <vector>

#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::rules::migration {

using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

bool is_parameter(Node node, std::string_view parameter) {
  const Node inner = syntax::without_parentheses(node);
  return inner.is(Kind::identifier) && inner.text() == parameter;
}

// Of a condition that asks whether the parameter is there: the expression that is true where it is not, and
// whether that is what it asks.
struct Test {
  std::string is_absent;
  bool asks_for_absence = false;
};

std::optional<Test> test_of(Node condition, std::string_view parameter) {
  const Node asked = syntax::without_parentheses(condition);
  const std::string name(parameter);
  if (is_parameter(asked, parameter)) return Test{"not " + name, false};
  if (asked.is(Kind::not_operator) && is_parameter(asked.child(Field::argument), parameter))
    return Test{"not " + name, true};
  if (!asked.is(Kind::comparison_operator)) return std::nullopt;
  const bool compares_with_none = asked.named_child_count() == 2 &&
                                  is_parameter(asked.named_child(0), parameter) &&
                                  syntax::without_parentheses(asked.named_child(1)).is(Kind::none);
  if (!compares_with_none) return std::nullopt;
  const std::string_view by = asked.child(Field::operators).text();
  if (by == "is" || by == "==") return Test{name + " is None", true};
  if (by == "is not" || by == "!=") return Test{name + " is None", false};
  return std::nullopt;
}

// `session or Session()`, `Session() if session is None else session`
std::optional<std::string> chosen_by(Node choice, Node made, std::string_view parameter) {
  if (choice.is(Kind::boolean_operator)) {
    const bool is_or = choice.child(Field::operator_).is(Kind::kw_or);
    if (!is_or || choice.child(Field::right) != made || !is_parameter(choice.child(Field::left), parameter))
      return std::nullopt;
    return "not " + std::string(parameter);
  }
  if (!choice.is(Kind::conditional_expression) || choice.named_child_count() != 3) return std::nullopt;
  const auto test = test_of(choice.named_child(1), parameter);
  const Node other = choice.named_child(0) == made ? choice.named_child(2) : choice.named_child(0);
  const bool is_made_for_absence = test && test->asks_for_absence == (choice.named_child(0) == made);
  if (!is_made_for_absence || !is_parameter(other, parameter)) return std::nullopt;
  return test->is_absent;
}

bool may_return_before(Node function, Node statement) {
  for (syntax::NodeId id = function.id(); id < statement.id(); ++id) {
    const Node inner = function.tree().node(id);
    if (inner.is(Kind::return_statement) && syntax::enclosing_function(inner) == function) return true;
  }
  return false;
}

}  // namespace

std::optional<MadeOrGiven> made_or_given(Node call, std::string_view parameter) {
  Node value = syntax::outermost_parentheses(call);
  MadeOrGiven found;
  if (value.parent().is_one_of(Kind::boolean_operator, Kind::conditional_expression)) {
    const auto is_made = chosen_by(value.parent(), value, parameter);
    if (!is_made) return std::nullopt;
    found.is_made = *is_made;
    value = syntax::outermost_parentheses(value.parent());
  }
  const Node assignment = value.parent();
  if (!assignment.is(Kind::assignment) || assignment.child(Field::right) != value ||
      !assignment.parent().is(Kind::expression_statement))
    return std::nullopt;
  const Node target = assignment.child(Field::left);
  if (!target.is(Kind::attribute) && !is_parameter(target, parameter)) return std::nullopt;
  found.statement = assignment.parent();
  if (found.is_made.empty()) {
    // `if session is None:`, or the `else:` of `if session:`
    const Node clause = found.statement.parent().parent();
    const bool is_else = clause.is(Kind::else_clause);
    const Node condition = is_else ? clause.parent() : clause;
    if (!condition.is(Kind::if_statement)) return std::nullopt;
    const auto test = test_of(condition.child(Field::condition), parameter);
    bool has_more = false;
    for (const Node part : condition.named_children()) has_more |= part.is(Kind::elif_clause);
    if (!test || has_more || test->asks_for_absence == is_else) return std::nullopt;
    found.is_made = test->is_absent;
    found.statement = condition;
  }
  const Node function = syntax::enclosing_function(call);
  const bool is_constructor = function && function.child(Field::name).text() == "__init__";
  if (!is_constructor || found.statement.parent() != function.child(Field::body)) return std::nullopt;
  const bool has_slots =
      function.ancestor(Kind::class_definition).text().find("__slots__") != std::string_view::npos;
  if (has_slots || may_return_before(function, found.statement)) return std::nullopt;
  return found;
}

}  // namespace aioshift::rules::migration
