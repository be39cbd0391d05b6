#include "semantics/values.h"

#include "semantics/asyncio_members.h"
#include "syntax/statements.h"

namespace aioshift::semantics {

using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

constexpr int kDepth = 8;

Awaitability at_depth(const FileModel& model, Node expression, int depth);

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
    const bool harmless = name == "staticmethod" || name == "classmethod" || name == "override" || name == "final" ||
                          name == "abstractmethod" || name == "abc.abstractmethod" || name == "typing.override" ||
                          name == "typing.final";
    if (!harmless) return false;
  }
  return true;
}

Awaitability of_calling(Node function) {
  if (!syntax::is_async_function(function) || !is_plain_definition(function)) return Awaitability::kUnknown;
  return is_generator_function(function) ? Awaitability::kAsyncIterator : Awaitability::kCoroutine;
}

// The definition of `name` in the class or its bases, as far as they are in this file; null where
// it is not the one and only.
Node method_of(const FileModel& model, Node class_definition, std::string_view name, int depth) {
  const ScopeId scope = model.scopes.scope_made_by(class_definition);
  const auto bindings = model.scopes.bindings(scope, name);
  if (bindings.size() > 1) return {};
  if (bindings.size() == 1) return bindings.front()->kind == BindingKind::kFunction ? bindings.front()->binder : Node();
  if (depth > kDepth) return {};
  for (const Node base : class_definition.child(Field::superclasses).named_children()) {
    if (!base.is(Kind::identifier)) return {};  // an unknown base may define it
    const Binding* binding = only_binding(model, base);
    if (binding == nullptr || binding->kind != BindingKind::kClass) return {};
    if (const Node found = method_of(model, binding->binder, name, depth + 1)) return found;
  }
  return {};
}

// `self.name = ...` anywhere in the file makes the attribute something else on that instance.
bool is_assigned_as_attribute(const FileModel& model, std::string_view name) {
  const syntax::Tree& tree = model.tree;
  for (NodeId id = 0; id < tree.size(); ++id) {
    if (tree.data(id).kind != Kind::attribute) continue;
    const Node attribute = tree.node(id);
    if (attribute.child(Field::attribute).text() != name) continue;
    Node target = attribute;
    while (target.parent().is_one_of(Kind::pattern_list, Kind::tuple_pattern, Kind::list_pattern)) target = target.parent();
    if (target.field() == Field::left && target.parent().is_one_of(Kind::assignment, Kind::augmented_assignment)) return true;
  }
  return false;
}

// The class whose method's first parameter `identifier` is.
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

Awaitability of_call(const FileModel& model, Node call) {
  const Node function = call.child(Field::function);
  if (function.is(Kind::identifier)) {
    const Binding* binding = only_binding(model, function);
    if (binding != nullptr && binding->kind == BindingKind::kFunction) return of_calling(binding->binder);
  }
  if (function.is(Kind::attribute)) {
    const Node object = function.child(Field::object);
    const std::string_view name = function.child(Field::attribute).text();
    Node owner = object.is(Kind::identifier) ? class_of_self(model, object) : Node();
    if (object.is(Kind::call) && object.child(Field::function).text() == "super") owner = {};
    if (owner) {
      const Node method = method_of(model, owner, name, 0);
      if (method && !is_assigned_as_attribute(model, name)) return of_calling(method);
      return Awaitability::kUnknown;
    }
    // loop.create_task() and friends on a known loop.
    if (is_event_loop(model, object)) {
      if (name == "create_task" || name == "create_future" || name == "run_in_executor") return Awaitability::kFuture;
      return Awaitability::kUnknown;
    }
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

Awaitability of_annotation(const FileModel& model, Node annotation) {
  Node type = annotation.named_child(0);
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

Awaitability of_variable(const FileModel& model, Node identifier, int depth) {
  const Binding* binding = only_binding(model, identifier);
  if (binding == nullptr || binding->is_partial) return Awaitability::kUnknown;
  if (binding->kind == BindingKind::kParameter) {
    const Node type = binding->binder.child(Field::type);
    return type ? of_annotation(model, type) : Awaitability::kUnknown;
  }
  if (binding->kind != BindingKind::kAssignment) return Awaitability::kUnknown;
  return at_depth(model, binding->binder.child(binding->binder.is(Kind::named_expression) ? Field::value : Field::right),
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
      return of_call(model, expression);
    case Kind::identifier:
      return of_variable(model, expression, depth);
    default:
      return Awaitability::kUnknown;
  }
}

}  // namespace

Awaitability awaitability(const FileModel& model, Node expression) { return at_depth(model, expression, 0); }

bool is_generator_function(Node function) {
  const Node body = function.child(Field::body);
  if (!body) return false;
  const syntax::Tree& tree = function.tree();
  for (NodeId id = body.id(); id < body.subtree_end();) {
    const Node node = tree.node(id);
    if (node.is_one_of(Kind::function_definition, Kind::class_definition) || (node.is(Kind::lambda) && node.is_named())) {
      id = node.subtree_end();
      continue;
    }
    if (node.is(Kind::yield)) return true;
    ++id;
  }
  return false;
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

}  // namespace aioshift::semantics
