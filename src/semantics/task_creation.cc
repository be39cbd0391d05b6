#include "semantics/task_creation.h"

#include "semantics/values.h"

namespace aioshift::semantics {

using syntax::Field;
using syntax::Kind;
using syntax::Node;

Node task_group_statement(const FileModel& model, Node expression) {
  if (!expression.is(Kind::identifier)) return {};
  const ScopeId scope = model.scopes.lookup(expression.text(), model.scopes.scope_at(expression));
  if (scope == kNoScope) return {};
  Node found;
  // `tg` may name one group after the other.
  for (const Binding* binding : model.scopes.bindings(scope, expression.text())) {
    if (binding->kind != BindingKind::kWith) return {};
    const Node pattern = binding->name.ancestor(Kind::as_pattern);
    const auto name = model.names.of_callee(pattern ? pattern.named_child(0) : Node());
    if (!name || !name->is_certain || name->path != "asyncio.TaskGroup") return {};
    const Node statement = pattern.ancestor(Kind::with_statement);
    if (expression.is_inside(statement)) found = statement;
  }
  return found;
}

std::optional<TaskCreation> task_creation(const FileModel& model, Node call) {
  if (!call.is(Kind::call)) return std::nullopt;
  const Node function = call.child(Field::function);
  const Node arguments = call.child(Field::arguments);
  const Node first = arguments.is(Kind::argument_list) ? arguments.named_child(0) : Node();
  if (!first || first.is_one_of(Kind::list_splat, Kind::keyword_argument, Kind::dictionary_splat))
    return std::nullopt;
  if (function.is(Kind::attribute) && function.child(Field::attribute).text() == "create_task") {
    const Node object = function.child(Field::object);
    if (is_event_loop(model, object)) return TaskCreation{first, {}};
    if (const Node group = task_group_statement(model, object)) return TaskCreation{first, group};
  }
  const auto name = model.names.of(function);
  if (!name || !name->is_certain) return std::nullopt;
  if (name->path != "asyncio.create_task" && name->path != "asyncio.ensure_future") return std::nullopt;
  return TaskCreation{first, {}};
}

}  // namespace aioshift::semantics
