#include "transforms/asyncio/deprecated-asyncio-api/form.h"

#include <algorithm>

#include "rules/version_guard.h"

namespace aioshift::transforms::deprecated_asyncio {

using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

using Errors = std::initializer_list<std::string_view>;

bool names_one_of(Node clause, Node body, Errors errors) {
  const std::string_view header = clause.text().substr(0, body ? body.begin() - clause.begin() : 0);
  return std::any_of(errors.begin(), errors.end(),
                     [&](std::string_view error) { return header.find(error) != std::string_view::npos; });
}

// `if hasattr(asyncio, "current_task"):`
bool looks_for_attribute(Node statement) {
  const Node condition = statement.is(Kind::conditional_expression) ? statement.named_child(1)
                                                                    : statement.child(Field::condition);
  return condition && condition.text().find("hasattr") != std::string_view::npos;
}

}  // namespace

bool is_error_expected(Node site, Errors errors) {
  for (Node at = site, up = site.parent(); up && !at.is(Kind::function_definition);
       at = up, up = up.parent()) {
    if (up.is(Kind::except_clause) && names_one_of(up, up.child(Kind::block), errors)) return true;
    if (up.is_one_of(Kind::if_statement, Kind::elif_clause, Kind::conditional_expression) &&
        looks_for_attribute(up)) {
      return true;
    }
    if (at != up.child(Field::body)) continue;
    if (up.is(Kind::with_statement) && names_one_of(up, at, errors)) return true;
    if (!up.is(Kind::try_statement)) continue;
    for (const Node clause : up.named_children()) {
      if (clause.is(Kind::except_clause) && names_one_of(clause, clause.child(Kind::block), errors))
        return true;
    }
  }
  return false;
}

bool is_lack_expected(Node site) {
  return is_error_expected(site, {"AttributeError", "ImportError"});
}

bool is_for_versions_before(const rules::FileContext& context, Node node, rules::PythonVersion version) {
  const auto first_without = rules::first_version_without(context.model, node);
  return first_without && *first_without <= version;
}

Node keyword_argument(Node call, std::string_view name) {
  const Node arguments = call.child(Field::arguments);
  if (!arguments.is(Kind::argument_list)) return {};
  for (const Node argument : arguments.named_children()) {
    if (argument.is(Kind::keyword_argument) && argument.child(Field::name).text() == name) return argument;
  }
  return {};
}

}  // namespace aioshift::transforms::deprecated_asyncio
