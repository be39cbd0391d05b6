// asyncio.run(coroutine) inside a coroutine → await coroutine
#include "rules/rule.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "rewrite/await_place.h"
#include "rewrite/hoist.h"
#include "rules/call_arguments.h"
#include "rules/function_use.h"
#include "semantics/values.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::transforms {
namespace {

using rewrite::Applicability;
using rewrite::Reason;
using rules::FileContext;
using rules::Finding;
using semantics::Awaitability;
using semantics::BindingKind;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

constexpr std::string_view kRun = "asyncio.run";
// Whether what is caught takes the RuntimeError of a nested run along: it names it or a class above it, or
// it may be a constant that does.
bool may_be_caught(const semantics::FileModel& model, Node caught) {
  if (caught.is(Kind::as_pattern)) caught = caught.named_child(0);
  caught = syntax::without_parentheses(caught);
  if (caught.is(Kind::tuple)) {
    const auto types = caught.named_children();
    return std::any_of(types.begin(), types.end(), [&](Node type) { return may_be_caught(model, type); });
  }
  if (!caught.is_one_of(Kind::identifier, Kind::attribute)) return true;
  const auto name = model.names.of(caught);
  const std::string_view path = name ? std::string_view(name->path) : caught.text();
  const std::string_view last = path.substr(path.rfind('.') + 1);
  if (last == "RuntimeError" || last == "Exception" || last == "BaseException") return true;
  // No class of a program is above RuntimeError. `ERRORS` and `errors = (...)` are no classes.
  if (std::none_of(last.begin(), last.end(), [](unsigned char c) { return std::islower(c) != 0; }))
    return true;
  const auto scope = caught.is(Kind::identifier)
                         ? model.scopes.lookup(caught.text(), model.scopes.scope_at(caught))
                         : semantics::kNoScope;
  const auto bindings = model.scopes.bindings(scope, caught.text());
  return std::any_of(bindings.begin(), bindings.end(), [](const semantics::Binding* binding) {
    return binding->kind != BindingKind::kImport && binding->kind != BindingKind::kImportFrom &&
           binding->kind != BindingKind::kClass;
  });
}

bool may_be_caught_by(const semantics::FileModel& model, Node clause) {
  const auto children = clause.named_children();
  bool is_bare = true;
  for (const Node child : children) {
    if (child.is_one_of(Kind::block, Kind::comment)) continue;
    is_bare = false;
    if (may_be_caught(model, child)) return true;
  }
  return is_bare;
}

// Whether the code around the call has thought of a loop that is running, or of one that is not: it handles
// the failure, stands in such a handler, or asks.
bool is_failure_expected(const semantics::FileModel& model, Node node, Node function) {
  if (function.text().find("is_running") != std::string_view::npos) return true;
  for (Node at = node; at != function; at = at.parent()) {
    const Node parent = at.parent();
    if (parent.is(Kind::except_clause) && at.is(Kind::block) && may_be_caught_by(model, parent)) return true;
    if (parent.is(Kind::try_statement) && at == parent.child(Field::body)) {
      for (const Node clause : parent.named_children()) {
        if (clause.is(Kind::except_clause) && may_be_caught_by(model, clause)) return true;
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
    if (is_failure_expected(context.model, call, function)) return refuse(Reason::kErrorIsHandled);
    const Node kept = rewrite::await_argument_keeps(call, argument);
    if (!rewrite::comments_dropped(call, {kept}).empty()) return refuse(Reason::kCommentInTheWay);
    const bool comprehensions_nest = context.target >= rules::kNestedAsyncComprehensions;
    if (const auto reason = rewrite::obstacle_to_await(call, comprehensions_nest)) return refuse(*reason);
    return fixed(context, call, message, Applicability::kUnsafe, rewrite::await_argument(call, argument),
                 {std::string(kRun)});
  }
};

}  // namespace

std::unique_ptr<rules::Rule> make_nested_asyncio_run(rules::RuleInfo info) {
  return std::make_unique<NestedAsyncioRun>(std::move(info));
}

}  // namespace aioshift::transforms
