#include "semantics/loop_uses.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::semantics {

using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::without_parentheses;

namespace {

constexpr std::string_view kGetEventLoop = "asyncio.get_event_loop";
constexpr std::string_view kNewEventLoop = "asyncio.new_event_loop";
constexpr auto kOtherMakers = std::to_array<std::string_view>(
    {"asyncio.SelectorEventLoop", "asyncio.ProactorEventLoop", "uvloop.new_event_loop", "uvloop.Loop"});

bool is_maker(const QualifiedName& name) {
  return name.path == kGetEventLoop || name.path == kNewEventLoop ||
         std::find(kOtherMakers.begin(), kOtherMakers.end(), name.path) != kOtherMakers.end();
}

// The name of what makes the loop, where `value` is such a call.
std::optional<QualifiedName> maker_of(const FileModel& model, Node value) {
  const Node call = without_parentheses(value);
  auto name = call.is(Kind::call) ? model.names.of_callee(call) : std::nullopt;
  return name && is_maker(*name) ? name : std::nullopt;
}

// Whether the value is such a call, or may be one: `loop or asyncio.get_event_loop()`.
bool may_be_made(const FileModel& model, Node value) {
  value = without_parentheses(value);
  if (value.is_one_of(Kind::boolean_operator, Kind::conditional_expression)) {
    const auto parts = value.named_children();
    return std::any_of(parts.begin(), parts.end(), [&](Node part) { return may_be_made(model, part); });
  }
  return maker_of(model, value).has_value();
}

// The statement that is nothing but the expression.
Node statement_made_of(Node expression) {
  expression = syntax::outermost_parentheses(expression);
  const Node statement = expression.parent();
  return statement.is(Kind::expression_statement) && statement.named_child_count() == 1 &&
                 !statement.child(Kind::op_comma)
             ? statement
             : Node();
}

// `loop.NAME(...)`: the call of the method, where `object` is that of a call.
Node method_call(Node object) {
  const Node function = object.parent();
  const bool is_object = function.is(Kind::attribute) && function.child(Field::object) == object;
  const Node call = is_object ? function.parent() : Node();
  return call.is(Kind::call) && call.child(Field::function) == function ? call : Node();
}

std::string_view method_of(Node call) {
  return call.child(Field::function).child(Field::attribute).text();
}

bool is_shutdown(std::string_view method) {
  return method == "shutdown_asyncgens" || method == "shutdown_default_executor";
}

// The only argument of the call, passed by position.
Node only_argument(Node call) {
  const Node arguments = call.child(Field::arguments);
  return arguments.is(Kind::argument_list) && arguments.named_child_count() == 1 ? arguments.named_child(0)
                                                                                 : Node();
}

bool is_call_of(const FileModel& model, Node call, std::string_view qualified) {
  const auto name = call.is(Kind::call) ? model.names.of_callee(call) : std::nullopt;
  return name && name->path == qualified;
}

// Evaluated where it stands, once the function gets there: not so in a generator expression.
bool runs_in(Node node, Node scope) {
  if (syntax::enclosing_scope_node(node) != scope) return false;
  for (Node up = node.parent(); up && up != scope; up = up.parent()) {
    if (up.is(Kind::generator_expression)) return false;
  }
  return true;
}

void note_method(const FileModel& model, Node identifier, Node call, LoopUses& uses) {
  const std::string_view method = method_of(call);
  const Node statement = statement_made_of(call);
  if (method == "run_until_complete") {
    const Node argument = only_argument(call);
    const Node object = argument.is(Kind::call) && is_shutdown(method_of(argument))
                            ? argument.child(Field::function).child(Field::object)
                            : Node();
    const bool shuts_down = statement && object.is(Kind::identifier) && object.text() == identifier.text() &&
                            model.scopes.scope_at(object) == model.scopes.scope_at(identifier);
    if (shuts_down) {
      uses.cleanup.push_back(statement);
    } else {
      uses.runs.push_back(call);
    }
  } else if (is_shutdown(method)) {
    // Counted with the run around it.
    const Node run = call.parent().parent();
    if (!run.is(Kind::call) || method_of(run) != "run_until_complete" || !statement_made_of(run))
      uses.has_others = true;
  } else if (statement && (method == "close" || method == "stop")) {
    uses.cleanup.push_back(statement);
  } else if (method == "add_signal_handler" || method == "remove_signal_handler") {
    uses.handlers.push_back(identifier);
  } else {
    uses.has_others = true;
  }
}

void note(const FileModel& model, Node identifier, LoopUses& uses) {
  if (const Node call = method_call(identifier)) return note_method(model, identifier, call, uses);
  const Node call = identifier.parent().parent();
  const Node statement =
      is_call_of(model, call, "asyncio.set_event_loop") && only_argument(call) == identifier
          ? statement_made_of(call)
          : Node();
  if (statement) {
    uses.settings.push_back(statement);
  } else {
    uses.has_others = true;
  }
}

// `asyncio.set_event_loop(None)` behind the other cleanup, in the same block.
void note_unsetting(const FileModel& model, LoopUses& uses) {
  if (uses.cleanup.empty()) return;
  Node next = uses.cleanup.back().next_named_sibling();
  const Node call = next.is(Kind::expression_statement) ? next.named_child(0) : Node();
  if (is_call_of(model, call, "asyncio.set_event_loop") && only_argument(call).is(Kind::none))
    uses.cleanup.push_back(next);
}

LoopUses of_variable(const FileModel& model, const Binding& binding) {
  LoopUses uses;
  const Node assignment = binding.binder;
  const Node statement = assignment.parent();
  const Node scope = syntax::enclosing_scope_node(assignment);
  const auto name = maker_of(model, assignment.child(Field::right));
  uses.maker = without_parentheses(assignment.child(Field::right));
  uses.is_new = name->path != kGetEventLoop;
  uses.is_default = name->path == kGetEventLoop || name->path == kNewEventLoop;
  if (!name->is_certain) uses.maker = {};
  uses.assignment = statement;
  // Through `global` it belongs to everybody; in a class, to what has the attribute.
  if (!statement.is(Kind::expression_statement) || statement.range() != assignment.range() ||
      scope.is(Kind::class_definition) ||
      (scope ? model.scopes.scope_made_by(scope) : kModuleScope) != binding.scope) {
    uses.has_others = true;
  }
  for (const Node reference : model.scopes.references_to(binding.scope, binding.name.text())) {
    if (reference == binding.name) continue;
    if (!runs_in(reference, scope) || reference.begin() < assignment.begin()) uses.has_others = true;
    note(model, reference, uses);
  }
  note_unsetting(model, uses);
  return uses;
}

}  // namespace

std::optional<LoopUses> uses_of_loop(const FileModel& model, Node run) {
  const Node object = without_parentheses(run.child(Field::function).child(Field::object));
  if (const auto name = maker_of(model, object)) {
    LoopUses uses;
    uses.maker = name->is_certain ? object : Node();
    uses.is_new = name->path != kGetEventLoop;
    uses.is_default = name->path == kGetEventLoop || name->path == kNewEventLoop;
    uses.runs = {run};
    return uses;
  }
  if (!object.is(Kind::identifier)) return std::nullopt;
  const ScopeId scope = model.scopes.lookup(object.text(), model.scopes.scope_at(object));
  const auto bindings = model.scopes.bindings(scope, object.text());
  const auto value_of = [](const Binding* binding) {
    return binding->kind == BindingKind::kAssignment && !binding->is_partial
               ? binding->binder.child(Field::right)
               : Node();
  };
  const bool is_made = std::any_of(bindings.begin(), bindings.end(), [&](const Binding* binding) {
    const Node value = value_of(binding);
    return value && may_be_made(model, value);
  });
  if (!is_made) return std::nullopt;
  if (bindings.size() == 1 && maker_of(model, value_of(bindings.front())))
    return of_variable(model, *bindings.front());
  LoopUses uses;
  uses.runs = {run};
  return uses;
}

}  // namespace aioshift::semantics
