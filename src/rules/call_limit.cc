#include "rules/call_limit.h"

#include <algorithm>
#include <string_view>

namespace aioshift::rules {

using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

bool is_called_limiter(std::string_view name) {
  return name.find("sem") == 0 || name.find("_sem") != std::string_view::npos ||
         name.find("limit") != std::string_view::npos || name.find("throttle") != std::string_view::npos ||
         name.find("bounded") != std::string_view::npos;
}

// `self._slots = asyncio.Semaphore(2)`, somewhere in the file.
bool is_attribute_with_semaphore(const FileModel& model, std::string_view name) {
  for (NodeId id = 0; id < model.tree.size(); ++id) {
    const Node assignment = model.tree.node(id);
    if (!assignment.is(Kind::assignment)) continue;
    const Node target = assignment.child(Field::left);
    if (!target.is(Kind::attribute) || target.child(Field::attribute).text() != name) continue;
    const auto made = model.names.of_callee(assignment.child(Field::right));
    if (made && (made->path == "asyncio.Semaphore" || made->path == "asyncio.BoundedSemaphore")) return true;
  }
  return false;
}

bool is_semaphore(const FileModel& model, Node expression) {
  if (const auto made = model.names.of_callee(expression)) {
    return made->path == "asyncio.Semaphore" || made->path == "asyncio.BoundedSemaphore";
  }
  if (expression.is(Kind::attribute)) {
    const std::string_view name = expression.child(Field::attribute).text();
    return is_called_limiter(name) || is_attribute_with_semaphore(model, name);
  }
  if (!expression.is(Kind::identifier)) return false;
  if (is_called_limiter(expression.text())) return true;
  const auto scope = model.scopes.lookup(expression.text(), model.scopes.scope_at(expression));
  for (const semantics::Binding* binding : model.scopes.bindings(scope, expression.text())) {
    const auto made = binding->binder.is(Kind::assignment)
                          ? model.names.of_callee(binding->binder.child(Field::right))
                          : std::nullopt;
    if (made && made->path.ends_with("Semaphore")) return true;
  }
  return false;
}

bool enters_semaphore(const FileModel& model, Node with_item) {
  Node value = with_item.child(Field::value);
  if (value.is(Kind::as_pattern)) value = value.named_child(0);
  return is_semaphore(model, value);
}

// Whether the function waits for its turn itself.
bool is_limited_inside(const FileModel& model, Node definition) {
  for (NodeId id = definition.id(); id < definition.subtree_end(); ++id) {
    const Node node = model.tree.node(id);
    if (node.is(Kind::with_item) && enters_semaphore(model, node)) return true;
    if (node.is(Kind::call) && node.child(Field::function).is(Kind::attribute) &&
        node.child(Field::function).child(Field::attribute).text() == "acquire") {
      return true;
    }
  }
  return false;
}

}  // namespace

Node definition_called(const FileModel& model, Node call) {
  Node function = call.child(Field::function);
  const std::string_view name =
      function.is(Kind::attribute) ? function.child(Field::attribute).text() : function.text();
  Node found;
  for (const semantics::Binding& binding : model.scopes.all_bindings()) {
    if (binding.kind != semantics::BindingKind::kFunction || binding.name.text() != name) continue;
    if (found) return {};
    found = binding.binder;
  }
  return found;
}

bool is_limited(const FileModel& model, Node call) {
  const Node function = call.child(Field::function);
  const std::string_view last =
      function.is(Kind::attribute) ? function.child(Field::attribute).text() : function.text();
  if (is_called_limiter(last)) return true;
  for (const Node argument : call.child(Field::arguments).named_children()) {
    const Node value = argument.is(Kind::keyword_argument) ? argument.child(Field::value) : argument;
    if (is_semaphore(model, value)) return true;
  }
  const Node definition = definition_called(model, call);
  return definition && is_limited_inside(model, definition);
}

bool is_under_semaphore(const FileModel& model, Node statement) {
  for (Node up = statement.parent(); up && !up.is(Kind::function_definition); up = up.parent()) {
    if (!up.is(Kind::with_statement)) continue;
    const auto items = up.child(Kind::with_clause).named_children();
    if (std::any_of(items.begin(), items.end(), [&](Node item) { return enters_semaphore(model, item); }))
      return true;
  }
  return false;
}

}  // namespace aioshift::rules
