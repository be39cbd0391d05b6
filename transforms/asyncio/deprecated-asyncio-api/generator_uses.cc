#include "transforms/asyncio/deprecated-asyncio-api/generator_uses.h"

#include <algorithm>
#include <array>

#include "semantics/calls.h"
#include "semantics/values.h"
#include "syntax/calls.h"
#include "syntax/parentheses.h"
#include "transforms/asyncio/deprecated-asyncio-api/coroutines.h"

namespace aioshift::transforms::deprecated_asyncio {

using rewrite::Reason;
using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

// Special methods that Python awaits, or that nobody but the program calls.
bool may_be_coroutine_function(std::string_view name) {
  if (!name.starts_with("__") || !name.ends_with("__")) return true;
  return name == "__aenter__" || name == "__aexit__" || name == "__anext__" || name == "__call__";
}

// Whether a decorator of the file runs what it decorates by `yield from` in a plain generator, or is a
// context manager's, which wants a generator.
bool wants_generator(const FileModel& model, Node decorator) {
  Node what = decorator.named_child(0);
  if (what.is(Kind::call)) what = what.child(Field::function);
  if (what.text().ends_with("contextmanager")) return true;
  if (!what.is(Kind::identifier)) return false;
  const auto scope = model.scopes.lookup(what.text(), model.scopes.scope_at(what));
  for (const semantics::Binding* binding : model.scopes.bindings(scope, what.text())) {
    if (binding->kind != semantics::BindingKind::kFunction) continue;
    for (NodeId id = binding->binder.id(); id < binding->binder.subtree_end(); ++id) {
      const Node inner = model.tree.node(id);
      if (inner.is(Kind::function_definition) && semantics::is_generator_function(inner) &&
          !coroutine_decorator(model, inner)) {
        return true;
      }
    }
  }
  return false;
}

// Whether the decorator gives the function that it takes, whatever that is.
bool gives_function_itself(const FileModel& model, Node decorator) {
  const Node what = decorator.named_child(0);
  const auto name = what.is(Kind::call) ? model.names.of_callee(what) : model.names.of(what);
  return name && (name->path == "functools.wraps" || name->path == "abc.abstractmethod" ||
                  name->path.starts_with("pytest.mark."));
}

// Whether a plain generator delegates to a function of that name, which it cannot do to a coroutine.
bool is_delegated_to(const FileModel& model, std::string_view name) {
  for (NodeId id = 0; id < model.tree.size(); ++id) {
    const Node yield = model.tree.node(id);
    if (!yield.is(Kind::yield) || !yield.child(Kind::kw_from)) continue;
    const Node operand = syntax::without_parentheses(yield.named_child(0));
    if (operand.is(Kind::call) && syntax::called_name(operand) == name && !runs_in_coroutine(model, yield))
      return true;
  }
  return false;
}

// Whether a call of the function is iterated over, by a loop or by one of the builtins.
bool is_iterated(const FileModel& model, Node function) {
  constexpr auto kIterate = std::to_array<std::string_view>({"list", "tuple", "next", "iter", "set"});
  const auto calls = semantics::calls_of(model, function);
  return std::any_of(calls.begin(), calls.end(), [&](Node call) {
    const Node place = syntax::outermost_parentheses(call);
    if (place.field() == Field::right && place.parent().is_one_of(Kind::for_statement, Kind::for_in_clause))
      return true;
    if (!place.parent().is(Kind::argument_list)) return false;
    const std::string_view taker = syntax::called_name(place.parent().parent());
    return std::find(kIterate.begin(), kIterate.end(), taker) != kIterate.end();
  });
}

}  // namespace

std::optional<Reason> obstacle_to_coroutine(const FileModel& model, Node function, Node decorator) {
  const std::string_view name = function.child(Field::name).text();
  if (!may_be_coroutine_function(name) || is_delegated_to(model, name) || is_iterated(model, function))
    return Reason::kUsedAsGenerator;
  return obstacle_in_decorators(model, function, decorator);
}

std::optional<Reason> obstacle_in_decorators(const FileModel& model, Node function, Node decorator) {
  bool is_inside = false;
  for (const Node other : function.parent().named_children()) {
    if (!other.is(Kind::decorator)) continue;
    if (other == decorator) {
      is_inside = true;
    } else if (is_inside ? !gives_function_itself(model, other) : wants_generator(model, other)) {
      return Reason::kDecorated;
    }
  }
  return std::nullopt;
}

}  // namespace aioshift::transforms::deprecated_asyncio
