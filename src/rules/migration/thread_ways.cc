#include "rules/migration/thread_ways.h"

#include <algorithm>
#include <array>

#include "semantics/builtin_names.h"
#include "semantics/may_raise.h"
#include "syntax/calls.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::rules::migration {

using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

// What the statement goes through, which is evaluated in front of all the rest.
Node first_iterable(Node statement) {
  if (statement.is(Kind::for_statement)) return statement.child(Field::right);
  for (NodeId id = statement.id(); id < statement.subtree_end(); ++id) {
    const Node node = statement.tree().node(id);
    if (node.is(Kind::for_in_clause)) return node.child(Field::right);
  }
  return {};
}

// A generator goes on between the turns: `for row in rows(lines)`.
bool may_raise_later(const FileModel& model, Node iterable) {
  iterable = syntax::without_parentheses(iterable);
  if (!iterable.is(Kind::call)) return iterable.is(Kind::generator_expression);
  constexpr auto kKnown = std::to_array<std::string_view>({"dict", "enumerate", "items", "keys", "list",
                                                           "range", "reversed", "set", "sorted", "split",
                                                           "splitlines", "tqdm", "tuple", "values", "zip"});
  const Node function = iterable.child(Field::function);
  const std::string_view name = syntax::called_name(iterable);
  const bool is_open =
      function.is(Kind::attribute) || semantics::is_unbound(model, function) || name == "tqdm";
  return !is_open || std::find(kKnown.begin(), kKnown.end(), name) == kKnown.end();
}

// `print(...)`, `time.sleep(1)`, `logger.info(...)`
bool says_or_pauses(const FileModel& model, Node call) {
  if (!call.is(Kind::call)) return false;
  const Node function = call.child(Field::function);
  if (semantics::is_builtin(model, function, "print")) return true;
  const auto name = model.names.of(function);
  if (name && name->is_certain) return name->path == "time.sleep" || name->path.starts_with("logging.");
  constexpr auto kMethods =
      std::to_array<std::string_view>({"critical", "debug", "error", "exception", "info", "log", "warning"});
  const Node object = function.child(Field::object);
  return function.is(Kind::attribute) && object.text().find("log") != std::string_view::npos &&
         std::find(kMethods.begin(), kMethods.end(), function.child(Field::attribute).text()) !=
             kMethods.end();
}

}  // namespace

bool may_return(const FileModel& model, std::span<const Node> begun, text::Offset end) {
  const Node scope = syntax::enclosing_scope_node(begun.front());
  const Node around = scope ? scope : model.tree.root();
  for (NodeId id = around.id(); id < around.subtree_end(); ++id) {
    const Node node = model.tree.node(id);
    if (!node.is(Kind::return_statement) || node.begin() >= end ||
        syntax::enclosing_scope_node(node) != scope)
      continue;
    const bool may_follow = std::any_of(begun.begin(), begun.end(), [&](Node one) {
      if (one.begin() < node.begin()) return true;
      for (Node up = node.parent(); up && up != around; up = up.parent()) {
        if (up.is_one_of(Kind::for_statement, Kind::while_statement) && one.is_inside(up)) return true;
      }
      return false;
    });
    if (may_follow) return true;
  }
  return false;
}

bool may_raise_in(const FileModel& model, Node statement, bool begins,
                  const std::function<bool(Node)>& is_own) {
  const Node except = begins ? first_iterable(statement) : Node();
  if (except && may_raise_later(model, except)) return true;
  for (NodeId id = statement.id(); id < statement.subtree_end();) {
    const Node node = statement.tree().node(id);
    if (node == except) {
      id = node.subtree_end();
      continue;
    }
    if (node.is_one_of(Kind::raise_statement, Kind::assert_statement, Kind::with_statement,
                       Kind::try_statement, Kind::import_statement, Kind::import_from_statement,
                       Kind::delete_statement, Kind::function_definition, Kind::class_definition))
      return true;
    const bool is_kept = node.is(Kind::subscript) && node.field() == Field::left;
    const bool is_judged =
        node.is_one_of(Kind::call, Kind::subscript, Kind::await, Kind::yield, Kind::binary_operator);
    // Of what is inside of such a call, each part is judged by itself.
    const bool is_quiet = node.is(Kind::call) && (is_own(node) || says_or_pauses(model, node));
    if (is_judged && !is_kept && !is_quiet && semantics::may_raise(model, node)) return true;
    ++id;
  }
  return false;
}

}  // namespace aioshift::rules::migration
