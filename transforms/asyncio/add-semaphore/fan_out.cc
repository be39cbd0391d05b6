#include "fan_out.h"

#include <algorithm>
#include <string_view>

#include "semantics/evaluation.h"
#include "semantics/list_build.h"
#include "semantics/task_creation.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::transforms::add_semaphore {

using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

bool is_comprehension(Node node) {
  return node.is_one_of(Kind::list_comprehension, Kind::set_comprehension, Kind::generator_expression,
                        Kind::dictionary_comprehension);
}

// Whether `node`, an argument or what is starred in one, goes to a function that runs all of them at once.
bool is_consumed(const FileModel& model, Node node) {
  node = syntax::outermost_parentheses(node);
  Node argument = node;
  const bool is_starred = node.parent().is(Kind::list_splat);
  if (is_starred) argument = node.parent();
  const Node call = argument.parent().parent();
  if (!argument.parent().is(Kind::argument_list) || !call.is(Kind::call)) return false;
  const auto name = model.names.of_callee(call);
  if (!name || !name->is_certain) return false;
  if (is_starred) return name->path == "asyncio.gather";
  return call.child(Field::arguments).named_child(0) == argument &&
         (name->path == "asyncio.as_completed" || name->path == "asyncio.wait");
}

// `gather(*(f(x) for x in xs))` has the expression's parentheses; `as_completed(f(x) for x in xs)` has the
// call's.
bool is_consumed_comprehension(const FileModel& model, Node comprehension) {
  const Node call = comprehension.parent();
  if (comprehension.is(Kind::generator_expression) && call.is(Kind::call)) {
    const auto name = model.names.of_callee(call);
    return name && name->is_certain && (name->path == "asyncio.as_completed" || name->path == "asyncio.wait");
  }
  return is_consumed(model, comprehension);
}

bool is_consumed_list(const FileModel& model, Node name) {
  const auto build = semantics::list_build(model, name);
  return build && std::any_of(build->uses.begin(), build->uses.end(),
                              [&](Node use) { return is_consumed(model, use); });
}

// The name of the list that the statement assigns or appends to; null where it is none.
Node list_name(Node value) {
  const Node parent = value.parent();
  if (parent.is(Kind::assignment) && value.field() == Field::right) {
    const Node left = parent.child(Field::left);
    return left.is(Kind::identifier) ? left : Node();
  }
  if (!parent.is(Kind::argument_list)) return {};
  const Node method = parent.parent().child(Field::function);
  if (!method.is(Kind::attribute) || method.child(Field::attribute).text() != "append") return {};
  const Node object = method.child(Field::object);
  return object.is(Kind::identifier) ? object : Node();
}

// Takes the clauses of a comprehension along. False where one is asynchronous or awaits.
bool add_clauses(Node comprehension, FanOut& fan_out) {
  for (const Node clause : comprehension.named_children()) {
    if (!clause.is(Kind::for_in_clause)) continue;
    if (clause.child(Kind::kw_async) || semantics::suspends(clause)) return false;
    fan_out.targets.push_back(clause.child(Field::left));
    fan_out.iterables.push_back(clause.child(Field::right));
  }
  return true;
}

// Takes the loops around the statement along, from the inside, as long as their turns do not await: the
// outermost of them is where everything is started.
Node add_loops(Node statement, Node function, FanOut& fan_out) {
  Node place = statement;
  for (Node up = statement.parent(); up && up != function; up = up.parent()) {
    if (up.is_one_of(Kind::while_statement, Kind::try_statement, Kind::with_statement,
                     Kind::function_definition))
      break;
    if (!up.is(Kind::for_statement)) continue;
    if (up.child(Kind::kw_async) || semantics::suspends(up.child(Field::body))) break;
    fan_out.targets.push_back(up.child(Field::left));
    fan_out.iterables.push_back(up.child(Field::right));
    place = up;
  }
  return place;
}

}  // namespace

std::optional<FanOut> fan_out_of(const FileModel& model, Node call) {
  const Node function = syntax::enclosing_scope_node(call);
  if (!function.is(Kind::function_definition) || !syntax::is_async_function(function)) return std::nullopt;
  FanOut fan_out;
  fan_out.call = call;
  Node value = syntax::outermost_parentheses(call);
  Node group;
  bool is_started = false;
  if (const Node creation = value.parent().parent(); creation.is(Kind::call)) {
    const auto made = semantics::task_creation(model, creation);
    if (made && made->coroutine == value) {
      is_started = true;
      group = made->group;
      value = syntax::outermost_parentheses(creation);
    }
  }
  if (const Node comprehension = value.parent(); is_comprehension(comprehension)) {
    if (value.field() != Field::body || !add_clauses(comprehension, fan_out)) return std::nullopt;
    if (!is_started && !is_consumed_comprehension(model, comprehension) &&
        !is_consumed_list(model, list_name(syntax::outermost_parentheses(comprehension)))) {
      return std::nullopt;
    }
    fan_out.statement = syntax::statement_of(comprehension);
  } else {
    if (!is_started && !is_consumed_list(model, list_name(value))) return std::nullopt;
    fan_out.statement = syntax::statement_of(call);
    fan_out.statement = add_loops(fan_out.statement, function, fan_out);
    if (fan_out.targets.empty()) return std::nullopt;
  }
  // The tasks of a group are started inside its block: the semaphore stands in front of it.
  if (group && fan_out.statement.is_inside(group)) fan_out.statement = group;
  return fan_out;
}

}  // namespace aioshift::transforms::add_semaphore
