#include "rules/migration/thread_group_text.h"

#include <span>

#include "rewrite/imports.h"
#include "rewrite/precedence.h"
#include "rewrite/removal.h"

namespace aioshift::rules::migration {

using rewrite::AsyncSubstitute;
using rewrite::Reason;
using semantics::FileModel;
using syntax::Field;
using syntax::Node;

namespace {

class GroupWriter {
 public:
  GroupWriter(const FileModel& model, const ThreadGroup& group) : model_(model), group_(group) {}

  tl::expected<AsyncSubstitute, Reason> write() {
    if (!bind("create_task", create_task_) || !bind("wait", wait_)) return tl::unexpected(Reason::kNameTaken);
    for (const MadeThread& thread : group_.threads) {
      replace(thread.made.range(),
              create_task_ + "(" + std::string(thread.function.text()) + "(" + thread.arguments + "))");
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
};

}  // namespace

tl::expected<AsyncSubstitute, Reason> tasks_of_threads(const FileModel& model, const ThreadGroup& group) {
  return GroupWriter(model, group).write();
}

}  // namespace aioshift::rules::migration
