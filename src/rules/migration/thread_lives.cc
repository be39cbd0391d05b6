// Where each thread of a function is started and waited for.
#include <algorithm>
#include <array>

#include "rules/migration/thread_reading.h"
#include "rules/migration/thread_ways.h"
#include "semantics/builtin_names.h"
#include "syntax/calls.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::rules::migration {

using rewrite::Reason;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

class Lives {
 public:
  explicit Lives(const ThreadReading& reading) : reading_(reading) {}

  std::optional<Reason> check() {
    check_lives();
    return reason_;
  }

 private:
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
    const auto bindings = reading_.model.scopes.bindings(reading_.own_scope(), name);
    return bindings.size() == 1 && bindings.front()->binder.is(Kind::assignment) &&
           bindings.front()->binder.parent().parent() == block;
  }

  bool is_for_background(const MadeThread& thread) const {
    const Node variable = variable_of(thread.made);
    return thread.is_daemon || (variable && reading_.daemons.count(variable.text()) != 0);
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
    std::set<NodeId> useful;  // starts
    for (MadeThread& thread : reading_.group.threads) {
      Life life = life_of(thread);
      if (const auto reason = check_holders(life)) return refuse(*reason);
      if (const auto reason = check_surroundings(life.outer)) return refuse(*reason);
      if (thread.kept_at) {
        life.start = thread.kept_at;
      } else {
        for (const Node start : reading_.starts) {
          const Node place = reached(start, life);
          if (!place || !is_quiet_between(place.parent() == life.block ? life.made : life.build, place))
            continue;
          life.start = start;
          useful.insert(start.id());
        }
      }
      if (!life.start) return refuse(Reason::kEvaluationOrder);
      Node end = waited_for(life);
      if (!end) {
        if (const auto reason = put_in_background(thread, life)) return refuse(*reason);
        end = syntax::statement_of(reading_.group.ends.front());
      }
      if (may_raise_before(life, end)) return refuse(Reason::kConditionalEvaluation);
    }
    const bool are_useful = std::all_of(reading_.starts.begin(), reading_.starts.end(),
                                        [&](Node start) { return useful.count(start.id()) != 0; });
    if (!are_useful) return refuse(Reason::kEvaluationOrder);
    if (const auto reason = check_way_through()) return refuse(*reason);
    check_lost_variables();
  }

  // The statement that waits for the thread, whatever it does; null where none does.
  Node waited_for(const Life& life) const {
    for (const ThreadWait& wait : reading_.group.waits) {
      const Node place = wait.limit ? Node() : reached(wait.call, life);
      if (place && place.parent() == life.outer && wait.call.begin() > life.start.begin()) return place;
    }
    return {};
  }

  // Whether something may raise between the thread and where it is waited for.
  bool may_raise_before(const Life& life, Node end) {
    for (Node one = life.build; one && one.begin() < end.begin(); one = one.next_named_sibling()) {
      if (may_raise_in(reading_.model, one, one == life.build, [&](Node call) { return is_own(call); }))
        return true;
    }
    return false;
  }

  // What is done with the threads, and what is put into a queue: whether it is one, is asked later.
  bool is_own(Node call) {
    const ThreadGroup& group = reading_.group;
    if (makes_thread(reading_.model, call)) return true;
    const Node function = call.child(Field::function);
    const Node object = function.is(Kind::attribute) ? function.child(Field::object) : Node();
    const bool is_of_thread = object.is(Kind::identifier) && reading_.holders.count(object.text()) != 0;
    const bool is_of_loop =
        std::any_of(reading_.starts.begin(), reading_.starts.end(),
                    [&](Node start) { return start == call; }) ||
        std::any_of(group.waits.begin(), group.waits.end(),
                    [&](const ThreadWait& wait) { return wait.call == call; }) ||
        std::find(group.questions.begin(), group.questions.end(), call) != group.questions.end();
    if (is_of_thread || is_of_loop) return true;
    // `Thread(...).start()`
    const auto is_at_once = [&](const MadeThread& thread) { return thread.kept_at == call; };
    if (std::any_of(group.threads.begin(), group.threads.end(), is_at_once)) return true;
    if (syntax::called_name(call) != "put") return false;
    reading_.group.puts.push_back(call);
    return true;
  }

  // A variable has one thread at a time, and a list all of them.
  std::optional<Reason> check_holders(const Life& life) const {
    if (life.variable) {
      const auto bindings = reading_.model.scopes.bindings(reading_.own_scope(), life.variable.text());
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
    for (Node up = block; up && up != reading_.scope; up = up.parent()) {
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
  std::optional<Reason> check_way_through() const {
    text::Offset last = 0;
    for (const ThreadWait& wait : reading_.group.waits) last = std::max(last, wait.call.begin());
    for (const Node end : reading_.group.ends) last = std::max(last, end.begin());
    if (may_return(reading_.model, reading_.group.made, last)) return Reason::kConditionalEvaluation;
    const Node around = scope_block();
    for (NodeId id = around.id(); id < around.subtree_end(); ++id) {
      const Node node = reading_.model.tree.node(id);
      const bool leaves = node.is_one_of(Kind::break_statement, Kind::continue_statement) &&
                          syntax::enclosing_scope_node(node) == reading_.scope &&
                          leaves_loop_of_threads(node);
      if (leaves) return Reason::kConditionalEvaluation;
    }
    return std::nullopt;
  }

  bool leaves_loop_of_threads(Node node) const {
    Node loop = node.parent();
    while (loop && !loop.is_one_of(Kind::for_statement, Kind::while_statement)) loop = loop.parent();
    const auto is_inside = [&](Node one) { return one.is_inside(loop); };
    return loop && (std::any_of(reading_.group.made.begin(), reading_.group.made.end(), is_inside) ||
                    std::any_of(reading_.starts.begin(), reading_.starts.end(), is_inside) ||
                    std::any_of(reading_.group.waits.begin(), reading_.group.waits.end(),
                                [&](const ThreadWait& wait) { return !wait.limit && is_inside(wait.call); }));
  }

  // What a loop that goes has bound may be used behind it.
  void check_lost_variables() {
    for (const Node loop : reading_.group.dropped) {
      if (!loop.is(Kind::for_statement)) continue;
      const std::string_view name = loop.child(Field::left).text();
      for (const Node use : reading_.model.scopes.references_to(reading_.own_scope(), name)) {
        bool is_bound = false;
        for (Node up = use.parent(); up && up != reading_.scope && !is_bound; up = up.parent())
          is_bound = up.is(Kind::for_statement) && up.child(Field::left).text() == name;
        // The variable of a thread in its own block.
        for (const MadeThread& thread : reading_.group.threads) {
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
      if (std::find(reading_.group.lists.begin(), reading_.group.lists.end(), life.list) ==
          reading_.group.lists.end())
        reading_.group.lists.push_back(life.list);
    } else if (life.build != life.made) {
      // The next one takes its variable.
      thread.kept_at = life.start;
      std::erase(reading_.group.dropped, syntax::statement_of(life.start));
    } else {
      reading_.group.holders.push_back(life.variable.text());
    }
    return std::nullopt;
  }

  Node scope_block() const {
    return reading_.scope ? reading_.scope.child(Field::body) : reading_.model.tree.root();
  }

  // `jobs.join()`, a statement of the block behind the threads: of what, is not known here.
  bool find_ends(const Life& life) {
    bool has_end = false;
    for (Node one = life.build.next_named_sibling(); one; one = one.next_named_sibling()) {
      const Node call = one.is(Kind::expression_statement) ? one.named_child(0) : Node();
      const Node method = call.is(Kind::call) ? call.child(Field::function) : Node();
      const bool is_end = method.is(Kind::attribute) && method.child(Field::attribute).text() == "join" &&
                          call.child(Field::arguments).named_child_count() == 0 &&
                          !is_thread(method.child(Field::object));
      if (!is_end) continue;
      has_end = true;
      if (std::find(reading_.group.ends.begin(), reading_.group.ends.end(), call) ==
          reading_.group.ends.end())
        reading_.group.ends.push_back(call);
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
      const Node node = reading_.model.tree.node(id);
      // What a loop goes through is evaluated in front of all that.
      if (id != statement.id() && statement.is(Kind::for_statement) &&
          node.is_inside(statement.child(Field::right)))
        continue;
      if (node.is_one_of(Kind::with_statement, Kind::await, Kind::while_statement)) return false;
      if (!node.is(Kind::call) || makes_thread(reading_.model, node)) continue;
      const Node function = node.child(Field::function);
      const bool is_known =
          function.is(Kind::attribute)
              ? std::find(kMethods.begin(), kMethods.end(), function.child(Field::attribute).text()) !=
                    kMethods.end()
              : semantics::is_unbound(reading_.model, function) && function.text() != "input";
      const bool is_setting = std::any_of(reading_.group.dropped.begin(), reading_.group.dropped.end(),
                                          [&](Node dropped) { return node.is_inside(dropped); });
      if (!is_known && !is_setting) return false;
    }
    return true;
  }

  void refuse(Reason reason) {
    if (!reason_) reason_ = reason;
  }

  bool is_thread(Node name) const {
    const auto known =
        name.is(Kind::identifier) ? reading_.holders.find(name.text()) : reading_.holders.end();
    return known != reading_.holders.end() && known->second == ThreadForm::kOne;
  }

  const ThreadReading& reading_;
  std::optional<Reason> reason_;
};

}  // namespace

std::optional<Reason> check_lives(const ThreadReading& reading) {
  return Lives(reading).check();
}

}  // namespace aioshift::rules::migration
