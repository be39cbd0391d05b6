#include "rules/migration/thread_groups.h"

#include <algorithm>
#include <map>
#include <set>

#include "rewrite/layout.h"
#include "rules/migration/thread_reading.h"
#include "semantics/builtin_names.h"
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

bool makes_thread(const FileModel& model, Node call) {
  const auto name = call.is(Kind::call) ? model.names.of_callee(call) : std::nullopt;
  return name && name->is_certain && name->path == "threading.Thread";
}

Node appended_to(Node thread) {
  const Node arguments = thread.parent();
  if (!arguments.is(Kind::argument_list) || arguments.named_child_count() != 1) return {};
  const Node call = arguments.parent();
  const Node method = call.child(Field::function);
  const bool appends = method.is(Kind::attribute) && method.child(Field::attribute).text() == "append" &&
                       method.child(Field::object).is(Kind::identifier) &&
                       call.parent().is(Kind::expression_statement);
  return appends ? method.child(Field::object) : Node();
}

semantics::ScopeId ThreadReading::own_scope() const {
  auto at = model.scopes.scope_at(group.made.front());
  while (model.scopes.scope(at).kind == semantics::ScopeKind::kComprehension)
    at = model.scopes.scope(at).parent;
  return at;
}

namespace {

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
    if (group_.reason) return;
    group_.reason = check_lives(reading());
  }

 private:
  void refuse(Reason reason) {
    if (!group_.reason) group_.reason = reason;
  }

  bool is_builtin(Node name, std::string_view wanted) const {
    return semantics::is_builtin(model_, name, wanted);
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
        if (positional.find('\n') != std::string::npos) return refuse(Reason::kDoesNotFit);
      } else if (name == "kwargs") {
        if (!value.is(Kind::dictionary)) return refuse(Reason::kUnsupportedArguments);
        named = named_arguments(value);
        if (named.find('\n') != std::string::npos) return refuse(Reason::kDoesNotFit);
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
    // `"worker %d" % number`
    if (value.is(Kind::binary_operator) && value.child(Field::left).is(Kind::string))
      return may_go(value.child(Field::right));
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
    auto whole = "**" + std::string(value.text());
    if (!value.is(Kind::dictionary)) return whole;
    std::string text;
    for (const Node pair : value.named_children()) {
      const auto key = pair.is(Kind::pair) ? syntax::plain_string(pair.child(Field::key)) : std::nullopt;
      if (!key || !syntax::is_identifier(*key)) return whole;
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
      return hold(parent.child(Field::left), ThreadForm::kOne);
    }
    const bool is_element = parent.is_one_of(Kind::list, Kind::tuple) ||
                            (parent.is(Kind::list_comprehension) && thread.field() == Field::body);
    if (is_element) {
      const Node display = syntax::outermost_parentheses(parent);
      const Node assignment = display.parent();
      const bool is_assigned = assignment.is(Kind::assignment) && display.field() == Field::right &&
                               assignment.parent().is(Kind::expression_statement);
      if (!is_assigned) return refuse(Reason::kEscapes);
      return hold(assignment.child(Field::left), ThreadForm::kElements);
    }
    if (is_started_at_once(thread)) return;
    const Node list = appended_to(thread);
    if (!list) return refuse(Reason::kEscapes);
    hold(list, ThreadForm::kElements);
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

  void hold(Node name, ThreadForm form) {
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
      if (form == ThreadForm::kOne) {
        look_at_thread(use, {});
      } else {
        look_at_list(use);
      }
    }
  }

  ThreadReading reading() const { return {model_, scope_node_, group_, holders_, starts_, daemons_}; }
  semantics::ScopeId own_scope() const { return reading().own_scope(); }

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
  bool gives_threads(const semantics::Binding& binding, ThreadForm form) const {
    if (binding.kind == semantics::BindingKind::kLoop) {
      const Node loop = binding.binder;
      return form == ThreadForm::kOne && loop.is(Kind::for_statement) &&
             loop.child(Field::left) == binding.name && is_over_threads(loop);
    }
    const Node assignment = binding.binder;
    if (binding.kind != semantics::BindingKind::kAssignment || binding.is_partial ||
        !assignment.is(Kind::assignment))
      return false;
    const Node value = syntax::without_parentheses(assignment.child(Field::right));
    if (!value) return false;
    if (form == ThreadForm::kOne) return makes_thread(model_, value);
    if (value.is(Kind::list_comprehension)) return makes_thread(model_, value.child(Field::body));
    if (value.is(Kind::call))
      return is_builtin(value.child(Field::function), "list") &&
             value.child(Field::arguments).named_child_count() == 0;
    const auto elements = value.named_children();
    return value.is_one_of(Kind::list, Kind::tuple) &&
           std::all_of(elements.begin(), elements.end(), [&](Node element) {
             return makes_thread(model_, element) || holds(element, ThreadForm::kOne);
           });
  }

  bool holds(Node name, ThreadForm form) const {
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
    if (const Node list = appended_to(use)) return hold(list, ThreadForm::kElements);
    const Node display = use.parent();
    if (display.is_one_of(Kind::list, Kind::tuple)) {
      const Node around = syntax::outermost_parentheses(display);
      // `for thread in (first, second):`
      if (around.parent().is(Kind::for_statement) && around.field() == Field::right)
        return take_target(around.parent());
      if (around.parent().is(Kind::assignment) && around.field() == Field::right)
        return hold(around.parent().child(Field::left), ThreadForm::kElements);
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
                          (makes_thread(model_, argument) || holds(argument, ThreadForm::kOne));
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
    hold(target, ThreadForm::kOne);
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
      // An empty loop would be left.
      const bool is_empty =
          !is_loop && block.is(Kind::block) && loop.is(Kind::for_statement) &&
          std::all_of(statements.begin(), statements.end(), [&](Node one) { return is_dropped(one); });
      if (is_empty) return refuse(Reason::kCommentInTheWay);
      const Node whole = is_loop ? loop : statement;
      if (std::find(settled.begin(), settled.end(), whole) == settled.end()) settled.push_back(whole);
    }
    group_.dropped = std::move(settled);
  }

  bool is_over_threads(Node loop) const {
    const Node right = syntax::without_parentheses(loop.child(Field::right));
    if (!right.is_one_of(Kind::list, Kind::tuple)) return holds(right, ThreadForm::kElements);
    const auto elements = right.named_children();
    return std::all_of(elements.begin(), elements.end(),
                       [&](Node element) { return holds(element, ThreadForm::kOne); });
  }

  const FileModel& model_;
  Node scope_node_;  // null: the module
  ThreadGroup& group_;
  std::map<std::string_view, ThreadForm> holders_;
  std::set<NodeId> displays_;  // loops over them
  std::vector<Node> starts_;
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
