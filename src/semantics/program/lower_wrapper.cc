// What a decorator puts in the place of a function, where that only passes on what the function gives.
#include <algorithm>

#include "semantics/control_flow.h"
#include "semantics/program/lowering.h"

namespace aioshift::semantics {

using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

bool makes_scope(Node node) {
  return node.is_one_of(Kind::function_definition, Kind::lambda, Kind::class_definition);
}

// The nodes of a function's own code.
template <typename Visit>
void for_each_in(Node body, const Visit& visit) {
  for (NodeId id = body.id(); id < body.subtree_end();) {
    const Node node = body.tree().node(id);
    if (node != body && makes_scope(node)) {
      id = node.subtree_end();
      continue;
    }
    visit(node);
    ++id;
  }
}

Node without_parentheses(Node node) {
  while (node.is(Kind::parenthesized_expression)) node = node.named_child(0);
  return node;
}

// Whether something happens between the end of the statement and that of the function's call.
bool is_held(Node statement, Node function) {
  for (Node up = statement.parent(); up && up != function; up = up.parent()) {
    if (up.is_one_of(Kind::try_statement, Kind::with_statement)) return true;
  }
  return false;
}

// What the function calls last, wherever it ends; null where it may end in another way.
std::vector<Node> last_callees(Node function) {
  std::vector<Node> callees;
  bool is_plain = true;
  const Node body = function.child(Field::body);
  const auto add = [&](Node value) {
    const Node call = without_parentheses(value);
    if (!call.is(Kind::call)) {
      is_plain = false;
    } else {
      callees.push_back(call.child(Field::function));
    }
  };
  if (function.is(Kind::lambda)) {
    add(body);
  } else {
    if (function.child(Kind::kw_async) || exits_of(body).falls_through) return {};
    for_each_in(body, [&](Node node) {
      if (node.is_one_of(Kind::yield, Kind::await)) is_plain = false;
      if (!node.is(Kind::return_statement)) return;
      if (is_held(node, function)) is_plain = false;
      add(node.named_child(0));
    });
  }
  return is_plain ? callees : std::vector<Node>();
}

// The parameter that the constructor keeps in the attribute, and nothing else does; empty where there is
// none.
std::string_view kept_parameter(Node constructor, std::string_view attribute) {
  std::string_view kept;
  int stores = 0;
  const Node around = constructor.ancestor(Kind::class_definition);
  for (NodeId id = around.id(); id < around.subtree_end(); ++id) {
    const Node target = around.tree().node(id);
    const bool is_store = target.is(Kind::attribute) && target.field() == Field::left &&
                          target.child(Field::attribute).text() == attribute;
    if (!is_store) continue;
    ++stores;
    const Node assignment = target.parent();
    const Node value = assignment.child(Field::right);
    if (assignment.is(Kind::assignment) && assignment.ancestor(Kind::function_definition) == constructor &&
        target.child(Field::object).text() == "self" && value.is(Kind::identifier))
      kept = value.text();
  }
  return stores == 1 ? kept : std::string_view();
}

Node method_of(Node class_body, std::string_view name) {
  for (const Node statement : class_body.named_children()) {
    if (statement.is(Kind::function_definition) && statement.child(Field::name).text() == name)
      return statement;
  }
  return {};
}

}  // namespace

// The number of the parameter that the name means throughout the function.
std::uint32_t Lowering::parameter_named(std::string_view bare, Node definition) const {
  const ScopeId scope = model_.scopes.scope_made_by(definition);
  if (scope == kNoScope) return kNoParameter;
  const auto bindings = model_.scopes.bindings(scope, bare);
  if (bindings.size() != 1 || bindings.front()->kind != BindingKind::kParameter) return kNoParameter;
  std::uint32_t number = 0;
  for (const Node node : definition.child(Field::parameters).children()) {
    if (node.is_one_of(Kind::positional_separator, Kind::keyword_separator)) continue;
    if (!node.is_named() || node.is_extra()) continue;
    if (bindings.front()->name.is_inside(node))
      return node.is_one_of(Kind::list_splat_pattern, Kind::dictionary_splat_pattern) ? kNoParameter : number;
    ++number;
  }
  return kNoParameter;
}

void Lowering::note_wrapper(FunctionIndex index, Node definition) {
  const bool is_call = definition.is(Kind::function_definition) && class_ != kNoClass &&
                       definition.child(Field::name).text() == "__call__";
  if (!is_call && (function_ == kModuleCode || class_ != kNoClass)) return;
  const std::vector<Node> callees = last_callees(definition);
  if (callees.empty()) return;
  const auto text = callees.front().text();
  if (std::any_of(callees.begin(), callees.end(), [&](Node callee) { return callee.text() != text; })) return;
  std::uint32_t number = kNoParameter;
  if (is_call) {
    const Node callee = callees.front();
    const Node around = definition.ancestor(Kind::class_definition);
    const Node constructor = method_of(around.child(Field::body), "__init__");
    if (!constructor || !callee.is(Kind::attribute) || callee.child(Field::object).text() != "self") return;
    const std::string_view kept = kept_parameter(constructor, callee.child(Field::attribute).text());
    if (!kept.empty()) number = parameter_named(kept, constructor);
  } else {
    const Node maker = definition.ancestor(Kind::function_definition);
    const ScopeId inner = model_.scopes.scope_made_by(definition);
    if (!maker || !callees.front().is(Kind::identifier) || inner == kNoScope) return;
    if (model_.scopes.lookup(text, inner) != model_.scopes.scope_made_by(maker)) return;
    number = parameter_named(text, maker);
  }
  builder_.code.functions[index].wrapped_parameter = number;
}

void Lowering::note_handed_on(FunctionIndex index, Node definition) {
  auto& numbers = builder_.code.functions[index].handed_on_parameters;
  const ScopeId scope = model_.scopes.scope_made_by(definition);
  const auto calls_inner_function = [&](Node call) {
    const Node callee = call.child(Field::function);
    if (!call.is(Kind::call) || !callee.is(Kind::identifier)) return false;
    const auto bindings = model_.scopes.bindings(scope, callee.text());
    return !bindings.empty() && std::all_of(bindings.begin(), bindings.end(), [](const Binding* binding) {
      return binding->kind == BindingKind::kFunction;
    });
  };
  for_each_in(definition.child(Field::body), [&](Node node) {
    if (!node.is(Kind::return_statement)) return;
    for_each_in(node, [&](Node part) {
      if (!part.is(Kind::identifier) || !part.parent().is(Kind::argument_list)) return;
      if (!calls_inner_function(part.parent().parent())) return;
      const std::uint32_t number = parameter_named(part.text(), definition);
      if (number != kNoParameter && std::find(numbers.begin(), numbers.end(), number) == numbers.end())
        numbers.push_back(number);
    });
  });
}

}  // namespace aioshift::semantics
