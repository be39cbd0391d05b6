// await loop.run_in_executor(None, f, x) → await asyncio.to_thread(f, x)
#include "rules/rule.h"

#include <algorithm>
#include <array>

#include "rewrite/hoist.h"
#include "rewrite/imports.h"
#include "rewrite/layout.h"
#include "rewrite/released_variable.h"
#include "rewrite/removal.h"
#include "rules/call_arguments.h"
#include "rules/version_guard.h"
#include "semantics/constants.h"
#include "semantics/context_variables.h"
#include "semantics/evaluation.h"
#include "semantics/values.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::transforms {
namespace {

using rewrite::Applicability;
using rewrite::Reason;
using rules::FileContext;
using rules::Finding;
using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::outermost_parentheses;
using syntax::without_parentheses;

constexpr rules::PythonVersion kHasToThread{3, 9};
// What every style takes on a line (PEP 8).
constexpr std::size_t kLineWidth = 79;

Node await_of(Node value) {
  const Node around = outermost_parentheses(value).parent();
  return around.is(Kind::await) ? around : Node();
}

bool is_run_in_executor(Node call) {
  const Node function = call.is(Kind::call) ? call.child(Field::function) : Node();
  return function.is(Kind::attribute) && function.child(Field::attribute).text() == "run_in_executor";
}

// `run_in_executor(None, ...)`: the loop's own executor, which is to_thread's. Any other one is no site.
bool names_no_executor(Node arguments) {
  const Node first = arguments.named_child(0);
  if (first.is(Kind::none)) return true;
  const auto children = arguments.named_children();
  return std::any_of(children.begin(), children.end(), [](Node argument) {
    return argument.is(Kind::keyword_argument) && argument.child(Field::name).text() == "executor" &&
           argument.child(Field::value).is(Kind::none);
  });
}

// A class that has the method itself: `self` is no loop that one could ask for.
bool is_own_method(Node object) {
  return object.text() == "self" || object.text() == "cls" || object.text() == "super()";
}

// How the Future is awaited, and whether work that starts on the next turn of the loop is as good.
enum class Wait { kNone, kAtOnce, kOnNextTurn };

// The list of arguments that the value is passed in, by position or by name.
Node list_of(Node value) {
  const Node around = value.parent().is(Kind::keyword_argument) ? value.parent().parent() : value.parent();
  return around.is(Kind::argument_list) ? around : Node();
}

// The argument that the value is, or that a comprehension of such values is: `*(f(x) for x in xs)`.
Node argument_of_call(Node value) {
  Node node = outermost_parentheses(value);
  const Node around = node.parent();
  const bool is_element =
      around.is_one_of(Kind::list_comprehension, Kind::generator_expression) && node.field() == Field::body;
  if (is_element) {
    node = outermost_parentheses(around);
    if (!node.parent().is(Kind::list_splat)) return {};
    node = node.parent();
  }
  return list_of(node) ? node : Node();
}

// Whether all that gather is given are calls of this kind, which start in the same order as before.
bool gathers_nothing_else(Node arguments) {
  const auto children = arguments.named_children();
  return std::all_of(children.begin(), children.end(), [](Node argument) {
    if (argument.is(Kind::keyword_argument)) return true;
    if (argument.is(Kind::list_splat)) {
      argument = without_parentheses(argument.named_child(0));
      if (!argument.is_one_of(Kind::list_comprehension, Kind::generator_expression)) return false;
      argument = argument.child(Field::body);
    }
    return is_run_in_executor(without_parentheses(argument));
  });
}

Wait wait_of(const FileModel& model, Node call) {
  if (await_of(call)) return Wait::kAtOnce;
  const Node argument = argument_of_call(call);
  if (!argument) return Wait::kNone;
  const Node arguments_around = list_of(argument);
  const Node outer = arguments_around.parent();
  const auto name = model.names.of_callee(outer);
  // What suspends among the other arguments would run before the work starts, instead of beside it.
  if (!name || !name->is_certain || !await_of(outer) || semantics::suspends(arguments_around))
    return Wait::kNone;
  if (name->path == "asyncio.gather")
    return gathers_nothing_else(arguments_around) ? Wait::kAtOnce : Wait::kOnNextTurn;
  if (name->path != "asyncio.wait_for" || argument.is(Kind::list_splat)) return Wait::kNone;
  constexpr auto parameters = std::to_array<std::string_view>({"fut", "timeout"});
  const auto arguments = rules::match_arguments(outer, parameters, 2);
  if (!arguments || !(*arguments)[1] || (*arguments)[0] != argument) return Wait::kNone;
  const auto limit = semantics::constant_value(model, (*arguments)[1]);
  return limit && (limit->is_none || limit->number > 0) ? Wait::kAtOnce : Wait::kOnNextTurn;
}

// The call of functools.partial whose arguments can be to_thread's own: `partial(f, a, k=v)`, and nothing
// behind it.
Node partial_of(const FileModel& model, Node function, bool is_last) {
  if (!is_last || !function.is(Kind::call)) return {};
  const auto name = model.names.of_callee(function);
  if (!name || !name->is_certain || name->path != "functools.partial") return {};
  const Node arguments = function.child(Field::arguments);
  if (!arguments.is(Kind::argument_list)) return {};
  const Node first = arguments.named_child(0);
  const bool is_passed = first && !first.is_one_of(Kind::keyword_argument, Kind::list_splat,
                                                   Kind::dictionary_splat, Kind::error);
  return is_passed ? function : Node();
}

class RunInExecutorToToThread final : public rules::Rule {
 public:
  using Rule::Rule;

  pattern::RequiredLiterals required_literals() const override {
    return pattern::RequiredLiterals::one_of({pattern::Literal::name("run_in_executor")});
  }
  std::vector<Kind> kinds() const override { return {Kind::call}; }
  // to_thread asks for the loop by another way, so that a loop which a test puts in place is not seen.
  std::vector<std::string> replaced_names() const override {
    return {"asyncio.get_running_loop", "asyncio.get_event_loop", "asyncio.to_thread"};
  }

  void visit(const FileContext& context, Node call, std::vector<Finding>& findings) const override {
    if (!is_run_in_executor(call) || is_own_method(call.child(Field::function).child(Field::object))) return;
    const Node arguments = call.child(Field::arguments);
    if (!arguments.is(Kind::argument_list) || !names_no_executor(arguments)) return;
    const Node await = await_of(call);
    findings.push_back(look_at(context, call, arguments, await ? await : call));
  }

 private:
  Finding look_at(const FileContext& context, Node call, Node arguments, Node site) const {
    const FileModel& model = context.model;
    const std::string message = "loop.run_in_executor(None, ...) can be asyncio.to_thread";
    const auto refuse = [&](Reason reason) { return refusal(site, message, reason); };

    const auto first_without = rules::first_version_without(model, site);
    if (first_without && *first_without <= kHasToThread) return refuse(Reason::kTargetVersion);
    const Wait wait = wait_of(model, call);
    if (wait == Wait::kNone) return refuse(Reason::kStartsAtOnce);
    const Node function = call.child(Field::function);
    const Node loop = without_parentheses(function.child(Field::object));
    if (!semantics::is_running_loop(model, loop)) return refuse(Reason::kUnknownLoop);
    // The function that takes the place of to_thread is likely to be the one around us.
    if (model.scopes.is_attribute_assigned("to_thread")) return refuse(Reason::kPatchedByName);

    const Node executor = arguments.named_child(0);
    const Node work = arguments.named_child(1);
    if (!executor.is(Kind::none) || !work || work.is(Kind::list_splat) || has_keywords(arguments))
      return refuse(Reason::kUnsupportedArguments);
    const Node partial = partial_of(model, work, arguments.named_child_count() == 2);
    const Node called = partial ? partial.child(Field::arguments).named_child(0) : work;
    const bool is_same = wait == Wait::kAtOnce &&
                         semantics::ignores_context_variables(model, without_parentheses(called)) &&
                         !passes_code(partial ? partial.child(Field::arguments) : arguments);

    const Node got = loop.is(Kind::identifier) ? assigned_to(model, loop) : loop;
    auto bound = rewrite::bind_member(model, got.child(Field::function), "asyncio", "to_thread");
    if (!bound) return refuse(bound.error());
    if (!means_the_same(model, bound->expression, got, call)) return refuse(Reason::kNameTaken);
    if (!rewrite::comments_dropped(function, {}).empty()) return refuse(Reason::kCommentInTheWay);
    auto edits = partial ? unpacked(call, partial, bound->expression) : shortened(call, bound->expression);
    if (!edits) return refuse(edits.error());

    std::vector<text::Edit> all = std::move(*edits);
    rewrite::ReleasedVariable released;
    if (loop.is(Kind::identifier)) released = rewrite::release_variable(model, loop);
    std::vector<std::string> imports = rewrite::imports_used_in(model, function.range(), {});
    if (partial) append(imports, rewrite::imports_used_in(model, partial.child(Field::function).range(), {}));
    if (!released.edits.empty())
      append(imports, rewrite::imports_used_in(model, syntax::statement_of(got).range(), {}));
    append(all, bound->edits);
    append(all, released.edits);
    Finding finding = fixed(context, site, message, is_same ? Applicability::kSafe : Applicability::kUnsafe,
                            std::move(all), std::move(imports));
    for (const text::Range range : released.relied_on)
      finding.fix->relied_on.push_back({context.file, range});
    return finding;
  }

  // Where all arguments stand on a line of their own, without a comma behind them, and there is room for
  // `kept` on the line of the call now: there. Nothing otherwise.
  static std::optional<std::vector<text::Edit>> joined(Node call, text::Range kept,
                                                       const std::string& expression) {
    const syntax::Tree& tree = call.tree();
    const text::LineIndex& lines = tree.source().lines();
    const Node arguments = call.child(Field::arguments);
    text::Range all = arguments.named_child(0).range();
    for (const Node argument : arguments.named_children()) all.end = argument.end();
    const auto is_blank = [&](text::Offset begin, text::Offset end) {
      return tree.text().substr(begin, end - begin).find_first_not_of(" \t\r\n") == std::string_view::npos;
    };
    const text::Offset closing = arguments.end() - 1;
    const std::uint32_t line = lines.line_at(all.begin);
    const std::uint32_t first = lines.line_at(arguments.begin());
    if (lines.line_at(call.begin()) != first || first == line || lines.line_at(all.end) != line ||
        lines.line_at(closing) == line || !is_blank(arguments.begin() + 1, all.begin) ||
        !is_blank(all.end, closing)) {
      return std::nullopt;
    }
    const text::Range last = lines.content_range(tree.text(), lines.line_at(closing));
    const std::size_t width =
        rewrite::column_of(tree, call.begin()) + expression.size() + 1 + kept.size() + (last.end - closing);
    if (width > kLineWidth) return std::nullopt;
    return std::vector<text::Edit>{{{call.begin(), kept.begin}, expression + "("}, {{kept.end, closing}, ""}};
  }

  // `run_in_executor(None, f, x)` → `to_thread(f, x)`.
  static tl::expected<std::vector<text::Edit>, Reason> shortened(Node call, const std::string& expression) {
    const Node arguments = call.child(Field::arguments);
    text::Range kept = arguments.named_child(1).range();
    for (const Node argument : arguments.named_children()) kept.end = argument.end();
    if (auto edits = joined(call, kept, expression)) return std::move(*edits);
    return in_place(call, expression);
  }

  // The same without another layout.
  static tl::expected<std::vector<text::Edit>, Reason> in_place(Node call, const std::string& expression) {
    const Node function = call.child(Field::function);
    const Node arguments = call.child(Field::arguments);
    const Node executor = arguments.named_child(0);
    auto removal = rewrite::removal_edits(executor, executor.range());
    if (!removal) return removal;
    std::vector<text::Edit> edits = {{function.range(), expression}};
    // Lines that are aligned with the first argument stay so.
    const syntax::Tree& tree = call.tree();
    const std::string indentation = rewrite::block_indentation(tree, call.begin());
    append(edits, rewrite::reindent(tree, arguments.range(), indentation, indentation,
                                    rewrite::column_of(tree, call.begin()) + expression.size(), *removal));
    append(edits, *removal);
    return edits;
  }

  // `run_in_executor(None, partial(f, x, k=v))` → `to_thread(f, x, k=v)`: the inner list of arguments, or,
  // where that is on one line and the outer one is not, what stands in it.
  static tl::expected<std::vector<text::Edit>, Reason> unpacked(Node call, Node partial,
                                                                const std::string& expression) {
    const syntax::Tree& tree = call.tree();
    const text::LineIndex& lines = tree.source().lines();
    const Node function = call.child(Field::function);
    const Node outer = call.child(Field::arguments);
    const Node inner = partial.child(Field::arguments);
    const auto is_on_one_line = [&](Node node) {
      return lines.line_at(node.begin()) == lines.line_at(node.end());
    };
    if (is_on_one_line(inner) && !is_on_one_line(outer)) {
      text::Range kept = inner.named_child(0).range();
      for (const Node argument : inner.named_children()) kept.end = argument.end();
      if (auto edits = joined(call, kept, expression)) return std::move(*edits);
      auto edits = in_place(call, expression);
      if (!edits) return edits;
      edits->push_back({{partial.begin(), kept.begin}, ""});
      edits->push_back({{kept.end, partial.end()}, ""});
      return edits;
    }
    if (!rewrite::comments_dropped(call, {inner}).empty()) return tl::unexpected(Reason::kCommentInTheWay);
    std::vector<text::Edit> edits = {{{function.begin(), inner.begin()}, expression},
                                     {{inner.end(), call.end()}, ""}};
    append(edits, rewrite::reindent(tree, inner.range(), rewrite::block_indentation(tree, inner.begin()),
                                    rewrite::block_indentation(tree, call.begin()),
                                    rewrite::column_of(tree, call.begin()) + expression.size(), edits));
    return edits;
  }

  // The call that the variable has been assigned, which is_running_loop has seen.
  static Node assigned_to(const FileModel& model, Node identifier) {
    const auto scope = model.scopes.lookup(identifier.text(), model.scopes.scope_at(identifier));
    return model.scopes.bindings(scope, identifier.text()).front()->binder.child(Field::right);
  }

  // Whether what the expression begins with is the same thing at both places.
  static bool means_the_same(const FileModel& model, std::string_view expression, Node here, Node there) {
    const std::string_view root = expression.substr(0, expression.find('.'));
    return model.scopes.lookup(root, model.scopes.scope_at(here)) ==
           model.scopes.lookup(root, model.scopes.scope_at(there));
  }

  static bool has_keywords(Node arguments) {
    const auto children = arguments.named_children();
    return std::any_of(children.begin(), children.end(), [](Node argument) {
      return argument.is_one_of(Kind::keyword_argument, Kind::dictionary_splat, Kind::error);
    });
  }

  // Arguments that may bring code along which the thread runs.
  static bool passes_code(Node arguments) {
    const auto children = arguments.named_children();
    return std::any_of(children.begin(), children.end(), [](Node argument) {
      if (argument.is(Kind::keyword_argument)) {
        const std::string_view name = argument.child(Field::name).text();
        return name == "preexec_fn" || name == "opener" || argument.child(Field::value).is(Kind::lambda);
      }
      return argument.is_one_of(Kind::dictionary_splat, Kind::lambda);
    });
  }

  template <typename T>
  static void append(std::vector<T>& to, const std::vector<T>& from) {
    to.insert(to.end(), from.begin(), from.end());
  }
};

}  // namespace

std::unique_ptr<rules::Rule> make_run_in_executor_to_to_thread(rules::RuleInfo info) {
  return std::make_unique<RunInExecutorToToThread>(std::move(info));
}

}  // namespace aioshift::transforms
