// a = await f(); b = await g() → both at once in a task group, where neither depends on the other
#include "rules/rule.h"

#include <algorithm>
#include <set>
#include <string>

#include "bounded_tasks.h"
#include "partial_results.h"
#include "rewrite/block_in_front.h"
#include "rewrite/fresh_name.h"
#include "rewrite/imports.h"
#include "rewrite/layout.h"
#include "rewrite/statement_place.h"
#include "row.h"
#include "rules/group_exceptions.h"
#include "semantics/effects.h"
#include "semantics/evaluation.h"
#include "semantics/list_build.h"
#include "semantics/may_raise.h"
#include "semantics/values.h"
#include "syntax/calls.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::transforms {
namespace {

using rewrite::Reason;
using rules::FileContext;
using rules::Finding;
using rules::GroupExceptions;
using semantics::FileModel;
using sequential_awaits::dependency;
using sequential_awaits::names_in;
using sequential_awaits::Step;
using sequential_awaits::step_of;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

constexpr rules::PythonVersion kHasTaskGroup{3, 11};

class SequentialAwaitsToTaskgroup final : public rules::Rule {
 public:
  using Rule::Rule;

  pattern::RequiredLiterals required_literals() const override {
    return pattern::RequiredLiterals::one_of({pattern::Literal::name("async")});
  }
  std::vector<Kind> kinds() const override {
    return {Kind::expression_statement, Kind::for_statement, Kind::list_comprehension};
  }
  bool looks_at_program() const override { return false; }

  void visit(const FileContext& context, Node node, std::vector<Finding>& findings) const override {
    const Node function = syntax::enclosing_scope_node(node);
    if (!function.is(Kind::function_definition) || !syntax::is_async_function(function)) return;
    if (node.is(Kind::expression_statement)) {
      visit_row(context, node, findings);
    } else if (node.is(Kind::for_statement)) {
      visit_loop(context, node, findings);
    } else {
      visit_comprehension(context, node, findings);
    }
  }

 private:
  static constexpr std::string_view kRow = "awaited one after the other: ";
  static constexpr std::string_view kEach = "awaited one element after the other: ";

  std::optional<Reason> obstacle(const FileContext& context, Node site, GroupExceptions& mode) const {
    if (context.target < kHasTaskGroup) return Reason::kTargetVersion;
    mode = rules::parse_group_exceptions(context.options.at("exceptions")).value_or(GroupExceptions::kRefuse);
    const auto handlers = rules::adapt_handlers(context.model, site, mode);
    return handlers ? std::nullopt : std::optional(handlers.error());
  }

  // Awaits in a row: reported at the first of them.
  void visit_row(const FileContext& context, Node statement, std::vector<Finding>& findings) const {
    const FileModel& model = context.model;
    const auto first = step_of(model, statement);
    if (!first || belongs_to_row(model, statement)) return;
    std::vector<Step> row = {*first};
    std::optional<std::string> reason;
    for (Node next = statement.next_named_sibling(); next; next = next.next_named_sibling()) {
      const auto step = step_of(model, next);
      if (!step) break;
      for (const Step& earlier : row) {
        if (!reason) reason = dependency(model, earlier, *step);
      }
      if (reason) break;
      row.push_back(*step);
    }
    if (row.size() < 2) {
      if (reason)
        findings.push_back(refusal(statement, std::string(kRow) + *reason, Reason::kDependentAwaits));
      return;
    }
    findings.push_back(fix_row(context, row));
  }

  // Whether an earlier statement's row takes this one in.
  static bool belongs_to_row(const FileModel& model, Node statement) {
    std::vector<Step> before;
    for (const Node sibling : statement.parent().named_children()) {
      const auto step = step_of(model, sibling);
      if (!step) {
        before.clear();
        if (sibling == statement) return false;
        continue;
      }
      const bool depends = std::any_of(before.begin(), before.end(), [&](const Step& earlier) {
        return dependency(model, earlier, *step).has_value();
      });
      if (sibling == statement) return !before.empty() && !depends;
      // A row of one that is followed by what depends on it ends there.
      if (depends) before.clear();
      before.push_back(*step);
    }
    return false;
  }

  Finding fix_row(const FileContext& context, const std::vector<Step>& row) const {
    const FileModel& model = context.model;
    const std::string message = std::string(kRow) + "none of them needs another one's result";
    const Node site = row.front().statement;
    const auto refuse = [&](Reason reason) { return refusal(site, message, reason); };
    GroupExceptions mode{};
    if (const auto reason = obstacle(context, site, mode)) return refuse(*reason);
    // Of what succeeded in front of a failure, the variables would lack the results.
    for (std::size_t i = 0; i + 1 < row.size(); ++i) {
      if (is_any_read_after_failure(model, site, row[i].target)) return refuse(Reason::kNeededInPlace);
    }
    const syntax::Tree& tree = model.tree;
    for (const Step& step : row) {
      if (!rewrite::begins_line(tree, step.statement.begin())) return refuse(Reason::kDoesNotFit);
      if (semantics::may_raise(model, step.call)) return refuse(Reason::kEvaluationOrder);
    }
    const text::Range range = {site.begin(), row.back().statement.end()};
    if (has_comment(tree, range)) return refuse(Reason::kCommentInTheWay);
    const auto group = rewrite::require_member(model, site, "asyncio", "TaskGroup");
    if (!group) return refuse(group.error());
    std::set<std::string> taken;
    const rewrite::StatementPlace place(site);
    const std::string tg = rewrite::fresh_name(model, site, {"tg", "group", "task_group"}, taken);
    const std::string next = place.next_line(place.indentation());
    std::string indent = place.indentation();
    std::string text;
    if (mode == GroupExceptions::kUnwrap) {
      indent += place.unit();
      text = "try:" + place.next_line(indent);
    }
    text += "async with " + group->names.front().expression + "() as " + tg + ":";
    std::string results;
    const std::string inside = indent + place.unit();
    for (const Step& step : row) {
      text += place.next_line(inside);
      std::string task;
      if (step.target) {
        task = task_name(model, step, taken);
        text += task + " = ";
        results += next + std::string(step.target.text()) + " = " + task + ".result()";
      }
      const std::string deeper = inside + place.unit();
      const bool is_long = step.call.text().find('\n') != std::string_view::npos;
      text += tg + ".create_task(" +
              (is_long ? place.next_line(deeper) + moved(step.call, deeper) + place.next_line(inside)
                       : moved(step.call, inside)) +
              ")";
    }
    if (mode == GroupExceptions::kUnwrap) {
      const std::string name = rewrite::fresh_name(model, site, {"group", "exception_group"}, taken);
      text += next + "except BaseExceptionGroup as " + name + ":" + next + place.unit() + "raise " + name +
              ".exceptions[0] from None";
    }
    std::vector<text::Edit> edits = group->edits;
    edits.push_back({range, text + results});
    return finished(context, site, message, mode, std::move(edits));
  }

  Finding finished(const FileContext& context, Node site, const std::string& message, GroupExceptions mode,
                   std::vector<text::Edit> edits) const {
    const auto handlers = rules::adapt_handlers(context.model, site, mode);
    if (handlers) edits.insert(edits.end(), handlers->begin(), handlers->end());
    return fixed(context, site, message, rewrite::Applicability::kUnsafe, std::move(edits), {});
  }

  static bool is_any_read_after_failure(const FileModel& model, Node statement, Node targets) {
    for (NodeId id = targets ? targets.id() : 0; targets && id < targets.subtree_end(); ++id) {
      const Node name = model.tree.node(id);
      if (name.is(Kind::identifier) && sequential_awaits::is_read_after_failure(model, statement, name))
        return true;
    }
    return false;
  }

  static bool has_comment(const syntax::Tree& tree, text::Range range) {
    const Node around = tree.covering(range);
    for (NodeId id = around.id(); id < around.subtree_end(); ++id) {
      const Node node = tree.node(id);
      if (node.is(Kind::comment) && range.contains(node.range())) return true;
    }
    return false;
  }

  static std::string task_name(const FileModel& model, const Step& step, std::set<std::string>& taken) {
    const bool is_name = step.target.is(Kind::identifier);
    const std::string_view base = is_name ? step.target.text() : syntax::called_name(step.call);
    return rewrite::fresh_name(model, step.statement, {rewrite::name_for_task(base)}, taken);
  }

  static std::string moved(Node call, const std::string& to) {
    const syntax::Tree& tree = call.tree();
    std::vector<text::Edit> edits = rewrite::reindent(
        tree, call.range(), rewrite::block_indentation(tree, call.begin()), to, to.size(), {});
    text::sort_edits(edits);
    for (text::Edit& edit : edits)
      edit.range = {edit.range.begin - call.begin(), edit.range.end - call.begin()};
    return text::apply_edits(call.text(), edits);
  }

  // What runs for each element, and where the results go.
  struct Each {
    Node statement;  // of the loop or the comprehension
    Node call;
    std::vector<Node> targets;
    Node iterable;
    Node condition;    // null where there is none
    std::string list;  // the variable that the results are appended to
    Node list_assignment;
    Node comprehension;
  };

  // `for x in xs: results.append(await f(x))`, where `results = []` stands directly in front, or further
  // above.
  void visit_loop(const FileContext& context, Node loop, std::vector<Finding>& findings) const {
    const FileModel& model = context.model;
    if (loop.child(Kind::kw_async) || loop.child(Field::alternative)) return;
    const Node body = loop.child(Field::body);
    if (!body || body.named_child_count() != 1) return;
    const Node append = body.named_child(0).named_child(0);
    if (!append.is(Kind::call) || !append.child(Field::arguments).is(Kind::argument_list) ||
        append.child(Field::arguments).named_child_count() != 1) {
      return;
    }
    const Node method = append.child(Field::function);
    if (!method.is(Kind::attribute) || method.child(Field::attribute).text() != "append") return;
    Each each;
    each.statement = loop;
    each.call = awaited_coroutine(model, append.child(Field::arguments).named_child(0));
    if (!each.call) return;
    const auto build = semantics::list_build(model, method.child(Field::object));
    Node previous;
    for (const Node sibling : loop.parent().named_children()) {
      if (sibling == loop) break;
      previous = sibling;
    }
    each.list = std::string(method.child(Field::object).text());
    each.targets = {loop.child(Field::left)};
    each.iterable = loop.child(Field::right);
    const bool is_own = build && build->assignment == previous && build->appends.size() == 1 &&
                        build->elements.size() == 1 && build->display.is(Kind::list);
    if (is_own) each.list_assignment = previous;
    // Made somewhere above, and known to nobody else so far.
    const bool is_extended = build && build->assignment.end() <= loop.begin() &&
                             std::none_of(build->uses.begin(), build->uses.end(), [&](Node use) {
                               return use.begin() < loop.end() && !is_extension(use);
                             });
    // Whoever looks at the list after a failure would find none of what came before it.
    const bool is_partial =
        sequential_awaits::is_read_after_failure(model, loop, method.child(Field::object));
    const bool fits = (is_own || is_extended) && !is_partial;
    findings.push_back(
        look_at_each(context, each, fits ? std::nullopt : std::optional(Reason::kNeededInPlace)));
  }

  // `results.extend(...)`, as an earlier fix has written it.
  static bool is_extension(Node use) {
    const Node method = use.parent();
    return method.is(Kind::attribute) && method.child(Field::attribute).text() == "extend" &&
           method.parent().parent().is(Kind::expression_statement);
  }

  // `results = [await f(x) for x in xs]`
  void visit_comprehension(const FileContext& context, Node comprehension,
                           std::vector<Finding>& findings) const {
    Each each;
    each.call = awaited_coroutine(context.model, comprehension.child(Field::body));
    if (!each.call) return;
    each.comprehension = comprehension;
    std::optional<Reason> reason;
    for (const Node clause : comprehension.named_children()) {
      if (clause.is(Kind::if_clause)) {
        if (semantics::suspends(clause)) reason = Reason::kEvaluationOrder;
        continue;
      }
      if (!clause.is(Kind::for_in_clause)) continue;
      if (clause.child(Kind::kw_async) || semantics::suspends(clause)) reason = Reason::kEvaluationOrder;
      each.targets.push_back(clause.child(Field::left));
      each.iterable = clause.child(Field::right);
    }
    each.statement = syntax::statement_of(comprehension);
    findings.push_back(look_at_each(context, each, reason));
  }

  static Node awaited_coroutine(const FileModel& model, Node expression) {
    const Node await = syntax::without_parentheses(expression);
    if (!await.is(Kind::await)) return {};
    const Node call = syntax::without_parentheses(await.named_child(0));
    if (!call.is(Kind::call) || semantics::awaitability(model, call) != semantics::Awaitability::kCoroutine)
      return {};
    const auto name = model.names.of_callee(call);
    return name && name->path.starts_with("asyncio.") ? Node() : call;
  }

  Finding look_at_each(const FileContext& context, const Each& each, std::optional<Reason> own) const {
    const FileModel& model = context.model;
    const Node site = each.comprehension ? each.comprehension : each.statement;
    const auto effects = semantics::effects_of_call(model, each.call);
    const std::optional<std::string> depends =
        effects ? semantics::dependency_between(*effects, *effects)
                : std::optional("what " + std::string(each.call.child(Field::function).text()) +
                                " does is not known");
    if (depends) return refusal(site, std::string(kEach) + *depends, Reason::kDependentAwaits);
    const std::string message = std::string(kEach) + "none of them needs another one's result";
    const auto refuse = [&](Reason reason) { return refusal(site, message, reason); };
    if (own) return refuse(*own);
    GroupExceptions mode{};
    if (const auto reason = obstacle(context, site, mode)) return refuse(*reason);
    if (semantics::may_raise(model, each.call)) return refuse(Reason::kEvaluationOrder);
    if (!each.list.empty() && names_in(each.call).count(each.list) != 0)
      return refuse(Reason::kDependentAwaits);
    return fix_each(context, each, site, message, mode);
  }

  Finding fix_each(const FileContext& context, const Each& each, Node site, const std::string& message,
                   GroupExceptions mode) const {
    const FileModel& model = context.model;
    const auto refuse = [&](Reason reason) { return refusal(site, message, reason); };
    const Node first = each.list_assignment ? each.list_assignment : each.statement;
    const rewrite::StatementPlace place(first);
    std::set<std::string> taken;
    auto bound = sequential_awaits::bounded_call(model, {each.call, each.targets, first},
                                                 context.options.at("limit"), taken);
    if (!bound) return refuse(bound.error());
    const std::string tg = sequential_awaits::name_again(model, first, {"tg", "group", "task_group"}, taken);
    const std::string tasks = sequential_awaits::name_again(model, first, {"tasks", "group_tasks"}, taken);
    rewrite::BlockInFront block;
    std::vector<text::Edit> edits = bound->imports;
    if (!bound->lines.empty()) {
      for (text::Edit& edit : place.put_above(bound->lines, bound->is_apart))
        edits.push_back(std::move(edit));
    }
    const std::string opened = "async with " + bound->group + "() as " + tg + ":";
    if (mode == GroupExceptions::kUnwrap) return refuse(Reason::kHandlerNeedsError);
    const std::string result = "[task.result() for task in " + tasks + "]";
    if (each.comprehension) {
      block.expression = each.comprehension;
      block.result = result;
      block.header = {opened};
      const Node body = each.comprehension.child(Field::body);
      block.edits = {{body.range(), tg + ".create_task(" + bound->call + ")"}};
      block.lines = {rewrite::BlockLine{0, {tasks + " = ", each.comprehension}}};
      auto written = rewrite::put_block_in_front(model, block, taken);
      if (!written) return refuse(written.error());
      for (text::Edit& edit : *written) edits.push_back(std::move(edit));
      return one_at_a_time(context, finished(context, site, message, mode, std::move(edits)), site);
    }
    if (!place.begins_line() || !rewrite::begins_line(model.tree, each.statement.begin()))
      return refuse(Reason::kDoesNotFit);
    const text::Range range = {first.begin(), each.statement.end()};
    if (has_comment(model.tree, range)) return refuse(Reason::kCommentInTheWay);
    const std::string inside = place.indentation() + place.unit();
    const std::string text =
        opened + place.next_line(inside) + tasks + " = " +
        sequential_awaits::task_list(
            place, tasks.size() + 3, tg, bound->call,
            "for " + std::string(each.targets.front().text()) + " in " + std::string(each.iterable.text())) +
        place.next_line(place.indentation()) +
        (each.list_assignment ? each.list + " = " + result
                              : each.list + ".extend(task.result() for task in " + tasks + ")");
    edits.push_back({range, text});
    return one_at_a_time(context, finished(context, site, message, mode, std::move(edits)), site);
  }

  // The next one in the function is to see the semaphore and the wrapper of this one.
  static Finding one_at_a_time(const FileContext& context, Finding finding, Node site) {
    if (finding.fix)
      finding.fix->relied_on.push_back({context.file, syntax::enclosing_function(site).range()});
    return finding;
  }
};

}  // namespace

std::unique_ptr<rules::Rule> make_sequential_awaits_to_taskgroup(rules::RuleInfo info) {
  return std::make_unique<SequentialAwaitsToTaskgroup>(std::move(info));
}

}  // namespace aioshift::transforms
