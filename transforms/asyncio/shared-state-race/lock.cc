#include "lock.h"

#include <algorithm>
#include <vector>

#include "syntax/calls.h"
#include "syntax/statements.h"

namespace aioshift::transforms::shared_state_race {

using semantics::FileModel;
using syntax::called_name;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

Node initializer_of(Node class_definition) {
  for (const Node statement : class_definition.child(Field::body).named_children()) {
    if (statement.is(Kind::function_definition) && statement.child(Field::name).text() == "__init__")
      return statement;
  }
  return {};
}

// Whether the class says which attributes it has, or looks at all of them.
bool is_fixed(Node class_definition) {
  const std::string_view text = class_definition.text();
  return text.find("__slots__") != std::string_view::npos || text.find("__dict__") != std::string_view::npos;
}

// Whether an object may come to be without the end of this `__init__`: it returns early, or a class of the
// file that derives from this one has an own one that does not call it.
bool may_be_passed_by(const FileModel& model, const State& state, Node init) {
  for (NodeId id = init.id(); id < init.subtree_end(); ++id) {
    if (model.tree.node(id).is(Kind::return_statement)) return true;
  }
  const std::string_view name = state.class_definition.child(Field::name).text();
  for (const semantics::Scope& scope : model.scopes.all()) {
    if (scope.kind != semantics::ScopeKind::kClass || scope.node == state.class_definition) continue;
    const Node bases = scope.node.child(Field::superclasses);
    const Node own = initializer_of(scope.node);
    if (bases && bases.text().find(name) != std::string_view::npos && own &&
        own.child(Field::body).text().find("__init__") == std::string_view::npos) {
      return true;
    }
  }
  return false;
}

// What a statement says that makes the lock of this name, as the rule writes it.
bool makes_lock(Node assignment, std::string_view name) {
  if (!assignment.is(Kind::assignment)) return false;
  const Node left = assignment.child(Field::left);
  const std::string_view target =
      left.is(Kind::attribute) ? left.child(Field::attribute).text() : left.text();
  const Node call = assignment.child(Field::right);
  return target == name && call.is(Kind::call) && called_name(call) == "Lock";
}

// What is entered by the items of the statement, without `as NAME`.
std::vector<Node> entered(Node with_statement) {
  std::vector<Node> values;
  for (const Node item : with_statement.child(Kind::with_clause).named_children()) {
    const Node value = item.child(Field::value);
    values.push_back(value.is(Kind::as_pattern) ? value.named_child(0) : value);
  }
  return values;
}

bool makes_asyncio_lock(const FileModel& model, Node call) {
  const auto made = model.names.of_callee(call);
  return made && made->is_certain && made->path == "asyncio.Lock";
}

// Whether the name says that it keeps others out, and not only that it lets in a few.
bool is_called_exclusive(std::string_view text) {
  return is_called_lock(text) &&
         (text.find("sem") == std::string_view::npos || text.find("lock") != std::string_view::npos);
}

// Whether the expression is a lock of asyncio that is made once and always, where the state is made.
bool is_made_with(const FileModel& model, Node lock, const State& state) {
  const auto own = lock.is_one_of(Kind::identifier, Kind::attribute) ? state_of(model, lock) : std::nullopt;
  if (!own || own->class_definition != state.class_definition) return false;
  const std::vector<Write> all = writes(model, *own);
  if (all.size() != 1 || !is_initial(all.front(), *own) || !makes_asyncio_lock(model, all.front().value))
    return false;
  const Node block = all.front().statement.parent();
  if (!state.class_definition) return block.is(Kind::module);
  const Node init = initializer_of(state.class_definition);
  return init && block == init.child(Field::body) && !may_be_passed_by(model, state, init);
}

}  // namespace

bool is_called_lock(std::string_view text) {
  for (const std::string_view word :
       {"lock", "Lock", "LOCK", "mutex", "MUTEX", "sem", "SEM", "guard", "GUARD"}) {
    if (text.find(word) != std::string_view::npos) return true;
  }
  return false;
}

bool is_locked(const FileModel& model, const Race& race, Node function) {
  for (Node up = race.write.statement.parent(); up && up != function; up = up.parent()) {
    if (!up.is(Kind::with_statement)) continue;
    if (is_called_lock(up.child(Kind::with_clause).text())) return true;
    const auto locks = entered(up);
    if (std::any_of(locks.begin(), locks.end(),
                    [&](Node lock) { return is_made_with(model, lock, race.state); }))
      return true;
  }
  // `await self._lock.acquire()`
  for (NodeId id = function.id(); id < function.subtree_end(); ++id) {
    const Node call = function.tree().node(id);
    if (call.begin() >= race.write.statement.begin()) break;
    const Node callee = call.is(Kind::call) ? call.child(Field::function) : Node();
    if (callee.is(Kind::attribute) && called_name(call) == "acquire" &&
        is_called_lock(callee.child(Field::object).text()))
      return true;
  }
  return false;
}

Guard guard_of(const FileModel& model, const State& state) {
  Guard guard;
  bool is_same = true;
  for (NodeId id = 0; id < model.tree.size(); ++id) {
    const Node access = model.tree.node(id);
    if (!access.is_one_of(Kind::attribute, Kind::identifier) || state_of(model, access) != state) continue;
    for (Node up = access.parent(); up && !up.is(Kind::function_definition); up = up.parent()) {
      if (!up.is(Kind::with_statement) || !access.is_inside(up.child(Field::body))) continue;
      for (const Node lock : entered(up)) {
        if (!is_called_exclusive(lock.text()) && !is_made_with(model, lock, state)) continue;
        is_same = is_same && up.child(Kind::kw_async) &&
                  (!guard.lock || state_of(model, guard.lock) == state_of(model, lock));
        if (!guard.lock) guard.lock = lock;
      }
    }
  }
  guard.is_certain = guard.lock && is_same && is_made_with(model, guard.lock, state);
  return guard;
}

bool is_under(const FileModel& model, Node node, const Guard& guard) {
  if (!guard.lock) return false;
  for (Node up = node.parent(); up && !up.is(Kind::function_definition); up = up.parent()) {
    if (!up.is(Kind::with_statement)) continue;
    const auto locks = entered(up);
    const bool holds = std::any_of(locks.begin(), locks.end(), [&](Node lock) {
      return lock.is_one_of(Kind::identifier, Kind::attribute) &&
             state_of(model, lock) == state_of(model, guard.lock);
    });
    if (holds) return true;
  }
  return false;
}

bool is_initial(const Write& write, const State& state) {
  const Node function = syntax::enclosing_function(write.statement);
  if (!state.class_definition) return !function;
  return function && function.child(Field::name).text() == "__init__" &&
         syntax::enclosing_scope_node(function) == state.class_definition;
}

std::optional<LockPlace> place_of_lock(const FileModel& model, const State& state) {
  const std::vector<Write> all = writes(model, state);
  if (!state.class_definition) {
    Node found;
    for (const Write& write : all) {
      if (!write.statement.parent().is(Kind::module)) continue;
      if (found) return std::nullopt;
      found = write.statement;
    }
    return found ? std::optional<LockPlace>({found, ""}) : std::nullopt;
  }
  const Node init = initializer_of(state.class_definition);
  if (!init || syntax::is_async_function(init) || is_fixed(state.class_definition) ||
      may_be_passed_by(model, state, init))
    return std::nullopt;
  const Node body = init.child(Field::body);
  const Node self = init.child(Field::parameters).named_child(0);
  Node found = body.named_child(body.named_child_count() - 1);
  for (const Write& write : all) {
    if (write.statement.parent() == body) {
      found = write.statement;
      break;
    }
  }
  if (found.is_one_of(Kind::return_statement, Kind::raise_statement) || !self.is(Kind::identifier))
    return std::nullopt;
  return LockPlace{found, std::string(self.text()) + "."};
}

bool has_lock(const FileModel& model, std::string_view name) {
  for (NodeId id = 0; id < model.tree.size(); ++id) {
    if (makes_lock(model.tree.node(id), name)) return true;
  }
  return false;
}

std::optional<std::string> name_of_lock(const FileModel& model, const State& state, const LockPlace& place) {
  std::string name(state.name);
  const bool is_upper = std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  name += is_upper ? "_LOCK" : "_lock";
  if (state.class_definition && !name.starts_with('_')) name.insert(0, "_");
  if (has_lock(model, name)) return name;
  for (NodeId id = 0; id < model.tree.size(); ++id) {
    const Node node = model.tree.node(id);
    if (node.is(Kind::identifier) && node.text() == name) return std::nullopt;
  }
  if (place.object.empty() && !model.scopes.star_imports().empty()) return std::nullopt;
  return name;
}
}  // namespace aioshift::transforms::shared_state_race
