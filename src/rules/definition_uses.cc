#include "rules/definition_uses.h"

#include <algorithm>

#include "syntax/literals.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::rules {

using rewrite::Reason;
using semantics::BindingKind;
using semantics::FileModel;
using semantics::ScopeId;
using semantics::ScopeKind;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> texts) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

std::string_view name_of(Node definition) {
  return definition.child(Field::name).text();
}

// `__all__`, getattr, mock.patch: a text that is the name, or ends in it. Annotations in quotes are none.
Node text_that_names(const FileModel& model, std::string_view name) {
  for (NodeId id = 0; id < model.tree.size(); ++id) {
    if (model.tree.data(id).kind != Kind::string) continue;
    const Node node = model.tree.node(id);
    const auto text = syntax::plain_string(node);
    if (!text || !text->ends_with(name)) continue;
    const bool is_whole = text->size() == name.size() || (*text)[text->size() - name.size() - 1] == '.';
    if (is_whole && !node.ancestor(Kind::type)) return node;
  }
  return {};
}

bool has_decorator(Node function, std::initializer_list<std::string_view> names) {
  if (!function.parent().is(Kind::decorated_definition)) return false;
  for (const Node child : function.parent().named_children()) {
    if (child.is(Kind::decorator) && is_one_of(child.named_child(0).text(), names)) return true;
  }
  return false;
}

std::vector<Node> methods_of(Node class_definition) {
  std::vector<Node> methods;
  for (Node child : class_definition.child(Field::body).named_children()) {
    if (child.is(Kind::decorated_definition)) child = child.child(Field::definition);
    if (child.is(Kind::function_definition)) methods.push_back(child);
  }
  return methods;
}

class UseCollector {
 public:
  UseCollector(const FileContext& context, Node definition,
               std::initializer_list<std::string_view> returns_self)
      : context_(context), model_(context.model), definition_(definition), returns_self_(returns_self) {}

  DefinitionUses collect() {
    const std::string_view name = name_of(definition_);
    const ScopeId scope = model_.scopes.scope_at(definition_);
    const ScopeKind kind = model_.scopes.scope(scope).kind;
    const bool is_visible_outside = kind == ScopeKind::kModule || kind == ScopeKind::kClass;
    if (is_visible_outside && context_.program.is_mentioned_elsewhere(name, context_.path))
      refuse(Reason::kUsedElsewhere, definition_);
    if (const Node text = text_that_names(model_, name)) refuse(Reason::kUsedElsewhere, text);
    if (model_.scopes.bindings(scope, name).size() != 1) refuse(Reason::kAmbiguousName, definition_);
    if (kind == ScopeKind::kClass) {
      collect_method_calls();
      return std::move(result_);
    }
    for (const Node reference : model_.scopes.references_to(scope, name)) add_reference(reference);
    if (definition_.is(Kind::class_definition)) {
      for (const Node method : methods_of(definition_)) collect_self(method);
    }
    return std::move(result_);
  }

 private:
  void refuse(Reason reason, Node at) {
    if (!result_.obstacle) result_.obstacle = Obstacle{reason, at};
  }

  void add_reference(Node reference) {
    if (const Node type = reference.ancestor(Kind::type)) {
      // `def __enter__(self) -> Connection` says what it always did.
      if (type.field() != Field::return_type || !type.is_inside(definition_))
        refuse(Reason::kEscapes, reference);
      return;
    }
    const Node callee = syntax::outermost_parentheses(reference);
    if (callee.parent().is(Kind::call) && callee.field() == Field::function) {
      add_call(callee.parent());
    } else {
      refuse(Reason::kEscapes, reference);
    }
  }

  void add_call(Node call) {
    const Node value = syntax::outermost_parentheses(call);
    const Node assignment = value.parent();
    const bool is_assigned = assignment.is(Kind::assignment) && value.field() == Field::right &&
                             assignment.parent().is(Kind::expression_statement);
    if (!is_assigned) {
      result_.values.push_back(value);
      return;
    }
    const Node target = assignment.child(Field::left);
    if (!target.is(Kind::identifier)) return refuse(Reason::kEscapes, call);
    const ScopeId scope = model_.scopes.lookup(target.text(), model_.scopes.scope_at(target));
    if (model_.scopes.scope(scope).kind != ScopeKind::kFunction) return refuse(Reason::kEscapes, call);
    if (model_.scopes.bindings(scope, target.text()).size() != 1) return refuse(Reason::kAmbiguousName, call);
    for (const Node reference : model_.scopes.references_to(scope, target.text())) {
      if (reference != target) result_.values.push_back(syntax::outermost_parentheses(reference));
    }
  }

  // What the method calls its first parameter.
  void collect_self(Node method) {
    if (has_decorator(method, {"staticmethod"})) return;
    const bool is_of_class = has_decorator(method, {"classmethod"});
    const Node parameter = method.child(Field::parameters).named_child(0);
    if (!parameter.is(Kind::identifier)) return;
    const ScopeId scope = model_.scopes.scope_made_by(method);
    if (model_.scopes.bindings(scope, parameter.text()).size() != 1)
      return refuse(Reason::kAmbiguousName, parameter);
    for (const Node reference : model_.scopes.references_to(scope, parameter.text())) {
      const Node value = syntax::outermost_parentheses(reference);
      if (value.parent().is(Kind::attribute)) continue;
      const bool is_returned = value.parent().is(Kind::return_statement);
      if (is_of_class || (is_returned && !is_one_of(name_of(method), returns_self_))) {
        refuse(Reason::kEscapes, reference);
      } else if (!is_returned) {
        result_.values.push_back(value);
      }
    }
  }

  void collect_method_calls() {
    const Node owner = syntax::enclosing_scope_node(definition_);
    if (const auto reason = obstacle_at_definition(model_, owner, {})) refuse(*reason, owner);
    const std::string_view name = name_of(definition_);
    for (const semantics::Scope& scope : model_.scopes.all()) {
      if (scope.kind == ScopeKind::kClass && scope.node != owner && scope.bindings.count(name) != 0)
        refuse(Reason::kAmbiguousName, scope.node);
    }
    if (model_.scopes.is_attribute_assigned(name)) refuse(Reason::kAmbiguousName, definition_);
    for (NodeId id = 0; id < model_.tree.size(); ++id) {
      const Node node = model_.tree.node(id);
      if (!node.is(Kind::attribute) || node.child(Field::attribute).text() != name) continue;
      const bool is_called = node.parent().is(Kind::call) && node.field() == Field::function;
      if (is_called && is_self(node.child(Field::object), owner)) {
        add_call(node.parent());
      } else {
        refuse(Reason::kEscapes, node);
      }
    }
  }

  bool is_self(Node object, Node owner) const {
    if (!object.is(Kind::identifier)) return false;
    const ScopeId scope = model_.scopes.lookup(object.text(), model_.scopes.scope_at(object));
    const auto bindings = model_.scopes.bindings(scope, object.text());
    if (bindings.size() != 1 || bindings[0]->kind != BindingKind::kParameter) return false;
    const Node method = bindings[0]->binder.ancestor(Kind::function_definition);
    const auto methods = methods_of(owner);
    return std::find(methods.begin(), methods.end(), method) != methods.end() &&
           method.child(Field::parameters).named_child(0) == bindings[0]->binder &&
           !has_decorator(method, {"staticmethod", "classmethod"});
  }

  const FileContext& context_;
  const FileModel& model_;
  Node definition_;
  std::initializer_list<std::string_view> returns_self_;
  DefinitionUses result_;
};

bool is_known_decorator(const FileModel& model, Node decorator,
                        std::initializer_list<std::string_view> known) {
  Node what = decorator.named_child(0);
  if (what.is(Kind::call)) what = what.child(Field::function);
  const auto name = model.names.of(what);
  return name && name->is_certain && is_one_of(name->path, known);
}

}  // namespace

DefinitionUses uses_of_definition(const FileContext& context, Node definition,
                                  std::initializer_list<std::string_view> returns_self) {
  return UseCollector(context, definition, returns_self).collect();
}

Node method_of(const FileModel& model, Node class_definition, std::string_view name) {
  const auto bindings = model.scopes.bindings(model.scopes.scope_made_by(class_definition), name);
  if (bindings.size() != 1 || bindings[0]->kind != BindingKind::kFunction) return {};
  const Node method = bindings[0]->binder;
  const auto methods = methods_of(class_definition);
  return std::find(methods.begin(), methods.end(), method) != methods.end() ? method : Node();
}

std::optional<Reason> obstacle_at_definition(const FileModel& model, Node definition,
                                             std::initializer_list<std::string_view> known) {
  if (definition.parent().is(Kind::decorated_definition)) {
    for (const Node child : definition.parent().named_children()) {
      if (child.is(Kind::decorator) && !is_known_decorator(model, child, known)) return Reason::kDecorated;
    }
  }
  if (!definition.is(Kind::class_definition)) return std::nullopt;
  for (const Node base : definition.child(Field::superclasses).named_children()) {
    if (base.text() != "object") return Reason::kHasBases;
  }
  return std::nullopt;
}

bool is_attribute_named(const FileModel& model, std::initializer_list<std::string_view> names) {
  for (NodeId id = 0; id < model.tree.size(); ++id) {
    if (model.tree.data(id).kind != Kind::attribute) continue;
    if (is_one_of(model.tree.node(id).child(Field::attribute).text(), names)) return true;
  }
  return false;
}

}  // namespace aioshift::rules
