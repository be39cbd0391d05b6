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

// Of the language, as of Python 3.14.
constexpr auto kKeywords = std::to_array<std::string_view>(
    {"False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
     "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
     "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
     "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield"});

bool is_identifier(std::string_view text) {
  return RE2::FullMatch({text.data(), text.size()}, "[A-Za-z_]\\w*") &&
         std::find(kKeywords.begin(), kKeywords.end(), text) == kKeywords.end();
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
    if (!group_.reason) check_lives();
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
        if (value.text().find('\n') != std::string_view::npos && positional.find('\n') != std::string::npos)
          return refuse(Reason::kDoesNotFit);
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
    if (!right.is_one_of(Kind::list, Kind::tuple)) return holds(right, Form::kElements);
    const auto elements = right.named_children();
    return std::all_of(elements.begin(), elements.end(),
                       [&](Node element) { return holds(element, Form::kOne); });
  }

  // --- How each of them lives ---------------------------------------------------------------------------

  // Where a thread is made, and what holds it.
  struct Life {
    Node made;              // the statement
    Node block;             // its block
    Node outer;             // the block in which it is waited for: that, or the one around a loop of it
    Node build;             // the statement of `outer` that makes it
    Node variable;          // null: none
    std::string_view list;  // empty: none
    Node start = {};        // the call
  };

  static bool is_loop_body(Node block) {
    return block.is(Kind::block) && block.parent().is(Kind::for_statement);
  }

  // The variable that is assigned the thread; null: it goes elsewhere.
  static Node variable_of(Node made) {
    const Node assignment = syntax::outermost_parentheses(made).parent();
    const Node left = assignment.is(Kind::assignment) ? assignment.child(Field::left) : Node();
    return left.is(Kind::identifier) ? left : Node();
  }

  // The name that the statement assigns a list which holds the thread.
  static std::string_view assigned_list(Node statement) {
    const Node assignment = statement.is(Kind::expression_statement) ? statement.named_child(0) : Node();
    const Node left = assignment.is(Kind::assignment) ? assignment.child(Field::left) : Node();
    return left.is(Kind::identifier) ? left.text() : std::string_view();
  }

  Life life_of(const MadeThread& thread) const {
    Life life;
    life.made = syntax::statement_of(thread.made);
    life.block = life.made.parent();
    life.variable = variable_of(thread.made);
    if (life.variable) {
      for (Node one = life.made.next_named_sibling(); one; one = one.next_named_sibling()) {
        if (life.list.empty()) life.list = list_given(one, life.variable.text());
      }
    } else if (const Node list = appended_to(syntax::outermost_parentheses(thread.made))) {
      life.list = list.text();
    } else if (!thread.kept_at) {
      life.list = assigned_list(life.made);
    }
    const bool is_local = !life.list.empty() && is_bound_in(life.list, life.block);
    const bool goes_out =
        is_loop_body(life.block) && !is_local && (!life.list.empty() || is_for_background(thread));
    life.outer = goes_out ? life.block.parent().parent() : life.block;
    life.build = goes_out ? life.block.parent() : life.made;
    return life;
  }

  // The list that the statement puts the variable into; empty: none.
  static std::string_view list_given(Node statement, std::string_view variable) {
    if (!statement.is(Kind::expression_statement)) return {};
    const Node value = statement.named_child(0);
    if (value.is(Kind::assignment)) {
      const Node display = syntax::without_parentheses(value.child(Field::right));
      if (!display.is_one_of(Kind::list, Kind::tuple)) return {};
      const auto elements = display.named_children();
      const bool has_it = std::any_of(elements.begin(), elements.end(),
                                      [&](Node element) { return element.text() == variable; });
      return has_it ? assigned_list(statement) : std::string_view();
    }
    const Node argument = value.is(Kind::call) ? value.child(Field::arguments).named_child(0) : Node();
    if (!argument.is(Kind::identifier) || argument.text() != variable) return {};
    const Node list = appended_to(argument);
    return list ? list.text() : std::string_view();
  }

  // Whether one statement of the block, and nothing else, binds the name.
  bool is_bound_in(std::string_view name, Node block) const {
    const auto bindings = model_.scopes.bindings(own_scope(), name);
    return bindings.size() == 1 && bindings.front()->binder.is(Kind::assignment) &&
           bindings.front()->binder.parent().parent() == block;
  }

  bool is_for_background(const MadeThread& thread) const {
    const Node variable = variable_of(thread.made);
    return thread.is_daemon || (variable && daemons_.count(variable.text()) != 0);
  }

  // What a loop or comprehension around the call goes through, whose variable the name is; null: none does.
  static Node gone_through(Node call, std::string_view name) {
    for (Node up = call.parent(); up && !up.is(Kind::function_definition); up = up.parent()) {
      if (up.is(Kind::for_statement) && up.child(Field::left).text() == name) return up;
      if (!up.is(Kind::list_comprehension)) continue;
      for (const Node clause : up.named_children()) {
        if (clause.is(Kind::for_in_clause) && clause.child(Field::left).text() == name) return clause;
      }
    }
    return {};
  }

  static bool is_among(Node right, const Life& life) {
    right = syntax::without_parentheses(right);
    if (right.is(Kind::identifier)) return !life.list.empty() && right.text() == life.list;
    const auto elements = right.named_children();
    return right.is_one_of(Kind::list, Kind::tuple) && life.variable &&
           std::any_of(elements.begin(), elements.end(),
                       [&](Node element) { return element.text() == life.variable.text(); });
  }

  // Of a call of one of the thread's methods: the statement of the block around its life that comes by there,
  // whatever happens; null where it is none of the thread's, or may not be reached.
  Node reached(Node call, const Life& life) const {
    const std::string_view object = call.child(Field::function).child(Field::object).text();
    const Node statement = syntax::statement_of(call);
    const Node loop = gone_through(call, object);
    if (!loop) {
      const bool is_own = life.variable && life.variable.text() == object && statement.parent() == life.block;
      return is_own && statement.begin() > life.made.begin() ? statement : Node();
    }
    if (!is_among(loop.child(Field::right), life)) return {};
    const Node whole = loop.is(Kind::for_statement) ? loop : statement;
    const bool is_direct = loop.is(Kind::for_in_clause) || statement.parent() == loop.child(Field::body);
    const bool is_passed =
        whole.parent() == life.outer && whole.begin() >= life.build.end() && !whole.child(Field::alternative);
    return is_direct && is_passed ? whole : Node();
  }

  void check_lives() {
    std::vector<Life> lives;
    std::set<NodeId> useful;  // starts
    for (MadeThread& thread : group_.threads) {
      Life life = life_of(thread);
      if (const auto reason = check_holders(life)) return refuse(*reason);
      if (const auto reason = check_surroundings(life.outer)) return refuse(*reason);
      if (thread.kept_at) {
        life.start = thread.kept_at;
      } else {
        for (const Node start : starts_) {
          const Node place = reached(start, life);
          if (!place || !is_quiet_between(place.parent() == life.block ? life.made : life.build, place))
            continue;
          life.start = start;
          useful.insert(start.id());
        }
      }
      if (!life.start) return refuse(Reason::kEvaluationOrder);
      const bool is_awaited =
          std::any_of(group_.waits.begin(), group_.waits.end(), [&](const ThreadWait& wait) {
            const Node place = wait.limit ? Node() : reached(wait.call, life);
            return place && place.parent() == life.outer && wait.call.begin() > life.start.begin();
          });
      if (!is_awaited) {
        if (const auto reason = put_in_background(thread, life)) return refuse(*reason);
      }
      lives.push_back(life);
    }
    const bool are_useful = std::all_of(starts_.begin(), starts_.end(),
                                        [&](Node start) { return useful.count(start.id()) != 0; });
    if (!are_useful) return refuse(Reason::kEvaluationOrder);
    if (const auto reason = check_way_through()) return refuse(*reason);
    check_lost_variables();
  }

  // A variable has one thread at a time, and a list all of them.
  std::optional<Reason> check_holders(const Life& life) const {
    if (life.variable) {
      const auto bindings = model_.scopes.bindings(own_scope(), life.variable.text());
      const auto count = std::count_if(
          bindings.begin(), bindings.end(),
          [](const semantics::Binding* binding) { return binding->kind != semantics::BindingKind::kLoop; });
      if (count != 1) return Reason::kEscapes;
    }
    if (!life.list.empty() && !is_bound_in(life.list, life.outer)) return Reason::kEscapes;
    const Node loop = life.build.is(Kind::for_statement) ? life.build : Node();
    return loop && loop.child(Field::alternative) ? std::optional(Reason::kConditionalEvaluation)
                                                  : std::nullopt;
  }

  // What is raised in between would be handled while the threads go on.
  std::optional<Reason> check_surroundings(Node block) const {
    for (Node up = block; up && up != scope_node_; up = up.parent()) {
      if (up.is(Kind::try_statement)) {
        for (const Node clause : up.named_children()) {
          if (clause.is(Kind::except_clause)) return Reason::kConditionalEvaluation;
        }
      }
      const bool suppresses = up.is(Kind::with_statement) &&
                              up.child(Kind::with_clause).text().find("suppress") != std::string_view::npos;
      if (suppresses) return Reason::kConditionalEvaluation;
    }
    return std::nullopt;
  }

  // Between the first thread and the last place that waits, nothing leaves.
  std::optional<Reason> check_way_through() {
    const text::Offset first = group_.threads.front().made.begin();
    text::Offset last = 0;
    for (const ThreadWait& wait : group_.waits) last = std::max(last, wait.call.begin());
    for (const Node end : group_.ends) last = std::max(last, end.begin());
    const Node around = scope_node_ ? scope_node_ : model_.tree.root();
    for (NodeId id = around.id(); id < around.subtree_end(); ++id) {
      const Node node = model_.tree.node(id);
      if (syntax::enclosing_scope_node(node) != scope_node_) continue;
      if (node.is_one_of(Kind::break_statement, Kind::continue_statement) && leaves_loop_of_threads(node))
        return Reason::kConditionalEvaluation;
      if (node.begin() <= first || node.begin() >= last) continue;
      const bool leaves = node.is_one_of(Kind::return_statement, Kind::raise_statement, Kind::yield,
                                         Kind::assert_statement) ||
                          (node.is(Kind::call) && ends_program(node.child(Field::function)));
      if (leaves) return Reason::kConditionalEvaluation;
    }
    return std::nullopt;
  }

  static bool ends_program(Node function) {
    const std::string_view text = function.text();
    return text == "exit" || text == "quit" || text == "sys.exit" || text == "os._exit" || text == "os.abort";
  }

  bool leaves_loop_of_threads(Node node) const {
    Node loop = node.parent();
    while (loop && !loop.is_one_of(Kind::for_statement, Kind::while_statement)) loop = loop.parent();
    const auto is_inside = [&](Node one) { return one.is_inside(loop); };
    return loop && (std::any_of(group_.made.begin(), group_.made.end(), is_inside) ||
                    std::any_of(starts_.begin(), starts_.end(), is_inside) ||
                    std::any_of(group_.waits.begin(), group_.waits.end(),
                                [&](const ThreadWait& wait) { return !wait.limit && is_inside(wait.call); }));
  }

  // What a loop that goes has bound may be used behind it.
  void check_lost_variables() {
    for (const Node loop : group_.dropped) {
      if (!loop.is(Kind::for_statement)) continue;
      const std::string_view name = loop.child(Field::left).text();
      for (const Node use : model_.scopes.references_to(own_scope(), name)) {
        bool is_bound = false;
        for (Node up = use.parent(); up && up != scope_node_ && !is_bound; up = up.parent())
          is_bound = up.is(Kind::for_statement) && up.child(Field::left).text() == name;
        // The variable of a thread in its own block.
        for (const MadeThread& thread : group_.threads) {
          const Node variable = variable_of(thread.made);
          is_bound = is_bound || (variable && variable.text() == name &&
                                  use.is_inside(syntax::statement_of(thread.made).parent()) &&
                                  use.begin() < loop.begin());
        }
        if (!is_bound) return refuse(Reason::kEscapes);
      }
    }
  }

  // A daemon, which ends with the program: somebody else says when it has done its work.
  std::optional<Reason> put_in_background(MadeThread& thread, const Life& life) {
    if (!is_for_background(thread)) return Reason::kConditionalEvaluation;
    thread.is_background = true;
    const bool is_plain = life.outer == scope_block();
    if (!is_plain || !find_ends(life)) return Reason::kConditionalEvaluation;
    if (thread.kept_at) return std::nullopt;
    if (!life.list.empty()) {
      if (std::find(group_.lists.begin(), group_.lists.end(), life.list) == group_.lists.end())
        group_.lists.push_back(life.list);
    } else if (life.build != life.made) {
      // The next one takes its variable.
      thread.kept_at = life.start;
      std::erase(group_.dropped, syntax::statement_of(life.start));
    } else {
      group_.holders.push_back(life.variable.text());
    }
    return std::nullopt;
  }

  Node scope_block() const { return scope_node_ ? scope_node_.child(Field::body) : model_.tree.root(); }

  // `jobs.join()`, a statement of the block behind the threads: of what, is not known here.
  bool find_ends(const Life& life) {
    bool has_end = false;
    for (Node one = life.build.next_named_sibling(); one; one = one.next_named_sibling()) {
      const Node call = one.is(Kind::expression_statement) ? one.named_child(0) : Node();
      const Node method = call.is(Kind::call) ? call.child(Field::function) : Node();
      const bool is_end = method.is(Kind::attribute) && method.child(Field::attribute).text() == "join" &&
                          call.child(Field::arguments).named_child_count() == 0 &&
                          !holds(method.child(Field::object), Form::kOne);
      if (!is_end) continue;
      has_end = true;
      if (std::find(group_.ends.begin(), group_.ends.end(), call) == group_.ends.end())
        group_.ends.push_back(call);
    }
    return has_end;
  }

  // Nothing may be awaited between where a thread is made, which is where its task begins, and its start.
  bool is_quiet_between(Node from, Node to) const {
    for (Node one = from; one && one.begin() <= to.begin(); one = one.next_named_sibling()) {
      if (!is_quiet(one)) return false;
    }
    return true;
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
  std::set<std::string_view> daemons_;  // variables whose threads are
};

}  // namespace

namespace {

// Whether the loop ends by what it does with the function's own variables: `while number < 3: number += 1`.
bool ends_by_itself(const FileModel& model, Node loop) {
  const Node condition = loop.child(Field::condition);
  bool changes = false;
  for (NodeId id = condition.id(); id < condition.subtree_end(); ++id) {
    const Node node = model.tree.node(id);
    if (node.is_one_of(Kind::call, Kind::attribute, Kind::subscript)) return false;
    if (!node.is(Kind::identifier)) continue;
    const auto scope = model.scopes.lookup(node.text(), model.scopes.scope_at(node));
    if (scope != model.scopes.scope_at(loop)) return false;
    for (const semantics::Binding* binding : model.scopes.bindings(scope, node.text()))
      changes = changes || binding->name.is_inside(loop.child(Field::body));
  }
  return changes;
}

}  // namespace

std::vector<EndlessLoop> endless_loops(const FileModel& model) {
  std::vector<EndlessLoop> loops;
  for (NodeId id = 0; id < model.tree.size(); ++id) {
    const Node loop = model.tree.node(id);
    if (loop.is(Kind::while_statement) && !ends_by_itself(model, loop))
      loops.push_back({loop, syntax::enclosing_scope_node(loop)});
  }
  return loops;
}

std::vector<Node> handlers_of_everything(const FileModel& model) {
  std::vector<Node> found;
  for (NodeId id = 0; id < model.tree.size(); ++id) {
    const Node statement = model.tree.node(id);
    if (!statement.is(Kind::try_statement)) continue;
    const Node body = statement.child(Field::body);
    bool waits = false;
    for (NodeId inner = body.id(); inner < body.subtree_end(); ++inner) {
      const Node call = model.tree.node(inner);
      waits = waits || (call.is(Kind::call) && syntax::called_name(call) == "get" &&
                        call.child(Field::arguments).named_child_count() == 0);
    }
    for (const Node clause : statement.named_children()) {
      const bool is_for_all =
          clause.is(Kind::finally_clause) ||
          (clause.is(Kind::except_clause) &&
           (clause.named_child(0).is(Kind::block) ||
            clause.named_child(0).text().find("BaseException") != std::string_view::npos));
      if (waits && is_for_all) found.push_back(clause);
    }
  }
  return found;
}

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
