// asyncio.run(a()); asyncio.run(b()) → one asyncio.run(main())
#include "rules/rule.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "rewrite/await_place.h"
#include "rewrite/fresh_name.h"
#include "rewrite/hoist.h"
#include "rewrite/layout.h"
#include "rewrite/module_variable.h"
#include "rewrite/statement_place.h"
#include "rules/call_arguments.h"
#include "rules/function_use.h"
#include "semantics/values.h"
#include "syntax/calls.h"
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

constexpr std::string_view kRun = "asyncio.run";

bool is_run(const FileModel& model, Node call) {
  const auto name = call.is(Kind::call) ? model.names.of_callee(call) : std::nullopt;
  return name && name->path == kRun;
}

// The calls of asyncio.run that the statement or expression makes itself, not in functions inside.
std::vector<Node> runs_in(const FileModel& model, Node node) {
  std::vector<Node> runs;
  for (NodeId id = node.id(); id < node.subtree_end();) {
    const Node inner = model.tree.node(id);
    if (inner.is_one_of(Kind::function_definition, Kind::class_definition, Kind::lambda) &&
        inner.is_named()) {
      id = inner.subtree_end();
      continue;
    }
    if (is_run(model, inner)) runs.push_back(inner);
    ++id;
  }
  return runs;
}

// A statement that is nothing but a run, whose result may be assigned.
bool is_run_statement(const FileModel& model, Node statement) {
  if (!statement.is(Kind::expression_statement) || statement.named_child_count() != 1) return false;
  Node value = statement.named_child(0);
  if (value.is(Kind::assignment)) value = value.child(Field::right);
  return is_run(model, syntax::without_parentheses(value));
}

// Whether the statement has to do with event loops by itself: `uvloop.install()`, a policy.
bool changes_loops(const FileModel& model, Node statement) {
  for (NodeId id = statement.id(); id < statement.subtree_end(); ++id) {
    const Node node = model.tree.node(id);
    if (!node.is(Kind::call) || is_run(model, node)) continue;
    const auto name = model.names.of_callee(node);
    if (name && (name->path.starts_with("asyncio.") || name->path.starts_with("uvloop"))) return true;
  }
  return false;
}

// What may stand between two runs, and goes into the coroutine with them.
bool is_plain(const FileModel& model, Node statement) {
  return statement.is(Kind::expression_statement) && !changes_loops(model, statement);
}

class MergeAsyncioRuns final : public rules::Rule {
 public:
  using Rule::Rule;

  pattern::RequiredLiterals required_literals() const override {
    // What another rule makes of run_until_complete counts, too.
    return {{{pattern::Literal::name("run"), pattern::Literal::name("run_until_complete")},
             {pattern::Literal::name("asyncio")}}};
  }
  std::vector<Kind> kinds() const override {
    return {Kind::expression_statement, Kind::for_statement, Kind::list_comprehension};
  }
  std::vector<std::string> replaced_names() const override { return {std::string(kRun)}; }

  void visit(const FileContext& context, Node node, std::vector<Finding>& findings) const override {
    const FileModel& model = context.model;
    const Node scope = syntax::enclosing_scope_node(node);
    if (scope.is_one_of(Kind::lambda, Kind::class_definition)) return;
    if (scope.is(Kind::function_definition) && syntax::is_async_function(scope)) return;
    if (node.is(Kind::expression_statement)) {
      if (!is_run_statement(model, node) || follows_run(model, node)) return;
      const std::vector<Node> row = row_from(model, node);
      if (row.size() > 1) findings.push_back(look_at(context, row, Node()));
    } else if (node.is(Kind::for_statement)) {
      if (!runs_in(model, node.child(Field::body)).empty() && !is_inside_loop(model, node))
        findings.push_back(look_at(context, {node}, Node()));
    } else if (!runs_in(model, node).empty()) {
      findings.push_back(look_at(context, {syntax::statement_of(node)}, node));
    }
  }

 private:
  static bool is_inside_loop(const FileModel& model, Node loop) {
    for (Node up = loop.parent(); up && !up.is(Kind::function_definition); up = up.parent()) {
      if (up.is(Kind::for_statement) && !runs_in(model, up.child(Field::body)).empty()) return true;
    }
    return false;
  }

  static bool follows_run(const FileModel& model, Node statement) {
    bool is_run_before = false;
    for (const Node sibling : statement.parent().named_children()) {
      if (sibling == statement) return is_run_before;
      if (is_run_statement(model, sibling)) {
        is_run_before = true;
      } else if (!is_plain(model, sibling)) {
        is_run_before = false;
      }
    }
    return false;
  }

  // From the first run to the last one that only plain statements part from it.
  static std::vector<Node> row_from(const FileModel& model, Node first) {
    std::vector<Node> row;
    std::vector<Node> pending;
    for (Node one = first; one; one = one.next_named_sibling()) {
      if (is_run_statement(model, one)) {
        row.insert(row.end(), pending.begin(), pending.end());
        pending.clear();
        row.push_back(one);
      } else if (is_plain(model, one)) {
        pending.push_back(one);
      } else {
        break;
      }
    }
    return row;
  }

  Finding look_at(const FileContext& context, const std::vector<Node>& row, Node comprehension) const {
    const FileModel& model = context.model;
    const Node first = row.front();
    const std::string message = "each asyncio.run makes a new event loop: one can run all of them";
    const auto refuse = [&](Reason reason) {
      return refusal(comprehension ? comprehension : first, message, reason);
    };
    std::vector<text::Edit> awaits;
    for (const Node statement : row) {
      for (const Node run : runs_in(model, comprehension ? comprehension : statement)) {
        if (const auto reason = await_instead(context, run, awaits)) return refuse(*reason);
      }
      if (const auto reason = obstacle_of(model, statement, comprehension)) return refuse(*reason);
    }
    std::vector<std::string> results;
    if (!comprehension) {
      auto kept = names_needed_behind(model, row);
      if (!kept) return refuse(kept.error());
      results = std::move(*kept);
    }
    const syntax::Tree& tree = model.tree;
    for (const Node statement : row) {
      if (!rewrite::begins_line(tree, statement.begin())) return refuse(Reason::kDoesNotFit);
    }
    const Node next = row.back().next_named_sibling();
    if (next && !rewrite::begins_line(tree, next.begin())) return refuse(Reason::kDoesNotFit);
    return fix(context, row, comprehension, message, awaits, results);
  }

  // `asyncio.run(f())` gives way to `await f()`.
  static std::optional<Reason> await_instead(const FileContext& context, Node run,
                                             std::vector<text::Edit>& edits) {
    const FileModel& model = context.model;
    const auto name = model.names.of_callee(run);
    if (!name->is_certain) return Reason::kAmbiguousName;
    constexpr auto parameters = std::to_array<std::string_view>({"main", "debug", "loop_factory"});
    const auto arguments = rules::match_arguments(run, parameters, 1);
    if (!arguments || !(*arguments)[0] || (*arguments)[1] || (*arguments)[2])
      return Reason::kUnsupportedArguments;
    const Node coroutine = (*arguments)[0];
    const Awaitability kind = semantics::awaitability(model, coroutine);
    if (kind != Awaitability::kCoroutine && kind != Awaitability::kUnknown) return Reason::kNotACoroutine;
    for (Node up = run.parent(); up && !syntax::is_statement(up.kind()); up = up.parent()) {
      if (up.is(Kind::generator_expression)) return Reason::kInsideComprehension;
    }
    if (!rewrite::comments_dropped(run, {rewrite::await_argument_keeps(run, coroutine)}).empty())
      return Reason::kCommentInTheWay;
    for (text::Edit& edit : rewrite::await_argument(run, coroutine)) edits.push_back(std::move(edit));
    return std::nullopt;
  }

  // What cannot stand in a coroutine, or would do something else there.
  static std::optional<Reason> obstacle_of(const FileModel& model, Node statement, Node comprehension) {
    const Node moved = comprehension ? comprehension : statement;
    for (NodeId id = moved.id(); id < moved.subtree_end(); ++id) {
      const Node node = model.tree.node(id);
      if (node.is_one_of(Kind::return_statement, Kind::yield, Kind::global_statement,
                         Kind::nonlocal_statement, Kind::named_expression, Kind::delete_statement,
                         Kind::function_definition, Kind::class_definition) &&
          node.is_named()) {
        return Reason::kNeededInPlace;
      }
      if (node.is(Kind::identifier) &&
          (node.text() == "locals" || node.text() == "super" || node.text() == "next"))
        return Reason::kNeededInPlace;
    }
    return std::nullopt;
  }

  // Variables that the row assigns and something behind it reads: what the coroutine has to return.
  // kNeededInPlace where they are not the row's alone, since they become the coroutine's own.
  static tl::expected<std::vector<std::string>, Reason> names_needed_behind(const FileModel& model,
                                                                            const std::vector<Node>& row) {
    std::vector<std::string> needed;
    const auto scope = model.scopes.scope_at(row.front());
    const auto is_in_row = [&](Node node) {
      return std::any_of(row.begin(), row.end(),
                         [node](Node statement) { return node.is_inside(statement); });
    };
    const bool is_module = scope == semantics::kModuleScope;
    const bool is_loop = row.front().is(Kind::for_statement);
    for (const semantics::Binding& binding : model.scopes.all_bindings()) {
      if (!is_in_row(binding.name)) continue;
      // `global count`
      const bool is_own = binding.scope == scope;
      if (!is_own && model.scopes.scope(binding.scope).kind != semantics::ScopeKind::kComprehension)
        return tl::unexpected(Reason::kNeededInPlace);
      if (!is_own) continue;
      if (looks_names_up(model)) return tl::unexpected(Reason::kNeededInPlace);
      if (binding.kind == semantics::BindingKind::kAugmented) return tl::unexpected(Reason::kNeededInPlace);
      const std::string name(binding.name.text());
      for (const semantics::Binding* other : model.scopes.bindings(scope, name)) {
        if (!is_in_row(other->name)) return tl::unexpected(Reason::kNeededInPlace);
      }
      bool is_read_behind = is_module && !is_loop && row.front().parent().is(Kind::module);
      for (const Node reference : model.scopes.references_to(scope, name)) {
        if (is_in_row(reference)) continue;
        // A function may read it while the row runs.
        if (model.scopes.scope_at(reference) != scope &&
            syntax::enclosing_function(reference) != syntax::enclosing_function(row.front())) {
          return tl::unexpected(Reason::kNeededInPlace);
        }
        if (reference.begin() < row.front().begin()) return tl::unexpected(Reason::kNeededInPlace);
        is_read_behind = true;
      }
      if (is_read_behind && std::find(needed.begin(), needed.end(), name) == needed.end())
        needed.push_back(name);
    }
    // A loop may not run at all; what a handler or `finally` sees may be half of it.
    if (!needed.empty() && (is_loop || is_watched(row.front())))
      return tl::unexpected(Reason::kNeededInPlace);
    return needed;
  }

  static bool is_watched(Node statement) {
    for (Node up = statement.parent(); up && !up.is(Kind::function_definition); up = up.parent()) {
      if (up.is_one_of(Kind::try_statement, Kind::with_statement)) return true;
    }
    return false;
  }

  // Whether something in the file looks variables up by their names.
  static bool looks_names_up(const FileModel& model) {
    return std::any_of(syntax::kReadersOfVariables.begin(), syntax::kReadersOfVariables.end(),
                       [&](std::string_view name) {
                         const auto uses = model.scopes.references(name);
                         return std::any_of(uses.begin(), uses.end(), syntax::may_read_variables);
                       });
  }

  Finding fix(const FileContext& context, const std::vector<Node>& row, Node comprehension,
              const std::string& message, const std::vector<text::Edit>& awaits,
              const std::vector<std::string>& results) const {
    const FileModel& model = context.model;
    const syntax::Tree& tree = model.tree;
    const Node first = row.front();
    const Node function = syntax::enclosing_function(first);
    const rewrite::StatementPlace place(first);
    // At the top level the function stands in front of the statement around, as people write it.
    Node definition_place = first;
    if (!function) {
      while (!definition_place.parent().is(Kind::module)) definition_place = definition_place.parent();
    }
    const rewrite::StatementPlace top(definition_place);
    std::set<std::string> taken;
    std::string name;
    if (function) {
      name = rewrite::fresh_name(model, first, {"run_all", "main"}, taken);
    } else {
      const auto fresh = rewrite::fresh_module_name(model, {"main", "run_all"});
      if (!fresh) return refusal(first, message, Reason::kNameTaken);
      name = *fresh;
    }
    const std::string body_indent = top.indentation() + top.unit();
    const text::Range range =
        comprehension ? comprehension.range() : text::Range{first.begin(), row.back().end()};
    std::vector<text::Edit> inside = awaits;
    const std::size_t column = body_indent.size() + (comprehension ? 7 : 0);
    for (text::Edit& edit : rewrite::reindent(tree, range, place.indentation(), body_indent, column, awaits))
      inside.push_back(std::move(edit));
    text::sort_edits(inside);
    for (text::Edit& edit : inside)
      edit.range = {edit.range.begin - range.begin, edit.range.end - range.begin};
    const std::string moved = text::apply_edits(tree.text().substr(range.begin, range.size()), inside);
    std::string definition =
        "async def " + name + "():" + top.next_line(body_indent) + (comprehension ? "return " : "") + moved;
    std::string call = run_function(model, row, comprehension) + "(" + name + "())";
    if (!results.empty()) {
      std::string list;
      for (const std::string& result : results) list += (list.empty() ? "" : ", ") + result;
      definition += top.next_line(body_indent) + "return " + list;
      call.insert(0, list + " = ");
    }
    std::vector<text::Edit> edits = {{range, call}};
    std::vector<std::string> lines = {definition, ""};
    if (!function) lines.emplace_back();
    for (text::Edit& edit : top.put_above(lines, true)) edits.push_back(std::move(edit));
    return fixed(context, comprehension ? comprehension : first, message, rewrite::Applicability::kUnsafe,
                 std::move(edits), {});
  }

  // As the file calls it.
  static std::string run_function(const FileModel& model, const std::vector<Node>& row, Node comprehension) {
    const Node run = runs_in(model, comprehension ? comprehension : row.front()).front();
    return std::string(run.child(Field::function).text());
  }
};

}  // namespace

std::unique_ptr<rules::Rule> make_merge_asyncio_runs(rules::RuleInfo info) {
  return std::make_unique<MergeAsyncioRuns>(std::move(info));
}

}  // namespace aioshift::transforms
