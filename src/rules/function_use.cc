#include "rules/function_use.h"

#include <algorithm>

#include "syntax/parentheses.h"

namespace aioshift::rules {

using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

bool is_variable(const semantics::FileModel& model, Node identifier) {
  const auto references = model.scopes.references(identifier.text());
  return std::binary_search(references.begin(), references.end(), identifier,
                            [](Node a, Node b) { return a.id() < b.id(); });
}

// A name that is assigned to (`asyncio.wait_for = mock`), deleted, or a statement of its own.
bool is_mere_mention(Node node) {
  const Node parent = node.parent();
  return (node.field() == Field::left && parent.is_one_of(Kind::assignment, Kind::for_statement)) ||
         parent.is_one_of(Kind::expression_statement, Kind::delete_statement);
}

}  // namespace

std::optional<FunctionUse> use_of(const semantics::FileModel& model, Node node, std::string_view qualified) {
  if (node.is(Kind::attribute)) {
    // The cheap question first: the last name, before what the chain begins with.
    const std::string_view last = qualified.substr(qualified.rfind('.') + 1);
    if (node.child(Field::attribute).text() != last) return std::nullopt;
  } else if (!is_variable(model, node)) {
    return std::nullopt;
  }
  const auto name = model.names.of(node);
  if (!name) return std::nullopt;
  if (name->path != qualified &&
      std::find(name->others.begin(), name->others.end(), qualified) == name->others.end()) {
    return std::nullopt;
  }
  const Node callee = syntax::outermost_parentheses(node);
  if (callee.parent().is(Kind::call) && callee.field() == Field::function) {
    return FunctionUse{callee.parent(), name->is_certain};
  }
  if (is_mere_mention(node) || node.parent().is(Kind::attribute)) return std::nullopt;
  return FunctionUse{Node(), name->is_certain};
}

}  // namespace aioshift::rules
