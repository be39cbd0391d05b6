// A policy that is set for one asyncio.run: `loop_factory` says the same since Python 3.12.
#include <algorithm>
#include <array>

#include "rewrite/imports.h"
#include "rewrite/removal.h"
#include "rules/version_guard.h"
#include "syntax/literals.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"
#include "transforms/asyncio/deprecated-asyncio-api/coroutines.h"
#include "transforms/asyncio/deprecated-asyncio-api/form.h"

namespace aioshift::transforms::deprecated_asyncio {

using rewrite::Reason;
using rules::FileContext;
using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

constexpr rules::PythonVersion kRunTakesFactory{3, 12};
constexpr rules::PythonVersion kDeprecatesPolicies{3, 14};

struct Factory {
  std::string_view policy;
  std::string_view module;
  std::string_view maker;
  // Whether it makes the loop that systems other than Windows have by default.
  bool is_default_elsewhere = false;
};
constexpr Factory kFactories[] = {
    {"asyncio.WindowsSelectorEventLoopPolicy", "asyncio", "SelectorEventLoop", true},
    {"asyncio.WindowsProactorEventLoopPolicy", "asyncio", "ProactorEventLoop"},
    {"uvloop.EventLoopPolicy", "uvloop", "new_event_loop"},
    {"uvloop.install", "uvloop", "new_event_loop"},
};

bool is_called(const FileModel& model, Node call, std::string_view path) {
  const auto name = model.names.of_callee(call);
  return name && name->path == path;
}

// `uvloop.install`, or the class of `asyncio.set_event_loop_policy(Class())`; null where it is not plain.
Node policy_name(const FileModel& model, const Use& use) {
  if (use.name == "uvloop.install") return use.node;
  const Node arguments = use.call.child(Field::arguments);
  const Node policy = arguments.named_child(0);
  if (arguments.named_child_count() != 1 || !policy.is(Kind::call)) return {};
  const auto name = model.names.of_callee(policy);
  const bool is_plain = name && name->is_certain && policy.child(Field::arguments).named_child_count() == 0;
  return is_plain ? policy.child(Field::function) : Node();
}

const Factory* factory_of(const FileModel& model, Node policy) {
  const auto name = model.names.of(policy);
  const auto* found = std::find_if(std::begin(kFactories), std::end(kFactories), [&](const Factory& factory) {
    return name && factory.policy == name->path;
  });
  return found == std::end(kFactories) ? nullptr : found;
}

// `sys.version_info >= (3, 8)`
bool is_always_true(const FileContext& context, Node condition) {
  const auto first = rules::first_version_where_true(context.model, condition);
  return first && *first <= context.target;
}

// `sys.platform == "win32"`, `sys.platform.startswith("win")`, `os.name == "nt"`, `platform.system() ==
// "Windows"`
bool asks_for_windows(const FileContext& context, Node condition) {
  const FileModel& model = context.model;
  condition = syntax::without_parentheses(condition);
  if (condition.is(Kind::boolean_operator)) {
    const Node left = condition.child(Field::left);
    const Node right = condition.child(Field::right);
    return condition.child(Kind::kw_and) &&
           ((asks_for_windows(context, left) && is_always_true(context, right)) ||
            (is_always_true(context, left) && asks_for_windows(context, right)));
  }
  if (condition.is(Kind::call)) {
    const Node argument = condition.child(Field::arguments).named_child(0);
    return is_called(model, condition, "sys.platform.startswith") && syntax::plain_string(argument) &&
           syntax::plain_string(argument)->starts_with("win");
  }
  if (!condition.is(Kind::comparison_operator) || condition.named_child_count() != 2 ||
      !condition.child(Kind::op_equal_equal)) {
    return false;
  }
  const auto value = syntax::plain_string(condition.named_child(1));
  const Node left = condition.named_child(0);
  if (!value) return false;
  if (left.is(Kind::call)) return is_called(model, left, "platform.system") && *value == "Windows";
  const auto name = model.names.of(left);
  return name &&
         ((name->path == "sys.platform" && *value == "win32") || (name->path == "os.name" && *value == "nt"));
}

// The statement that goes: the call's own, or the `if` around it that asks for Windows, where the factory
// makes what other systems have anyway. Null where there is none.
Node statement_to_remove(const FileContext& context, Node call, const Factory& factory) {
  const Node statement = call.parent();
  if (!statement.is(Kind::expression_statement) || statement.named_child_count() != 1) return {};
  const Node condition = statement.parent().parent();
  const bool is_all_of_if = condition.is(Kind::if_statement) && statement.parent().named_child_count() == 1 &&
                            statement.parent().field() == Field::consequence;
  if (!is_all_of_if || !asks_for_windows(context, condition.child(Field::condition))) return statement;
  const bool is_alone = !condition.child(Kind::else_clause) && !condition.child(Kind::elif_clause);
  return is_alone && factory.is_default_elsewhere ? condition : Node();
}

// The call of asyncio.run that the statement directly behind is: alone, assigned or returned.
Node run_behind(const FileModel& model, Node statement) {
  const Node next = statement.next_named_sibling();
  if (!next.is_one_of(Kind::expression_statement, Kind::return_statement)) return {};
  Node value = next.named_child(0);
  if (value.is(Kind::assignment)) value = value.child(Field::right);
  if (!is_called(model, value, "asyncio.run")) return {};
  const Node arguments = value.child(Field::arguments);
  if (!arguments.is(Kind::argument_list) || arguments.named_child_count() == 0) return {};
  for (const Node argument : arguments.named_children()) {
    if (argument.is_one_of(Kind::list_splat, Kind::dictionary_splat)) return {};
  }
  return keyword_argument(value, "loop_factory") ? Node() : value;
}

// Whether the file asks for another loop, which the policy is for as well.
bool has_other_loops(const FileModel& model, Node gone, Node run) {
  constexpr auto kMakers = std::to_array<std::string_view>(
      {"asyncio.run", "asyncio.Runner", "asyncio.new_event_loop", "asyncio.get_event_loop_policy",
       "asyncio.set_event_loop_policy", "uvloop.install", "uvloop.run"});
  for (NodeId id = 0; id < model.tree.size(); ++id) {
    if (model.tree.data(id).kind != Kind::call) continue;
    const Node call = model.tree.node(id);
    if (call == run || call.is_inside(gone)) continue;
    const auto name = model.names.of_callee(call);
    if (!name) continue;
    if (std::find(kMakers.begin(), kMakers.end(), name->path) != kMakers.end()) return true;
    if (name->path == "asyncio.get_event_loop" && !runs_in_coroutine(model, call)) return true;
  }
  return false;
}

// Behind the last argument, on a line of its own where that one has it.
text::Edit add_argument(Node call, const std::string& argument) {
  Node last;
  for (const Node other : call.child(Field::arguments).named_children()) last = other;
  std::string separator = ", ";
  if (const syntax::Tree& tree = call.tree(); syntax::is_first_on_line(tree, last.begin())) {
    separator = "," + std::string(tree.source().line_end_at(last.begin())) +
                std::string(syntax::indentation_at(tree, last.begin()));
  }
  return {{last.end(), last.end()}, separator + argument};
}

tl::expected<Rewrite, Reason> pass_factory(const FileContext& context, const Use& use) {
  const FileModel& model = context.model;
  if (!use.is_certain) return tl::unexpected(Reason::kAmbiguousName);
  if (is_lack_expected(use.node)) return tl::unexpected(Reason::kErrorIsHandled);
  if (!use.call) return tl::unexpected(Reason::kUsedAsValue);
  const Node policy = policy_name(model, use);
  const Factory* factory = policy ? factory_of(model, policy) : nullptr;
  const Node gone = factory != nullptr ? statement_to_remove(context, use.call, *factory) : Node();
  const Node run = gone ? run_behind(model, gone) : Node();
  if (!run) return tl::unexpected(Reason::kReportOnly);
  if (context.target < kRunTakesFactory || is_for_versions_before(context, run, kRunTakesFactory))
    return tl::unexpected(Reason::kTargetVersion);
  if (has_other_loops(model, gone, run)) return tl::unexpected(Reason::kLoopNeededElsewhere);
  auto bound = rewrite::bind_member(model, policy, factory->module, factory->maker);
  if (!bound) return tl::unexpected(bound.error());
  auto removed = rewrite::removal_edits(std::array{gone});
  if (!removed) return tl::unexpected(removed.error());
  Rewrite result;
  result.edits = std::move(*removed);
  for (text::Edit& edit : bound->edits) result.edits.push_back(std::move(edit));
  result.edits.push_back(add_argument(run, "loop_factory=" + bound->expression));
  result.replaced = {"asyncio.run", std::string(factory->policy)};
  result.released_imports = rewrite::imports_used_in(model, gone.range(), {});
  return result;
}

}  // namespace

std::optional<Site> new_policy(const FileContext& context, const Use& use) {
  if (use.is_alias || is_for_versions_before(context, use.node, kDeprecatesPolicies)) return std::nullopt;
  return Site{use.call ? use.call : use.node,
              "event loop policies are deprecated since Python 3.14: pass loop_factory to asyncio.run or "
              "asyncio.Runner",
              pass_factory(context, use)};
}

}  // namespace aioshift::transforms::deprecated_asyncio
