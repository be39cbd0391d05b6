#include "transforms/asyncio/deprecated-asyncio-api/coroutines.h"

#include <algorithm>
#include <array>

#include "semantics/data_flow.h"
#include "semantics/values.h"
#include "syntax/calls.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::transforms::deprecated_asyncio {

using semantics::Awaitability;
using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

constexpr int kDepth = 4;

// Whether the file has a generator function of that name that no decorator makes a coroutine function.
bool is_name_of_plain_generator(const FileModel& model, std::string_view name) {
  for (NodeId id = 0; id < model.tree.size(); ++id) {
    if (model.tree.data(id).kind != Kind::function_definition) continue;
    const Node function = model.tree.node(id);
    if (function.child(Field::name).text() != name || syntax::is_async_function(function)) continue;
    if (semantics::is_generator_function(function) && !coroutine_decorator(model, function)) return true;
  }
  return false;
}

bool is_harmless(std::string_view decorator) {
  return decorator == "staticmethod" || decorator == "classmethod" || decorator == "abstractmethod" ||
         decorator == "abc.abstractmethod";
}

bool is_builtin(const FileModel& model, Node function) {
  return function.is(Kind::identifier) && model.scopes.star_imports().empty() &&
         model.scopes.lookup(function.text(), model.scopes.scope_at(function)) == semantics::kNoScope;
}

bool has_await(const FileModel& model, Node class_definition) {
  return !model.scopes.bindings(model.scopes.scope_made_by(class_definition), "__await__").empty();
}

// The class of the file that the name stands for; null where it may be something else.
Node class_named(const FileModel& model, Node name) {
  if (!name.is(Kind::identifier)) return {};
  const auto scope = model.scopes.lookup(name.text(), model.scopes.scope_at(name));
  const auto bindings = model.scopes.bindings(scope, name.text());
  const bool is_class = bindings.size() == 1 && bindings.front()->binder.is(Kind::class_definition);
  return is_class ? bindings.front()->binder : Node();
}

// An instance of a class of the file that nobody gives an `__await__`.
bool is_without_await(const FileModel& model, Node call) {
  const Node made = class_named(model, call.child(Field::function));
  return made && !made.child(Field::superclasses) && !has_await(model, made);
}

// An instance of a class, as its name says, which is most likely not awaitable.
bool makes_plain_object(const FileModel& model, Node call) {
  const std::string_view name = syntax::without_leading_underscores(syntax::called_name(call));
  if (name.empty() || name.front() < 'A' || name.front() > 'Z') return false;
  for (const std::string_view awaitable : {"Future", "Task", "Coroutine", "Awaitable", "Deferred"}) {
    if (name.find(awaitable) != std::string_view::npos) return false;
  }
  const Node made = class_named(model, call.child(Field::function));
  return !made || !has_await(model, made);
}

Operand kind_of_call(const FileModel& model, Node call) {
  const Node function = semantics::function_called(model, call);
  if (function && makes_coroutine(model, function)) return Operand::kAwaitable;
  if (is_builtin(model, call.child(Field::function)) || is_without_await(model, call))
    return Operand::kNotAwaitable;
  const std::string_view name = syntax::called_name(call);
  return is_name_of_plain_generator(model, name) ? Operand::kNotAwaitable : Operand::kUnknown;
}

Operand kind_at_depth(const FileModel& model, Node expression, int depth) {
  expression = syntax::without_parentheses(expression);
  switch (semantics::awaitability(model, expression)) {
    case Awaitability::kCoroutine:
    case Awaitability::kFuture:
      return Operand::kAwaitable;
    case Awaitability::kAsyncIterator:
      return Operand::kNotAwaitable;
    // An instance of a class may have `__await__`.
    case Awaitability::kOther:
    case Awaitability::kUnknown:
      break;
  }
  switch (expression.kind()) {
    case Kind::call:
      return kind_of_call(model, expression);
    case Kind::identifier: {
      const Node value = depth < kDepth ? semantics::only_value(model, expression) : Node();
      return value ? kind_at_depth(model, value, depth + 1) : Operand::kUnknown;
    }
    case Kind::attribute:
    case Kind::subscript:
    case Kind::yield:
    case Kind::await:
    case Kind::boolean_operator:
    case Kind::conditional_expression:
    case Kind::named_expression:
      return Operand::kUnknown;
    default:
      return Operand::kNotAwaitable;
  }
}

// The function or class itself, and no call of it.
bool is_function_or_class(const FileModel& model, Node name) {
  const auto scope = model.scopes.lookup(name.text(), model.scopes.scope_at(name));
  const auto bindings = model.scopes.bindings(scope, name.text());
  return !bindings.empty() &&
         std::all_of(bindings.begin(), bindings.end(), [](const semantics::Binding* binding) {
           return binding->binder.is_one_of(Kind::function_definition, Kind::class_definition) &&
                  !binding->binder.parent().is(Kind::decorated_definition);
         });
}

bool is_builtin_type(const FileModel& model, Node function) {
  constexpr auto kTypes =
      std::to_array<std::string_view>({"bool", "bytearray", "bytes", "dict", "float", "frozenset", "int",
                                       "isinstance", "len", "list", "repr", "set", "sorted", "str", "tuple"});
  return is_builtin(model, function) &&
         std::find(kTypes.begin(), kTypes.end(), function.text()) != kTypes.end();
}

bool makes_lock(const FileModel& model, Node value) {
  constexpr auto kLocks = std::to_array<std::string_view>(
      {"asyncio.Lock", "asyncio.Semaphore", "asyncio.BoundedSemaphore", "asyncio.Condition"});
  const auto name = model.names.of_callee(value);
  return name && name->is_certain && std::find(kLocks.begin(), kLocks.end(), name->path) != kLocks.end();
}

}  // namespace

Node coroutine_decorator(const FileModel& model, Node function) {
  if (!function.parent().is(Kind::decorated_definition)) return {};
  for (const Node decorator : function.parent().named_children()) {
    if (!decorator.is(Kind::decorator)) continue;
    const auto name = model.names.of(decorator.named_child(0));
    if (name && name->is_certain &&
        (name->path == "asyncio.coroutine" || name->path == "asyncio.coroutines.coroutine" ||
         name->path == "types.coroutine")) {
      return decorator;
    }
  }
  return {};
}

bool makes_coroutine(const FileModel& model, Node function) {
  if (const Node decorator = coroutine_decorator(model, function)) {
    const auto decorators = function.parent().named_children();
    return std::all_of(decorators.begin(), decorators.end(), [&](Node other) {
      return !other.is(Kind::decorator) || other == decorator || is_harmless(other.named_child(0).text());
    });
  }
  return syntax::is_async_function(function) && !function.parent().is(Kind::decorated_definition) &&
         !semantics::is_generator_function(function);
}

bool runs_in_coroutine(const FileModel& model, Node node) {
  const Node function = syntax::enclosing_function(node);
  return function && (syntax::is_async_function(function) || coroutine_decorator(model, function));
}

bool is_coroutine(const FileModel& model, Node expression) {
  expression = syntax::without_parentheses(expression);
  if (semantics::awaitability(model, expression) == Awaitability::kCoroutine) return true;
  const Node function = expression.is(Kind::call) ? semantics::function_called(model, expression) : Node();
  return function && makes_coroutine(model, function);
}

Operand operand_kind(const FileModel& model, Node expression) {
  return kind_at_depth(model, expression, 0);
}

bool is_plain_object(const FileModel& model, Node expression, bool by_name) {
  expression = syntax::without_parentheses(expression);
  switch (expression.kind()) {
    case Kind::call:
      return is_builtin_type(model, expression.child(Field::function)) ||
             is_without_await(model, expression) || (by_name && makes_plain_object(model, expression));
    case Kind::identifier: {
      if (is_function_or_class(model, expression)) return true;
      const Node self = semantics::class_of_self(model, expression);
      if (self) return by_name && !has_await(model, self);
      const Node value = semantics::only_value(model, expression);
      return value && !value.is(Kind::identifier) && is_plain_object(model, value, by_name);
    }
    // Of a generator the decorator gives what the generator returns.
    case Kind::generator_expression:
      return false;
    default:
      return operand_kind(model, expression) == Operand::kNotAwaitable;
  }
}

bool is_asyncio_lock(const FileModel& model, Node expression) {
  std::size_t count = 0;
  if (expression.is(Kind::identifier)) {
    const auto scope = model.scopes.lookup(expression.text(), model.scopes.scope_at(expression));
    for (const semantics::Binding* binding : model.scopes.bindings(scope, expression.text())) {
      if (binding->kind != semantics::BindingKind::kAssignment || binding->is_partial ||
          !makes_lock(model, binding->binder.child(Field::right))) {
        return false;
      }
      ++count;
    }
    return count != 0;
  }
  if (!expression.is(Kind::attribute)) return false;
  const std::string_view name = expression.child(Field::attribute).text();
  for (NodeId id = 0; id < model.tree.size(); ++id) {
    if (model.tree.data(id).kind != Kind::attribute) continue;
    const Node attribute = model.tree.node(id);
    if (attribute.child(Field::attribute).text() != name || !syntax::is_assigned_to(attribute)) continue;
    const Node assignment = attribute.parent();
    if (!assignment.is(Kind::assignment) || !makes_lock(model, assignment.child(Field::right))) return false;
    ++count;
  }
  return count != 0;
}

}  // namespace aioshift::transforms::deprecated_asyncio
