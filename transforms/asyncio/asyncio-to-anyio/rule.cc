// asyncio.sleep(1) → anyio.sleep(1), and so on for what anyio has a counterpart of
#include "rules/rule.h"

#include "rules/async_definition.h"
#include "site.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::transforms {
namespace {

using namespace asyncio_to_anyio;  // NOLINT(google-build-using-namespace): the rule's own parts
using rewrite::Applicability;
using rewrite::Reason;
using rules::FileContext;
using rules::Finding;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

Node call_of(Node name) {
  const Node callee = syntax::outermost_parentheses(name);
  return callee.parent().is(Kind::call) && callee.field() == Field::function ? callee.parent() : Node();
}

Result rewritten(const Site& site) {
  switch (site.member.form) {
    case Form::kReport:
      return tl::unexpected(Refused{Reason::kNoAnyioCounterpart});
    case Form::kRun:
      return rewrite_run(site);
    case Form::kSleep:
      return rewrite_sleep(site);
    case Form::kToThread:
      return rewrite_to_thread(site);
    case Form::kCancelledError:
      return rewrite_cancelled_error(site);
    case Form::kCurrentTask:
      return rewrite_current_task(site);
    case Form::kCurrentLoop:
      return rewrite_current_loop(site);
    case Form::kTaskGroup:
      return rewrite_task_group(site);
    case Form::kTimeout:
      return rewrite_timeout(site);
    case Form::kSynchronization:
      return rewrite_synchronization(site);
  }
  return tl::unexpected(Refused{Reason::kNoAnyioCounterpart});
}

std::string message_of(const Member& member, bool has_counterpart = true) {
  const std::string name = "asyncio." + std::string(member.name);
  const std::string counterpart(member.counterpart);
  if (has_counterpart) return name + " can be " + counterpart;
  return counterpart.empty() ? name + " has no counterpart in anyio" : name + ": in anyio, " + counterpart;
}

class AsyncioToAnyio final : public rules::Rule {
 public:
  using Rule::Rule;

  pattern::RequiredLiterals required_literals() const override {
    return pattern::RequiredLiterals::one_of({pattern::Literal::name("asyncio")});
  }
  std::vector<Kind> kinds() const override { return {Kind::identifier, Kind::attribute}; }
  std::vector<std::string> replaced_names() const override {
    return {"asyncio.run",
            "asyncio.sleep",
            "asyncio.to_thread",
            "asyncio.CancelledError",
            "asyncio.TaskGroup",
            "asyncio.timeout",
            "asyncio.Lock",
            "asyncio.Event",
            "asyncio.Semaphore",
            "asyncio.Condition",
            "asyncio.BoundedSemaphore",
            "asyncio.current_task",
            "asyncio.get_running_loop",
            "asyncio.get_event_loop"};
  }
  std::vector<std::string> mentioned_names(const semantics::FileModel& model) const override {
    return names_of_objects(model);
  }

  void visit(const FileContext& context, Node node, std::vector<Finding>& findings) const override {
    const auto use = asyncio_member_at(context.model, node);
    if (!use) return;
    const Site site{context, member_named(use->name), node, call_of(node)};
    if (syntax::is_assigned_to(node)) {
      findings.push_back(refused(site, {Reason::kAssignedTo}));
    } else if (!use->is_certain) {
      findings.push_back(refused(site, {Reason::kAmbiguousName}));
    } else if (!annotates_own_object(site)) {
      findings.push_back(look_at(site));
    }
  }

 private:
  Finding refused(const Site& site, const Refused& refused) const {
    std::string message = message_of(
        site.member, site.member.form != Form::kReport && refused.reason != Reason::kNoAnyioCounterpart);
    if (!refused.why.empty()) message += ", " + refused.why;
    if (refused.at) message = rules::message_at(message, refused.at);
    return refusal(site.call ? site.call : site.name, std::move(message), refused.reason);
  }

  Finding look_at(const Site& site) const {
    auto change = rewritten(site);
    if (!change) return refused(site, change.error());
    Finding finding = fixed(site.context, change->at, message_of(site.member), Applicability::kUnsafe,
                            std::move(change->edits), std::move(change->released));
    for (const text::Range range : change->relied_on)
      finding.fix->relied_on.push_back({site.context.file, range});
    finding.replaced = {"asyncio." + std::string(site.member.name)};
    return finding;
  }
};

}  // namespace

std::unique_ptr<rules::Rule> make_asyncio_to_anyio(rules::RuleInfo info) {
  return std::make_unique<AsyncioToAnyio>(std::move(info));
}

}  // namespace aioshift::transforms
