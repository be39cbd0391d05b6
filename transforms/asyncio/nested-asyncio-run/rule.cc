// asyncio.run(coroutine) inside a coroutine → await coroutine
#include "rules/rule.h"

#include <array>

#include "rewrite/hoist.h"
#include "rewrite/layout.h"
#include "rewrite/precedence.h"
#include "rules/call_arguments.h"
#include "rules/function_use.h"
#include "semantics/values.h"
#include "syntax/statements.h"

namespace aioshift::transforms {
namespace {

using rewrite::Applicability;
using rewrite::Precedence;
using rewrite::Reason;
using rules::FileContext;
using rules::Finding;
using semantics::Awaitability;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

constexpr std::string_view kRun = "asyncio.run";
// The first target with asynchronous comprehensions inside others (What's New In Python 3.11).
constexpr rules::PythonVersion kNestedComprehensions{3, 11};

bool is_comprehension(Node node) {
  return node.is_one_of(Kind::list_comprehension, Kind::set_comprehension, Kind::dictionary_comprehension);
}

// Of `except X:` and `suppress(X)`: whether the RuntimeError of a nested run is among what is caught.
bool may_catch(Node caught) {
  if (!caught) return true;
  for (const std::string_view name : {"RuntimeError", "Exception"}) {
    if (caught.text().find(name) != std::string_view::npos) return true;
  }
  return false;
}

bool may_catch_in_clause(Node clause) {
  return may_catch(clause.named_child_count() > 1 ? clause.named_child(0) : Node());
}

// Whether something between the node and the end of its function expects the call to fail.
bool is_failure_expected(Node node, Node function) {
  for (Node at = node; at != function; at = at.parent()) {
    const Node parent = at.parent();
    if (parent.is(Kind::try_statement) && at == parent.child(Field::body)) {
      for (const Node clause : parent.named_children()) {
        if (clause.is(Kind::except_clause) && may_catch_in_clause(clause)) return true;
      }
    }
    if (parent.is(Kind::with_statement) && at == parent.child(Field::body)) {
      const std::string_view header = parent.text().substr(0, at.begin() - parent.begin());
      for (const std::string_view word : {"suppress", "raises", "assertRaises"}) {
        if (header.find(word) != std::string_view::npos) return true;
      }
    }
  }
  return false;
}

class NestedAsyncioRun final : public rules::Rule {
 public:
  using Rule::Rule;

  pattern::RequiredLiterals required_literals() const override {
    return {{{pattern::Literal::name("run")}, {pattern::Literal::name("asyncio")}}};
  }
  std::vector<Kind> kinds() const override { return {Kind::identifier, Kind::attribute}; }
  std::vector<std::string> replaced_names() const override { return {std::string(kRun)}; }

  void visit(const FileContext& context, Node node, std::vector<Finding>& findings) const override {
    const auto use = rules::use_of(context.model, node, kRun);
    if (!use || !use->call) return;
    const Node scope = syntax::enclosing_scope_node(use->call);
    const bool is_in_coroutine = scope.is(Kind::function_definition) && syntax::is_async_function(scope);
    if (is_in_coroutine) findings.push_back(look_at(context, use->call, scope, use->is_certain));
  }

 private:
  Finding look_at(const FileContext& context, Node call, Node function, bool certain) const {
    const std::string message =
        "asyncio.run fails where a loop is running, as in this coroutine: await instead";
    const auto refuse = [&](Reason reason) { return refusal(call, message, reason); };
    if (!certain) return refuse(Reason::kAmbiguousName);
    constexpr auto parameters = std::to_array<std::string_view>({"main", "debug", "loop_factory"});
    const auto arguments = rules::match_arguments(call, parameters, 1);
    // What the other two say of a new loop has no place in the running one.
    if (!arguments || !(*arguments)[0] || (*arguments)[1] || (*arguments)[2])
      return refuse(Reason::kUnsupportedArguments);
    const Node argument = (*arguments)[0];
    const Awaitability kind = semantics::awaitability(context.model, argument);
    if (kind != Awaitability::kCoroutine && kind != Awaitability::kUnknown)
      return refuse(Reason::kNotACoroutine);
    if (is_failure_expected(call, function)) return refuse(Reason::kErrorIsHandled);
    if (is_keyword(argument) && !rewrite::comments_dropped(call, {argument}).empty())
      return refuse(Reason::kCommentInTheWay);
    if (const auto reason = why_not_awaited_there(context, call, function)) return refuse(*reason);
    return fixed(context, call, message, Applicability::kUnsafe, edits(call, argument), {std::string(kRun)});
  }

  // `await` stands in comprehensions of coroutines, but makes another thing of a generator expression.
  static std::optional<Reason> why_not_awaited_there(const FileContext& context, Node call, Node function) {
    int comprehensions = 0;
    for (Node at = call; at != function; at = at.parent()) {
      if (at.is(Kind::generator_expression)) return Reason::kInsideComprehension;
      if (is_comprehension(at)) ++comprehensions;
    }
    if (comprehensions > 1 && context.target < kNestedComprehensions) return Reason::kInsideComprehension;
    return std::nullopt;
  }

  // The argument stays where it is. Where line ends or comments stand beside it, so do the parentheses.
  static std::vector<text::Edit> edits(Node call, Node argument) {
    const Node list = call.child(Field::arguments);
    const bool is_outer = rewrite::needs_parentheses(Precedence::kAwait, call);
    const std::string before = is_outer ? "(await " : "await ";
    const std::string after = is_outer ? ")" : "";
    if (is_keyword(argument) || !needs_the_parentheses(list, argument)) {
      const bool is_inner = rewrite::precedence_of(argument) < Precedence::kPrimary ||
                            rewrite::breaks_lines_in_the_open(argument);
      return {{{call.begin(), argument.begin()}, before + (is_inner ? "(" : "")},
              {{argument.end(), call.end()}, (is_inner ? ")" : "") + after}};
    }
    std::vector<text::Edit> edits = {{{call.begin(), list.begin()}, before}};
    // `(f(),)` would be a tuple.
    if (const Node comma = list.child(Kind::op_comma)) edits.push_back({comma.range(), ""});
    if (is_outer) edits.push_back({{call.end(), call.end()}, after});
    return edits;
  }

  static bool is_keyword(Node argument) { return argument.parent().is(Kind::keyword_argument); }

  static bool needs_the_parentheses(Node list, Node argument) {
    const std::string_view text = list.tree().text();
    const std::string_view before = text.substr(list.begin(), argument.begin() - list.begin());
    const std::string_view behind = text.substr(argument.end(), list.end() - argument.end());
    return before.find('\n') != std::string_view::npos || behind.find('\n') != std::string_view::npos;
  }
};

}  // namespace

std::unique_ptr<rules::Rule> make_nested_asyncio_run(rules::RuleInfo info) {
  return std::make_unique<NestedAsyncioRun>(std::move(info));
}

}  // namespace aioshift::transforms
