// asyncio.gather(*[fetch(url) for url in urls]) → at most so many of the calls at a time
#include "rules/rule.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "fan_out.h"
#include "rewrite/fresh_name.h"
#include "rewrite/imports.h"
#include "rewrite/layout.h"
#include "rewrite/statement_place.h"
#include "rules/bounded_call.h"
#include "rules/call_limit.h"
#include "semantics/awaits.h"
#include "semantics/constants.h"
#include "semantics/endless.h"
#include "semantics/task_creation.h"
#include "semantics/values.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::transforms {
namespace {

using rewrite::Reason;
using rules::FileContext;
using rules::Finding;
using semantics::Awaitability;
using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;
using namespace add_semaphore;  // NOLINT(google-build-using-namespace): this rule's own

bool mentions(Node node, const std::vector<Node>& targets) {
  for (NodeId id = node.id(); id < node.subtree_end(); ++id) {
    const Node inner = node.tree().node(id);
    if (!inner.is(Kind::identifier)) continue;
    for (const Node target : targets) {
      for (NodeId at = target.id(); at < target.subtree_end(); ++at) {
        const Node name = target.tree().node(at);
        if (name.is(Kind::identifier) && name.text() == inner.text()) return true;
      }
    }
  }
  return false;
}

// How many elements the iterable has at most, where that is known.
std::optional<double> known_size(const FileModel& model, Node iterable, int depth = 0) {
  iterable = syntax::without_parentheses(iterable);
  if (iterable.is_one_of(Kind::list, Kind::tuple, Kind::set)) {
    return iterable.child(Kind::list_splat) ? std::nullopt
                                            : std::optional<double>(iterable.named_child_count());
  }
  if (iterable.is(Kind::string)) return static_cast<double>(iterable.range().size());
  if (iterable.is(Kind::subscript)) {
    const Node slice = iterable.child(Kind::slice);
    // `[:n]` and `[a:b]`
    const Node last =
        slice && slice.named_child_count() > 0 ? slice.named_child(slice.named_child_count() - 1) : Node();
    const bool ends =
        last && slice.text().find(':') != std::string_view::npos && !slice.text().ends_with(':');
    const auto end = ends ? semantics::constant_value(model, last) : std::nullopt;
    return end && !end->is_none && end->number >= 0 ? std::optional<double>(end->number) : std::nullopt;
  }
  if (iterable.is(Kind::identifier) && depth < 4) {
    const auto scope = model.scopes.lookup(iterable.text(), model.scopes.scope_at(iterable));
    const auto bindings = model.scopes.bindings(scope, iterable.text());
    if (bindings.size() != 1 || !bindings.front()->binder.is(Kind::assignment) ||
        bindings.front()->is_partial)
      return std::nullopt;
    // It must not grow: all that is done with it is to read it.
    for (const Node use : model.scopes.references_to(scope, iterable.text())) {
      if (use.parent().is(Kind::attribute)) return std::nullopt;
    }
    return known_size(model, bindings.front()->binder.child(Field::right), depth + 1);
  }
  if (!iterable.is(Kind::call)) return std::nullopt;
  const std::string_view function = iterable.child(Field::function).text();
  const Node arguments = iterable.child(Field::arguments);
  const std::uint32_t count = arguments.named_child_count();
  if (function == "range" && count > 0) {
    const auto end = semantics::constant_value(model, arguments.named_child(count > 1 ? 1 : 0));
    return end && !end->is_none ? std::optional<double>(end->number) : std::nullopt;
  }
  if ((function == "enumerate" || function == "sorted" || function == "reversed" || function == "list") &&
      count > 0)
    return known_size(model, arguments.named_child(0), depth + 1);
  return std::nullopt;
}

class AddSemaphore final : public rules::Rule {
 public:
  using Rule::Rule;

  pattern::RequiredLiterals required_literals() const override {
    return pattern::RequiredLiterals::one_of(
        {pattern::Literal::name("create_task"), pattern::Literal::name("ensure_future"),
         pattern::Literal::name("gather"), pattern::Literal::name("as_completed")});
  }
  std::vector<Kind> kinds() const override { return {Kind::call}; }
  std::vector<std::string> replaced_names() const override {
    return {"asyncio.create_task", "asyncio.ensure_future", "asyncio.gather", "asyncio.as_completed"};
  }

  void visit(const FileContext& context, Node call, std::vector<Finding>& findings) const override {
    const FileModel& model = context.model;
    const auto fan_out = fan_out_of(model, call);
    if (!fan_out || !is_unbounded(context, *fan_out)) return;
    findings.push_back(look_at(context, *fan_out));
  }

 private:
  static int limit_of(const FileContext& context) {
    int limit = 0;
    const std::string& text = context.options.at("limit");
    std::from_chars(text.data(), text.data() + text.size(), limit);
    return limit;
  }

  // Whether nothing is known to keep the number of calls low.
  static bool is_unbounded(const FileContext& context, const FanOut& fan_out) {
    const FileModel& model = context.model;
    // The same call over and over is a pool of workers.
    if (!mentions(fan_out.call, fan_out.targets)) return false;
    double size = 1;
    bool is_known = true;
    for (const Node iterable : fan_out.iterables) {
      const auto known = known_size(model, iterable);
      is_known = is_known && known;
      size *= known.value_or(1);
    }
    if (is_known && size <= limit_of(context)) return false;
    const Node function = fan_out.call.child(Field::function);
    // asyncio's own: a sleep costs nothing, and threads have their pool.
    if (const auto name = model.names.of(function); name && name->path.starts_with("asyncio.")) return false;
    const Awaitability kind = semantics::awaitability(model, fan_out.call);
    if (kind == Awaitability::kFuture || kind == Awaitability::kOther || kind == Awaitability::kAsyncIterator)
      return false;
    const std::string_view last =
        function.is(Kind::attribute) ? function.child(Field::attribute).text() : function.text();
    // What a task has given is there already.
    if (function.is(Kind::attribute) && last == "result") return false;
    return !rules::is_limited(model, fan_out.call);
  }

  // `event.wait()`, `lock.acquire()`, `queue.join()`: it ends when others do something, which may be among
  // those that would have to wait.
  static bool waits_for_others(const FanOut& fan_out) {
    const Node function = fan_out.call.child(Field::function);
    if (!function.is(Kind::attribute)) return false;
    std::string_view method = function.child(Field::attribute).text();
    method.remove_prefix(std::min(method.find_first_not_of('_'), method.size()));
    // `client.put(url)` is a request.
    const std::string_view object = function.child(Field::object).text();
    if (method == "put") return object.ends_with("queue") || object == "q" || object.ends_with("_q");
    constexpr auto kNames = std::to_array<std::string_view>(
        {"acquire", "drain", "finished", "join", "wait", "wait_closed", "wait_for"});
    return std::find(kNames.begin(), kNames.end(), method) != kNames.end();
  }

  // Whether what is called waits for a time to come before it does anything, and nobody waits for it: the
  // time would not be kept by those that have to wait for their turn.
  static bool is_timer(const FileModel& model, Node definition, Node call) {
    const auto own = semantics::awaits_in(definition.child(Field::body));
    const auto name = own.empty() ? std::nullopt : model.names.of_callee(own.front().named_child(0));
    if (!name || name->path != "asyncio.sleep") return false;
    const Node delay = own.front().named_child(0).child(Field::arguments).named_child(0);
    if (!delay || semantics::constant_value(model, delay)) return false;
    const Node around = syntax::enclosing_function(call);
    const auto others = around ? semantics::awaits_in(around.child(Field::body)) : std::vector<Node>();
    return std::none_of(others.begin(), others.end(),
                        [call](Node await) { return await.begin() > call.begin() || call.is_inside(await); });
  }

  // Whether it is called like a class, or a parameter: what it gives may be more than a coroutine.
  static bool may_make_object(const FileModel& model, Node call) {
    const Node function = call.child(Field::function);
    const std::string_view last =
        function.is(Kind::attribute) ? function.child(Field::attribute).text() : function.text();
    const std::size_t first = last.find_first_not_of('_');
    if (first == std::string_view::npos || last[first] < 'A' || last[first] > 'Z') return false;
    const Node definition = rules::definition_called(model, call);
    return !definition || !syntax::is_async_function(definition);
  }

  // Whether `asyncio.wait(..., return_when=asyncio.FIRST_COMPLETED)` is given them where they are started.
  static bool race_each_other(const FileModel& model, const FanOut& fan_out) {
    for (Node up = fan_out.call.parent(); up && up != fan_out.statement; up = up.parent()) {
      const auto name = up.is(Kind::call) ? model.names.of_callee(up) : std::nullopt;
      if (!name || name->path != "asyncio.wait") continue;
      for (const Node argument : up.child(Field::arguments).named_children()) {
        if (argument.is(Kind::keyword_argument) && argument.child(Field::name).text() == "return_when" &&
            argument.child(Field::value).text().ends_with("FIRST_COMPLETED"))
          return true;
      }
    }
    return false;
  }

  Finding look_at(const FileContext& context, const FanOut& fan_out) const {
    const FileModel& model = context.model;
    const std::string message =
        "as many coroutines run at once as there are elements: bound them by a semaphore";
    const auto refuse = [&](Reason reason) { return refusal(fan_out.call, message, reason); };
    const int limit = limit_of(context);
    if (limit < 1) return refuse(Reason::kUnsupportedArguments);
    if (const Node definition = rules::definition_called(model, fan_out.call);
        definition && semantics::runs_forever(model, definition)) {
      return refuse(Reason::kNeverEnds);
    } else if (definition && is_timer(model, definition, fan_out.call)) {
      return refuse(Reason::kMaybeIntended);
    }
    if (may_make_object(model, fan_out.call)) return refuse(Reason::kMaybeNotACoroutine);
    if (waits_for_others(fan_out)) return refuse(Reason::kWouldDeadlock);
    if (race_each_other(model, fan_out)) return refuse(Reason::kMaybeIntended);
    const auto wrapper = rules::wrapper_for(model, fan_out.call, fan_out.targets);
    if (!wrapper) return refuse(wrapper.error());
    const std::vector<Node> others = other_fan_outs(context, fan_out);
    const Node statement = statement_for(model, fan_out, *wrapper, others);
    rules::Existing existing = rules::existing_in(model, statement, *wrapper);
    if (std::count(wrapper->names.begin(), wrapper->names.end(), existing.semaphore) != 0)
      existing.semaphore.clear();
    std::set<std::string> taken(wrapper->names.begin(), wrapper->names.end());
    std::vector<text::Edit> edits;
    std::string name = existing.wrapper;
    if (name.empty()) {
      std::vector<std::string> lines;
      const rewrite::StatementPlace place(statement);
      std::string semaphore = existing.semaphore;
      if (semaphore.empty()) {
        const auto made = rewrite::require_member(model, statement, "asyncio", "Semaphore");
        if (!made) return refuse(made.error());
        for (const text::Edit& edit : made->edits) edits.push_back(edit);
        semaphore = rewrite::fresh_name(model, statement, {"semaphore", "limit_semaphore"}, taken);
        lines = {semaphore + " = " + made->names.front().expression + "(" + std::to_string(limit) + ")", ""};
      }
      name = rewrite::fresh_name(model, statement, {"bounded_" + wrapper->base}, taken);
      for (std::string& line : rules::definition_of_wrapper(*wrapper, name, semaphore, place.unit()))
        lines.push_back(std::move(line));
      lines.emplace_back();
      for (text::Edit& edit : place.put_above(lines, !existing.semaphore.empty()))
        edits.push_back(std::move(edit));
    }
    edits.push_back({wrapper->replaced, name + wrapper->call_tail});
    Finding finding =
        fixed(context, fan_out.call, message, rewrite::Applicability::kUnsafe, std::move(edits), {});
    // One after the other, so that the second one sees the first one's semaphore and function.
    for (const Node other : others)
      finding.fix->relied_on.push_back({context.file, other.child(Field::function).range()});
    return finding;
  }

  // In front of the loops around as well, so that the limit is one for all of their turns, and of what else
  // is around until the limit is one for all such calls of the function: as long as what the wrapper calls is
  // not bound in there.
  static Node statement_for(const FileModel& model, const FanOut& fan_out, const rules::Wrapper& wrapper,
                            const std::vector<Node>& others) {
    Node statement = fan_out.statement;
    for (Node up = statement.parent(); up && !up.is(Kind::function_definition); up = up.parent()) {
      if (!syntax::is_compound_statement(up.kind())) continue;
      if (binds_any(model, up, wrapper.closure)) break;
      const bool is_loop = up.is_one_of(Kind::for_statement, Kind::while_statement);
      const bool has_others =
          std::any_of(others.begin(), others.end(), [up](Node one) { return !one.is_inside(up); });
      if (has_others || (is_loop && !has_scope_between(statement, up))) statement = up;
    }
    return statement;
  }

  // Whether a `with`, `try` or `match` statement stands between the two.
  static bool has_scope_between(Node inner, Node outer) {
    for (Node up = inner.parent(); up != outer; up = up.parent()) {
      if (up.is_one_of(Kind::try_statement, Kind::with_statement, Kind::match_statement)) return true;
    }
    return false;
  }

  static bool binds_any(const FileModel& model, Node statement, const std::vector<std::string_view>& names) {
    const auto scope = model.scopes.scope_at(statement);
    return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
      const auto bindings = model.scopes.bindings(scope, name);
      return std::any_of(bindings.begin(), bindings.end(), [&](const semantics::Binding* binding) {
        return binding->name.is_inside(statement);
      });
    });
  }

  // The calls of other fan-outs in the same function.
  static std::vector<Node> other_fan_outs(const FileContext& context, const FanOut& own) {
    std::vector<Node> others;
    const Node function = syntax::enclosing_function(own.call);
    for (NodeId id = function.id(); id < function.subtree_end(); ++id) {
      const Node call = context.model.tree.node(id);
      if (!call.is(Kind::call) || call == own.call || syntax::enclosing_function(call) != function) continue;
      const auto fan_out = fan_out_of(context.model, call);
      if (fan_out && is_unbounded(context, *fan_out)) others.push_back(call);
    }
    return others;
  }
};

}  // namespace

std::unique_ptr<rules::Rule> make_add_semaphore(rules::RuleInfo info) {
  return std::make_unique<AddSemaphore>(std::move(info));
}

}  // namespace aioshift::transforms
