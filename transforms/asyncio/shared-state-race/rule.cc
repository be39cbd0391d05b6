// total = self.total; await ...; self.total = total + 1 → the same under a lock
#include "rules/rule.h"

#include <algorithm>
#include <set>
#include <string>
#include <tl/expected.hpp>

#include "lock.h"
#include "rewrite/imports.h"
#include "rewrite/lines_behind.h"
#include "rewrite/statement_place.h"
#include "rules/other_loops.h"
#include "semantics/evaluation.h"
#include "state.h"
#include "syntax/calls.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::transforms {
namespace {

using rewrite::Reason;
using rules::FileContext;
using rules::Finding;
using semantics::FileModel;
using shared_state_race::Guard;
using shared_state_race::is_called_lock;
using shared_state_race::Race;
using shared_state_race::State;
using shared_state_race::Write;
using syntax::called_name;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

constexpr rules::PythonVersion kLocksBindLate{3, 10};

template <typename Predicate>
bool any_node(Node first, Node last, Predicate predicate) {
  for (Node one = first; one; one = one.next_named_sibling()) {
    for (NodeId id = one.id(); id < one.subtree_end(); ++id) {
      if (predicate(one.tree().node(id))) return true;
    }
    if (one == last) break;
  }
  return false;
}

// Whether the call may run a function or method of this file by its name: `f()`, `self.f()`, `module.f()`,
// and not `self.cache.get()`.
bool calls_by_name(const FileModel& model, Node call) {
  const Node function = call.child(Field::function);
  if (!function.is(Kind::attribute)) return function.is(Kind::identifier);
  const Node object = function.child(Field::object);
  if (object.is(Kind::call)) return object.child(Field::function).text() == "super";
  if (!object.is(Kind::identifier)) return false;
  const auto scope = model.scopes.lookup(object.text(), model.scopes.scope_at(object));
  const auto bindings = model.scopes.bindings(scope, object.text());
  // Of other objects the class is not known: their locks are their own.
  return bindings.empty() || bindings.front()->kind == semantics::BindingKind::kParameter;
}

// Names of the functions of the file that lead to one of `names`, these included.
std::set<std::string_view> callers_of(const FileModel& model, std::set<std::string_view> names) {
  for (std::size_t before = 0; before != names.size();) {
    before = names.size();
    for (NodeId id = 0; id < model.tree.size(); ++id) {
      const Node call = model.tree.node(id);
      if (!call.is(Kind::call) || names.count(called_name(call)) == 0 || !calls_by_name(model, call))
        continue;
      if (const Node function = syntax::enclosing_function(call))
        names.insert(function.child(Field::name).text());
    }
  }
  return names;
}

class SharedStateRace final : public rules::Rule {
 public:
  using Rule::Rule;

  pattern::RequiredLiterals required_literals() const override {
    return pattern::RequiredLiterals::one_of({pattern::Literal::name("async")});
  }
  std::vector<Kind> kinds() const override { return {Kind::assignment, Kind::augmented_assignment}; }
  std::vector<std::string> mentioned_names(const FileModel& model) const override {
    return rules::names_of_other_loops(model);
  }
  std::vector<std::string> fixed_names() const override { return rules::names_of_all_other_loops(); }

  void visit(const FileContext& context, Node assignment, std::vector<Finding>& findings) const override {
    const auto race = shared_state_race::race_of(context.model, assignment);
    const Node function = syntax::enclosing_scope_node(assignment);
    if (!race || shared_state_race::is_locked(context.model, *race, function) ||
        is_inside_another(context.model, *race, function))
      return;
    findings.push_back(look_at(context, *race));
  }

 private:
  Finding look_at(const FileContext& context, const Race& race) const {
    const FileModel& model = context.model;
    const std::string message =
        std::string(race.state.name) +
        " is read, and written after an await: another task may have changed it in between";
    const Node site = race.write.statement;
    const auto refuse = [&](Reason reason) { return refusal(site, message, reason); };
    if (context.target < kLocksBindLate) return refuse(Reason::kTargetVersion);
    if (any_node(race.first, race.last, [](Node node) { return node.is(Kind::yield) && node.is_named(); }))
      return refuse(Reason::kNeededInPlace);
    const Guard guard = shared_state_race::guard_of(model, race.state);
    // A lock of another kind, or several: one more would hold nobody off.
    if (guard.lock && !guard.is_certain) return refuse(Reason::kWrittenElsewhere);
    if (!race.is_check && is_written_elsewhere(model, race.state, guard))
      return refuse(Reason::kWrittenElsewhere);
    if (would_deadlock(model, race) || is_run_under(model, guard, race))
      return refuse(Reason::kWouldDeadlock);
    std::string name;
    std::vector<text::Edit> edits;
    if (guard.lock) {
      name = guard.lock.is(Kind::attribute) ? guard.lock.child(Field::attribute).text() : guard.lock.text();
    } else if (auto made = new_lock(context, race.state, edits)) {
      name = std::move(*made);
    } else {
      return refuse(made.error());
    }
    std::string object;
    if (race.state.class_definition) {
      Node target = race.write.target;
      while (target.is(Kind::subscript)) target = target.child(Field::value);
      object = std::string(target.child(Field::object).text()) + ".";
    }
    auto block =
        rewrite::StatementPlace(race.first).put_in_block(race.last, "async with " + object + name + ":");
    if (!block) return refuse(Reason::kDoesNotFit);
    for (text::Edit& edit : as_one({race.first.begin(), race.last.end()}, model, std::move(*block)))
      edits.push_back(std::move(edit));
    return fixed(context, site, message, rewrite::Applicability::kUnsafe, std::move(edits), {});
  }

  // The name of the state's own lock, which is made unless an earlier fix has made it.
  static tl::expected<std::string, Reason> new_lock(const FileContext& context, const State& state,
                                                    std::vector<text::Edit>& edits) {
    const FileModel& model = context.model;
    const auto place = shared_state_race::place_of_lock(model, state);
    if (!place) return tl::unexpected(Reason::kNoPlaceForLock);
    const auto name = shared_state_race::name_of_lock(model, state, *place);
    if (!name) return tl::unexpected(Reason::kNameTaken);
    if (shared_state_race::has_lock(model, *name)) return *name;
    if (rules::may_run_on_other_loop(context)) return tl::unexpected(Reason::kUnknownLoop);
    const rewrite::StatementPlace made(place->statement);
    const auto import = rewrite::require_member(model, place->statement, "asyncio", "Lock");
    if (!import) return tl::unexpected(import.error());
    if (!made.begins_line()) return tl::unexpected(Reason::kDoesNotFit);
    edits = import->edits;
    edits.push_back(rewrite::lines_behind(
        place->statement, {place->object + *name + " = " + import->names.front().expression + "()"}));
    return *name;
  }

  // Whether the statements are a part of those of another race for the same state: one lock serves both.
  static bool is_inside_another(const FileModel& model, const Race& race, Node function) {
    for (const Write& write : shared_state_race::writes(model, race.state)) {
      const Node assignment = write.target.parent();
      if (write.statement == race.write.statement || !assignment.is_inside(function)) continue;
      const auto other = shared_state_race::race_of(model, assignment);
      if (!other || other->first.begin() > race.first.begin() || other->last.end() < race.last.end())
        continue;
      const bool is_same = other->first == race.first && other->last == race.last;
      if (!is_same || write.statement.begin() < race.write.statement.begin()) return true;
    }
    return false;
  }

  // The edits inside the range as one, so that no other fix goes between them.
  static std::vector<text::Edit> as_one(text::Range range, const FileModel& model,
                                        std::vector<text::Edit> edits) {
    std::vector<text::Edit> inside;
    std::vector<text::Edit> result;
    for (text::Edit& edit : edits) {
      const bool is_inside = range.contains(edit.range);
      if (is_inside) edit.range = {edit.range.begin - range.begin, edit.range.end - range.begin};
      (is_inside ? inside : result).push_back(std::move(edit));
    }
    text::sort_edits(inside);
    result.push_back({range, text::apply_edits(model.tree.text().substr(range.begin, range.size()), inside)});
    return result;
  }

  // Whether the state is assigned where the lock does not hold: only there can another task come in between.
  static bool is_written_elsewhere(const FileModel& model, const State& state, const Guard& guard) {
    for (const Write& write : shared_state_race::writes(model, state)) {
      if (shared_state_race::is_initial(write, state)) continue;
      if (shared_state_race::is_under(model, write.statement, guard)) continue;
      if (!shared_state_race::race_of(model, write.target.parent())) return true;
    }
    if (!state.class_definition) return false;
    // `counter.total = 0`, from outside.
    for (NodeId id = 0; id < model.tree.size(); ++id) {
      const Node node = model.tree.node(id);
      if (!node.is(Kind::attribute) || node.child(Field::attribute).text() != state.name ||
          !syntax::is_assigned_to(node) || shared_state_race::state_of(model, node)) {
        continue;
      }
      return true;
    }
    return false;
  }

  // Whether what runs under the lock may take it itself, or another lock whose holder wants this one.
  static bool would_deadlock(const FileModel& model, const Race& race) {
    if (any_node(race.first, race.last, [&](Node node) { return may_come_back(model, node); })) return true;
    const auto names = callers_of(model, lock_takers(model));
    return any_node(race.first, race.last, [&](Node node) {
      if (node.is(Kind::call)) return names.count(called_name(node)) != 0 && calls_by_name(model, node);
      return names.count(handed_on_name(node)) != 0;
    });
  }

  // Whether something that holds the lock leads to the function: it would wait for itself. By names alone,
  // since methods are overridden.
  static bool is_run_under(const FileModel& model, const Guard& guard, const Race& race) {
    if (!guard.lock) return false;
    const Node own = syntax::enclosing_function(race.write.statement);
    std::set<std::string_view> names = {own ? own.child(Field::name).text() : std::string_view()};
    for (std::size_t before = 0; before != names.size();) {
      before = names.size();
      for (NodeId id = 0; id < model.tree.size(); ++id) {
        const Node call = model.tree.node(id);
        if (!call.is(Kind::call) || names.count(called_name(call)) == 0) continue;
        if (shared_state_race::is_under(model, call, guard)) return true;
        const Node function = syntax::enclosing_function(call);
        if (!function) continue;
        if (takes_by_call(function, guard)) return true;
        names.insert(function.child(Field::name).text());
      }
    }
    return false;
  }

  // `await self._lock.acquire()`
  static bool takes_by_call(Node function, const Guard& guard) {
    const std::string_view name =
        guard.lock.is(Kind::attribute) ? guard.lock.child(Field::attribute).text() : guard.lock.text();
    return any_node(function, function, [&](Node call) {
      if (!call.is(Kind::call) || called_name(call) != "acquire") return false;
      const Node callee = call.child(Field::function);
      return callee.is(Kind::attribute) && callee.child(Field::object).text().ends_with(name);
    });
  }

  // "on_connect" of `connection.register(self.on_connect)`, which what runs under the lock may call back.
  static std::string_view handed_on_name(Node node) {
    const Node holder = node.parent();
    const bool is_argument =
        holder.is(Kind::argument_list) || (holder.is(Kind::keyword_argument) && node.field() == Field::value);
    if (!is_argument) return {};
    return node.is(Kind::attribute) ? node.child(Field::attribute).text() : node.text();
  }

  // Functions of the file that take a lock, or will once their own race is mended, or run what may take one.
  static std::set<std::string_view> lock_takers(const FileModel& model) {
    std::set<std::string_view> takers;
    for (NodeId id = 0; id < model.tree.size(); ++id) {
      const Node node = model.tree.node(id);
      const bool takes = (node.is(Kind::with_statement) && enters_lock(node)) || runs_unknown(model, node) ||
                         (node.is_one_of(Kind::assignment, Kind::augmented_assignment) &&
                          shared_state_race::race_of(model, node));
      const Node function = takes ? syntax::enclosing_function(node) : Node();
      if (function) takers.insert(function.child(Field::name).text());
    }
    return takers;
  }

  // By its name, or without a call: what is entered as it is was there before.
  static bool enters_lock(Node with_statement) {
    const Node items = with_statement.child(Kind::with_clause);
    if (is_called_lock(items.text())) return true;
    const auto all = items.named_children();
    return with_statement.child(Kind::kw_async) && std::any_of(all.begin(), all.end(), [](Node item) {
             Node value = item.child(Field::value);
             if (value.is(Kind::as_pattern)) value = value.named_child(0);
             return !value.is(Kind::call);
           });
  }

  // `await self.handlers[name](event)`
  static bool runs_unknown(const FileModel& model, Node node) {
    if (!node.is(Kind::await) || !node.is_named()) return false;
    const Node value = syntax::without_parentheses(node.named_child(0));
    if (!value.is(Kind::call)) return false;
    const Node function = value.child(Field::function);
    if (function.is(Kind::identifier)) return is_parameter(model, function);
    return !function.is(Kind::attribute);
  }

  // Waits for others, enters something that may be a lock, or runs what is not known by its name.
  static bool may_come_back(const FileModel& model, Node node) {
    if (node.is(Kind::kw_async) && node.parent().is(Kind::with_statement)) return enters_lock(node.parent());
    if (!node.is(Kind::await) || !node.is_named()) return false;
    const Node value = syntax::without_parentheses(node.named_child(0));
    if (value.is(Kind::identifier)) return is_parameter(model, value);
    if (!value.is(Kind::call)) return true;
    const Node function = value.child(Field::function);
    if (function.is(Kind::identifier)) return is_parameter_or_local(model, function);
    if (!function.is(Kind::attribute)) return true;
    const std::string_view method = function.child(Field::attribute).text();
    const std::string_view object = function.child(Field::object).text();
    if (is_parameter(model, function.child(Field::object)) && !is_function_of_file(model, method))
      return true;
    const bool is_queue = object.ends_with("q") || object.find("queue") != std::string_view::npos;
    return method == "wait" || method == "acquire" || method == "join" || (is_queue && method == "get");
  }

  static bool is_function_of_file(const FileModel& model, std::string_view name) {
    const auto all = model.scopes.all_bindings();
    return std::any_of(all.begin(), all.end(), [name](const semantics::Binding& binding) {
      return binding.kind == semantics::BindingKind::kFunction && binding.name.text() == name &&
             !binding.binder.parent().is(Kind::decorated_definition);
    });
  }

  static bool is_parameter(const FileModel& model, Node identifier) {
    if (!identifier.is(Kind::identifier)) return false;
    const auto scope = model.scopes.lookup(identifier.text(), model.scopes.scope_at(identifier));
    const auto bindings = model.scopes.bindings(scope, identifier.text());
    return !bindings.empty() && bindings.front()->kind == semantics::BindingKind::kParameter;
  }

  static bool is_parameter_or_local(const FileModel& model, Node identifier) {
    const auto scope = model.scopes.lookup(identifier.text(), model.scopes.scope_at(identifier));
    const auto bindings = model.scopes.bindings(scope, identifier.text());
    return std::any_of(bindings.begin(), bindings.end(), [](const semantics::Binding* binding) {
      return binding->kind != semantics::BindingKind::kFunction &&
             binding->kind != semantics::BindingKind::kImport &&
             binding->kind != semantics::BindingKind::kImportFrom;
    });
  }
};

}  // namespace

std::unique_ptr<rules::Rule> make_shared_state_race(rules::RuleInfo info) {
  return std::make_unique<SharedStateRace>(std::move(info));
}

}  // namespace aioshift::transforms
