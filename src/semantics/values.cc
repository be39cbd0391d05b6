#include "semantics/values.h"

#include <optional>

#include "semantics/asyncio_members.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::semantics {

using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

constexpr int kDepth = 8;

Awaitability at_depth(const FileModel& model, Node expression, int depth);

// Whether something in the function's body, outside of the bodies of functions, classes and lambdas in it, is
// as `predicate` says.
template <typename Predicate>
bool any_own_node(Node function, Predicate predicate) {
  const Node body = function.child(Field::body);
  if (!body) return false;
  for (NodeId id = body.id(); id < body.subtree_end();) {
    const Node node = function.tree().node(id);
    if (node.is_one_of(Kind::function_definition, Kind::class_definition) ||
        (node.is(Kind::lambda) && node.is_named())) {
      id = node.subtree_end();
      continue;
    }
    if (predicate(node)) return true;
    ++id;
  }
  return false;
}

// The only binding of the variable that `identifier` means; null where there are several or none.
const Binding* only_binding(const FileModel& model, Node identifier) {
  const ScopeId scope = model.scopes.lookup(identifier.text(), model.scopes.scope_at(identifier));
  const auto bindings = model.scopes.bindings(scope, identifier.text());
  return bindings.size() == 1 ? bindings.front() : nullptr;
}

// A decorator may return anything: only what is known to leave the kind of function alone counts.
bool is_plain_definition(Node function) {
  const Node around = function.parent();
  if (!around.is(Kind::decorated_definition)) return true;
  for (const Node decorator : around.named_children()) {
    if (!decorator.is(Kind::decorator)) continue;
    const std::string_view name = decorator.named_child(0).text();
    const bool harmless = name == "staticmethod" || name == "classmethod" || name == "override" ||
                          name == "final" || name == "abstractmethod" || name == "abc.abstractmethod" ||
                          name == "typing.override" || name == "typing.final";
    if (!harmless) return false;
  }
  return true;
}

Awaitability of_calling(Node function) {
  if (!syntax::is_async_function(function) || !is_plain_definition(function)) return Awaitability::kUnknown;
  return is_generator_function(function) ? Awaitability::kAsyncIterator : Awaitability::kCoroutine;
}

// Whether every instance of the class has the method: it stands in the class's body itself.
bool is_unconditional_member(Node function, Node class_definition) {
  const Node definition = function.parent().is(Kind::decorated_definition) ? function.parent() : function;
  return definition.parent() == class_definition.child(Field::body);
}

// What calling the method of that name gives which an instance of the class has by the class itself
// or its bases, as far as they are in this file. Nothing where no class among them defines it, so
// that another base decides; kUnknown where the answer is not sure. Which of several bases comes
// first in the resolution order does not matter here: they have to agree.
std::optional<Awaitability> of_method(const FileModel& model, Node class_definition, std::string_view name,
                                      int depth) {
  if (depth > kDepth) return Awaitability::kUnknown;
  const auto bindings = model.scopes.bindings(model.scopes.scope_made_by(class_definition), name);
  if (bindings.size() > 1) return Awaitability::kUnknown;
  if (bindings.size() == 1) {
    const Node function = bindings.front()->binder;
    if (bindings.front()->kind != BindingKind::kFunction ||
        !is_unconditional_member(function, class_definition)) {
      return Awaitability::kUnknown;
    }
    return of_calling(function);
  }
  std::optional<Awaitability> result;
  for (const Node base : class_definition.child(Field::superclasses).named_children()) {
    const Binding* binding = base.is(Kind::identifier) ? only_binding(model, base) : nullptr;
    // An unknown base may define it.
    if (binding == nullptr || binding->kind != BindingKind::kClass) return Awaitability::kUnknown;
    const auto inherited = of_method(model, binding->binder, name, depth + 1);
    if (result && inherited && *result != *inherited) return Awaitability::kUnknown;
    if (inherited) result = inherited;
  }
  return result;
}

bool is_subclass(const FileModel& model, Node class_definition, Node of, int depth) {
  if (depth > kDepth) return true;  // rather one too many
  for (const Node base : class_definition.child(Field::superclasses).named_children()) {
    const Binding* binding = base.is(Kind::identifier) ? only_binding(model, base) : nullptr;
    if (binding == nullptr || binding->kind != BindingKind::kClass) continue;
    if (binding->binder == of || is_subclass(model, binding->binder, of, depth + 1)) return true;
  }
  return false;
}

// What `self.name()` gives in a method of the class: `self` may be an instance of a subclass, of
// which those in this file have to agree.
Awaitability of_method_of_self(const FileModel& model, Node class_definition, std::string_view name) {
  if (model.scopes.is_attribute_assigned(name)) return Awaitability::kUnknown;
  const auto own = of_method(model, class_definition, name, 0);
  if (!own || *own == Awaitability::kUnknown) return Awaitability::kUnknown;
  for (const Scope& scope : model.scopes.all()) {
    if (scope.kind != ScopeKind::kClass || scope.bindings.count(name) == 0 || scope.node == class_definition)
      continue;
    if (!is_subclass(model, scope.node, class_definition, 0)) continue;
    if (of_method(model, scope.node, name, 0) != own) return Awaitability::kUnknown;
  }
  return *own;
}

// Whether calling the class makes an instance of it and of nothing else, whose methods are the class's.
bool makes_plain_instances(const FileModel& model, Node class_definition) {
  if (class_definition.parent().is(Kind::decorated_definition)) {
    for (const Node decorator : class_definition.parent().named_children()) {
      if (!decorator.is(Kind::decorator)) continue;
      Node what = decorator.named_child(0);
      if (what.is(Kind::call)) what = what.child(Field::function);
      if (what.text() != "dataclass" && what.text() != "dataclasses.dataclass") return false;
    }
  }
  for (const Node base : class_definition.child(Field::superclasses).named_children()) {
    if (base.is(Kind::keyword_argument)) return false;
  }
  const ScopeId scope = model.scopes.scope_made_by(class_definition);
  return model.scopes.bindings(scope, "__new__").empty() &&
         model.scopes.bindings(scope, "__getattribute__").empty();
}

// The class of this file whose instance the expression is: a call of it, or a variable assigned once from
// one.
Node class_of_instance(const FileModel& model, Node expression) {
  if (expression.is(Kind::identifier)) {
    const Binding* variable = only_binding(model, expression);
    if (variable == nullptr || variable->is_partial || variable->kind != BindingKind::kAssignment) return {};
    expression = variable->binder.child(Field::right);
  }
  const Node function = expression.is(Kind::call) ? expression.child(Field::function) : Node();
  const Binding* binding = function.is(Kind::identifier) ? only_binding(model, function) : nullptr;
  if (binding == nullptr || binding->kind != BindingKind::kClass) return {};
  return makes_plain_instances(model, binding->binder) ? binding->binder : Node();
}

// What methods of these names give, whatever they belong to: those of an asynchronous generator
// are awaitable and no coroutines (language reference, 6.2.9.3), those of an executor or a loop
// give Futures.
Awaitability of_method_name(std::string_view name) {
  if (name == "__anext__" || name == "asend" || name == "athrow" || name == "aclose")
    return Awaitability::kOther;
  if (name == "run_in_executor" || name == "create_future" || name == "create_task" || name == "submit") {
    return Awaitability::kFuture;
  }
  return Awaitability::kUnknown;
}

Awaitability of_call(const FileModel& model, Node call) {
  const Node function = call.child(Field::function);
  if (function.is(Kind::identifier)) {
    const Binding* binding = only_binding(model, function);
    if (binding != nullptr && binding->kind == BindingKind::kFunction) return of_calling(binding->binder);
    if (binding != nullptr && binding->kind == BindingKind::kClass) return Awaitability::kOther;
    // The builtin (3.10) gives what __anext__() does.
    const bool is_builtin = model.scopes.lookup(function.text(), model.scopes.scope_at(function)) == kNoScope;
    if (is_builtin && function.text() == "anext") return Awaitability::kOther;
  }
  if (function.is(Kind::attribute)) {
    const Node object = function.child(Field::object);
    const std::string_view name = function.child(Field::attribute).text();
    if (object.is(Kind::identifier)) {
      if (const Node owner = class_of_self(model, object)) return of_method_of_self(model, owner, name);
    }
    if (const Node owner = class_of_instance(model, object);
        owner && !model.scopes.is_attribute_assigned(name)) {
      const Awaitability result = of_method(model, owner, name, 0).value_or(Awaitability::kUnknown);
      if (result != Awaitability::kUnknown) return result;
    }
    // loop.create_task() and friends on a known loop.
    if (is_event_loop(model, object)) {
      if (name == "create_task" || name == "create_future" || name == "run_in_executor")
        return Awaitability::kFuture;
      return Awaitability::kUnknown;
    }
  }
  if (function.is(Kind::attribute)) {
    const Awaitability by_name = of_method_name(function.child(Field::attribute).text());
    if (by_name != Awaitability::kUnknown) return by_name;
  }
  if (const auto name = model.names.of(function); name && name->is_certain) {
    switch (asyncio_member(name->path)) {
      case AsyncioMember::kCoroutineFunction:
        return Awaitability::kCoroutine;
      case AsyncioMember::kFutureFunction:
        return Awaitability::kFuture;
      case AsyncioMember::kUnknown:
        break;
    }
  }
  return Awaitability::kUnknown;
}

Awaitability of_type(const FileModel& model, Node type) {
  if (type.is(Kind::generic_type)) type = type.named_child(0);
  if (type.is(Kind::subscript)) type = type.child(Field::value);
  std::string path;
  if (const auto name = model.names.of(type)) path = name->path;
  if (path == "typing.Coroutine" || path == "collections.abc.Coroutine" || path == "types.CoroutineType") {
    return Awaitability::kCoroutine;
  }
  if (path == "asyncio.Task" || path == "asyncio.Future") return Awaitability::kFuture;
  return Awaitability::kUnknown;
}

Awaitability of_annotation(const FileModel& model, Node annotation) {
  return of_type(model, annotation.named_child(0));
}

// Of `typing.cast(type, value)`, which gives the value.
Awaitability of_cast(const FileModel& model, Node call, int depth) {
  const Node arguments = call.child(Field::arguments);
  if (arguments.named_child_count() != 2) return Awaitability::kUnknown;
  const Awaitability by_type = of_type(model, arguments.named_child(0));
  return by_type == Awaitability::kUnknown ? at_depth(model, arguments.named_child(1), depth + 1) : by_type;
}

Awaitability of_variable(const FileModel& model, Node identifier, int depth) {
  const Binding* binding = only_binding(model, identifier);
  if (binding == nullptr || binding->is_partial) return Awaitability::kUnknown;
  if (binding->kind == BindingKind::kParameter) {
    const Node type = binding->binder.child(Field::type);
    return type ? of_annotation(model, type) : Awaitability::kUnknown;
  }
  if (binding->kind != BindingKind::kAssignment) return Awaitability::kUnknown;
  return at_depth(
      model, binding->binder.child(binding->binder.is(Kind::named_expression) ? Field::value : Field::right),
      depth + 1);
}

Awaitability at_depth(const FileModel& model, Node expression, int depth) {
  if (!expression || depth > kDepth) return Awaitability::kUnknown;
  switch (expression.kind()) {
    case Kind::parenthesized_expression:
      return at_depth(model, expression.named_child(0), depth + 1);
    case Kind::named_expression:
      return at_depth(model, expression.child(Field::value), depth + 1);
    case Kind::call:
      return is_cast(model, expression) ? of_cast(model, expression, depth) : of_call(model, expression);
    case Kind::identifier:
      return of_variable(model, expression, depth);
    default:
      return Awaitability::kUnknown;
  }
}

}  // namespace

Awaitability awaitability(const FileModel& model, Node expression) {
  return at_depth(model, expression, 0);
}

bool is_cast(const FileModel& model, Node call) {
  const auto name = model.names.of_callee(call);
  return name && name->is_certain && name->path == "typing.cast";
}

bool hands_on_coroutine(const FileModel& model, Node function) {
  if (!is_plain_definition(function) || syntax::is_async_function(function)) return false;
  const Node type = function.child(Field::return_type);
  if (type) return of_annotation(model, type) == Awaitability::kCoroutine;
  const auto returns = [](Node node) { return node.is(Kind::return_statement); };
  return any_own_node(function, returns) && !any_own_node(function, [&](Node node) {
           return returns(node) && awaitability(model, node.named_child(0)) != Awaitability::kCoroutine;
         });
}

Node function_called(const FileModel& model, Node call) {
  const Node function = call.child(Field::function);
  if (function.is(Kind::identifier)) {
    const Binding* binding = only_binding(model, function);
    return binding != nullptr && binding->kind == BindingKind::kFunction ? binding->binder : Node();
  }
  if (!function.is(Kind::attribute) || !function.child(Field::object).is(Kind::identifier)) return {};
  const Node owner = class_of_self(model, function.child(Field::object));
  if (!owner) return {};
  const auto methods =
      model.scopes.bindings(model.scopes.scope_made_by(owner), function.child(Field::attribute).text());
  const bool is_method = methods.size() == 1 && methods.front()->kind == BindingKind::kFunction;
  return is_method ? methods.front()->binder : Node();
}

bool is_generator_function(Node function) {
  return any_own_node(function, [](Node node) { return node.is(Kind::yield); });
}

bool is_event_loop(const FileModel& model, Node expression) {
  for (int depth = 0; depth < kDepth && expression; ++depth) {
    if (expression.is(Kind::call)) {
      const auto name = model.names.of_callee(expression);
      return name && name->is_certain &&
             (name->path == "asyncio.get_running_loop" || name->path == "asyncio.get_event_loop" ||
              name->path == "asyncio.new_event_loop");
    }
    if (!expression.is(Kind::identifier)) return false;
    const Binding* binding = only_binding(model, expression);
    if (binding == nullptr || binding->is_partial || binding->kind != BindingKind::kAssignment) return false;
    expression = binding->binder.child(Field::right);
  }
  return false;
}

bool is_running_loop(const FileModel& model, Node expression) {
  expression = syntax::without_parentheses(expression);
  const Node coroutine = syntax::enclosing_function(expression);
  if (!coroutine || !syntax::is_async_function(coroutine)) return false;
  if (expression.is(Kind::identifier)) {
    const Binding* binding = only_binding(model, expression);
    if (binding == nullptr || binding->is_partial || binding->kind != BindingKind::kAssignment) return false;
    const Node assignment = binding->binder;
    if (!assignment.is(Kind::assignment) || syntax::enclosing_function(assignment) != coroutine) return false;
    // Every way to the use passes the assignment: it stands earlier in a block around the use.
    const Node block = syntax::statement_of(assignment).parent();
    if (!expression.is_inside(block) || assignment.begin() > expression.begin()) return false;
    expression = assignment.child(Field::right);
  }
  if (!expression.is(Kind::call) || !expression.child(Field::arguments).is(Kind::argument_list) ||
      expression.child(Field::arguments).named_child_count() != 0) {
    return false;
  }
  const auto name = model.names.of_callee(expression);
  return name && name->is_certain &&
         (name->path == "asyncio.get_running_loop" || name->path == "asyncio.get_event_loop");
}

Node class_of_self(const FileModel& model, Node identifier) {
  const Binding* binding = only_binding(model, identifier);
  if (binding == nullptr || binding->kind != BindingKind::kParameter || binding->is_partial) return {};
  const Node function = binding->binder.ancestor(Kind::function_definition);
  if (!function || function.child(Field::parameters).named_child(0) != binding->binder) return {};
  const Node definition = function.parent().is(Kind::decorated_definition) ? function.parent() : function;
  if (definition != function) {
    for (const Node decorator : definition.named_children()) {
      if (decorator.is(Kind::decorator) && decorator.named_child(0).text() == "staticmethod") return {};
    }
  }
  const Node scope = syntax::enclosing_scope_node(definition);
  return scope.is(Kind::class_definition) ? scope : Node();
}

}  // namespace aioshift::semantics
