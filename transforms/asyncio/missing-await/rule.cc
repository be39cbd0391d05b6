// f() of a coroutine function, dropped or used as if it were its result → await f()
#include "rules/rule.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "held_lock.h"
#include "rewrite/await_place.h"
#include "rewrite/layout.h"
#include "rewrite/precedence.h"
#include "semantics/calls.h"
#include "semantics/control_flow.h"
#include "semantics/endless.h"
#include "semantics/value_use.h"
#include "semantics/values.h"
#include "syntax/calls.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::transforms {
namespace {

using rewrite::Applicability;
using rewrite::Precedence;
using rewrite::Reason;
using rules::FileContext;
using rules::Finding;
using semantics::Awaitability;
using semantics::FileModel;
using semantics::ValueUse;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

template <typename Array>
bool holds(const Array& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// What an annotation says of a value: that it is none to be awaited, that it is, or nothing.
enum class Annotated { kValue, kAwaitable, kUnknown };

// A class of this file of which a coroutine is no instance: no protocol, and no virtual base.
bool is_plain_class(const FileModel& model, Node identifier) {
  const auto scope = model.scopes.lookup(identifier.text(), model.scopes.scope_at(identifier));
  const auto bindings = model.scopes.bindings(scope, identifier.text());
  if (bindings.size() != 1 || bindings.front()->kind != semantics::BindingKind::kClass) return false;
  const std::string_view definition = bindings.front()->binder.text();
  for (const std::string_view word : {"__await__", "Protocol", "Awaitable", "Coroutine", "Generic", "ABC"}) {
    if (definition.find(word) != std::string_view::npos) return false;
  }
  return true;
}

Annotated annotated(const FileModel& model, Node type) {
  constexpr auto plain = std::to_array<std::string_view>(
      {"bool", "bytearray", "bytes", "complex", "dict", "float", "frozenset", "int", "list", "set", "str",
       "tuple", "Dict", "FrozenSet", "List", "Set", "Tuple"});
  constexpr auto awaitable = std::to_array<std::string_view>(
      {"Awaitable", "Coroutine", "CoroutineType", "Future", "Generator", "Task"});
  while (type.is_one_of(Kind::type, Kind::parenthesized_expression)) type = type.named_child(0);
  if (type.is(Kind::none)) return Annotated::kValue;
  if (type.is(Kind::binary_operator) && type.child(Kind::op_pipe)) {
    const Annotated left = annotated(model, type.child(Field::left));
    const Annotated right = annotated(model, type.child(Field::right));
    if (left == right) return left;
    return left == Annotated::kAwaitable || right == Annotated::kAwaitable ? Annotated::kAwaitable
                                                                           : Annotated::kUnknown;
  }
  Node name = type;
  if (type.is(Kind::generic_type)) name = type.named_child(0);
  if (type.is(Kind::subscript)) name = type.child(Field::value);
  const Node last = name.is(Kind::attribute) ? name.child(Field::attribute) : name;
  if (!last.is(Kind::identifier)) return Annotated::kUnknown;
  if (holds(awaitable, last.text())) return Annotated::kAwaitable;
  if (last.text() == "Optional" && type.is(Kind::subscript))
    return annotated(model, type.child(Field::subscript));
  const bool is_known = model.scopes.star_imports().empty() && holds(plain, last.text());
  const auto scope = model.scopes.lookup(last.text(), model.scopes.scope_at(last));
  const bool is_builtin = std::islower(static_cast<unsigned char>(last.text().front())) != 0;
  if (is_known && (!is_builtin || scope == semantics::kNoScope)) return Annotated::kValue;
  return name.is(Kind::identifier) && is_plain_class(model, name) ? Annotated::kValue : Annotated::kUnknown;
}

enum class Intent { kMeant, kMistaken, kUnknown };

// What becomes of the result of the coroutine that the call makes, where it is awaited or run on the spot.
ValueUse use_of_result(const FileModel& model, Node call) {
  const Node value = syntax::outermost_parentheses(call);
  const Node around = value.parent();
  if (around.is(Kind::await)) return semantics::use_of_value(model, around);
  const Node outer = around.parent();
  if (around.is(Kind::argument_list) && around.named_child(0) == value && outer.is(Kind::call)) {
    const auto name = model.names.of_callee(outer);
    if (name && name->is_certain && name->path == "asyncio.run") return semantics::use_of_value(model, outer);
  }
  return ValueUse::kHandedOn;
}

// Whether a coroutine function that returns a coroutine means to: its callers would have to await twice.
Intent intent_of_return(const FileModel& model, Node function) {
  // Its result says whether an exception is swallowed, and a coroutine is true.
  if (function.child(Field::name).text() == "__aexit__") return Intent::kMistaken;
  const Annotated result = annotated(model, function.child(Field::return_type));
  if (result == Annotated::kAwaitable) return Intent::kMeant;
  if (result == Annotated::kValue) return Intent::kMistaken;
  Intent intent = Intent::kUnknown;
  for (const Node call : semantics::calls_of(model, function)) {
    const ValueUse use = use_of_result(model, call);
    if (use == ValueUse::kAwaited) return Intent::kMeant;
    if (use == ValueUse::kDropped || use == ValueUse::kUsed) intent = Intent::kMistaken;
  }
  return intent;
}

// Whether the code expects a failure or a warning there, as tests do.
bool is_failure_expected(Node node) {
  for (Node at = node, up = node.parent(); up; at = up, up = up.parent()) {
    if (up.is(Kind::function_definition)) return false;
    if (!up.is(Kind::with_statement) || at.field() != Field::body) continue;
    const std::string_view header = up.text().substr(0, at.begin() - up.begin());
    for (const std::string_view word : {"raises", "Raises", "warns", "Warns", "warnings"}) {
      if (header.find(word) != std::string_view::npos) return true;
    }
  }
  return false;
}

// Whether a comment, to a type checker or a reader, says that the coroutine is not awaited on purpose.
bool is_declared_unused(Node call) {
  const syntax::Tree& tree = call.tree();
  const text::LineIndex& lines = tree.source().lines();
  const text::Range line = lines.content_range(tree.text(), lines.line_at(call.end()));
  const std::string_view text = tree.text().substr(call.end(), line.end - call.end());
  constexpr auto words = std::to_array<std::string_view>(
      {"unused-coroutine", "reportUnusedCoroutine", "coroutine object", "never awaited", "not awaited"});
  return std::any_of(words.begin(), words.end(),
                     [text](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

class MissingAwait final : public rules::Rule {
 public:
  using Rule::Rule;

  pattern::RequiredLiterals required_literals() const override {
    return pattern::RequiredLiterals::one_of(
        {pattern::Literal::name("async"), pattern::Literal::name("asyncio")});
  }
  std::vector<Kind> kinds() const override { return {Kind::call}; }
  bool looks_at_program() const override { return false; }

  void visit(const FileContext& context, Node call, std::vector<Finding>& findings) const override {
    const FileModel& model = context.model;
    const ValueUse use = use_of(model, call);
    if (use == ValueUse::kHandedOn || use == ValueUse::kAwaited) return;
    if (semantics::awaitability(model, call) != Awaitability::kCoroutine) return;
    if (use != ValueUse::kReturned) {
      if (!is_declared_unused(call)) findings.push_back(look_at(context, call, use));
      return;
    }
    const Node function = syntax::enclosing_function(call);
    if (!function || !syntax::is_async_function(function)) return;
    const Intent intent = intent_of_return(model, function);
    if (intent != Intent::kMeant) findings.push_back(look_at_returned(context, call, intent));
  }

 private:
  // `number: int = f()` is no way to store a coroutine, and `f() or g()` is for results alone.
  static ValueUse use_of(const FileModel& model, Node call) {
    const ValueUse use = semantics::use_of_value(model, call);
    if (use != ValueUse::kHandedOn && use != ValueUse::kReturned) return use;
    const Node around = syntax::outermost_parentheses(call).parent();
    if (around.is(Kind::boolean_operator)) {
      const Node left = around.child(Field::left);
      const bool is_right = !call.is_inside(left);
      return is_right && semantics::awaitability(model, left) == Awaitability::kCoroutine ? ValueUse::kUsed
                                                                                          : use;
    }
    if (!around.is(Kind::assignment)) return use;
    const Node type = around.child(Field::type);
    return type && annotated(model, type) == Annotated::kValue ? ValueUse::kUsed : use;
  }

  Finding look_at(const FileContext& context, Node call, ValueUse use) const {
    const std::string message = use == ValueUse::kDropped
                                    ? "the coroutine is never awaited, so that the call does nothing"
                                    : "the coroutine is used as if it were its result";
    if (is_failure_expected(call)) return refusal(call, message, Reason::kErrorIsHandled);
    if (use == ValueUse::kMaybeUsed) return refusal(call, message, Reason::kMaybeIntended);
    const Node function = semantics::function_called(context.model, call);
    if (use == ValueUse::kUsed && function && syntax::is_stub(function))
      return refusal(call, message, Reason::kMaybeIntended);
    if (use == ValueUse::kDropped && function && semantics::runs_forever(context.model, function))
      return refusal(call, message, Reason::kRunsForever);
    return awaited(context, call, message);
  }

  Finding look_at_returned(const FileContext& context, Node call, Intent intent) const {
    const std::string message = "the coroutine itself is returned, and not its result";
    if (intent == Intent::kUnknown) return refusal(call, message, Reason::kMaybeIntended);
    return awaited(context, call, message);
  }

  Finding awaited(const FileContext& context, Node call, const std::string& message) const {
    if (missing_await::takes_held_lock(context.model, call))
      return refusal(call, message, Reason::kWouldDeadlock);
    const bool comprehensions_nest = context.target >= rules::kNestedAsyncComprehensions;
    if (const auto reason = rewrite::obstacle_to_await(call, comprehensions_nest))
      return refusal(call, message, *reason);
    return fixed(context, call, message, Applicability::kUnsafe, edits(call), {});
  }

  static std::vector<text::Edit> edits(Node call) {
    const syntax::Tree& tree = call.tree();
    const bool is_bracketed = rewrite::needs_parentheses(Precedence::kAwait, call);
    std::string before = is_bracketed ? "(await " : "await ";
    // `return(self).load()`
    const char previous = call.begin() == 0 ? ' ' : tree.text()[call.begin() - 1];
    if (std::isalnum(static_cast<unsigned char>(previous)) != 0) before.insert(0, " ");
    const std::string indentation = rewrite::block_indentation(tree, call.begin());
    const std::size_t column = rewrite::column_of(tree, call.begin()) + before.size();
    auto edits = rewrite::reindent(tree, call.range(), indentation, indentation, column, {});
    edits.push_back({{call.begin(), call.begin()}, before});
    if (is_bracketed) edits.push_back({{call.end(), call.end()}, ")"});
    return edits;
  }
};

}  // namespace

std::unique_ptr<rules::Rule> make_missing_await(rules::RuleInfo info) {
  return std::make_unique<MissingAwait>(std::move(info));
}

}  // namespace aioshift::transforms
