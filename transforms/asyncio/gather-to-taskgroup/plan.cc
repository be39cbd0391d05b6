#include "plan.h"

#include <algorithm>
#include <utility>

#include "argument_comments.h"
#include "loop_form.h"
#include "results.h"
#include "rewrite/fresh_name.h"
#include "rewrite/layout.h"
#include "rewrite/lines_behind.h"
#include "rewrite/removal.h"
#include "rewrite/statement_place.h"
#include "semantics/evaluation.h"
#include "semantics/may_raise.h"
#include "syntax/calls.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"
#include "task_names.h"

namespace aioshift::transforms::gather_to_taskgroup {

using rewrite::BlockLine;
using rewrite::Reason;
using semantics::FileModel;
using syntax::called_name;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;
using syntax::without_leading_underscores;
using text::Edit;

namespace {

// From this number on, results that are used as a list have one variable for all.
constexpr std::size_t kManyResults = 4;

constexpr std::size_t kLineLength = 88;

// Whether a statement may move into the block: it makes tasks or the like, and goes on to the next one.
bool can_move(Node statement) {
  if (!statement.is_one_of(Kind::expression_statement, Kind::for_statement, Kind::if_statement)) return false;
  for (NodeId id = statement.id(); id < statement.subtree_end(); ++id) {
    const Node node = statement.tree().node(id);
    if (node.is_one_of(Kind::await, Kind::yield, Kind::return_statement, Kind::break_statement,
                       Kind::continue_statement, Kind::raise_statement, Kind::try_statement,
                       Kind::with_statement, Kind::while_statement, Kind::named_expression,
                       Kind::function_definition, Kind::class_definition, Kind::delete_statement) &&
        node.is_named()) {
      return false;
    }
    if (node.is(Kind::kw_async)) return false;
  }
  return true;
}

class Planner {
 public:
  Planner(const FileModel& model, const Request& request, std::vector<Argument> arguments,
          std::set<std::string>& taken)
      : model_(model),
        request_(request),
        arguments_(std::move(arguments)),
        taken_(taken),
        statement_(syntax::statement_of(request.await)) {}

  tl::expected<Plan, Reason> make() {
    group_ = fresh({"tg", "group", "task_group"});
    take_lists_in_front();
    use_ = use_of_results(model_, request_.await, arguments_);
    find_first_that_can_stay();
    if (auto moved = move_statements(); !moved) return tl::unexpected(moved.error());
    auto comments = comments_of(model_, request_.await, arguments_);
    if (!comments) return tl::unexpected(Reason::kCommentInTheWay);
    comments_ = std::move(*comments);
    if (has_comment_at_end() && !rewrite::ends_line(statement_))
      return tl::unexpected(Reason::kCommentInTheWay);
    if (is_plain_list()) {
      add_display();
      return finished();
    }
    for (std::size_t i = 0; i < arguments_.size(); ++i) {
      if (auto added = add(i); !added) return tl::unexpected(added.error());
    }
    if (std::all_of(arguments_.begin(), arguments_.end(),
                    [this](const Argument& one) { return is_kept(one); }))
      return tl::unexpected(Reason::kStartedEarlier);
    return finished();
  }

 private:
  Plan finished() {
    // The group's own tasks start before the block waits for others.
    std::stable_partition(plan_.block.lines.begin(), plan_.block.lines.end(), [](const BlockLine& line) {
      return line.content.front() != rewrite::Template::value_type("await ");
    });
    write_header();
    write_result();
    plan_.block.expression = request_.await;
    return std::move(plan_);
  }

  bool has_comment_at_end() const {
    return !comments_.empty() && (comments_.back().behind || !comments_.back().below.empty());
  }

  std::string fresh(std::initializer_list<std::string_view> candidates) {
    return rewrite::fresh_name(model_, statement_, candidates, taken_);
  }

  // A task that has been started elsewhere: the group can only wait for it.
  bool is_kept(const Argument& argument) const {
    return argument.kind == Argument::Kind::kTask && !argument.assignment;
  }

  // Whether the statement is removed, since the block does its work.
  bool is_taken_apart(Node statement) const {
    return std::find(taken_apart_.begin(), taken_apart_.end(), statement) != taken_apart_.end();
  }

  std::vector<Node> siblings_in_front() const {
    std::vector<Node> siblings;
    for (const Node sibling : statement_.parent().named_children()) {
      if (sibling == statement_) break;
      if (!is_taken_apart(sibling)) siblings.push_back(sibling);
    }
    return siblings;
  }

  // Tasks that the statements directly in front make are made in the block. A variable whose statement stands
  // elsewhere is waited for, and so is one whose task would be made after what has to stand in front of the
  // block; a list of such tasks is refused.
  tl::expected<void, Reason> move_statements() {
    const std::vector<Node> siblings = siblings_in_front();
    auto first = siblings.end();
    const auto holder = [&](Node node) {
      return std::find_if(siblings.begin(), siblings.end(), [node](Node s) { return node.is_inside(s); });
    };
    const auto makes_task = [&](Node statement) {
      return std::any_of(arguments_.begin(), arguments_.end(), [statement](const Argument& argument) {
        return std::any_of(argument.creations.begin(), argument.creations.end(),
                           [statement](Node creation) { return creation.is_inside(statement); });
      });
    };
    const auto can_move_from = [&](auto begin) {
      return std::all_of(begin, siblings.end(), [&](Node statement) {
        return can_move(statement) && (makes_task(statement) || !semantics::may_raise(model_, statement));
      });
    };
    for (Argument& argument : arguments_) {
      if (argument.kind != Argument::Kind::kTask && argument.kind != Argument::Kind::kTaskList) continue;
      if (argument.creations.empty()) continue;
      auto earliest = siblings.end();
      for (const Node creation : argument.creations) {
        const auto at = holder(creation);
        if (at == siblings.end() || first_in_place_ > 0 || !can_move_from(at)) {
          if (argument.is_many()) return tl::unexpected(Reason::kStartedEarlier);
          argument.assignment = {};
          argument.creations.clear();
          break;
        }
        earliest = std::min(earliest, at);
      }
      first = std::min(first, earliest);
    }
    if (first == siblings.end()) return {};
    plan_.block.statements.assign(first, siblings.end());
    for (const Argument& argument : arguments_) {
      if (argument.kind == Argument::Kind::kTask || argument.kind == Argument::Kind::kTaskList)
        move_tasks(argument);
    }
    return {};
  }

  bool is_moved(Node node) const {
    return std::any_of(plan_.block.statements.begin(), plan_.block.statements.end(),
                       [node](Node statement) { return node.is_inside(statement); });
  }

  // Lists that the statements directly in front make for this call alone: they count as what they are made
  // of.
  void take_lists_in_front() {
    for (std::vector<Node> siblings = siblings_in_front(); !siblings.empty(); siblings.pop_back()) {
      const auto argument = std::find_if(arguments_.begin(), arguments_.end(), [&](const Argument& one) {
        return one.list && one.list->assignment == siblings.back();
      });
      if (argument == arguments_.end() || !is_for_this_call_alone(*argument)) return;
      const Node assignment = argument->list->assignment;
      auto removed = rewrite::removal_edits(std::span(&assignment, 1));
      if (!removed) return;
      for (Edit& edit : *removed) plan_.edits.push_back(std::move(edit));
      taken_apart_.push_back(assignment);
      const Argument list = *argument;
      const auto at = arguments_.erase(argument);
      const std::vector<Argument> parts = parts_of(list);
      arguments_.insert(at, parts.begin(), parts.end());
    }
  }

  bool is_for_this_call_alone(const Argument& argument) const {
    const semantics::ListBuild& build = *argument.list;
    if (!build.appends.empty() || build.uses.size() != 1) return false;
    // A task that raises while it is made has to be made in the block all the same.
    return argument.kind == Argument::Kind::kTaskList || !semantics::may_raise(model_, build.display);
  }

  std::vector<Argument> parts_of(const Argument& list) {
    if (list.list->display.is(Kind::list_comprehension)) {
      // The list's name stays, unless it would be wrong.
      const std::string_view name = list.node.text();
      if (name.find("coro") == std::string_view::npos && list_name_.empty()) list_name_ = name;
      return {Argument{Argument::Kind::kComprehension, list.list->display, list.creations}};
    }
    std::vector<Argument> parts;
    for (const Node element : list.list->elements) {
      const Node node = syntax::without_parentheses(element);
      if (list.kind == Argument::Kind::kTaskList) {
        parts.push_back(Argument{Argument::Kind::kCreation, node, {node}});
      } else {
        parts.push_back(Argument{Argument::Kind::kCoroutine, node});
      }
    }
    return parts;
  }

  // Makes tasks of coroutines.
  void start_elements(const std::vector<Node>& elements) {
    for (const Node element : elements) {
      plan_.block.edits.push_back({{element.begin(), element.begin()}, group_ + ".create_task("});
      plan_.block.edits.push_back({{element.end(), element.end()}, ")"});
    }
  }

  void move_tasks(const Argument& argument) {
    if (argument.creations.empty()) return;
    const bool is_needed = use_ != Use::kUnused || has_other_uses(argument);
    for (const Node creation : argument.creations) {
      const Node statement = syntax::statement_of(creation);
      const Node function = creation.child(Field::function);
      plan_.released.push_back(function);
      if (!is_needed && argument.kind == Argument::Kind::kTask) {
        plan_.block.edits.push_back({{statement.begin(), function.end()}, group_ + ".create_task"});
        continue;
      }
      if (!is_needed && is_empty(argument.list->display) && is_appended(creation)) {
        plan_.block.edits.push_back({{statement.begin(), function.end()}, group_ + ".create_task"});
        plan_.block.edits.push_back({{creation.end(), statement.end()}, ""});
        continue;
      }
      plan_.block.edits.push_back({function.range(), group_ + ".create_task"});
    }
    const bool are_appended = std::all_of(argument.creations.begin(), argument.creations.end(), is_appended);
    if (!is_needed && are_appended && argument.list && is_empty(argument.list->display) &&
        !is_moved(argument.list->assignment)) {
      if (auto removed = rewrite::removal_edits(std::span(&argument.list->assignment, 1))) {
        for (Edit& edit : *removed) plan_.edits.push_back(std::move(edit));
      }
    }
  }

  // Whether the call is what a statement appends to the list, rather than what a variable holds before.
  static bool is_appended(Node creation) {
    return syntax::statement_of(creation).named_child(0).is(Kind::call);
  }

  static bool is_empty(Node display) { return display.is(Kind::list) && display.named_child_count() == 0; }

  bool has_other_uses(const Argument& argument) const {
    if (argument.list) return argument.list->uses.size() != 1;
    return model_.scopes.references_to(model_.scopes.scope_at(argument.node), argument.node.text()).size() !=
           2;
  }

  // What suspends or raises while the arguments are evaluated does so in front of the block, as do the
  // coroutines in front of it.
  void find_first_that_can_stay() {
    for (std::size_t i = 0; i < arguments_.size(); ++i) {
      const Argument& argument = arguments_[i];
      const bool is_evaluated_here = argument.kind != Argument::Kind::kTask &&
                                     argument.kind != Argument::Kind::kTaskList &&
                                     argument.kind != Argument::Kind::kCoroutineList;
      if (is_evaluated_here && may_raise(argument)) first_in_place_ = i + 1;
    }
  }

  bool may_raise(const Argument& argument) const {
    if (argument.creations.empty()) return semantics::may_raise(model_, argument.node);
    // The call that makes the task is the group's then, and what it gets a call of a coroutine function.
    const Node creation = argument.creations.front();
    const Node made = creation.child(Field::arguments).named_child(0);
    if (made.is(Kind::call)) {
      if (semantics::may_raise(model_, made.child(Field::function)) ||
          semantics::may_raise(model_, made.child(Field::arguments))) {
        return true;
      }
    } else if (semantics::may_raise(model_, made)) {
      return true;
    }
    for (const Node part : argument.node.named_children()) {
      if (!creation.is_inside(part) && argument.kind == Argument::Kind::kComprehension &&
          semantics::may_raise(model_, part)) {
        return true;
      }
    }
    return false;
  }

  tl::expected<void, Reason> add(std::size_t i) {
    const Argument& argument = arguments_[i];
    switch (argument.kind) {
      case Argument::Kind::kCoroutine:
        add_single(i, {group_ + ".create_task(", argument.node, ")"});
        return {};
      case Argument::Kind::kCreation:
        // A task that is made in front has been started.
        if (i < first_in_place_) return tl::unexpected(Reason::kEvaluationOrder);
        plan_.released.push_back(argument.node.child(Field::function));
        add_single(i, {group_ + ".create_task", argument.node.child(Field::arguments)});
        return {};
      case Argument::Kind::kTask:
        if (is_kept(argument)) plan_.block.lines.push_back(with_comments(i, {"await ", argument.node}));
        results_.push_back(std::string(argument.node.text()) + ".result()");
        return {};
      case Argument::Kind::kComprehension:
        return add_comprehension(i);
      case Argument::Kind::kCoroutineList:
        return add_list(i);
      case Argument::Kind::kTaskList:
        add_many_results(std::string(argument.node.text()));
        return {};
    }
    return {};
  }

  void add_many_results(const std::string& tasks, bool are_all = false) {
    are_all = are_all || arguments_.size() == 1;
    results_.push_back((are_all ? "[" : "*(") + std::string("task.result() for task in ") + tasks +
                       (are_all ? "]" : ")"));
  }

  void add_single(std::size_t i, rewrite::Template start) {
    const Argument& argument = arguments_[i];
    const std::string_view base = base_name(argument);
    if (i < first_in_place_) {
      const std::string name = fresh({std::string(base) + "_coroutine", "coroutine"});
      BlockLine line;
      line.content = {name + " = ", argument.node};
      plan_.block.before.push_back(std::move(line));
      start = {group_ + ".create_task(" + name + ")"};
    }
    if (use_ != Use::kUnused) {
      const Node target = use_ == Use::kUnpacked ? targets_of(syntax::outermost_parentheses(request_.await))
                                                       .named_child(static_cast<std::uint32_t>(i))
                                                 : Node();
      const std::string name = fresh({task_name(target, base)});
      rewrite::Template assignment = {name + " = "};
      for (auto& part : start) assignment.push_back(std::move(part));
      start = std::move(assignment);
      results_.push_back(name + ".result()");
    }
    plan_.block.lines.push_back(with_comments(i, std::move(start)));
  }

  BlockLine with_comments(std::size_t i, rewrite::Template content) const {
    BlockLine line;
    line.content = std::move(content);
    line.comments_above = comments_[i].above;
    line.comment_behind = comments_[i].behind;
    line.comments_below = comments_[i].below;
    return line;
  }

  // Whether names of their own would say little of the tasks: several have the same, or there are many.
  bool is_plain_list() const {
    if (use_ != Use::kList || first_in_place_ > 0) return false;
    std::set<std::string_view> names;
    bool is_unique = true;
    for (const Argument& argument : arguments_) {
      if (argument.kind != Argument::Kind::kCoroutine && argument.kind != Argument::Kind::kCreation)
        return false;
      is_unique = names.insert(base_name(argument)).second && is_unique;
    }
    return !is_unique || arguments_.size() >= kManyResults;
  }

  // `tasks = [tg.create_task(a()), tg.create_task(b())]`, on as many lines as it takes.
  void add_display() {
    const std::string tasks = fresh({"tasks", "group_tasks"});
    std::vector<BlockLine> elements;
    std::size_t length = rewrite::column_of(model_.tree, statement_.begin()) + tasks.size() + 10;
    bool is_long = false;
    for (std::size_t i = 0; i < arguments_.size(); ++i) {
      const Argument& argument = arguments_[i];
      const bool is_creation = argument.kind == Argument::Kind::kCreation;
      if (is_creation) plan_.released.push_back(argument.node.child(Field::function));
      const Node kept = is_creation ? argument.node.child(Field::arguments) : argument.node;
      BlockLine line = with_comments(
          i, {group_ + (is_creation ? ".create_task" : ".create_task("), kept, is_creation ? "," : "),"});
      line.depth = 1;
      length += kept.range().size() + group_.size() + 16;
      is_long = is_long || line.comment_behind || !line.comments_above.empty() ||
                !line.comments_below.empty() || kept.text().find('\n') != std::string_view::npos;
      elements.push_back(std::move(line));
    }
    add_many_results(tasks, true);
    if (is_long || length > kLineLength) {
      plan_.block.lines.push_back(BlockLine{0, {tasks + " = ["}});
      for (BlockLine& line : elements) plan_.block.lines.push_back(std::move(line));
      plan_.block.lines.push_back(BlockLine{0, {"]"}});
      return;
    }
    BlockLine all;
    all.content = {tasks + " = ["};
    for (std::size_t i = 0; i < elements.size(); ++i) {
      for (auto& part : elements[i].content) all.content.push_back(std::move(part));
      std::string& end = std::get<std::string>(all.content.back());
      end.pop_back();
      end += i + 1 < elements.size() ? ", " : "]";
    }
    plan_.block.lines.push_back(std::move(all));
  }

  tl::expected<void, Reason> add_comprehension(std::size_t i) {
    const Argument& argument = arguments_[i];
    const Node body = argument.node.child(Field::body);
    const bool is_creation = !argument.creations.empty();
    if (i < first_in_place_) {
      if (is_creation) return tl::unexpected(Reason::kEvaluationOrder);
      bracket(argument.node);
      const std::string name = fresh({"coroutines"});
      BlockLine line;
      line.content = {name + " = ", argument.node};
      plan_.block.before.push_back(std::move(line));
      start_all_of(i, name);
      return {};
    }
    if (use_ == Use::kUnused && can_be_loop(model_, statement_, argument.node)) {
      add_loop(i, is_creation);
      return {};
    }
    bracket(argument.node);
    if (is_creation) {
      const Node function = argument.creations.front().child(Field::function);
      plan_.released.push_back(function);
      plan_.block.edits.push_back({function.range(), group_ + ".create_task"});
    } else {
      start_elements({body});
    }
    const std::string tasks = fresh_tasks(body);
    plan_.block.lines.push_back(with_comments(i, {tasks + " = ", argument.node}));
    add_many_results(tasks);
    return {};
  }

  std::string fresh_tasks(Node body) {
    if (!list_name_.empty()) return std::exchange(list_name_, std::string());
    const std::string name = std::string(without_leading_underscores(called_name(body))) + "_tasks";
    return fresh({"tasks", name == "_tasks" ? std::string_view() : std::string_view(name)});
  }

  // `(x for x in xs)` becomes a list.
  void bracket(Node comprehension) {
    if (!comprehension.is(Kind::generator_expression)) return;
    plan_.block.edits.push_back({{comprehension.begin(), comprehension.begin() + 1}, "["});
    plan_.block.edits.push_back({{comprehension.end() - 1, comprehension.end()}, "]"});
  }

  void add_loop(std::size_t i, bool is_creation) {
    const Argument& argument = arguments_[i];
    std::uint32_t depth = 0;
    for (const Node clause : argument.node.named_children()) {
      if (!clause.is_one_of(Kind::for_in_clause, Kind::if_clause)) continue;
      BlockLine line = depth == 0 ? with_comments(i, {}) : BlockLine();
      line.depth = depth++;
      line.content = {clause, ":"};
      line.comments_below.clear();
      plan_.block.lines.push_back(std::move(line));
    }
    BlockLine line;
    line.depth = depth;
    line.comments_below = comments_[i].below;
    if (is_creation) {
      const Node creation = argument.creations.front();
      plan_.released.push_back(creation.child(Field::function));
      line.content = {group_ + ".create_task", creation.child(Field::arguments)};
    } else {
      line.content = {group_ + ".create_task(", argument.node.child(Field::body), ")"};
    }
    plan_.block.lines.push_back(std::move(line));
  }

  // Coroutines that are in a list already.
  tl::expected<void, Reason> add_list(std::size_t i) {
    const semantics::ListBuild& build = *arguments_[i].list;
    for (const Node use : build.uses) {
      const Node call = use.parent().parent();
      const bool is_counted = call.is(Kind::call) && call.child(Field::function).text() == "len";
      const bool is_tested = use.parent().is_one_of(Kind::not_operator, Kind::if_statement);
      if (!is_counted && !is_tested && use != arguments_[i].node)
        return tl::unexpected(Reason::kMaybeNotACoroutine);
    }
    start_all_of(i, std::string(arguments_[i].node.text()));
    return {};
  }

  void start_all_of(std::size_t i, const std::string& coroutines) {
    const std::string element = coroutines == "coroutine" ? "item" : "coroutine";
    if (use_ == Use::kUnused && model_.scopes.is_free(element, statement_)) {
      plan_.block.lines.push_back(with_comments(i, {"for " + element + " in " + coroutines + ":"}));
      BlockLine line;
      line.comments_below = std::exchange(plan_.block.lines.back().comments_below, {});
      line.depth = 1;
      line.content = {group_ + ".create_task(" + element + ")"};
      plan_.block.lines.push_back(std::move(line));
      return;
    }
    const std::string tasks = fresh({"tasks", "group_tasks"});
    plan_.block.lines.push_back(with_comments(i, {tasks + " = [" + group_ + ".create_task(" + element +
                                                  ") for " + element + " in " + coroutines + "]"}));
    add_many_results(tasks);
  }

  void write_header() {
    const std::string line = "async with " + request_.group_class + "() as " + group_ + ":";
    if (!request_.unwraps) {
      plan_.block.header = {line};
      return;
    }
    plan_.block.header = {"try:", line};
    const std::string name = fresh({"group", "exception_group", "errors"});
    BlockLine handler;
    handler.content = {"except BaseExceptionGroup as " + name + ":"};
    BlockLine raise;
    raise.depth = 1;
    raise.content = {"raise " + name + ".exceptions[0] from None"};
    plan_.block.behind = {std::move(handler), std::move(raise)};
  }

  // Whether the statement, which only assigns or returns the list, would be longer than a line.
  bool is_too_long(const std::string& list) const {
    const Node around = syntax::outermost_parentheses(request_.await).parent();
    return around.is_one_of(Kind::assignment, Kind::return_statement) &&
           rewrite::column_of(model_.tree, request_.await.begin()) + list.size() + 2 > kLineLength;
  }

  // The list of results, one to a line.
  std::string on_lines() const {
    const rewrite::StatementPlace place(statement_);
    std::string text = "[";
    for (const std::string& one : results_)
      text += place.next_line(place.indentation() + place.unit()) + one + ",";
    return text + place.next_line(place.indentation()) + "]";
  }

  void write_result() {
    if (use_ == Use::kUnused) return;
    std::string& result = plan_.block.result;
    const bool is_comprehension = results_.size() == 1 && results_.front().starts_with('[');
    for (const std::string& one : results_) result += (result.empty() ? "" : ", ") + one;
    if (use_ == Use::kList && !is_comprehension)
      result = is_too_long(result) ? on_lines() : "[" + result + "]";
  }

  const FileModel& model_;
  const Request& request_;
  std::vector<Argument> arguments_;
  std::set<std::string>& taken_;
  Node statement_;
  Use use_ = Use::kList;
  std::string group_;
  std::size_t first_in_place_ = 0;  // arguments before it are evaluated in front of the block
  std::vector<Comments> comments_;  // by argument
  std::vector<std::string> results_;
  std::vector<Node> taken_apart_;
  std::string list_name_;  // of a list that is taken apart
  Plan plan_;
};

}  // namespace

tl::expected<Plan, Reason> make_plan(const FileModel& model, const Request& request,
                                     std::vector<Argument> arguments, std::set<std::string>& taken) {
  return Planner(model, request, std::move(arguments), taken).make();
}

}  // namespace aioshift::transforms::gather_to_taskgroup
