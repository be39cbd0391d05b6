// await asyncio.gather(a(), b()) → async with asyncio.TaskGroup() as tg: ...
#include "rules/rule.h"

#include "plan.h"
#include "rewrite/imports.h"
#include "rules/function_use.h"
#include "rules/group_exceptions.h"
#include "rules/version_guard.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::transforms {
namespace {

using rewrite::Reason;
using rules::FileContext;
using rules::Finding;
using rules::GroupExceptions;
using syntax::Kind;
using syntax::Node;

constexpr std::string_view kGather = "asyncio.gather";
constexpr rules::PythonVersion kHasTaskGroup{3, 11};

class GatherToTaskgroup final : public rules::Rule {
 public:
  using Rule::Rule;

  pattern::RequiredLiterals required_literals() const override {
    return pattern::RequiredLiterals::one_of({pattern::Literal::name("gather")});
  }
  std::vector<Kind> kinds() const override { return {Kind::identifier, Kind::attribute}; }
  std::vector<std::string> replaced_names() const override { return {std::string(kGather)}; }

  void visit(const FileContext& context, Node node, std::vector<Finding>& findings) const override {
    const auto use = rules::use_of(context.model, node, kGather);
    if (!use || !use->call) return;
    const Node around = syntax::outermost_parentheses(use->call).parent();
    findings.push_back(
        look_at(context, node, use->call, around.is(Kind::await) ? around : Node(), use->is_certain));
  }

 private:
  Finding look_at(const FileContext& context, Node function, Node call, Node await, bool certain) const {
    namespace plans = gather_to_taskgroup;
    const semantics::FileModel& model = context.model;
    const Node site = await ? await : call;
    const std::string message = "asyncio.gather can be a task group";
    const auto refuse = [&](Reason reason) { return refusal(site, message, reason); };

    if (context.target < kHasTaskGroup) return refuse(Reason::kTargetVersion);
    const auto first_without = rules::first_version_without(model, site);
    if (first_without && *first_without <= kHasTaskGroup) return refuse(Reason::kTargetVersion);
    if (!certain) return refuse(Reason::kAmbiguousName);
    if (!await) return refuse(Reason::kNotAwaited);
    const Node scope = syntax::enclosing_scope_node(await);
    if (scope.is(Kind::lambda)) return refuse(Reason::kInsideLambda);
    if (!scope.is(Kind::function_definition) || !syntax::is_async_function(scope))
      return refuse(Reason::kOutsideCoroutine);
    auto arguments = plans::read_arguments(model, call);
    if (!arguments) return refuse(arguments.error());
    const auto mode = rules::parse_group_exceptions(context.options.at("exceptions"));
    auto edits = rules::adapt_handlers(model, site, mode.value_or(GroupExceptions::kRefuse));
    if (!edits) return refuse(edits.error());
    auto bound = rewrite::bind_member(model, function, "asyncio", "TaskGroup");
    if (!bound) return refuse(bound.error());

    std::set<std::string> taken;
    const plans::Request request{await, call, bound->expression, mode == GroupExceptions::kUnwrap};
    auto plan = plans::make_plan(model, request, std::move(*arguments), taken);
    if (!plan) return refuse(plan.error());
    auto block = rewrite::put_block_in_front(model, plan->block, taken);
    if (!block) return refuse(block.error());
    for (auto* more : {&bound->edits, &*block, &plan->edits}) {
      for (text::Edit& edit : *more) edits->push_back(std::move(edit));
    }
    std::vector<std::string> released = {std::string(kGather)};
    for (const Node unused : plan->released) {
      for (std::string& name : rewrite::imports_used_in(model, unused.range(), {}))
        released.push_back(std::move(name));
    }
    return fixed(context, site, message, rewrite::Applicability::kUnsafe, std::move(*edits),
                 std::move(released));
  }
};

}  // namespace

std::unique_ptr<rules::Rule> make_gather_to_taskgroup(rules::RuleInfo info) {
  return std::make_unique<GatherToTaskgroup>(std::move(info));
}

}  // namespace aioshift::transforms
