#include "rules/migration/thread_groups.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "rewrite/layout.h"
#include "semantics/evaluation.h"
#include "syntax/calls.h"
#include "syntax/literals.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::rules::migration {

using rewrite::Reason;
using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

enum class Form : std::uint8_t { kOne, kElements };

bool makes_thread(const FileModel& model, Node call) {
  const auto name = call.is(Kind::call) ? model.names.of_callee(call) : std::nullopt;
  return name && name->is_certain && name->path == "threading.Thread";
}

bool is_identifier(std::string_view text) {
  return RE2::FullMatch({text.data(), text.size()}, "[A-Za-z_]\\w*");
}

class GroupReader {
 public:
  GroupReader(const FileModel& model, Node scope, ThreadGroup& group)
      : model_(model), scope_node_(scope), group_(group) {}

  void read() {
    if (scope_node_ && !scope_node_.is(Kind::function_definition)) refuse(Reason::kOutsideCoroutine);
    for (const Node call : group_.made) read_arguments(call);
    for (const Node call : group_.made) {
      if (!group_.reason) place(call);
    }
    if (!group_.reason) check_bindings();
    if (!group_.reason) settle_dropped();
    if (!group_.reason) check_waits();
    if (!group_.reason) check_order();
  }

 private:
  void refuse(Reason reason) {
    if (!group_.reason) group_.reason = reason;
  }

  bool is_builtin(Node name, std::string_view wanted) const {
    return name.is(Kind::identifier) && name.text() == wanted &&
           model_.scopes.lookup(wanted, model_.scopes.scope_at(name)) == semantics::kNoScope;
  }

  void read_arguments(Node call) {
    MadeThread thread;
    thread.made = call;
    const Node list = call.child(Field::arguments);
    if (!list.is(Kind::argument_list) || model_.tree.is_damaged(call))
      return refuse(Reason::kUnsupportedArguments);
    if (syntax::holds(call, Kind::comment)) return refuse(Reason::kCommentInTheWay);
    std::string positional;
    std::string named;
    for (const Node argument : list.named_children()) {
      if (!argument.is(Kind::keyword_argument)) return refuse(Reason::kUnsupportedArguments);
      const std::string_view name = argument.child(Field::name).text();
      const Node value = syntax::without_parentheses(argument.child(Field::value));
      if (name == "target") {
        thread.function = value;
      } else if (name == "args") {
        positional = positional_arguments(value);
      } else if (name == "kwargs") {
        named = named_arguments(value);
      } else if (!is_for_threads(name) || !may_go(value)) {
        return refuse(Reason::kUnsupportedArguments);
      }
      thread.is_daemon = thread.is_daemon || (name == "daemon" && value.is(Kind::true_));
    }
    if (!thread.function) return refuse(Reason::kUnsupportedArguments);
    if (thread.function.is(Kind::lambda)) return refuse(Reason::kInsideLambda);
    thread.arguments = positional + (positional.empty() || named.empty() ? "" : ", ") + named;
    group_.threads.push_back(std::move(thread));
  }

  // What a task has no use for.
  static bool is_for_threads(std::string_view keyword) {
    return keyword == "daemon" || keyword == "name" || keyword == "group";
  }

  // Whether evaluating it does nothing else: a name's text, say.
  bool may_go(Node value) const {
    value = syntax::without_parentheses(value);
    if (value.is(Kind::string) || semantics::is_stable(model_, value)) return true;
    const Node argument = value.is(Kind::call) ? value.child(Field::arguments).named_child(0) : Node();
    return argument && is_builtin(value.child(Field::function), "str") &&
           semantics::is_stable(model_, argument);
  }

  static std::string positional_arguments(Node value) {
    const bool is_display = value.is_one_of(Kind::tuple, Kind::list);
    if (!is_display) return "*" + std::string(value.text());
    std::string text;
    for (const Node element : value.named_children()) {
      if (!text.empty()) text += ", ";
      text += element.text();
    }
    return text;
  }

  static std::string named_arguments(Node value) {
    const auto whole = "**" + std::string(value.text());
    if (!value.is(Kind::dictionary)) return whole;
    std::string text;
    for (const Node pair : value.named_children()) {
      const auto key = pair.is(Kind::pair) ? syntax::plain_string(pair.child(Field::key)) : std::nullopt;
      if (!key || !is_identifier(*key)) return whole;
      if (!text.empty()) text += ", ";
      text += *key;
      text += "=";
      text += pair.child(Field::value).text();
    }
    return text;
  }

  // Where a thread comes from its call, or from a variable.
  void place(Node thread) {
    thread = syntax::outermost_parentheses(thread);
    const Node parent = thread.parent();
    if (parent.is(Kind::assignment) && thread.field() == Field::right) {
      if (!parent.parent().is(Kind::expression_statement)) return refuse(Reason::kEscapes);
      return hold(parent.child(Field::left), Form::kOne);
    }
    const bool is_element = parent.is_one_of(Kind::list, Kind::tuple) ||
                            (parent.is(Kind::list_comprehension) && thread.field() == Field::body);
    if (is_element) {
      const Node display = syntax::outermost_parentheses(parent);
      const Node assignment = display.parent();
      const bool is_assigned = assignment.is(Kind::assignment) && display.field() == Field::right &&
                               assignment.parent().is(Kind::expression_statement);
      if (!is_assigned) return refuse(Reason::kEscapes);
      return hold(assignment.child(Field::left), Form::kElements);
    }
    if (is_started_at_once(thread)) return;
    const Node list = appended_to(thread);
    if (!list) return refuse(Reason::kEscapes);
    hold(list, Form::kElements);
  }

  // `Thread(target=work, daemon=True).start()`
  bool is_started_at_once(Node thread) {
    const Node method = thread.parent();
    const Node call = method.parent();
    if (!method.is(Kind::attribute) || method.child(Field::attribute).text() != "start" ||
        !call.is(Kind::call) || !call.parent().is(Kind::expression_statement))
      return false;
    const Node made = syntax::without_parentheses(thread);
    for (MadeThread& one : group_.threads) {
      if (one.made == made) one.kept_at = call;
    }
    return true;
  }

  void note_type(Node assignment) {
    if (const Node type = assignment.child(Field::type)) group_.annotations.push_back(type);
  }

  // The variable of `threads.append(thread)`, a statement; null where it is another thing.
  static Node appended_to(Node thread) {
    const Node arguments = thread.parent();
    if (!arguments.is(Kind::argument_list) || arguments.named_child_count() != 1) return {};
    const Node call = arguments.parent();
    const Node method = call.child(Field::function);
    const bool appends = method.is(Kind::attribute) && method.child(Field::attribute).text() == "append" &&
                         method.child(Field::object).is(Kind::identifier) &&
                         call.parent().is(Kind::expression_statement);
    return appends ? method.child(Field::object) : Node();
  }

  void hold(Node name, Form form) {
    if (!name.is(Kind::identifier)) return refuse(Reason::kEscapes);
    const auto scope = model_.scopes.lookup(name.text(), model_.scopes.scope_at(name));
    if (scope == semantics::kNoScope || scope != own_scope()) return refuse(Reason::kEscapes);
    const auto known = holders_.find(name.text());
    if (known != holders_.end()) {
      if (known->second != form) refuse(Reason::kEscapes);
      return;
    }
    holders_.emplace(name.text(), form);
    for (const Node use : model_.scopes.references_to(scope, name.text())) {
      if (syntax::enclosing_scope_node(use) != scope_node_) return refuse(Reason::kEscapes);
      if (is_binding(scope, use)) continue;
      if (form == Form::kOne) {
        look_at_thread(use, {});
      } else {
        look_at_list(use);
      }
    }
  }

  semantics::ScopeId own_scope() const {
    auto scope = model_.scopes.scope_at(group_.threads.front().made);
    while (model_.scopes.scope(scope).kind == semantics::ScopeKind::kComprehension)
      scope = model_.scopes.scope(scope).parent;
    return scope;
  }

  bool is_binding(semantics::ScopeId scope, Node use) const {
    const auto bindings = model_.scopes.bindings(scope, use.text());
    return std::any_of(bindings.begin(), bindings.end(), [&](const auto* one) { return one->name == use; });
  }

  void check_bindings() {
    for (const NodeId loop : displays_) {
      if (!is_over_threads(model_.tree.node(loop))) return refuse(Reason::kEscapes);
    }
    for (const auto& [name, form] : holders_) {
      for (const semantics::Binding* binding : model_.scopes.bindings(own_scope(), name)) {
        if (!gives_threads(*binding, form)) return refuse(Reason::kEscapes);
        if (binding->binder.is(Kind::assignment)) note_type(binding->binder);
      }
    }
  }

  // Whether what the variable gets there are threads of the group.
  bool gives_threads(const semantics::Binding& binding, Form form) const {
    if (binding.kind == semantics::BindingKind::kLoop) {
      const Node loop = binding.binder;
      return form == Form::kOne && loop.is(Kind::for_statement) && loop.child(Field::left) == binding.name &&
             is_over_threads(loop);
    }
    const Node assignment = binding.binder;
    if (binding.kind != semantics::BindingKind::kAssignment || binding.is_partial ||
        !assignment.is(Kind::assignment))
      return false;
    const Node value = syntax::without_parentheses(assignment.child(Field::right));
    if (!value) return false;
    if (form == Form::kOne) return makes_thread(model_, value);
    if (value.is(Kind::list_comprehension)) return makes_thread(model_, value.child(Field::body));
    if (value.is(Kind::call))
      return is_builtin(value.child(Field::function), "list") &&
             value.child(Field::arguments).named_child_count() == 0;
    const auto elements = value.named_children();
    return value.is_one_of(Kind::list, Kind::tuple) &&
           std::all_of(elements.begin(), elements.end(), [&](Node element) {
             return makes_thread(model_, element) || holds(element, Form::kOne);
           });
  }

  bool holds(Node name, Form form) const {
    const auto known = name.is(Kind::identifier) ? holders_.find(name.text()) : holders_.end();
    return known != holders_.end() && known->second == form;
  }

  // `loop`: the comprehension whose variable it is; null: it is one of the function.
  void look_at_thread(Node use, Node loop) {
    const Node wide = syntax::outermost_parentheses(use);
    const Node parent = wide.parent();
    if (!parent.is(Kind::attribute) || wide.field() != Field::object) {
      if (loop) return refuse(Reason::kEscapes);
      return place_again(wide);
    }
    const std::string_view member = parent.child(Field::attribute).text();
    const Node around = parent.parent();
    if (around.is(Kind::assignment) && parent.field() == Field::left) {
      const Node value = around.child(Field::right);
      if (!is_for_threads(member) || !value || !may_go(value)) return refuse(Reason::kEscapes);
      if (member == "daemon" && value.is(Kind::true_)) daemons_.insert(use.text());
      return drop(around.parent());
    }
    if (!around.is(Kind::call) || parent.field() != Field::function) return refuse(Reason::kEscapes);
    const Node arguments = around.child(Field::arguments);
    if (!arguments.is(Kind::argument_list) || syntax::holds(arguments, Kind::comment))
      return refuse(Reason::kUnsupportedArguments);
    if (member == "is_alive" && arguments.named_child_count() == 0) {
      group_.questions.push_back(around);
      return;
    }
    const Node statement = loop ? syntax::outermost_parentheses(loop).parent() : around.parent();
    if (!statement.is(Kind::expression_statement)) return refuse(Reason::kEscapes);
    if (member == "start" && arguments.named_child_count() == 0) {
      starts_.push_back(around);
      return drop(statement);
    }
    if (member == "setDaemon" && arguments.named_child(0).is(Kind::true_)) daemons_.insert(use.text());
    if (member == "setDaemon" || member == "setName") return drop(statement);
    if (member != "join") return refuse(Reason::kEscapes);
    read_wait(around, use);
  }

  void read_wait(Node call, Node thread) {
    ThreadWait wait{call, thread, {}};
    for (const Node argument : call.child(Field::arguments).named_children()) {
      const bool is_keyword = argument.is(Kind::keyword_argument);
      if (wait.limit || argument.is_one_of(Kind::list_splat, Kind::dictionary_splat) ||
          (is_keyword && argument.child(Field::name).text() != "timeout"))
        return refuse(Reason::kUnsupportedArguments);
      wait.limit = is_keyword ? argument.child(Field::value) : argument;
    }
    if (wait.limit.is(Kind::none)) wait.limit = {};
    group_.waits.push_back(wait);
  }

  // A thread that goes from a variable into a list.
  void place_again(Node use) {
    appended_.push_back(use);
    if (const Node list = appended_to(use)) return hold(list, Form::kElements);
    const Node display = use.parent();
    if (display.is_one_of(Kind::list, Kind::tuple)) {
      const Node around = syntax::outermost_parentheses(display);
      // `for thread in (first, second):`
      if (around.parent().is(Kind::for_statement) && around.field() == Field::right)
        return take_target(around.parent());
      if (around.parent().is(Kind::assignment) && around.field() == Field::right)
        return hold(around.parent().child(Field::left), Form::kElements);
    }
    refuse(Reason::kEscapes);
  }

  void look_at_list(Node use) {
    const Node wide = syntax::outermost_parentheses(use);
    const Node parent = wide.parent();
    if (parent.is(Kind::attribute)) {
      const Node call = parent.parent();
      if (!call.is(Kind::call)) return refuse(Reason::kEscapes);
      const Node argument = call.child(Field::arguments).named_child(0);
      const bool is_own = argument && appended_to(argument) == use &&
                          (makes_thread(model_, argument) || holds(argument, Form::kOne));
      return is_own ? void() : refuse(Reason::kEscapes);
    }
    if (parent.is(Kind::for_statement) && wide.field() == Field::right) {
      if (parent.child(Kind::kw_async)) return refuse(Reason::kEscapes);
      return take_target(parent);
    }
    if (parent.is(Kind::for_in_clause) && wide.field() == Field::right) return look_at_clause(parent);
    const Node call = parent.parent();
    const bool is_length = parent.is(Kind::argument_list) && parent.named_child_count() == 1 &&
                           call.is(Kind::call) && is_builtin(call.child(Field::function), "len");
    if (!is_length) refuse(Reason::kEscapes);
  }

  void take_target(Node loop) {
    const Node target = loop.child(Field::left);
    if (!target.is(Kind::identifier)) return refuse(Reason::kEscapes);
    const Node right = syntax::without_parentheses(loop.child(Field::right));
    if (right.is_one_of(Kind::list, Kind::tuple)) return read_display_loop(loop, target);
    const auto uses = model_.scopes.references_to(
        model_.scopes.lookup(target.text(), model_.scopes.scope_at(target)), target.text());
    // `for _ in threads: jobs.put(None)`
    const bool is_count = std::none_of(uses.begin(), uses.end(),
                                       [&](Node use) { return use != target && use.is_inside(loop); });
    if (is_count) return;
    hold(target, Form::kOne);
  }

  void read_display_loop(Node loop, Node target) {
    if (!displays_.insert(loop.id()).second) return;
    const auto scope = model_.scopes.lookup(target.text(), model_.scopes.scope_at(target));
    for (const Node use : model_.scopes.references_to(scope, target.text())) {
      if (use == target || !use.is_inside(loop)) continue;
      look_at_thread(use, {});
    }
  }

  // `[thread.join() for thread in threads]`, a statement
  void look_at_clause(Node clause) {
    const Node target = clause.child(Field::left);
    const Node comprehension = clause.parent();
    if (!target.is(Kind::identifier) || !comprehension.is(Kind::list_comprehension) ||
        comprehension.named_child_count() != 2)
      return refuse(Reason::kEscapes);
    const auto scope = model_.scopes.lookup(target.text(), model_.scopes.scope_at(target));
    for (const Node use : model_.scopes.references_to(scope, target.text())) {
      if (use != target) look_at_thread(use, comprehension);
    }
  }

  void drop(Node statement) {
    if (std::find(group_.dropped.begin(), group_.dropped.end(), statement) == group_.dropped.end())
      group_.dropped.push_back(statement);
    if (!rewrite::begins_line(model_.tree, statement.begin())) refuse(Reason::kSharedStatement);
  }

  bool is_dropped(Node statement) const {
    return std::find(group_.dropped.begin(), group_.dropped.end(), statement) != group_.dropped.end();
  }

  // Loops of nothing else go as a whole.
  void settle_dropped() {
    std::vector<Node> settled;
    for (const Node statement : group_.dropped) {
      const Node block = statement.parent();
      const Node loop = block.parent();
      const auto statements = block.named_children();
      const bool is_loop =
          block.is(Kind::block) && loop.is(Kind::for_statement) && !loop.child(Field::alternative) &&
          is_over_threads(loop) && !syntax::holds(loop, Kind::comment) &&
          std::all_of(statements.begin(), statements.end(), [&](Node one) { return is_dropped(one); });
      const Node whole = is_loop ? loop : statement;
      if (std::find(settled.begin(), settled.end(), whole) == settled.end()) settled.push_back(whole);
    }
    group_.dropped = std::move(settled);
  }

  bool is_over_threads(Node loop) const {
    const Node right = syntax::without_parentheses(loop.child(Field::right));
    if (!right.is_one_of(Kind::list, Kind::tuple)) return holds(right, Form::kElements);
    const auto elements = right.named_children();
    return std::all_of(elements.begin(), elements.end(),
                       [&](Node element) { return holds(element, Form::kOne); });
  }

  Node statement_in(Node block, Node node) const {
    while (node && node.parent() != block) node = node.parent();
    return node;
  }

  // The block of the function that holds both nodes.
  static Node common_block(Node one, Node other) {
    Node block = one.parent();
    while (block && (!block.is_one_of(Kind::block, Kind::module) || !other.is_inside(block)))
      block = block.parent();
    return block;
  }

  // Whether the function comes by on its way out of the block, if nothing raises.
  static bool is_passed(Node node, Node block) {
    for (Node up = node; up && up != block; up = up.parent()) {
      if (up.is_one_of(Kind::if_statement, Kind::while_statement, Kind::except_clause, Kind::match_statement,
                       Kind::conditional_expression, Kind::boolean_operator))
        return false;
    }
    return true;
  }

  // Each thread is waited for on the way through the function, or is one for the background.
  void check_waits() {
    for (MadeThread& thread : group_.threads) {
      const bool is_awaited =
          std::any_of(group_.waits.begin(), group_.waits.end(), [&](const ThreadWait& wait) {
            return !wait.limit && wait.call.begin() > thread.made.begin() &&
                   is_passed(wait.call, common_block(thread.made, wait.call));
          });
      if (is_awaited && !thread.kept_at) continue;
      if (const auto reason = put_in_background(thread)) return refuse(*reason);
    }
    // Nothing leaves before that.
    const text::Offset first = group_.threads.front().made.begin();
    text::Offset last = 0;
    for (const ThreadWait& wait : group_.waits) last = std::max(last, wait.call.begin());
    for (const Node end : group_.ends) last = std::max(last, end.begin());
    const Node around = scope_node_ ? scope_node_ : model_.tree.root();
    for (NodeId id = around.id(); id < around.subtree_end(); ++id) {
      const Node node = model_.tree.node(id);
      if (node.begin() <= first || node.begin() >= last || syntax::enclosing_scope_node(node) != scope_node_)
        continue;
      if (node.is_one_of(Kind::return_statement, Kind::raise_statement, Kind::yield))
        return refuse(Reason::kConditionalEvaluation);
      if (node.is(Kind::while_statement) && !waits_in(node)) group_.loops.push_back(node);
    }
  }

  // A daemon, which ends with the program: somebody else says when it has done its work.
  std::optional<Reason> put_in_background(MadeThread& thread) {
    const Node variable = variable_of(thread.made);
    if (!thread.is_daemon && (!variable || daemons_.count(variable.text()) == 0))
      return Reason::kConditionalEvaluation;
    thread.is_background = true;
    if (group_.ends.empty()) find_ends();
    if (group_.ends.empty()) return Reason::kConditionalEvaluation;
    if (thread.kept_at) return std::nullopt;
    const bool is_in_list = !variable || std::any_of(appended_.begin(), appended_.end(),
                                                     [&](Node one) { return one.text() == variable.text(); });
    if (is_in_list) {
      for (const auto& [name, form] : holders_) {
        const bool is_new = std::find(group_.lists.begin(), group_.lists.end(), name) == group_.lists.end();
        if (form == Form::kElements && is_new) group_.lists.push_back(name);
      }
    } else if (is_repeated(thread.made)) {
      // The next one takes its variable.
      thread.kept_at = start_of(variable);
      if (!thread.kept_at) return Reason::kEscapes;
      std::erase(group_.dropped, thread.kept_at.parent());
    } else {
      group_.holders.push_back(variable.text());
    }
    return std::nullopt;
  }

  // The variable that is assigned the thread; null: it goes elsewhere.
  static Node variable_of(Node made) {
    const Node assignment = syntax::outermost_parentheses(made).parent();
    const Node left = assignment.is(Kind::assignment) ? assignment.child(Field::left) : Node();
    return left.is(Kind::identifier) ? left : Node();
  }

  bool is_repeated(Node made) const {
    for (Node up = made.parent(); up && up != scope_node_; up = up.parent()) {
      if (up.is_one_of(Kind::for_statement, Kind::while_statement)) return true;
    }
    return false;
  }

  // `thread.start()`
  Node start_of(Node variable) const {
    for (const Node start : starts_) {
      if (start.child(Field::function).child(Field::object).text() == variable.text()) return start;
    }
    return {};
  }

  // `jobs.join()`, behind the threads: of what, is not known here.
  void find_ends() {
    const Node around = scope_node_ ? scope_node_.child(Field::body) : model_.tree.root();
    for (NodeId id = around.id(); id < around.subtree_end(); ++id) {
      const Node call = model_.tree.node(id);
      const Node method = call.is(Kind::call) ? call.child(Field::function) : Node();
      const bool is_end = method.is(Kind::attribute) && method.child(Field::attribute).text() == "join" &&
                          call.child(Field::arguments).named_child_count() == 0 &&
                          call.parent().is(Kind::expression_statement) &&
                          call.begin() > group_.threads.back().made.begin() && is_passed(call, around) &&
                          syntax::enclosing_scope_node(call) == scope_node_;
      const bool is_of_thread = is_end && holds(method.child(Field::object), Form::kOne);
      if (is_end && !is_of_thread) group_.ends.push_back(call);
    }
  }

  bool waits_in(Node loop) const {
    return std::any_of(group_.waits.begin(), group_.waits.end(),
                       [&](const ThreadWait& wait) { return wait.call.is_inside(loop.child(Field::body)); });
  }

  // Nothing may be awaited between where a thread is made, which is where its task begins, and its start.
  void check_order() {
    for (const MadeThread& thread : group_.threads) {
      bool has_start = static_cast<bool>(thread.kept_at) && thread.made.is_inside(thread.kept_at);
      for (const Node start : starts_) {
        if (start.begin() < thread.made.begin()) continue;
        const Node block = common_block(thread.made, start);
        const Node from = statement_in(block, thread.made);
        const Node to = statement_in(block, start);
        if (!from || !to) return refuse(Reason::kEvaluationOrder);
        if (!is_quiet(from) || !is_quiet(to)) continue;
        bool is_quiet_between = true;
        for (Node one = from.next_named_sibling(); one && one != to; one = one.next_named_sibling())
          is_quiet_between = is_quiet_between && is_quiet(one);
        has_start = has_start || is_quiet_between;
      }
      if (!has_start) return refuse(Reason::kEvaluationOrder);
    }
  }

  // Whether no call in it can be one that is awaited.
  bool is_quiet(Node statement) const {
    constexpr auto kMethods =
        std::to_array<std::string_view>({"append", "debug", "error", "exception", "format", "info", "items",
                                         "keys", "start", "values", "warning"});
    for (NodeId id = statement.id(); id < statement.subtree_end(); ++id) {
      const Node node = model_.tree.node(id);
      // What a loop goes through is evaluated in front of all that.
      if (id != statement.id() && statement.is(Kind::for_statement) &&
          node.is_inside(statement.child(Field::right)))
        continue;
      if (node.is_one_of(Kind::with_statement, Kind::await, Kind::while_statement)) return false;
      if (!node.is(Kind::call) || makes_thread(model_, node)) continue;
      const Node function = node.child(Field::function);
      const bool is_known = function.is(Kind::attribute)
                                ? std::find(kMethods.begin(), kMethods.end(),
                                            function.child(Field::attribute).text()) != kMethods.end()
                                : is_builtin(function, function.text()) && function.text() != "input";
      const bool is_setting = std::any_of(group_.dropped.begin(), group_.dropped.end(),
                                          [&](Node dropped) { return node.is_inside(dropped); });
      if (!is_known && !is_setting) return false;
    }
    return true;
  }

  const FileModel& model_;
  Node scope_node_;  // null: the module
  ThreadGroup& group_;
  std::map<std::string_view, Form> holders_;
  std::set<NodeId> displays_;  // loops over them
  std::vector<Node> starts_;
  std::vector<Node> appended_;          // variables whose threads go into lists
  std::set<std::string_view> daemons_;  // variables whose threads are
};

}  // namespace

std::vector<ThreadGroup> thread_groups(const FileModel& model) {
  std::map<NodeId, std::vector<Node>> made;  // by function
  for (NodeId id = 0; id < model.tree.size(); ++id) {
    const Node call = model.tree.node(id);
    if (!makes_thread(model, call)) continue;
    const Node scope = syntax::enclosing_scope_node(call);
    made[scope ? scope.id() : 0].push_back(call);
  }
  std::vector<ThreadGroup> groups;
  for (const auto& [id, calls] : made) {
    ThreadGroup& group = groups.emplace_back();
    group.made = calls;
    GroupReader(model, syntax::enclosing_scope_node(calls.front()), group).read();
  }
  return groups;
}

}  // namespace aioshift::rules::migration
