// await asyncio.wait_for(aw, timeout) → async with asyncio.timeout(timeout): await aw
#include "rules/rule.h"

#include <array>

#include "rewrite/hoist.h"
#include "rewrite/imports.h"
#include "rules/call_arguments.h"
#include "rules/function_use.h"
#include "rules/version_guard.h"
#include "semantics/constants.h"
#include "semantics/evaluation.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::transforms {
namespace {

using rewrite::Applicability;
using rewrite::Reason;
using rules::FileContext;
using rules::Finding;
using syntax::Kind;
using syntax::Node;
using syntax::outermost_parentheses;

constexpr std::string_view kWaitFor = "asyncio.wait_for";
constexpr rules::PythonVersion kHasTimeout{3, 11};
constexpr rules::PythonVersion kWaitForIsTimeout{3, 12};

// The value that is awaited may stand in parentheses: `await (asyncio.wait_for(...))`.
Node await_of(Node call) {
  const Node around = outermost_parentheses(call).parent();
  return around.is(Kind::await) ? around : Node();
}

// Up to 3.11 the coroutine ran in a task, and so in a context, of its own: a file that works with
// either may tell the difference.
bool works_with_task_or_context(const semantics::FileModel& model) {
  for (const semantics::Binding& binding : model.scopes.all_bindings()) {
    if (binding.target.starts_with("contextvars")) return true;
  }
  for (syntax::NodeId id = 0; id < model.tree.size(); ++id) {
    if (model.tree.data(id).kind != Kind::identifier) continue;
    const std::string_view name = model.tree.node(id).text();
    if (name == "current_task" || name == "ContextVar" || name == "copy_context") return true;
  }
  return false;
}

class WaitForToTimeout final : public rules::Rule {
 public:
  using Rule::Rule;

  pattern::RequiredLiterals required_literals() const override {
    return pattern::RequiredLiterals::one_of({pattern::Literal::name("wait_for")});
  }
  std::vector<Kind> kinds() const override { return {Kind::identifier, Kind::attribute}; }
  std::vector<std::string> replaced_names() const override { return {std::string(kWaitFor)}; }

  void visit(const FileContext& context, Node node, std::vector<Finding>& findings) const override {
    const auto use = rules::use_of(context.model, node, kWaitFor);
    if (!use) return;
    if (!use->call) {
      findings.push_back(refusal(node, "asyncio.wait_for is passed on", Reason::kUsedAsValue));
      return;
    }
    const Node await = await_of(use->call);
    findings.push_back(look_at(context, node, use->call, await, await ? await : use->call, use->is_certain));
  }

 private:
  Finding look_at(const FileContext& context, Node function, Node call, Node await, Node site,
                  bool certain) const {
    const semantics::FileModel& model = context.model;
    const std::string message = "asyncio.wait_for can be asyncio.timeout";
    const auto refuse = [&](Reason reason) { return refusal(site, message, reason); };

    if (context.target < kHasTimeout) return refuse(Reason::kTargetVersion);
    const auto first_without = rules::first_version_without(model, site);
    if (first_without && *first_without <= kHasTimeout) return refuse(Reason::kTargetVersion);
    if (!certain) return refuse(Reason::kAmbiguousName);
    if (!await) return refuse(Reason::kNotAwaited);
    const Node coroutine = syntax::enclosing_function(await);
    if (!coroutine || !syntax::is_async_function(coroutine)) {
      return refuse(is_in_lambda(await) ? Reason::kInsideLambda : Reason::kOutsideCoroutine);
    }
    constexpr auto parameters = std::to_array<std::string_view>({"fut", "timeout"});
    const auto arguments = rules::match_arguments(call, parameters, 2);
    if (!arguments || !(*arguments)[0] || !(*arguments)[1]) return refuse(Reason::kUnsupportedArguments);
    const Node awaitable = (*arguments)[0];
    const Node timeout = (*arguments)[1];

    const auto limit = semantics::constant_value(model, timeout);
    if (timeout.is(Kind::none)) return await_directly(context, call, site, message, awaitable);
    if (limit && !limit->is_none && limit->number <= 0) return refuse(Reason::kTimeoutNotPositive);
    const bool own_task_matters = context.target < kWaitForIsTimeout && works_with_task_or_context(model);
    const Applicability applicability =
        limit && !own_task_matters ? Applicability::kSafe : Applicability::kUnsafe;

    auto bound = rewrite::bind_member(model, function, "asyncio", "timeout");
    if (!bound) return refuse(bound.error());
    rewrite::BlockRequest request;
    request.expression = await;
    request.replaced = outermost_parentheses(call);
    request.kept = awaitable;
    request.header = {"async with " + bound->expression + "(", timeout, "):"};
    request.operands = {{awaitable, "awaitable"}, {timeout, "limit"}};
    if (timeout.begin() < awaitable.begin()) std::swap(request.operands[0], request.operands[1]);
    auto edits = rewrite::wrap_in_block(model, request);
    if (!edits) return refuse(edits.error());
    for (text::Edit& edit : bound->edits) edits->push_back(std::move(edit));
    return fixed(context, site, message, applicability, std::move(*edits), {std::string(kWaitFor)});
  }

  // None means no limit: no block is needed, so any place will do.
  Finding await_directly(const FileContext& context, Node call, Node site, std::string message,
                         Node awaitable) const {
    const Node replaced = outermost_parentheses(call);
    if (semantics::is_text_shown(replaced)) return refusal(site, std::move(message), Reason::kTextIsShown);
    if (!rewrite::comments_dropped(replaced, {awaitable}).empty()) {
      return refusal(site, std::move(message), Reason::kCommentInTheWay);
    }
    return fixed(context, site, std::move(message), Applicability::kSafe,
                 rewrite::replace_by_part(replaced, awaitable), {std::string(kWaitFor)});
  }

  static bool is_in_lambda(Node node) { return syntax::enclosing_scope_node(node).is(Kind::lambda); }
};

}  // namespace

std::unique_ptr<rules::Rule> make_wait_for_to_timeout(rules::RuleInfo info) {
  return std::make_unique<WaitForToTimeout>(std::move(info));
}

}  // namespace aioshift::transforms
