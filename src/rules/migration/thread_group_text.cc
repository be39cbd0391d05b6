#include "rules/migration/thread_group_text.h"

#include <algorithm>
#include <set>
#include <span>

#include "rewrite/fresh_name.h"
#include "rewrite/imports.h"
#include "rewrite/layout.h"
#include "rewrite/precedence.h"
#include "rewrite/removal.h"
#include "syntax/calls.h"
#include "syntax/statements.h"

namespace aioshift::rules::migration {

using rewrite::AsyncSubstitute;
using rewrite::Reason;
using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

class GroupWriter {
 public:
  GroupWriter(const FileModel& model, const ThreadGroup& group) : model_(model), group_(group) {}

  tl::expected<AsyncSubstitute, Reason> write() {
    if (!bind("create_task", create_task_) || (!group_.waits.empty() && !bind("wait", wait_)))
      return tl::unexpected(Reason::kNameTaken);
    name_kept();
    for (const MadeThread& thread : group_.threads) {
      const bool is_primary =
          thread.function.is_one_of(Kind::identifier, Kind::attribute, Kind::subscript, Kind::call);
      const std::string function(thread.function.text());
      const std::string task =
          create_task_ + "(" + (is_primary ? function : "(" + function + ")") + "(" + thread.arguments + "))";
      const bool is_at_once = thread.kept_at && thread.made.is_inside(thread.kept_at);
      if (thread.kept_at && !is_at_once) {
        const Node variable = thread.kept_at.child(Field::function).child(Field::object);
        replace(thread.kept_at.range(), kept_ + ".append(" + std::string(variable.text()) + ")");
      }
      replace(is_at_once ? thread.kept_at.range() : thread.made.range(),
              is_at_once ? kept_ + ".append(" + task + ")" : task);
      release(thread.made.child(Field::function));
    }
    for (const ThreadWait& wait : group_.waits) {
      const std::string limit = wait.limit ? ", timeout=" + std::string(wait.limit.text()) : "";
      replace(wait.call.range(),
              "await " + wait_ + "([" + std::string(wait.thread.text()) + "]" + limit + ")");
      result_.awaits_at.push_back(wait.call);
    }
    for (const Node question : group_.questions) {
      const std::string object(question.child(Field::function).child(Field::object).text());
      const bool is_enclosed = rewrite::needs_parentheses(rewrite::Precedence::kNot, question);
      replace(question.range(),
              std::string(is_enclosed ? "(" : "") + "not " + object + ".done()" + (is_enclosed ? ")" : ""));
    }
    if (const auto reason = write_types()) return tl::unexpected(*reason);
    if (!group_.dropped.empty()) {
      auto removed = rewrite::removal_edits(std::span(group_.dropped));
      if (!removed) return tl::unexpected(removed.error());
      for (text::Edit& edit : *removed) {
        result_.written_anew.push_back(edit.range);
        result_.lines.push_back(std::move(edit));
      }
    }
    cancel();
    result_.awaits_in_lines = true;
    return std::move(result_);
  }

 private:
  bool bind(std::string_view member, std::string& name) {
    auto made = rewrite::require_member(model_, group_.threads.front().made, "asyncio", member);
    if (!made) return false;
    name = made->names.front().expression;
    for (text::Edit& edit : made->edits) result_.imports.push_back(std::move(edit));
    for (const text::Range range : made->relied_on) result_.relied_on.push_back(range);
    return true;
  }

  std::string line(Node statement) const {
    return std::string(model_.tree.source().line_end_at(statement.begin())) +
           rewrite::block_indentation(model_.tree, statement.begin());
  }

  // A list for tasks that nothing else keeps: the event loop itself does not.
  void name_kept() {
    const auto first =
        std::find_if(group_.threads.begin(), group_.threads.end(),
                     [](const MadeThread& thread) { return static_cast<bool>(thread.kept_at); });
    if (first == group_.threads.end()) return;
    kept_ = rewrite::fresh_name(model_, first->made, {"tasks", "workers", "background_tasks"}, taken_);
    Node statement = syntax::statement_of(first->made);
    for (Node up = statement; up && !up.is_one_of(Kind::function_definition, Kind::module);
         up = up.parent()) {
      if (up.is_one_of(Kind::for_statement, Kind::while_statement)) statement = up;
    }
    result_.lines.push_back({{statement.begin(), statement.begin()}, kept_ + " = []" + line(statement)});
  }

  // Where nobody else has what they wait for, and this function is done with it, they wait for nothing from
  // then on.
  void cancel() {
    if (group_.ends.size() != 1) return;
    const Node end = group_.ends.front();
    const Node statement = end.parent();
    const Node object = end.child(Field::function).child(Field::object);
    const Node next_one = statement.next_sibling();
    const bool is_last_on_line = !next_one || rewrite::begins_line(model_.tree, next_one.begin());
    if (!is_last_on_line || !is_done_with(object, statement)) return;
    const std::string next = line(statement);
    const std::string deeper = next + std::string(syntax::indentation_unit(statement));
    std::string text;
    for (const std::string_view holder : group_.holders) text += next + std::string(holder) + ".cancel()";
    std::vector<std::string> lists(group_.lists.begin(), group_.lists.end());
    if (!kept_.empty()) lists.push_back(kept_);
    const std::string task =
        rewrite::fresh_name(model_, statement, {"task", "worker", "background_task"}, taken_);
    for (const std::string& list : lists)
      text += next + "for " + task + " in " + list + ":" + deeper + task + ".cancel()";
    result_.lines.push_back({{statement.end(), statement.end()}, std::move(text)});
  }

  // Whether the variable is one of the function, goes to the threads alone, and is not used behind the
  // statement. All that are in the background have it.
  bool is_done_with(Node object, Node statement) const {
    const semantics::Scopes& scopes = model_.scopes;
    if (!object.is(Kind::identifier)) return false;
    const auto scope = scopes.lookup(object.text(), scopes.scope_at(object));
    if (scope == semantics::kNoScope || scopes.scope(scope).kind != semantics::ScopeKind::kFunction)
      return false;
    const auto bindings = scopes.bindings(scope, object.text());
    if (bindings.size() != 1 || bindings.front()->kind != semantics::BindingKind::kAssignment) return false;
    std::set<std::size_t> having;
    for (const Node use : scopes.references_to(scope, object.text())) {
      if (use == bindings.front()->name) continue;
      if (use.begin() > statement.end()) return false;
      bool is_of_thread = false;
      for (std::size_t i = 0; i < group_.threads.size(); ++i) {
        const MadeThread& thread = group_.threads[i];
        if (!use.is_inside(thread.made) && !is_in_definition(use, thread.function)) continue;
        having.insert(i);
        is_of_thread = true;
      }
      const bool is_method = use.parent().is(Kind::attribute) && use.parent().parent().is(Kind::call) &&
                             syntax::enclosing_scope_node(use) == syntax::enclosing_scope_node(statement);
      if (!is_of_thread && !is_method) return false;
    }
    for (std::size_t i = 0; i < group_.threads.size(); ++i) {
      const MadeThread& thread = group_.threads[i];
      if (thread.is_background && (having.count(i) == 0 || !is_done_at_last(thread.function))) return false;
    }
    return true;
  }

  // "work" of `self.work`
  static std::string_view last_name(Node function) {
    return function.is(Kind::attribute) ? function.child(Field::attribute).text() : function.text();
  }

  // Whether what the threads run says that it is done at the end of each turn, and not before.
  bool is_done_at_last(Node function) const {
    bool is_found = false;
    for (syntax::NodeId id = 0; id < model_.tree.size(); ++id) {
      const Node call = model_.tree.node(id);
      if (!call.is(Kind::call) || syntax::called_name(call) != "task_done") continue;
      const Node definition = syntax::enclosing_scope_node(call);
      if (!definition.is(Kind::function_definition) ||
          definition.child(Field::name).text() != last_name(function))
        continue;
      is_found = true;
      Node statement = syntax::statement_of(call);
      for (;;) {
        const Node block = statement.parent();
        if (block.named_child(block.named_child_count() - 1) != statement) return false;
        const Node owner = block.parent();
        if (owner.is_one_of(Kind::while_statement, Kind::for_statement)) break;
        // The end of a `finally`.
        if (!owner.is(Kind::finally_clause)) return false;
        statement = owner.parent();
      }
    }
    return is_found;
  }

  // Whether it stands in the function of that name, which is one of this function.
  static bool is_in_definition(Node use, Node function) {
    const Node definition = syntax::enclosing_scope_node(use);
    return definition.is(Kind::function_definition) && function.is(Kind::identifier) &&
           definition.child(Field::name).text() == function.text();
  }

  void replace(text::Range range, std::string text) {
    const bool has_lines = text.find('\n') != std::string::npos;
    (has_lines ? result_.lines : result_.edits).push_back({range, std::move(text)});
    result_.written_anew.push_back(range);
  }

  void release(Node name) {
    for (std::string& import : rewrite::imports_used_in(model_, name.range(), {}))
      result_.released.push_back(std::move(import));
  }

  // `threads: list[threading.Thread] = []`
  std::optional<Reason> write_types() {
    for (const Node type : group_.annotations) {
      for (syntax::NodeId id = type.id(); id < type.subtree_end(); ++id) {
        const Node node = model_.tree.node(id);
        const auto name = node.is_named() ? model_.names.of(node) : std::nullopt;
        if (!name || name->path != "threading.Thread") continue;
        std::string task;
        if (!bind("Task", task)) return Reason::kNameTaken;
        replace(node.range(), task);
        release(node);
        id = node.subtree_end() - 1;
      }
    }
    return std::nullopt;
  }

  const FileModel& model_;
  const ThreadGroup& group_;
  AsyncSubstitute result_;
  std::string create_task_;
  std::string wait_;
  std::set<std::string> taken_;
  std::string kept_;  // the list of those that nothing else keeps
};

}  // namespace

tl::expected<AsyncSubstitute, Reason> tasks_of_threads(const FileModel& model, const ThreadGroup& group) {
  return GroupWriter(model, group).write();
}

}  // namespace aioshift::rules::migration
