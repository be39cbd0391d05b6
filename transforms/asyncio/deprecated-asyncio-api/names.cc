// Functions and classes that have gone or are going: those with a successor of another name, and others.
#include <array>

#include "rewrite/hoist.h"
#include "rewrite/imports.h"
#include "rules/call_arguments.h"
#include "semantics/values.h"
#include "syntax/calls.h"
#include "syntax/parentheses.h"
#include "transforms/asyncio/deprecated-asyncio-api/coroutines.h"
#include "transforms/asyncio/deprecated-asyncio-api/form.h"

namespace aioshift::transforms::deprecated_asyncio {

using rewrite::Applicability;
using rewrite::Reason;
using rules::FileContext;
using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

constexpr rules::PythonVersion kHasNoTaskMethods{3, 9};
constexpr rules::PythonVersion kDeprecatesWatchers{3, 12};
constexpr rules::PythonVersion kDeprecatesPolicies{3, 14};

std::optional<Reason> obstacle(const Use& use) {
  if (!use.is_certain) return Reason::kAmbiguousName;
  if (is_lack_expected(use.node)) return Reason::kErrorIsHandled;
  return std::nullopt;
}

tl::expected<Rewrite, Reason> rewrite_task_method(const FileModel& model, const Use& use,
                                                  std::string_view method) {
  if (const auto reason = obstacle(use)) return tl::unexpected(*reason);
  if (!use.call || !use.node.is(Kind::attribute)) return tl::unexpected(Reason::kUsedAsValue);
  constexpr auto parameters = std::to_array<std::string_view>({"loop"});
  const auto arguments = rules::match_arguments(use.call, parameters, 1);
  if (!arguments) return tl::unexpected(Reason::kUnsupportedArguments);
  const Node loop = (*arguments)[0];
  const bool has_loop = loop && !loop.is(Kind::none);
  const bool in_coroutine = runs_in_coroutine(model, use.call);
  // The methods fell back on a loop that does not run; the functions raise RuntimeError.
  if (!has_loop && !in_coroutine) return tl::unexpected(Reason::kNoRunningLoop);
  if (!rewrite::comments_dropped(use.node, {}).empty()) return tl::unexpected(Reason::kCommentInTheWay);
  const Node task = use.node.child(Field::object);
  auto bound = rewrite::bind_member(model, task, "asyncio", method);
  if (!bound) return tl::unexpected(bound.error());
  Rewrite result;
  result.edits = std::move(bound->edits);
  result.edits.push_back({use.node.range(), bound->expression});
  result.released_imports = rewrite::imports_used_in(model, task.range(), {});
  const bool is_same = method == "current_task" && (in_coroutine || semantics::is_event_loop(model, loop));
  result.applicability = is_same ? Applicability::kSafe : Applicability::kUnsafe;
  return result;
}

struct Successor {
  std::string_view name;
  std::string_view module;
  std::string_view member;
  Applicability applicability;
  std::string_view message;
};
constexpr Successor kSuccessors[] = {
    {"iscoroutinefunction", "inspect", "iscoroutinefunction", Applicability::kUnsafe,
     "asyncio.iscoroutinefunction is deprecated since Python 3.14: inspect.iscoroutinefunction takes its "
     "place"},
    {"JoinableQueue", "asyncio", "Queue", Applicability::kUnsafe,
     "asyncio.JoinableQueue is gone: it was asyncio.Queue"},
};

// `inspect.iscoroutinefunction(f) or asyncio.iscoroutinefunction(f)`: the successor is there already.
bool is_asked_beside(const FileModel& model, Node site, const Successor& successor) {
  Node condition = site.ancestor(Kind::boolean_operator);
  while (condition.parent().is_one_of(Kind::boolean_operator, Kind::parenthesized_expression))
    condition = condition.parent();
  if (!condition) return false;
  const std::string path = std::string(successor.module) + "." + std::string(successor.member);
  for (syntax::NodeId id = condition.id(); id < condition.subtree_end(); ++id) {
    const Node call = model.tree.node(id);
    const auto name = call.is(Kind::call) ? model.names.of_callee(call) : std::nullopt;
    if (name && name->path == path) return true;
  }
  return false;
}

tl::expected<Rewrite, Reason> rewrite_name(const FileModel& model, const Use& use,
                                           const Successor& successor) {
  if (const auto reason = obstacle(use)) return tl::unexpected(*reason);
  if (is_asked_beside(model, use.node, successor)) return tl::unexpected(Reason::kReportOnly);
  if (!rewrite::comments_dropped(use.node, {}).empty()) return tl::unexpected(Reason::kCommentInTheWay);
  Rewrite result;
  result.applicability = successor.applicability;
  result.released_imports = rewrite::imports_used_in(model, use.node.range(), {});
  if (successor.module == "asyncio") {
    auto bound = rewrite::bind_member(model, use.node, successor.module, successor.member);
    if (!bound) return tl::unexpected(bound.error());
    result.edits = std::move(bound->edits);
    result.edits.push_back({use.node.range(), bound->expression});
    return result;
  }
  auto imports = rewrite::require_member(model, use.node, successor.module, successor.member);
  if (!imports) return tl::unexpected(imports.error());
  result.edits = std::move(imports->edits);
  result.edits.push_back({use.node.range(), imports->names[0].expression});
  result.relied_on = std::move(imports->relied_on);
  return result;
}

// The method call of `asyncio.get_event_loop_policy().new_event_loop()`; null where it is none of those that
// asyncio has a function for.
Node method_call_on(Node policy) {
  const Node method = syntax::outermost_parentheses(policy).parent();
  if (!method.is(Kind::attribute) || !method.parent().is(Kind::call) || method.field() != Field::function)
    return {};
  const std::string_view name = method.child(Field::attribute).text();
  const bool is_known = name == "get_event_loop" || name == "new_event_loop" || name == "set_event_loop";
  return is_known ? method.parent() : Node();
}

tl::expected<Rewrite, Reason> rewrite_policy_method(const FileModel& model, const Use& use) {
  if (const auto reason = obstacle(use)) return tl::unexpected(*reason);
  const Node call = use.call ? method_call_on(use.call) : Node();
  if (!call || use.call.child(Field::arguments).named_child_count() != 0)
    return tl::unexpected(Reason::kReportOnly);
  const Node function = call.child(Field::function);
  if (!rewrite::comments_dropped(function, {}).empty()) return tl::unexpected(Reason::kCommentInTheWay);
  const std::string_view method = function.child(Field::attribute).text();
  auto bound = rewrite::bind_member(model, use.node, "asyncio", method);
  if (!bound) return tl::unexpected(bound.error());
  Rewrite result;
  result.edits = std::move(bound->edits);
  result.edits.push_back({function.range(), bound->expression});
  result.released_imports = rewrite::imports_used_in(model, use.node.range(), {});
  // The function gives the running loop first, wherever the policy's own differs.
  result.applicability = method == "get_event_loop" ? Applicability::kUnsafe : Applicability::kSafe;
  return result;
}

// `asyncio.SafeChildWatcher()` in `asyncio.set_child_watcher(...)`: one site is enough.
bool is_argument_of_setter(const FileModel& model, Node node) {
  const Node call = node.ancestor(Kind::call);
  for (Node up = call; up; up = up.ancestor(Kind::call)) {
    const auto name = model.names.of_callee(up);
    if (node.is_inside(up.child(Field::function)) || !name) continue;
    if (name->path == "asyncio.set_child_watcher" || name->path == "asyncio.set_event_loop_policy")
      return true;
  }
  return false;
}

}  // namespace

std::optional<Site> task_method(const FileContext& context, const Use& use) {
  if (use.is_alias || is_for_versions_before(context, use.node, kHasNoTaskMethods)) return std::nullopt;
  const std::string_view method = use.name.substr(use.name.find('.') + 1);
  return Site{use.call ? use.call : use.node,
              "asyncio.Task." + std::string(method) + " is gone since Python 3.9: asyncio." +
                  std::string(method) + " takes its place",
              rewrite_task_method(context.model, use, method)};
}

std::optional<Site> renamed(const FileContext& context, const Use& use) {
  if (use.is_alias || is_for_versions_before(context, use.node, kDeprecatesPolicies)) return std::nullopt;
  for (const Successor& successor : kSuccessors) {
    if (successor.name != use.name) continue;
    return Site{use.node, std::string(successor.message), rewrite_name(context.model, use, successor)};
  }
  return std::nullopt;
}

std::optional<Site> current_policy(const FileContext& context, const Use& use) {
  if (use.is_alias || is_for_versions_before(context, use.node, kDeprecatesPolicies)) return std::nullopt;
  const Node call = use.call ? method_call_on(use.call) : Node();
  const Node at = call ? call.child(Field::function) : use.call ? use.call : use.node;
  std::string message = "event loop policies are deprecated since Python 3.14: ";
  if (call) {
    message += "asyncio." + std::string(at.child(Field::attribute).text()) + " does the same";
  } else {
    message += "pass loop_factory to asyncio.run or asyncio.Runner";
  }
  return Site{at, message, rewrite_policy_method(context.model, use)};
}

std::optional<Site> without_successor(const FileContext& context, const Use& use) {
  if (use.is_alias || is_argument_of_setter(context.model, use.node)) return std::nullopt;
  const bool is_policy = use.name.ends_with("Policy");
  const bool is_watcher = use.name.ends_with("Watcher") || use.name.ends_with("watcher");
  if (is_for_versions_before(context, use.node, is_policy ? kDeprecatesPolicies : kDeprecatesWatchers))
    return std::nullopt;
  std::string message = "asyncio's internal " + std::string(use.name) + " is going or gone";
  if (is_policy) {
    message =
        "event loop policies are deprecated since Python 3.14: pass loop_factory to asyncio.run or "
        "asyncio.Runner";
  } else if (is_watcher) {
    message =
        "child watchers are deprecated since Python 3.12 and gone in 3.14: asyncio follows child processes "
        "without one";
  }
  return Site{use.call ? use.call : use.node, message,
              tl::unexpected(obstacle(use).value_or(Reason::kReportOnly))};
}

}  // namespace aioshift::transforms::deprecated_asyncio
