#include "semantics/may_raise.h"

#include <algorithm>
#include <array>

#include "semantics/values.h"

namespace aioshift::semantics {

using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

constexpr auto kHarmlessBuiltins = std::to_array<std::string_view>(
    {"bool", "dict", "enumerate", "frozenset", "id", "isinstance", "len", "list", "range", "repr", "reversed",
     "set", "sorted", "str", "tuple", "type", "zip"});

// Of str, bytes, dict, list and set.
constexpr auto kHarmlessMethods = std::to_array<std::string_view>(
    {"add",        "append",     "capitalize", "casefold", "copy",   "endswith", "format", "get",
     "items",      "join",       "keys",       "lower",    "lstrip", "replace",  "rstrip", "split",
     "splitlines", "startswith", "strip",      "title",    "upper",  "values"});

template <typename Table>
bool is_in(const Table& table, std::string_view name) {
  return std::binary_search(table.begin(), table.end(), name);
}

bool is_harmless_call(const FileModel& model, Node call) {
  const Node function = call.child(Field::function);
  if (function.is(Kind::identifier) && is_in(kHarmlessBuiltins, function.text()) &&
      model.scopes.lookup(function.text(), model.scopes.scope_at(function)) == kNoScope) {
    return true;
  }
  if (function.is(Kind::attribute) && is_in(kHarmlessMethods, function.child(Field::attribute).text()))
    return true;
  return awaitability(model, call) == Awaitability::kCoroutine;
}

bool divides(Node operation) {
  const Node op = operation.child(Field::operator_);
  return op.is_one_of(Kind::op_slash, Kind::op_slash_slash) ||
         (op.is(Kind::op_percent) &&
          !operation.child(Field::left).is_one_of(Kind::string, Kind::concatenated_string));
}

}  // namespace

bool may_raise(const FileModel& model, Node expression) {
  for (NodeId id = expression.id(); id < expression.subtree_end();) {
    const Node node = model.tree.node(id);
    ++id;
    if (!node.is_named()) continue;
    switch (node.kind()) {
      case Kind::lambda:
        id = node.subtree_end();
        break;
      case Kind::call:
        if (!is_harmless_call(model, node)) return true;
        break;
      case Kind::binary_operator:
        if (divides(node)) return true;
        break;
      case Kind::subscript:
      case Kind::await:
      case Kind::yield:
        return true;
      case Kind::for_in_clause:
        if (node.child(Kind::kw_async)) return true;
        break;
      default:
        break;
    }
  }
  return false;
}

}  // namespace aioshift::semantics
