#include "state.h"

#include <algorithm>

#include "semantics/data_flow.h"
#include "semantics/evaluation.h"
#include "semantics/values.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::transforms::shared_state_race {

using semantics::BindingKind;
using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

constexpr int kDepth = 4;

// A variable of the module that functions change: assigned there, and not only once as a constant.
bool is_module_variable(const FileModel& model, Node identifier) {
  const auto scope = model.scopes.lookup(identifier.text(), model.scopes.scope_at(identifier));
  if (scope != semantics::kModuleScope) return false;
  const auto bindings = model.scopes.bindings(scope, identifier.text());
  return !bindings.empty() &&
         std::all_of(bindings.begin(), bindings.end(), [](const semantics::Binding* binding) {
           return binding->kind == BindingKind::kAssignment || binding->kind == BindingKind::kAugmented ||
                  binding->kind == BindingKind::kAnnotation;
         });
}

// Calls `visit` for each node of the statement or expression that runs with it: not in nested functions.
template <typename Visit>
void for_each_running(Node node, Visit visit) {
  for (NodeId id = node.id(); id < node.subtree_end();) {
    const Node inner = node.tree().node(id);
    if (inner.is_one_of(Kind::function_definition, Kind::class_definition, Kind::lambda) &&
        inner.is_named() && inner != node) {
      id = inner.subtree_end();
      continue;
    }
    visit(inner);
    ++id;
  }
}

bool is_suspension(Node node) {
  return (node.is(Kind::await) && node.is_named()) ||
         (node.is(Kind::kw_async) &&
          node.parent().is_one_of(Kind::with_statement, Kind::for_statement, Kind::for_in_clause));
}

bool leaves(Node block) {
  const Node last = block.named_child(block.named_child_count() - 1);
  return last.is_one_of(Kind::return_statement, Kind::raise_statement, Kind::continue_statement,
                        Kind::break_statement);
}

// Whether a path that passes `node`, in `region`, may get to `target`: not from a block that leaves, nor from
// another branch of a statement that holds the target.
bool may_get_to(Node node, Node target, Node region) {
  for (Node up = node; up && up != region; up = up.parent()) {
    if (!up.is(Kind::block) || target.is_inside(up)) continue;
    if (leaves(up)) return false;
    const Node branches =
        up.parent().is_one_of(Kind::elif_clause, Kind::else_clause) ? up.parent().parent() : up.parent();
    if (branches.is(Kind::if_statement) && target.is_inside(branches)) return false;
  }
  return true;
}

// Whether the coroutine may be suspended on the way from `from` to `target`, as far as both are in `region`:
// an await around `from` comes after it.
bool is_suspended_between(Node region, Node from, Node target) {
  bool found = false;
  for_each_running(region, [&](Node node) {
    found =
        found || (is_suspension(node) && (node.is(Kind::await) ? node.end() : node.begin()) >= from.end() &&
                  node.begin() < target.end() && may_get_to(node, target, region));
  });
  return found;
}

// Whether the state is written behind `from` before anything suspends: the coroutine has claimed it.
bool is_claimed(const FileModel& model, const State& state, Node region, Node from, const Write& write) {
  bool is_claimed = false;
  bool is_suspended = false;
  for_each_running(region, [&](Node node) {
    if (is_claimed || node.begin() < from.end()) return;
    is_suspended = is_suspended || is_suspension(node);
    if (is_suspended || node.parent() == write.statement) return;
    const auto other = write_of(model, node);
    is_claimed = other && other->first == state && !semantics::suspends(other->second.value);
  });
  return is_claimed;
}

Node child_of(Node block, Node node) {
  while (node && node.parent() != block) node = node.parent();
  return node;
}

// The block around both, and its statements that hold them.
std::pair<Node, Node> statements_around(Node first, Node last) {
  for (Node block = first.parent(); block; block = block.parent()) {
    if (!block.is(Kind::block) || !last.is_inside(block)) continue;
    return {child_of(block, first), child_of(block, last)};
  }
  return {};
}

// The statement that assigns to a local variable of `expression` what was read from the state.
Node read_by_variable(const FileModel& model, Node expression, const State& state, int depth) {
  Node found;
  if (depth > kDepth) return found;
  for_each_running(expression, [&](Node node) {
    if (found || !node.is(Kind::identifier)) return;
    const Node value = semantics::only_value(model, node);
    if (!value) return;
    found = first_read(model, value, state);
    if (!found) found = read_by_variable(model, value, state, depth + 1);
  });
  return found;
}

// Whether the value has been awaited: itself, or the variable that it is.
bool is_awaited_value(const FileModel& model, Node value) {
  value = syntax::without_parentheses(value);
  if (semantics::suspends(value)) return true;
  const auto reaching =
      value.is(Kind::identifier) ? semantics::reaching_definitions(model, value) : std::nullopt;
  if (!reaching) return false;
  return std::any_of(reaching->definitions.begin(), reaching->definitions.end(),
                     [](const semantics::Binding* binding) {
                       return binding->binder.is(Kind::assignment) &&
                              semantics::suspends(binding->binder.child(Field::right));
                     });
}

// The condition that decides whether the write is reached, and reads the state; its read.
Node deciding_read(const FileModel& model, const State& state, Node statement, Node function) {
  for (Node node = statement; node && node != function; node = node.parent()) {
    const Node parent = node.parent();
    if (parent.is_one_of(Kind::if_statement, Kind::elif_clause) && node.is(Kind::block)) {
      const Node condition = parent.child(Field::condition);
      if (const Node read = first_read(model, condition, state)) return read;
      if (const Node read = read_by_variable(model, condition, state, 0)) return read;
    }
    if (!parent.is(Kind::block)) continue;
    for (const Node sibling : parent.named_children()) {
      if (sibling == node) break;
      if (!sibling.is(Kind::if_statement) || !leaves(sibling.child(Field::consequence))) continue;
      const Node condition = sibling.child(Field::condition);
      if (const Node read = first_read(model, condition, state)) return read;
      if (const Node read = read_by_variable(model, condition, state, 0)) return read;
    }
  }
  return {};
}

}  // namespace

std::optional<State> state_of(const FileModel& model, Node expression) {
  expression = syntax::without_parentheses(expression);
  while (expression.is(Kind::subscript)) expression = expression.child(Field::value);
  if (expression.is(Kind::attribute)) {
    const Node object = expression.child(Field::object);
    if (!object.is(Kind::identifier)) return std::nullopt;
    const Node owner = semantics::class_of_self(model, object);
    if (!owner) return std::nullopt;
    return State{expression.child(Field::attribute).text(), owner};
  }
  if (!expression.is(Kind::identifier) || !is_module_variable(model, expression)) return std::nullopt;
  return State{expression.text(), {}};
}

Node first_read(const FileModel& model, Node node, const State& state) {
  Node found;
  for_each_running(node, [&](Node inner) {
    if (found || !inner.is_one_of(Kind::attribute, Kind::identifier)) return;
    const Node parent = inner.parent();
    if (parent.is(Kind::attribute) && parent.child(Field::attribute) == inner) return;
    if (parent.is(Kind::keyword_argument) && inner.field() == Field::name) return;
    // A method of the same name is no state.
    if (parent.is(Kind::call) && inner.field() == Field::function) return;
    if (state_of(model, inner) == state) found = inner;
  });
  return found;
}

std::optional<std::pair<State, Write>> write_of(const FileModel& model, Node assignment) {
  if (!assignment.is_one_of(Kind::assignment, Kind::augmented_assignment)) return std::nullopt;
  const Node statement = assignment.parent();
  const Node target = assignment.child(Field::left);
  const Node value = assignment.child(Field::right);
  if (!statement.is(Kind::expression_statement) || !value) return std::nullopt;
  const auto state = state_of(model, target);
  if (!state) return std::nullopt;
  return std::pair{*state, Write{statement, target, value, assignment.is(Kind::augmented_assignment)}};
}

std::vector<Write> writes(const FileModel& model, const State& state) {
  std::vector<Write> found;
  for (NodeId id = 0; id < model.tree.size(); ++id) {
    const auto write = write_of(model, model.tree.node(id));
    if (write && write->first == state) found.push_back(write->second);
  }
  return found;
}

std::optional<Race> race_of(const FileModel& model, Node assignment) {
  const auto written = write_of(model, assignment);
  const Node function = syntax::enclosing_scope_node(assignment);
  if (!written || !function.is(Kind::function_definition) || !syntax::is_async_function(function))
    return std::nullopt;
  const State& state = written->first;
  const Write& write = written->second;
  Race race{state, write, write.statement, write.statement};
  // `total += await f()` reads first.
  if (write.is_augmented && semantics::suspends(write.value)) return race;
  Node read = first_read(model, write.value, state);
  if (read && is_suspended_between(write.value, read, write.value)) return race;
  // What was read is put back as it was.
  if (write.value.is(Kind::identifier) && !write.is_augmented) {
    const Node saved = semantics::only_value(model, write.value);
    if (saved && state_of(model, saved) == state && !saved.is(Kind::subscript)) return std::nullopt;
  }
  read = read_by_variable(model, write.value, state, 0);
  const auto is_raced_from = [&](Node from) {
    if (!from || syntax::enclosing_scope_node(from) != function) return false;
    std::tie(race.first, race.last) = statements_around(syntax::statement_of(from), write.statement);
    if (!race.first || race.first.begin() > write.statement.begin()) return false;
    bool is_suspended = false;
    for (Node one = race.first; one; one = one.next_named_sibling()) {
      if (is_claimed(model, state, one, from, write)) return false;
      is_suspended = is_suspended || is_suspended_between(one, from, write.statement);
      if (one == race.last) break;
    }
    return is_suspended;
  };
  if (is_raced_from(read)) return race;
  // A flag that is set late is nobody's loss: only what took an await to get is made twice.
  if (!is_awaited_value(model, write.value)) return std::nullopt;
  race.is_check = true;
  if (is_raced_from(deciding_read(model, state, write.statement, function))) return race;
  return std::nullopt;
}

}  // namespace aioshift::transforms::shared_state_race
