#include "arguments.h"

#include <algorithm>
#include <set>

#include "semantics/data_flow.h"
#include "semantics/task_creation.h"
#include "semantics/values.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::transforms::gather_to_taskgroup {

using rewrite::Reason;
using semantics::Awaitability;
using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

Reason reason_for(Awaitability kind) {
  return kind == Awaitability::kUnknown ? Reason::kMaybeNotACoroutine : Reason::kNotACoroutine;
}

// `task = asyncio.create_task(...)`, where the variable of the next line is meant: the call.
Node made_just_before(const FileModel& model, Node element) {
  if (!element.is(Kind::identifier)) return element;
  const Node value = semantics::only_value(model, element);
  if (!value || !is_task_creation(model, value)) return element;
  const Node block = syntax::statement_of(value).parent();
  return block == syntax::statement_of(element).parent() ? value : element;
}

// What every element is: all coroutines, or all calls that make tasks; the reason where they are neither.
tl::expected<Argument::Kind, Reason> kind_of_elements(const FileModel& model,
                                                      const std::vector<Node>& elements) {
  std::size_t creations = 0;
  for (const Node element : elements) {
    const Node inside = made_just_before(model, syntax::without_parentheses(element));
    if (is_task_creation(model, inside)) {
      ++creations;
      continue;
    }
    const Awaitability kind = semantics::awaitability(model, inside);
    if (kind != Awaitability::kCoroutine || !inside.is(Kind::call)) return tl::unexpected(reason_for(kind));
  }
  if (creations == 0) return Argument::Kind::kCoroutine;
  if (creations < elements.size()) return tl::unexpected(Reason::kStartedEarlier);
  return Argument::Kind::kCreation;
}

// A variable that is assigned a task, once, in a statement of its own.
Argument read_variable(const FileModel& model, Node name) {
  Argument argument{Argument::Kind::kTask, name};
  const auto scope = model.scopes.lookup(name.text(), model.scopes.scope_at(name));
  const auto bindings = model.scopes.bindings(scope, name.text());
  if (bindings.size() != 1 || !bindings.front()->binder.is(Kind::assignment)) return argument;
  const Node assignment = bindings.front()->binder;
  const Node value = assignment.child(Field::right);
  if (bindings.front()->is_partial || !assignment.parent().is(Kind::expression_statement) ||
      syntax::enclosing_scope_node(assignment) != syntax::enclosing_scope_node(name) ||
      !is_task_creation(model, value)) {
    return argument;
  }
  argument.assignment = assignment.parent();
  argument.creations = {value};
  return argument;
}

tl::expected<Argument, Reason> read_single(const FileModel& model, Node node) {
  node = syntax::without_parentheses(node);
  if (is_task_creation(model, node)) return Argument{Argument::Kind::kCreation, node, {node}};
  const Awaitability kind = semantics::awaitability(model, node);
  if (node.is(Kind::identifier) && kind == Awaitability::kFuture) return read_variable(model, node);
  // A variable that holds a coroutine may hold one that is awaited already.
  if (kind != Awaitability::kCoroutine) return tl::unexpected(reason_for(kind));
  return Argument{Argument::Kind::kCoroutine, node};
}

tl::expected<Argument, Reason> read_starred(const FileModel& model, Node node) {
  if (node.is_one_of(Kind::list_comprehension, Kind::generator_expression)) {
    const Node body = node.child(Field::body);
    const auto kind = kind_of_elements(model, {body});
    if (!kind) return tl::unexpected(kind.error());
    Argument argument{Argument::Kind::kComprehension, node};
    if (*kind == Argument::Kind::kCreation) argument.creations = {syntax::without_parentheses(body)};
    return argument;
  }
  const auto build = semantics::list_build(model, node);
  if (!build || build->elements.empty()) return tl::unexpected(Reason::kMaybeNotACoroutine);
  const auto kind = kind_of_elements(model, build->elements);
  if (!kind) return tl::unexpected(kind.error());
  Argument argument{Argument::Kind::kCoroutineList, node};
  argument.list = *build;
  if (*kind == Argument::Kind::kCreation) {
    argument.kind = Argument::Kind::kTaskList;
    for (const Node element : build->elements)
      argument.creations.push_back(made_just_before(model, syntax::without_parentheses(element)));
  }
  return argument;
}

std::optional<Reason> obstacle_of_keywords(Node list) {
  for (const Node child : list.named_children()) {
    if (child.is(Kind::dictionary_splat)) return Reason::kUnsupportedArguments;
    if (!child.is(Kind::keyword_argument)) continue;
    if (child.child(Field::name).text() != "return_exceptions") return Reason::kUnsupportedArguments;
    if (!child.child(Field::value).is(Kind::false_)) return Reason::kReturnsExceptions;
  }
  return std::nullopt;
}

bool has_two_of_the_same(const std::vector<Argument>& arguments) {
  std::set<std::string_view> names;
  return std::any_of(arguments.begin(), arguments.end(), [&](const Argument& argument) {
    return argument.node.is(Kind::identifier) && !names.insert(argument.node.text()).second;
  });
}

}  // namespace

bool is_task_creation(const FileModel& model, Node call) {
  const auto creation = semantics::task_creation(model, call);
  if (!creation || creation->group) return false;
  const auto name = model.names.of_callee(call);
  if (!name || name->path != "asyncio.ensure_future") return true;
  return call.child(Field::arguments).named_child_count() == 1 &&
         semantics::awaitability(model, creation->coroutine) == Awaitability::kCoroutine;
}

tl::expected<std::vector<Argument>, Reason> read_arguments(const FileModel& model, Node call) {
  const Node list = call.child(Field::arguments);
  if (!list.is(Kind::argument_list)) return tl::unexpected(Reason::kUnsupportedArguments);
  std::vector<Argument> arguments;
  const auto add = [&](tl::expected<Argument, Reason> argument) -> std::optional<Reason> {
    if (!argument) return argument.error();
    arguments.push_back(std::move(*argument));
    return std::nullopt;
  };
  if (const auto reason = obstacle_of_keywords(list)) return tl::unexpected(*reason);
  for (const Node child : list.named_children()) {
    if (child.is(Kind::keyword_argument)) continue;
    if (!child.is(Kind::list_splat)) {
      if (const auto reason = add(read_single(model, child))) return tl::unexpected(*reason);
      continue;
    }
    const Node starred = syntax::without_parentheses(child.named_child(0));
    if (!starred.is_one_of(Kind::list, Kind::tuple)) {
      if (const auto reason = add(read_starred(model, starred))) return tl::unexpected(*reason);
      continue;
    }
    for (const Node element : starred.named_children()) {
      if (element.is(Kind::list_splat)) return tl::unexpected(Reason::kUnsupportedArguments);
      if (const auto reason = add(read_single(model, element))) return tl::unexpected(*reason);
    }
  }
  if (arguments.empty()) return tl::unexpected(Reason::kUnsupportedArguments);
  // gather takes one coroutine for two, a task group fails.
  if (has_two_of_the_same(arguments)) return tl::unexpected(Reason::kUnsupportedArguments);
  return arguments;
}

}  // namespace aioshift::transforms::gather_to_taskgroup
