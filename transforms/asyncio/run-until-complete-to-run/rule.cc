// loop = asyncio.new_event_loop(); loop.run_until_complete(main()); loop.close() → asyncio.run(main())
#include "rules/rule.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "rewrite/coroutine_definition.h"
#include "rewrite/fresh_name.h"
#include "rewrite/hoist.h"
#include "rewrite/imports.h"
#include "rewrite/layout.h"
#include "rewrite/module_variable.h"
#include "rewrite/removal.h"
#include "rewrite/unwrapped_finally.h"
#include "rules/version_guard.h"
#include "semantics/current_loop.h"
#include "semantics/evaluation.h"
#include "semantics/loop_uses.h"
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
using semantics::CurrentLoopUse;
using semantics::FileModel;
using semantics::LoopUses;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using text::Edit;

using Edits = std::vector<Edit>;

constexpr rules::PythonVersion kHasRun{3, 7};
constexpr rules::PythonVersion kHasRunner{3, 11};
// Before it locks and queues took the current loop when they were made.
constexpr rules::PythonVersion kLocksTakeNoLoop{3, 10};

template <typename T>
void append(std::vector<T>& to, const std::vector<T>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

bool is_in_coroutine(Node node) {
  for (Node up = node.ancestor(Kind::function_definition); up; up = up.ancestor(Kind::function_definition)) {
    if (syntax::is_async_function(up) && node.is_inside(up.child(Field::body))) return true;
  }
  return false;
}

// Loops that nest, and notebooks, in which one runs.
bool is_loop_shared_with_runtime(const FileModel& model) {
  const auto bindings = model.scopes.all_bindings();
  return !model.scopes.references("get_ipython").empty() ||
         std::any_of(bindings.begin(), bindings.end(), [](const semantics::Binding& binding) {
           return binding.target == "nest_asyncio" || binding.target.starts_with("nest_asyncio.");
         });
}

// Whether the code around it has thought of a loop that runs, or of one that there is not.
bool is_failure_expected(Node site) {
  Node around = syntax::enclosing_function(site);
  for (Node up = site; !around && up; up = up.parent()) {
    if (up.parent().is(Kind::module)) around = up;
  }
  if (around.text().find("is_running") != std::string_view::npos) return true;
  for (Node at = site; at != around; at = at.parent()) {
    const Node parent = at.parent();
    if (parent.is(Kind::except_clause)) return true;
    if (!parent.is(Kind::try_statement) || at != parent.child(Field::body)) continue;
    for (const Node clause : parent.named_children()) {
      if (!clause.is(Kind::except_clause)) continue;
      const Node block = clause.child(Kind::block);
      const std::string_view header = clause.text().substr(0, block.begin() - clause.begin());
      if (header.find("RuntimeError") != std::string_view::npos) return true;
    }
  }
  return false;
}

// Whether the two stand in different branches of one `if`.
bool are_exclusive(Node a, Node b) {
  if (a.is_inside(b) || b.is_inside(a)) return false;
  Node below = a;
  while (!b.is_inside(below.parent())) below = below.parent();
  const Node common = below.parent();
  Node other = b;
  while (other.parent() != common) other = other.parent();
  const auto is_branch = [](Node branch, Node node) {
    if (branch.is(Kind::elif_clause)) return node.is_inside(branch.child(Field::consequence));
    return branch.is(Kind::else_clause) || branch.field() == Field::consequence;
  };
  return common.is(Kind::if_statement) && is_branch(below, a) && is_branch(other, b);
}

// Whether `node` is evaluated several times while `outermost`, a block around it, is once.
bool is_repeated(Node node, Node outermost) {
  for (Node up = node.parent(); up && up != outermost; up = up.parent()) {
    if (up.is_one_of(Kind::for_statement, Kind::while_statement, Kind::list_comprehension,
                     Kind::set_comprehension, Kind::dictionary_comprehension)) {
      return true;
    }
  }
  return false;
}

// Whether the loop lives on from one run to the next.
bool is_shared(const LoopUses& uses) {
  if (!uses.handlers.empty()) return true;
  if (!uses.assignment) return false;
  for (std::size_t i = 0; i < uses.runs.size(); ++i) {
    if (is_repeated(uses.runs[i], uses.assignment.parent())) return true;
    for (std::size_t j = i + 1; j < uses.runs.size(); ++j) {
      if (!are_exclusive(uses.runs[i], uses.runs[j])) return true;
    }
  }
  return false;
}

// Whether every run comes after the assignment, in its block or one inside it.
bool is_in_block_of_assignment(const LoopUses& uses) {
  if (!uses.assignment) return true;
  const Node block = uses.assignment.parent();
  const auto is_in_block = [&](Node use) { return use.is_inside(block); };
  return std::all_of(uses.runs.begin(), uses.runs.end(), is_in_block) &&
         std::all_of(uses.handlers.begin(), uses.handlers.end(), is_in_block);
}

bool is_in_order(const LoopUses& uses) {
  const text::Offset first = uses.runs.front().begin();
  const text::Offset last = uses.runs.back().end();
  return std::all_of(uses.settings.begin(), uses.settings.end(),
                     [&](Node setting) { return setting.begin() < first; }) &&
         std::all_of(uses.cleanup.begin(), uses.cleanup.end(),
                     [&](Node cleanup) { return cleanup.begin() > last; });
}

Node argument_of(Node run) {
  const Node arguments = run.child(Field::arguments);
  const Node argument = arguments.named_child(0);
  const bool is_plain = arguments.is(Kind::argument_list) && arguments.named_child_count() == 1 &&
                        !argument.is_one_of(Kind::keyword_argument, Kind::list_splat, Kind::dictionary_splat);
  return is_plain ? syntax::without_parentheses(argument) : Node();
}

bool is_gather(const FileModel& model, Node argument) {
  const auto name = argument.is(Kind::call) ? model.names.of_callee(argument) : std::nullopt;
  return name && name->is_certain && name->path == "asyncio.gather";
}

// Whether code outside of coroutines needs the current loop, or makes something that belongs to it.
bool is_loop_needed_elsewhere(const FileContext& context, const LoopUses& uses) {
  const FileModel& model = context.model;
  const syntax::Tree& tree = model.tree;
  std::vector<Node> own = uses.settings;
  append(own, uses.cleanup);
  own.push_back(uses.maker);
  const Node scope = syntax::enclosing_function(uses.runs.front());
  const bool locks_take_it = context.target < kLocksTakeNoLoop;
  for (syntax::NodeId id = 0; id < tree.size(); ++id) {
    const Node node = tree.node(id);
    if (node.is_one_of(Kind::import_statement, Kind::import_from_statement)) id = node.subtree_end() - 1;
    if (!node.is_one_of(Kind::identifier, Kind::attribute)) continue;
    const CurrentLoopUse use = semantics::use_of_current_loop(model, node, locks_take_it);
    if (use == CurrentLoopUse::kNone || is_in_coroutine(node)) continue;
    const auto is_around = [&](Node statement) { return node.is_inside(statement); };
    if (std::any_of(own.begin(), own.end(), is_around)) continue;
    if (use == CurrentLoopUse::kDirect) return true;
    const Node call = node.parent();
    if (!call.is(Kind::call) || node.field() != Field::function) continue;
    const auto is_argument = [&](Node run) { return argument_of(run) == call; };
    if (std::any_of(uses.runs.begin(), uses.runs.end(), is_argument)) continue;
    // A function may well be called from a coroutine: not so this one, or one around it.
    const Node function = syntax::enclosing_function(node);
    if (!function || (scope && scope.is_inside(function))) return true;
  }
  return false;
}

// Why the argument cannot be run; nothing where it can.
std::optional<Reason> obstacle_of_argument(const FileModel& model, Node run) {
  const Node argument = argument_of(run);
  if (!argument) return Reason::kUnsupportedArguments;
  if (is_gather(model, argument)) {
    const Node statement = syntax::statement_of(run);
    if (!syntax::is_simple_statement(statement.kind()) ||
        model.scopes.scope_at(run) != model.scopes.scope_at(statement)) {
      return Reason::kDoesNotFit;
    }
    if (semantics::suspends(argument)) return Reason::kDoesNotFit;
    const syntax::Tree& tree = argument.tree();
    for (syntax::NodeId id = argument.id(); id < argument.subtree_end(); ++id) {
      const Node node = tree.node(id);
      // In a function of its own, each would mean another thing.
      const bool looks_around =
          node.is(Kind::identifier) && (node.text() == "super" || node.text() == "locals" ||
                                        node.text() == "vars" || node.text() == "eval");
      if (node.is(Kind::named_expression) || looks_around) return Reason::kDoesNotFit;
    }
    return std::nullopt;
  }
  switch (semantics::awaitability(model, argument)) {
    case Awaitability::kCoroutine:
      return std::nullopt;
    case Awaitability::kUnknown:
      return Reason::kMaybeNotACoroutine;
    default:
      return Reason::kNotACoroutine;
  }
}

// A stretch of lines that goes from one indentation to another.
struct Move {
  text::Range range;
  std::string from;
  std::string to;
};

// The edits of one loop.
class LoopRewrite {
 public:
  LoopRewrite(const FileModel& model, const LoopUses& uses, bool is_shared)
      : model_(model), tree_(model.tree), uses_(uses), is_shared_(is_shared) {}

  tl::expected<Edits, Reason> run() {
    auto bound = rewrite::bind_member(model_, uses_.maker.child(Field::function), "asyncio",
                                      is_shared_ ? "Runner" : "run");
    if (!bound) return tl::unexpected(bound.error());
    edits_ = bound->edits;
    if (is_shared_)
      name_ = rewrite::fresh_name(model_, uses_.assignment, {"runner", "asyncio_runner"}, taken_);
    callee_ = is_shared_ ? name_ + ".run" : bound->expression;
    if (auto reason = remove_statements()) return tl::unexpected(*reason);
    if (is_shared_) {
      if (auto reason = open_block(bound->expression)) return tl::unexpected(*reason);
    }
    for (const Node run : uses_.runs) {
      if (auto reason = rewrite_run(run)) return tl::unexpected(*reason);
    }
    for (const Node loop : uses_.handlers) edits_.push_back({loop.range(), name_ + ".get_loop()"});
    move_lines();
    return std::move(edits_);
  }

 private:
  using Obstacle = std::optional<Reason>;

  // What a runner, or asyncio.run, does itself.
  Obstacle remove_statements() {
    std::vector<Node> gone = uses_.cleanup;
    append(gone, uses_.settings);
    if (uses_.assignment && !is_shared_) gone.push_back(uses_.assignment);
    std::set<syntax::NodeId> clauses;
    for (const Node cleanup : uses_.cleanup) {
      const Node clause = cleanup.parent().parent();
      if (clause.is(Kind::finally_clause) && is_nothing_but(cleanup.parent(), gone))
        clauses.insert(clause.id());
    }
    for (const syntax::NodeId id : clauses) {
      const Node clause = tree_.node(id);
      std::erase_if(gone, [&](Node statement) { return statement.is_inside(clause); });
      if (auto reason = drop_clause(clause)) return reason;
    }
    if (is_shared_) std::erase_if(gone, [&](Node statement) { return follows_assignment(statement); });
    auto removal = rewrite::removal_edits(gone);
    if (!removal) return removal.error();
    append(edits_, *removal);
    return std::nullopt;
  }

  static bool is_nothing_but(Node block, const std::vector<Node>& gone) {
    const auto statements = block.named_children();
    return std::all_of(statements.begin(), statements.end(), [&](Node statement) {
      return std::find(gone.begin(), gone.end(), statement) != gone.end();
    });
  }

  Obstacle drop_clause(Node clause) {
    const Node statement = clause.parent();
    if (statement.child(Kind::except_clause)) {
      auto removal = rewrite::removal_edits(clause, clause.range());
      if (!removal) return removal.error();
      append(edits_, *removal);
      return std::nullopt;
    }
    if (unwrapped_ || (is_shared_ && uses_.assignment.is_inside(statement))) return Reason::kDoesNotFit;
    auto unwrapped = rewrite::unwrap_finally(statement);
    if (!unwrapped) return unwrapped.error();
    append(edits_, unwrapped->edits);
    unwrapped_ = std::move(*unwrapped);
    return std::nullopt;
  }

  bool follows_assignment(Node statement) const {
    for (Node next = uses_.assignment.next_named_sibling(); next && is_setting(next);
         next = next.next_named_sibling()) {
      if (next == statement) return true;
    }
    return false;
  }

  bool is_setting(Node statement) const {
    return std::find(uses_.settings.begin(), uses_.settings.end(), statement) != uses_.settings.end();
  }

  // The assignment gives way to the header, with the statements directly behind it that go and the blank
  // lines there; the lines from there to the last use of the loop become the block.
  Obstacle open_block(const std::string& runner) {
    const Node assignment = uses_.assignment;
    const text::LineIndex& lines = tree_.source().lines();
    edits_.push_back({assignment.range(), "with " + runner + "() as " + name_ + ":"});
    Node last_gone = assignment;
    while (is_setting(last_gone.next_named_sibling())) last_gone = last_gone.next_named_sibling();
    const Node next = last_gone.next_named_sibling();
    if (!rewrite::begins_line(tree_, assignment.begin()) || !next ||
        lines.line_at(next.begin()) == lines.line_at(last_gone.end()) ||
        (last_gone != assignment && lines.line_at(last_gone.begin()) == lines.line_at(assignment.end()))) {
      return Reason::kDoesNotFit;
    }
    if (auto reason = drop_lines_behind(assignment, last_gone)) return reason;

    Node last = assignment;
    const auto reach = [&](Node use) {
      while (use.parent() != assignment.parent()) use = use.parent();
      if (use.begin() > last.begin()) last = use;
    };
    for (const Node run : uses_.runs) reach(run);
    for (const Node handler : uses_.handlers) reach(handler);
    const std::string from = rewrite::block_indentation(tree_, assignment.begin());
    std::string unit(syntax::indentation_unit(assignment));
    if (unwrapped_) unit = unwrapped_->from.substr(unwrapped_->to.size());
    block_ = Move{{assignment.begin(), last.end()}, from, from + unit};
    return std::nullopt;
  }

  Obstacle drop_lines_behind(Node assignment, Node last_gone) {
    const text::LineIndex& lines = tree_.source().lines();
    const text::Offset begin = lines.full_range(lines.line_at(assignment.end())).end;
    std::uint32_t line = lines.line_at(last_gone.end()) + 1;
    const auto is_blank = [&](std::uint32_t number) {
      const text::Range range = lines.content_range(tree_.text(), number);
      return tree_.text().substr(range.begin, range.size()).find_first_not_of(" \t\f") ==
             std::string_view::npos;
    };
    while (is_blank(line)) ++line;
    const text::Range gone = {begin, lines.full_range(line).begin};
    for (syntax::NodeId id = 0; id < tree_.size(); ++id) {
      if (tree_.data(id).kind == Kind::comment && gone.overlaps(tree_.data(id).range))
        return Reason::kCommentInTheWay;
    }
    if (!gone.empty()) edits_.push_back({gone, ""});
    return std::nullopt;
  }

  // Which way the line goes that begins at `offset`.
  Move move_at(text::Offset offset) const {
    const std::string indentation = rewrite::block_indentation(tree_, offset);
    const bool is_in_block = block_ && block_->range.begin <= offset && offset < block_->range.end;
    const bool is_in_body = unwrapped_ && unwrapped_->body.begin <= offset && offset < unwrapped_->body.end;
    if (is_in_block == is_in_body) return {{}, indentation, indentation};
    if (is_in_block) return {{}, block_->from, block_->to};
    return {{}, unwrapped_->from, unwrapped_->to};
  }

  Obstacle rewrite_run(Node run) {
    const Node function = run.child(Field::function);
    const Node list = run.child(Field::arguments);
    if (!rewrite::comments_dropped(function, {}).empty()) return Reason::kCommentInTheWay;
    edits_.push_back({function.range(), callee_});
    const text::LineIndex& lines = tree_.source().lines();
    const bool breaks = lines.line_at(list.begin()) != lines.line_at(list.end());
    if (breaks) kept_.push_back({list.range(), ""});
    if (is_gather(model_, argument_of(run))) return add_function(run);
    if (!breaks) return std::nullopt;
    const Move move = move_at(run.begin());
    const std::size_t column =
        rewrite::column_of(tree_, run.begin()) + callee_.size() + move.to.size() - move.from.size();
    append(edits_, rewrite::reindent(tree_, list.range(), move.from, move.to, column, {}));
    return std::nullopt;
  }

  // asyncio.run and a runner take coroutines only: `async def main(): await asyncio.gather(...)`.
  Obstacle add_function(Node run) {
    const Node argument = argument_of(run);
    const Node list = run.child(Field::arguments);
    const Node statement = syntax::statement_of(run);
    const auto place = rewrite::place_of_definition(uses_.assignment ? uses_.assignment : statement);
    std::string name;
    if (place.statement.parent().is(Kind::module)) {
      const auto fresh = rewrite::fresh_module_name(model_, {"main", "gather_all"});
      if (!fresh) return Reason::kNameTaken;
      name = *fresh;
      if (!taken_.insert(name).second) return Reason::kNameTaken;
    } else {
      // Not the name of a function around it either, which it would hide.
      const semantics::ScopeId scope = model_.scopes.scope_at(statement);
      if (model_.scopes.lookup("main", scope) != semantics::kNoScope) taken_.insert("main");
      name = rewrite::fresh_name(model_, statement, {"main", "gather_all"}, taken_);
    }
    if (!rewrite::comments_dropped(list, {argument}).empty()) return Reason::kCommentInTheWay;
    const bool is_value_used = !(statement.is(Kind::expression_statement) &&
                                 syntax::outermost_parentheses(run).range() == statement.range());
    const std::string before = is_value_used ? "return await " : "await ";
    Edits moves =
        rewrite::reindent(tree_, argument.range(), rewrite::block_indentation(tree_, argument.begin()),
                          place.body_indentation, place.body_indentation.size() + before.size(), {});
    text::sort_edits(moves);
    for (Edit& edit : moves) {
      edit.range = {edit.range.begin - argument.begin(), edit.range.end - argument.begin()};
    }
    const std::string body = before + text::apply_edits(argument.text(), moves);
    edits_.push_back(rewrite::add_coroutine_function(place, name, body));
    edits_.push_back({list.range(), "(" + name + "())"});
    return std::nullopt;
  }

  void move_lines() {
    // Lines that go, and those that are seen to.
    Edits except = kept_;
    std::copy_if(edits_.begin(), edits_.end(), std::back_inserter(except),
                 [](const Edit& edit) { return edit.replacement.empty(); });
    if (unwrapped_ && block_) {
      except.push_back({unwrapped_->body, ""});
    } else if (unwrapped_) {
      // From the line in front of it on, since the first line of a range stays.
      const text::Range range = {unwrapped_->body.begin - 1, unwrapped_->body.end};
      append(edits_, rewrite::reindent(tree_, range, unwrapped_->from, unwrapped_->to,
                                       rewrite::column_of(tree_, range.begin), except));
    }
    if (block_) {
      append(edits_, rewrite::reindent(tree_, block_->range, block_->from, block_->to,
                                       rewrite::column_of(tree_, block_->range.begin), except));
    }
  }

  const FileModel& model_;
  const syntax::Tree& tree_;
  const LoopUses& uses_;
  bool is_shared_;
  std::string callee_;           // that takes the place of `loop.run_until_complete`
  std::string name_;             // of the runner
  std::set<std::string> taken_;  // names that the edits introduce
  std::optional<rewrite::UnwrappedFinally> unwrapped_;
  std::optional<Move> block_;
  Edits edits_;
  Edits kept_;  // ranges whose lines have been seen to
};

class RunUntilCompleteToRun final : public rules::Rule {
 public:
  using Rule::Rule;

  pattern::RequiredLiterals required_literals() const override {
    return {{{pattern::Literal::name("run_until_complete")}, {pattern::Literal::name("asyncio")}}};
  }
  std::vector<Kind> kinds() const override { return {Kind::call}; }
  std::vector<std::string> replaced_names() const override {
    return {"asyncio.get_event_loop", "asyncio.new_event_loop", "asyncio.set_event_loop", "asyncio.run"};
  }

  void visit(const FileContext& context, Node call, std::vector<Finding>& findings) const override {
    const Node function = call.child(Field::function);
    if (!function.is(Kind::attribute) || function.child(Field::attribute).text() != "run_until_complete")
      return;
    const auto uses = semantics::uses_of_loop(context.model, call);
    // One loop is one site.
    if (uses && !uses->runs.empty() && uses->runs.front() == call)
      findings.push_back(look_at(context, call, *uses));
  }

 private:
  Finding look_at(const FileContext& context, Node call, const LoopUses& uses) const {
    const bool shared = is_shared(uses);
    const std::string message = shared
                                    ? "the event loop that runs these coroutines can be an asyncio.Runner's"
                                    : "loop.run_until_complete can be asyncio.run";
    if (const auto reason = obstacle(context, uses, shared)) return refusal(call, message, *reason);
    auto edits = LoopRewrite(context.model, uses, shared).run();
    if (!edits) return refusal(call, message, edits.error());
    return fixed(context, call, message, Applicability::kUnsafe, std::move(*edits), released(context, uses));
  }

  static std::optional<Reason> obstacle(const FileContext& context, const LoopUses& uses, bool shared) {
    const FileModel& model = context.model;
    const Node site = uses.runs.front();
    if (is_in_coroutine(site) || is_loop_shared_with_runtime(model)) return Reason::kLoopMayBeRunning;
    if (!uses.maker) return Reason::kAmbiguousName;
    if (is_failure_expected(uses.maker)) return Reason::kErrorIsHandled;
    const Node scope = syntax::enclosing_scope_node(site);
    if (scope.is(Kind::lambda)) return Reason::kInsideLambda;
    if (!uses.is_default) return Reason::kUnknownLoop;
    const bool is_suspended = scope.is(Kind::function_definition) && semantics::is_generator_function(scope);
    if (uses.has_others || is_suspended || !is_in_order(uses) || !is_in_block_of_assignment(uses))
      return Reason::kLoopUsedOtherwise;
    if (!uses.is_new && is_repeated(uses.maker, scope)) return Reason::kLoopNeededElsewhere;
    if (is_loop_needed_elsewhere(context, uses)) return Reason::kLoopNeededElsewhere;
    for (const Node run : uses.runs) {
      if (const auto reason = obstacle_of_argument(model, run)) return reason;
    }
    const rules::PythonVersion needed = shared ? kHasRunner : kHasRun;
    const auto first_without = rules::first_version_without(model, site);
    if (context.target < needed || (first_without && *first_without <= needed)) return Reason::kTargetVersion;
    return std::nullopt;
  }

  static std::vector<std::string> released(const FileContext& context, const LoopUses& uses) {
    std::vector<Node> gone = uses.settings;
    append(gone, uses.cleanup);
    gone.push_back(uses.maker);
    std::vector<std::string> imports;
    for (const Node node : gone) append(imports, rewrite::imports_used_in(context.model, node.range(), {}));
    return imports;
  }
};

}  // namespace

std::unique_ptr<rules::Rule> make_run_until_complete_to_run(rules::RuleInfo info) {
  return std::make_unique<RunUntilCompleteToRun>(std::move(info));
}

}  // namespace aioshift::transforms
