// asyncio.ensure_future(coroutine) → asyncio.create_task(coroutine)
#include "rules/rule.h"

#include <algorithm>
#include <array>

#include "rewrite/hoist.h"
#include "rewrite/imports.h"
#include "rewrite/precedence.h"
#include "rules/call_arguments.h"
#include "rules/function_use.h"
#include "semantics/evaluation.h"
#include "semantics/values.h"
#include "syntax/statements.h"

namespace aioshift::transforms {
namespace {

using rewrite::Applicability;
using rewrite::Reason;
using rules::FileContext;
using rules::Finding;
using semantics::Awaitability;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

constexpr std::string_view kEnsureFuture = "asyncio.ensure_future";

// Whether the name is of a variable or parameter, which may be anything that is called.
bool is_variable(const semantics::FileModel& model, Node name) {
  const auto scope = model.scopes.lookup(name.text(), model.scopes.scope_at(name));
  if (scope == semantics::kNoScope) return false;
  const auto bindings = model.scopes.bindings(scope, name.text());
  return std::any_of(bindings.begin(), bindings.end(), [](const semantics::Binding* binding) {
    return binding->kind != semantics::BindingKind::kImport &&
           binding->kind != semantics::BindingKind::kImportFrom &&
           binding->kind != semantics::BindingKind::kFunction;
  });
}

// Whether an expression of which it is not known what it gives may give a coroutine: it is a call of a name
// that is imported, and not one of a plain function of the file that returns something else, nor of a method
// of which the class is not known. Methods that give Futures are called like those that give coroutines.
bool may_give_coroutine(const semantics::FileModel& model, Node expression) {
  while (expression.is(Kind::call) && semantics::is_cast(model, expression))
    expression = expression.child(Field::arguments).named_child(1);
  if (!expression || !expression.is(Kind::call)) return false;
  const Node function = semantics::function_called(model, expression);
  if (function) return syntax::is_async_function(function) || semantics::hands_on_coroutine(model, function);
  const Node callee = expression.child(Field::function);
  return (callee.is(Kind::identifier) && !is_variable(model, callee)) || model.names.of_callee(expression);
}

class EnsureFutureToCreateTask final : public rules::Rule {
 public:
  using Rule::Rule;

  pattern::RequiredLiterals required_literals() const override {
    return pattern::RequiredLiterals::one_of({pattern::Literal::name("ensure_future")});
  }
  std::vector<Kind> kinds() const override { return {Kind::identifier, Kind::attribute}; }
  std::vector<std::string> replaced_names() const override { return {std::string(kEnsureFuture)}; }

  void visit(const FileContext& context, Node node, std::vector<Finding>& findings) const override {
    const auto use = rules::use_of(context.model, node, kEnsureFuture);
    if (!use) return;
    if (!use->call) {
      findings.push_back(refusal(node, "asyncio.ensure_future is passed on", Reason::kUsedAsValue));
    } else {
      findings.push_back(look_at(context, node, use->call, use->is_certain));
    }
  }

 private:
  Finding look_at(const FileContext& context, Node function, Node call, bool certain) const {
    const semantics::FileModel& model = context.model;
    const std::string message = "asyncio.ensure_future can be asyncio.create_task";
    const auto refuse = [&](Reason reason) { return refusal(call, message, reason); };

    if (!certain) return refuse(Reason::kAmbiguousName);
    constexpr auto parameters = std::to_array<std::string_view>({"coro_or_future", "loop"});
    const auto arguments = rules::match_arguments(call, parameters, 1);
    if (!arguments || !(*arguments)[0]) return refuse(Reason::kUnsupportedArguments);
    const Node argument = (*arguments)[0];
    Node loop = (*arguments)[1];

    Applicability applicability = Applicability::kSafe;
    switch (semantics::awaitability(model, argument)) {
      case Awaitability::kCoroutine:
        break;
      case Awaitability::kFuture:
      case Awaitability::kAsyncIterator:
      case Awaitability::kOther:
        return refuse(Reason::kNotACoroutine);
      case Awaitability::kUnknown:
        if (!may_give_coroutine(model, argument)) return refuse(Reason::kMaybeNotACoroutine);
        applicability = Applicability::kUnsafe;
        break;
    }
    std::vector<text::Edit> edits;
    if (loop && !loop.is(Kind::none)) {
      if (!semantics::is_event_loop(model, loop)) applicability = Applicability::kUnsafe;
      return with_loop(context, call, argument, loop, message, applicability);
    }
    const Node scope = syntax::enclosing_function(call);
    if (!scope || !syntax::is_async_function(scope)) return refuse(Reason::kNoRunningLoop);
    if (is_keyword(argument) || loop) {
      // Only what is passed stays: `coro_or_future=` is no parameter of create_task.
      const Node list = call.child(Field::arguments);
      if (!rewrite::comments_dropped(list, {argument}).empty()) return refuse(Reason::kCommentInTheWay);
      edits.push_back({{list.begin(), argument.begin()}, "("});
      edits.push_back({{argument.end(), list.end()}, ")"});
    }
    auto bound = rewrite::bind_member(model, function, "asyncio", "create_task");
    if (!bound) return refuse(bound.error());
    edits.push_back(rename_function(function, bound->expression));
    for (text::Edit& edit : bound->edits) edits.push_back(std::move(edit));
    return fixed(context, call, message, applicability, std::move(edits), {std::string(kEnsureFuture)});
  }

  // asyncio.ensure_future(coro, loop=loop) → loop.create_task(coro)
  Finding with_loop(const FileContext& context, Node call, Node argument, Node loop,
                    const std::string& message, Applicability applicability) const {
    const auto refuse = [&](Reason reason) { return refusal(call, message, reason); };
    // The loop is now looked up before the argument is evaluated, instead of after it.
    // Getting the loop has no effect, whatever the argument does.
    const bool is_plain =
        loop.is_one_of(Kind::identifier, Kind::attribute) || semantics::is_event_loop(context.model, loop);
    if (!is_plain && !semantics::is_stable(context.model, argument)) {
      return refuse(Reason::kEvaluationOrder);
    }
    if (!rewrite::comments_dropped(call, {argument}).empty()) return refuse(Reason::kCommentInTheWay);
    const std::string object =
        rewrite::parenthesized(loop.text(), rewrite::precedence_of(loop), rewrite::Precedence::kPrimary);
    std::vector<text::Edit> edits = {{{call.begin(), argument.begin()}, object + ".create_task("},
                                     {{argument.end(), call.end()}, ")"}};
    return fixed(context, call, message, applicability, std::move(edits), {std::string(kEnsureFuture)});
  }

  // Only the last name of `asyncio.ensure_future` changes where the module stays: whatever stands
  // between the two, line ends and comments, does too.
  static text::Edit rename_function(Node function, const std::string& expression) {
    constexpr std::string_view member = "create_task";
    if (function.is(Kind::attribute) &&
        expression == std::string(function.child(Field::object).text()) + "." + std::string(member)) {
      return {function.child(Field::attribute).range(), std::string(member)};
    }
    return {function.range(), expression};
  }

  static bool is_keyword(Node argument) { return argument.parent().is(Kind::keyword_argument); }
};

}  // namespace

std::unique_ptr<rules::Rule> make_ensure_future_to_create_task(rules::RuleInfo info) {
  return std::make_unique<EnsureFutureToCreateTask>(std::move(info));
}

}  // namespace aioshift::transforms
