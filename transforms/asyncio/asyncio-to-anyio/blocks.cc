// Blocks: asyncio.TaskGroup with its create_task, asyncio.timeout.
#include <algorithm>
#include <array>

#include "cancellation.h"
#include "hand_on.h"
#include "rules/call_arguments.h"
#include "semantics/values.h"
#include "site.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::transforms::asyncio_to_anyio {

using rewrite::Reason;
using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::outermost_parentheses;
using syntax::without_parentheses;

namespace {

tl::unexpected<Refused> refuse(Reason reason, std::string why = {}, Node at = {}) {
  return tl::unexpected(Refused{reason, std::move(why), at});
}

// The item of an `async with` that enters what the call gives.
struct Entered {
  Node statement;
  Node target;  // of `as`; null where there is none
  bool is_alone = true;
};

std::optional<Entered> entered_by(Node call) {
  Node item = outermost_parentheses(call);
  Entered entered;
  if (item.parent().is(Kind::as_pattern) && item.parent().named_child(0) == item) {
    item = item.parent();
    entered.target = item.child(Kind::as_pattern_target).named_child(0);
    // `async with (timeout(5) as limit):`
    item = outermost_parentheses(item);
  }
  if (!item.parent().is(Kind::with_item)) return std::nullopt;
  entered.statement = item.ancestor(Kind::with_statement);
  if (!entered.statement.child(Kind::kw_async)) return std::nullopt;
  entered.is_alone = item.parent().parent().named_child_count() == 1;
  return entered;
}

std::optional<Refused> obstacle_in_block(const FileModel& model, Node statement) {
  const Node body = statement.child(Field::body);
  if (const Node yield = yield_to_others(model, body)) return Refused{Reason::kYieldsInBlock, {}, yield};
  if (const Node await = await_when_cancelled(model, body))
    return Refused{Reason::kAwaitsWhenCancelled, {}, await};
  return std::nullopt;
}

std::vector<Node> references_to(const FileModel& model, Node target) {
  const auto scope = model.scopes.lookup(target.text(), model.scopes.scope_at(target));
  return model.scopes.references_to(scope, target.text());
}

// The innermost statement around `reference`, in the scope of the variable, that binds it as a group.
Node group_around(const FileModel& model, Node reference) {
  for (Node up = reference.parent(); up; up = up.parent()) {
    if (!up.is(Kind::with_statement)) continue;
    for (const Node item : up.child(Kind::with_clause).named_children()) {
      const Node value = without_parentheses(item.child(Field::value));
      if (!value.is(Kind::as_pattern)) continue;
      const Node target = value.child(Kind::as_pattern_target).named_child(0);
      const std::string name = qualified_callee(model, without_parentheses(value.named_child(0)));
      if (target.text() == reference.text() &&
          (name == "asyncio.TaskGroup" || name == "anyio.create_task_group")) {
        return up;
      }
    }
  }
  return {};
}

// Whether nothing takes the value: a statement of its own, or the elements of a list that is one.
bool is_dropped(Node value) {
  Node node = outermost_parentheses(value);
  if (node.parent().is(Kind::list_comprehension) && node.field() == Field::body)
    node = outermost_parentheses(node.parent());
  return node.parent().is(Kind::expression_statement);
}

class TaskGroupWriter {
 public:
  TaskGroupWriter(const Site& site, Entered entered)
      : site_(site), model_(site.context.model), entered_(entered) {}

  Result write() {
    if (site_.call.child(Field::arguments).text() != "()") return refuse(Reason::kUnsupportedArguments);
    if (entered_.target && !entered_.target.is(Kind::identifier))
      return refuse(Reason::kEscapes, {}, entered_.target);
    if (auto obstacle = obstacle_in_block(model_, entered_.statement)) return tl::unexpected(*obstacle);
    if (entered_.target) {
      if (auto obstacle = look_at_uses()) return tl::unexpected(*obstacle);
    }
    Change change;
    change.at = site_.call;
    const bool has_partial = std::any_of(tasks_.begin(), tasks_.end(),
                                         [](const Task& task) { return needs_partial(task.coroutine); });
    auto said = has_partial ? say(site_, {site_.member.counterpart, "functools.partial"}, change)
                            : say(site_, {site_.member.counterpart}, change);
    if (!said) return tl::unexpected(said.error());
    rename(site_, said->front(), change);
    for (const Task& task : tasks_) {
      HandOn request;
      request.outer = task.call;
      request.inner = task.coroutine;
      request.callee = std::string(entered_.target.text()) + ".start_soon";
      if (needs_partial(task.coroutine)) request.partial = said->back();
      if (task.name) request.others.emplace_back(task.name, std::string(task.name.text()));
      auto edits = hand_on(request);
      if (!edits) return refuse(edits.error(), {}, task.call);
      change.edits.insert(change.edits.end(), edits->begin(), edits->end());
    }
    return change;
  }

 private:
  struct Task {
    Node call;       // `tg.create_task(f(a), name="f")`
    Node coroutine;  // `f(a)`
    Node name;       // `name="f"`; null where there is none
  };

  std::optional<Refused> look_at_uses() {
    const auto scope = model_.scopes.lookup(entered_.target.text(), model_.scopes.scope_at(entered_.target));
    for (const semantics::Binding* binding : model_.scopes.bindings(scope, entered_.target.text())) {
      if (binding->kind != semantics::BindingKind::kWith)
        return Refused{Reason::kAmbiguousName, {}, binding->name};
    }
    for (const Node reference : references_to(model_, entered_.target)) {
      if (reference.ancestor(Kind::as_pattern_target)) continue;
      const Node group = group_around(model_, reference);
      if (!group) return Refused{Reason::kOutlivesBlock, {}, reference};
      if (group != entered_.statement) continue;
      if (auto obstacle = look_at_use(reference)) return obstacle;
    }
    return std::nullopt;
  }

  std::optional<Refused> look_at_use(Node reference) {
    const Node method = reference.parent();
    const Node call = method.parent();
    const bool is_creation = method.is(Kind::attribute) && reference.field() == Field::object &&
                             method.child(Field::attribute).text() == "create_task" && call.is(Kind::call) &&
                             method.field() == Field::function;
    if (!is_creation) return Refused{Reason::kEscapes, "but the group is used otherwise", reference};
    if (!is_dropped(call))
      return Refused{Reason::kResultUsed, "whose start_soon gives no task before anyio 4.14", call};
    return look_at_task(call);
  }

  std::optional<Refused> look_at_task(Node call) {
    constexpr auto parameters = std::to_array<std::string_view>({"coro", "name", "context"});
    const auto arguments = rules::match_arguments(call, parameters, 1);
    if (!arguments || !(*arguments)[0]) return Refused{Reason::kUnsupportedArguments, {}, call};
    if ((*arguments)[2])
      return Refused{Reason::kNoAnyioCounterpart, "whose start_soon takes no context", (*arguments)[2]};
    const Node coroutine = without_parentheses((*arguments)[0]);
    if (!coroutine.is(Kind::call) || (*arguments)[0].parent().is(Kind::keyword_argument))
      return Refused{Reason::kMaybeNotACoroutine, "whose start_soon takes the function", call};
    const Node function = semantics::function_called(model_, coroutine);
    if (function) {
      if (const Node await = await_when_cancelled(model_, function.child(Field::body)))
        return Refused{Reason::kAwaitsWhenCancelled, {}, await};
    }
    const Node name = (*arguments)[1];
    tasks_.push_back({call, coroutine, name ? name.parent() : Node()});
    return std::nullopt;
  }

  const Site& site_;
  const FileModel& model_;
  Entered entered_;
  std::vector<Task> tasks_;
};

}  // namespace

Result rewrite_task_group(const Site& site) {
  if (!site.call) return refuse(Reason::kUsedAsValue);
  const auto entered = entered_by(site.call);
  if (!entered) return refuse(Reason::kEscapes, "but no `async with` enters it here");
  return TaskGroupWriter(site, *entered).write();
}

Result rewrite_timeout(const Site& site) {
  if (!site.call) return refuse(Reason::kUsedAsValue);
  const FileModel& model = site.context.model;
  constexpr auto parameters = std::to_array<std::string_view>({"delay"});
  const auto arguments = rules::match_arguments(site.call, parameters, 1);
  if (!arguments || !arguments->front()) return refuse(Reason::kUnsupportedArguments);
  const auto entered = entered_by(site.call);
  if (!entered) return refuse(Reason::kEscapes, "but no `async with` enters it here");
  if (!entered->is_alone) return refuse(Reason::kSharedStatement, "which a plain `with` enters");
  if (entered->target) {
    if (!entered->target.is(Kind::identifier)) return refuse(Reason::kEscapes, {}, entered->target);
    for (const Node reference : references_to(model, entered->target)) {
      if (!reference.ancestor(Kind::as_pattern_target))
        return refuse(Reason::kNoAnyioCounterpart, "whose scope has other methods", reference);
    }
  }
  if (auto obstacle = obstacle_in_block(model, entered->statement)) return tl::unexpected(*obstacle);

  Change change;
  change.at = site.call;
  auto said = say(site, {site.member.counterpart}, change);
  if (!said) return tl::unexpected(said.error());
  const Node async = entered->statement.child(Kind::kw_async);
  change.edits.push_back({{async.begin(), entered->statement.child(Kind::kw_with).begin()}, ""});
  rename(site, said->front(), change);
  return change;
}

}  // namespace aioshift::transforms::asyncio_to_anyio
