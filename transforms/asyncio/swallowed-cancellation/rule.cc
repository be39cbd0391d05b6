// except CancelledError: without raise, around something that awaits → raise
#include "rules/rule.h"

#include <algorithm>
#include <array>
#include <span>

#include "rewrite/layout.h"
#include "rewrite/lines_behind.h"
#include "rewrite/unwrapped_try.h"
#include "semantics/awaits.h"
#include "semantics/calls.h"
#include "semantics/control_flow.h"
#include "semantics/data_flow.h"
#include "semantics/task_cancellation.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::transforms {
namespace {

using rewrite::Applicability;
using rewrite::Reason;
using rules::FileContext;
using rules::Finding;
using semantics::Awaited;
using semantics::awaited_in;
using semantics::cancelled_before;
using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

const std::string kMessage = "the cancellation of the task ends here, and the task goes on";

// What a handler catches, as far as cancellation goes.
enum class Caught {
  kOther,       // no CancelledError
  kCancelled,   // it alone
  kAmong,       // it, among others that are named
  kEverything,  // BaseException, or no exception is named
  kAmbiguous,
};

bool is_builtin(const FileModel& model, Node at, std::string_view name) {
  return model.scopes.lookup(name, model.scopes.scope_at(at)) == semantics::kNoScope;
}

Caught caught_by(const FileModel& model, Node type) {
  type = syntax::without_parentheses(type);
  if (type.is(Kind::tuple)) {
    Caught result = Caught::kOther;
    for (const Node element : type.named_children()) {
      const Caught caught = caught_by(model, element);
      if (caught == Caught::kEverything || caught == Caught::kAmbiguous) return caught;
      if (caught == Caught::kCancelled)
        result = type.named_child_count() == 1 ? Caught::kCancelled : Caught::kAmong;
    }
    return result;
  }
  if (type.is(Kind::identifier) && type.text() == "BaseException" && is_builtin(model, type, type.text()))
    return Caught::kEverything;
  const auto name = type.is_one_of(Kind::identifier, Kind::attribute) ? model.names.of(type) : std::nullopt;
  if (!name || (name->path != "asyncio.CancelledError" && name->path != "asyncio.exceptions.CancelledError"))
    return Caught::kOther;
  return name->is_certain ? Caught::kCancelled : Caught::kAmbiguous;
}

struct Handler {
  Node clause;
  Node type;  // null where it names none
  Node name;  // of `as name`
  Node block;
  Caught caught = Caught::kOther;
};

Handler handler_of(const FileModel& model, Node clause) {
  Handler handler{clause, {}, {}, clause.child(Kind::block), Caught::kOther};
  for (const Node child : clause.named_children()) {
    if (child.is(Kind::block)) break;
    handler.type = child;
    break;
  }
  if (handler.type.is(Kind::as_pattern)) {
    handler.name = handler.type.child(Field::alias);
    handler.type = handler.type.named_child(0);
  }
  if (clause.child(Kind::op_star)) return handler;  // except*
  handler.caught = handler.type ? caught_by(model, handler.type) : Caught::kEverything;
  return handler;
}

bool takes_cancellation(Caught caught) {
  return caught != Caught::kOther;
}

// Whether CancelledError is caught around `node`, in its function.
bool is_cancellation_handled(const FileModel& model, Node node) {
  for (Node at = node, up = node.parent(); up && !up.is(Kind::function_definition);
       at = up, up = up.parent()) {
    if (up.is(Kind::with_statement) && up.text().find("suppress") != std::string_view::npos) return true;
    if (!up.is(Kind::try_statement) || at.field() != Field::body) continue;
    for (const Node clause : up.named_children()) {
      if (clause.is(Kind::except_clause) && takes_cancellation(handler_of(model, clause).caught)) return true;
    }
  }
  return false;
}

// Whether the file cancels a task and waits for it without a handler: there the cancellation of what the
// task runs would come out.
bool relies_on_swallowing(const FileModel& model) {
  for (NodeId id = 0; id < model.tree.size(); ++id) {
    const Node await = model.tree.node(id);
    if (!await.is(Kind::await) || !await.is_named()) continue;
    const Node function = syntax::enclosing_function(await);
    if (!function) continue;
    const auto cancelled = cancelled_before(function, await.begin());
    if (cancelled.empty() || await.text().find("return_exceptions") != std::string_view::npos) continue;
    const Node callee = await.named_child(0).child(Field::function);
    // asyncio.wait raises nothing.
    if (callee.is(Kind::attribute) && callee.child(Field::attribute).text() == "wait") continue;
    const Awaited awaited = awaited_in(model, std::span(&await, 1));
    const bool waits_for_it = std::any_of(awaited.named.begin(), awaited.named.end(),
                                          [&](Node task) { return cancelled.count(task.text()) != 0; });
    if (waits_for_it && !is_cancellation_handled(model, await)) return true;
  }
  return false;
}

// What stands in the block at any depth, but for other functions.
template <typename Predicate>
bool any_in(Node block, Predicate predicate) {
  for (NodeId id = block.id(); id < block.subtree_end();) {
    const Node node = block.tree().node(id);
    if (node.is_one_of(Kind::function_definition, Kind::class_definition)) {
      id = node.subtree_end();
      continue;
    }
    if (predicate(node)) return true;
    ++id;
  }
  return false;
}

bool ends_program(Node node) {
  constexpr auto exits =
      std::to_array<std::string_view>({"sys.exit", "os._exit", "exit", "quit", "os.abort", "os.kill"});
  return node.is(Kind::call) &&
         std::find(exits.begin(), exits.end(), node.child(Field::function).text()) != exits.end();
}

// Whether the handler looks at the cancellation: which it has asked for itself, or whose it is.
bool deals_with_cancellation(Node handler) {
  return any_in(handler, [](Node node) {
    if (!node.is(Kind::identifier)) return false;
    const std::string_view name = node.text();
    return name == "uncancel" || name == "cancelling" || name == "cancelled" || name == "CancelledError" ||
           name == "current_task";
  });
}

bool is_call_for_the_log(Node call) {
  if (!call.is(Kind::call)) return false;
  const std::string_view callee = call.child(Field::function).text();
  if (callee == "print" || callee == "warnings.warn" || callee.starts_with("traceback.")) return true;
  constexpr auto levels = std::to_array<std::string_view>(
      {"critical", "debug", "error", "exception", "info", "log", "trace", "warn", "warning"});
  const std::size_t dot = callee.rfind('.');
  if (dot == std::string_view::npos ||
      std::find(levels.begin(), levels.end(), callee.substr(dot + 1)) == levels.end()) {
    return false;
  }
  const std::string_view object = callee.substr(0, dot);
  const std::string_view name = object.substr(object.rfind('.') + 1);
  return name == "log" || name == "LOG" || name.ends_with("_log") || name.ends_with("logger") ||
         name.ends_with("LOGGER") || name == "logging";
}

// Whether all that the handler does is note the failure and go another way: nothing that a task would miss
// that is cancelled there.
bool only_notes_failure(const FileModel& model, Node block) {
  for (const Node statement : block.named_children()) {
    if (statement.is_one_of(Kind::pass_statement, Kind::return_statement, Kind::break_statement,
                            Kind::continue_statement)) {
      if (any_in(statement, [](Node node) { return node.is_one_of(Kind::call, Kind::await); })) return false;
      continue;
    }
    if (!statement.is(Kind::expression_statement)) return false;
    const Node expression = statement.named_child(0);
    if (expression.is(Kind::ellipsis) || expression.is(Kind::string) || is_call_for_the_log(expression))
      continue;
    const Node target = expression.is(Kind::assignment) ? expression.child(Field::left) : Node();
    const auto scope = model.scopes.scope_at(statement);
    if (!target.is(Kind::identifier) || model.scopes.lookup(target.text(), scope) != scope ||
        any_in(expression.child(Field::right),
               [](Node node) { return node.is_one_of(Kind::call, Kind::await); }))
      return false;
  }
  return true;
}

// Whether the exception goes anywhere but into a log.
bool is_exception_kept(Node handler, Node name) {
  return any_in(handler, [&](Node node) {
    if (node.text() == "sys.exc_info()") return true;
    if (!name || !node.is(Kind::identifier) || node.text() != name.text()) return false;
    for (Node up = node.parent(); up != handler; up = up.parent()) {
      if (up.is(Kind::interpolation) || is_call_for_the_log(up)) return false;
      if (up.is(Kind::call) && up.child(Field::function).is(Kind::identifier)) {
        const std::string_view callee = up.child(Field::function).text();
        if (callee == "str" || callee == "repr" || callee == "type" || callee == "isinstance") return false;
      }
    }
    return true;
  });
}

// Whether the cancellation is no request of others to end, but something that the function has set up itself:
// a test, or code that hands on CancelledError to be raised (`sleep.side_effect = asyncio.CancelledError`).
bool expects_cancellation(Node function) {
  if (function.child(Field::name).text().starts_with("test")) return true;
  return any_in(function.child(Field::body), [&](Node node) {
    if (!node.is(Kind::identifier) || node.text() != "CancelledError") return false;
    for (Node part = node, up = node.parent(); up != function; part = up, up = up.parent()) {
      if (up.is(Kind::except_clause) && !part.is(Kind::block)) return false;
      if (up.is(Kind::with_clause)) return false;
      if (up.is(Kind::raise_statement)) return false;
    }
    return true;
  });
}

// Whether the handler gives a variable a value for what stands behind the statement: that says what is to
// happen without the result, and a `raise` would leave an assignment that nothing reads.
bool gives_fallback(const FileModel& model, Node handler) {
  const Node function = syntax::enclosing_scope_node(handler);
  const auto own = model.scopes.scope_made_by(function);
  for (const semantics::Binding& binding : model.scopes.all_bindings()) {
    if (binding.scope != own || !binding.name.is_inside(handler)) continue;
    for (const Node use : model.scopes.references_to(own, binding.name.text())) {
      // A `finally` around both is nothing special to what stands in it.
      const Node cleanup = use.ancestor(Kind::finally_clause);
      if (use.is_inside(handler) || (cleanup.is_inside(function) && !handler.is_inside(cleanup))) continue;
      const auto reaching = semantics::reaching_definitions(model, use);
      if (!reaching) continue;
      const bool is_read =
          std::any_of(reaching->definitions.begin(), reaching->definitions.end(),
                      [&](const semantics::Binding* definition) { return definition->name == binding.name; });
      if (is_read) return true;
    }
  }
  return false;
}

// Whether the `try` stands in a `finally` with statements behind it: they clean up, cancelled or not.
bool cleans_up_behind(Node try_statement) {
  const Node cleanup = try_statement.ancestor(Kind::finally_clause);
  const Node function = syntax::enclosing_function(try_statement);
  if (!cleanup || !cleanup.is_inside(function)) return false;
  for (Node node = try_statement; node != cleanup; node = node.parent()) {
    for (Node next = node.next_named_sibling(); next && node.parent().is(Kind::block);
         next = next.next_named_sibling())
      if (!next.is(Kind::comment)) return true;
  }
  return false;
}

bool has_comment(Node clause) {
  return any_in(clause, [](Node node) { return node.is(Kind::comment); });
}

// Whether somebody in the file waits for the coroutine, and goes on when it has ended.
bool is_awaited_here(const FileModel& model, Node function) {
  const auto calls = semantics::calls_of(model, function);
  return std::any_of(calls.begin(), calls.end(),
                     [](Node call) { return syntax::outermost_parentheses(call).parent().is(Kind::await); });
}

class SwallowedCancellation final : public rules::Rule {
 public:
  using Rule::Rule;

  pattern::RequiredLiterals required_literals() const override {
    return {{{pattern::Literal::name("async")},
             {pattern::Literal::name("except"), pattern::Literal::name("suppress")}}};
  }
  std::vector<Kind> kinds() const override { return {Kind::except_clause, Kind::with_statement}; }
  bool looks_at_program() const override { return false; }

  void visit(const FileContext& context, Node node, std::vector<Finding>& findings) const override {
    const Node function = syntax::enclosing_function(node);
    if (!function || !syntax::is_async_function(function)) return;
    if (node.is(Kind::with_statement)) {
      if (auto finding = look_at_suppress(context.model, node, function)) findings.push_back(*finding);
      return;
    }
    const Handler handler = handler_of(context.model, node);
    if (!takes_cancellation(handler.caught)) return;
    if (auto finding = look_at(context, handler, function)) findings.push_back(*finding);
  }

 private:
  std::optional<Finding> look_at(const FileContext& context, const Handler& handler, Node function) const {
    const FileModel& model = context.model;
    const Node statement = handler.clause.parent();
    const auto awaits = semantics::awaits_in(statement.child(Field::body));
    if (awaits.empty()) return std::nullopt;
    const semantics::Exits exits = semantics::exits_of(handler.block);
    const bool leaves = exits.returns || exits.breaks || exits.continues;
    if (!exits.falls_through && !leaves) return std::nullopt;
    if (semantics::ends_in_a_raising_call(model, handler.block)) return std::nullopt;
    bool follows_exception = false;
    for (const Node clause : statement.named_children()) {
      if (clause == handler.clause) break;
      if (!clause.is(Kind::except_clause)) continue;
      const Handler earlier = handler_of(model, clause);
      if (earlier.caught == Caught::kCancelled || earlier.caught == Caught::kAmong ||
          earlier.caught == Caught::kEverything) {
        return std::nullopt;  // that one takes it
      }
      if (earlier.type.text() == "Exception") follows_exception = true;
    }
    const auto refuse = [&](Reason reason) { return refusal(handler.clause, kMessage, reason); };
    if (semantics::waits_for_cancelled(model, function, awaits)) return std::nullopt;
    // It may be the task that is waited for which was cancelled.
    if (!awaited_in(model, awaits).starts_something) return refuse(Reason::kMaybeIntended);
    if (handler.caught == Caught::kAmbiguous) return refuse(Reason::kAmbiguousName);
    if (deals_with_cancellation(handler.block)) return std::nullopt;
    if (exits.raises) return refuse(Reason::kMaybeIntended);
    if (handler.caught == Caught::kAmong) return refuse(Reason::kCatchesOthers);
    if (any_in(handler.block, ends_program)) return refuse(Reason::kHandlerLeaves);
    if (expects_cancellation(function)) return refuse(Reason::kMaybeIntended);
    if (relies_on_swallowing(model)) return refuse(Reason::kMaybeIntended);
    if (handler.caught == Caught::kEverything && !follows_exception) return narrowed(context, handler);
    if (leaves) return refuse(Reason::kHandlerLeaves);
    if (semantics::ends_function(statement) && !is_awaited_here(model, function))
      return refuse(Reason::kMaybeIntended);
    if (gives_fallback(model, handler.block) || cleans_up_behind(statement))
      return refuse(Reason::kMaybeIntended);
    return reraised(context, handler);
  }

  // `except:` → `except Exception:`
  Finding narrowed(const FileContext& context, const Handler& handler) const {
    const auto refuse = [&](Reason reason) { return refusal(handler.clause, kMessage, reason); };
    if (is_exception_kept(handler.block, handler.name)) return refuse(Reason::kMaybeIntended);
    if (!only_notes_failure(context.model, handler.block)) return refuse(Reason::kCatchesOthers);
    const Node type = syntax::without_parentheses(handler.type);
    if (type && !type.is(Kind::identifier)) return refuse(Reason::kCatchesOthers);
    if (!is_builtin(context.model, handler.clause, "Exception")) return refuse(Reason::kNameTaken);
    const text::Offset keyword_end = handler.clause.child(Kind::kw_except).end();
    const text::Edit edit =
        type ? text::Edit{type.range(), "Exception"} : text::Edit{{keyword_end, keyword_end}, " Exception"};
    return fixed(context, handler.clause, kMessage, Applicability::kUnsafe, {edit}, {});
  }

  Finding reraised(const FileContext& context, const Handler& handler) const {
    Node last;
    for (const Node statement : handler.block.named_children()) last = statement;
    const bool is_only = last == handler.block.named_child(0);
    const bool is_nothing = last.is(Kind::pass_statement) ||
                            (last.is(Kind::expression_statement) && last.named_child(0).is(Kind::ellipsis));
    if (is_only && is_nothing) {
      // Who explains it, means it.
      if (has_comment(handler.clause)) return refusal(handler.clause, kMessage, Reason::kMaybeIntended);
      const Node statement = handler.clause.parent();
      const bool does_nothing_else = statement.named_child_count() == 2;
      const auto unwrapped = does_nothing_else ? rewrite::unwrapped_try(statement) : std::nullopt;
      return fixed(context, handler.clause, kMessage, Applicability::kUnsafe,
                   unwrapped.value_or(std::vector<text::Edit>{{last.range(), "raise"}}), {});
    }
    const bool has_own_lines =
        rewrite::begins_line(context.model.tree, last.begin()) && rewrite::ends_line(last);
    if (!has_own_lines) return refusal(handler.clause, kMessage, Reason::kDoesNotFit);
    return fixed(context, handler.clause, kMessage, Applicability::kUnsafe,
                 {rewrite::lines_behind(last, {"raise"})}, {});
  }

  std::optional<Finding> look_at_suppress(const FileModel& model, Node statement, Node function) const {
    Node suppressing;
    for (const Node item : statement.child(Kind::with_clause).named_children()) {
      const Node call = item.child(Field::value);
      const auto name = model.names.of_callee(call);
      if (!name || name->path != "contextlib.suppress") continue;
      for (const Node argument : call.child(Field::arguments).named_children()) {
        if (takes_cancellation(caught_by(model, argument))) suppressing = call;
      }
    }
    const auto awaits = semantics::awaits_in(statement.child(Field::body));
    if (!suppressing || awaits.empty()) return std::nullopt;
    if (semantics::waits_for_cancelled(model, function, awaits)) return std::nullopt;
    return refusal(suppressing, kMessage,
                   awaited_in(model, awaits).starts_something ? Reason::kReportOnly : Reason::kMaybeIntended);
  }
};

}  // namespace

std::unique_ptr<rules::Rule> make_swallowed_cancellation(rules::RuleInfo info) {
  return std::make_unique<SwallowedCancellation>(std::move(info));
}

}  // namespace aioshift::transforms
