// What calls and functions say of themselves, as far as syntax alone tells.
#pragma once

#include <array>
#include <string_view>

#include "syntax/tree.h"

namespace aioshift::syntax {

// The last name of what is called: "get" of `session.get(url)`; empty where it ends in no name.
inline std::string_view called_name(Node call) {
  Node function = call.child(Field::function);
  if (function.is(Kind::attribute)) function = function.child(Field::attribute);
  return function.is(Kind::identifier) ? function.text() : std::string_view();
}

// Builtins that may read the variables of the code around their call, by their names.
inline constexpr std::array<std::string_view, 6> kReadersOfVariables = {"dir",     "eval",   "exec",
                                                                        "globals", "locals", "vars"};

// Whether the name, if it is that of such a builtin, is used so: `vars(options)` reads those of an object.
inline bool may_read_variables(Node name) {
  const Node call = name.parent();
  const bool is_called = call.is(Kind::call) && call.child(Field::function) == name;
  const Node argument = is_called ? call.child(Field::arguments).named_child(0) : Node();
  const bool is_of_object = argument && !argument.is(Kind::list_splat);
  return !is_of_object || (name.text() != "dir" && name.text() != "vars");
}

// "fetch" of `_fetch`.
inline std::string_view without_leading_underscores(std::string_view name) {
  const std::size_t first = name.find_first_not_of('_');
  return first == std::string_view::npos ? std::string_view() : name.substr(first);
}

// Whether the function's body says nothing of what it does: it is there to be overridden.
inline bool is_stub(Node function_definition) {
  for (const Node statement : function_definition.child(Field::body).named_children()) {
    const Node inside = statement.named_child(0);
    const bool says_nothing = statement.is_one_of(Kind::pass_statement, Kind::raise_statement) ||
                              (statement.is(Kind::expression_statement) &&
                               inside.is_one_of(Kind::string, Kind::ellipsis, Kind::concatenated_string));
    if (!says_nothing) return false;
  }
  return true;
}

// Whether a named node of this kind is in the subtree.
inline bool holds(Node node, Kind kind) {
  for (NodeId id = node.id(); id < node.subtree_end(); ++id) {
    const Node inner = node.tree().node(id);
    if (inner.is(kind) && inner.is_named()) return true;
  }
  return false;
}

}  // namespace aioshift::syntax
