#include "rewrite/verify.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "syntax/compile_errors.h"

namespace aioshift::rewrite {

using syntax::Kind;
using syntax::NodeId;

namespace {

// Walks the leaves of a tree that lie outside one side of the changes.
class TokenWalk {
 public:
  TokenWalk(const syntax::Tree& tree, std::span<const text::Change> changes, bool is_after)
      : tree_(tree), changes_(changes), is_after_(is_after) {}

  // The next token outside the changes; false at the end.
  bool next() {
    for (; id_ < tree_.size(); ++id_) {
      const syntax::NodeData& data = tree_.data(id_);
      if (data.subtree_end != id_ + 1 || data.range.empty()) continue;
      // Whether a backslash is a node of its own depends on the token behind it.
      if (data.kind == Kind::line_continuation) continue;
      while (change_ < changes_.size() && side(changes_[change_]).end <= data.range.begin &&
             !touches(side(changes_[change_]), data.range)) {
        ++change_;
      }
      if (change_ < changes_.size() && touches(side(changes_[change_]), data.range)) continue;
      token = data;
      ++id_;
      return true;
    }
    return false;
  }

  syntax::NodeData token;

 private:
  text::Range side(const text::Change& change) const { return is_after_ ? change.after : change.before; }
  // Also a token that a change borders on may have grown or shrunk by it.
  static bool touches(text::Range change, text::Range token) {
    return change.begin <= token.end && token.begin <= change.end;
  }

  const syntax::Tree& tree_;
  std::span<const text::Change> changes_;
  bool is_after_;
  NodeId id_ = 0;
  std::size_t change_ = 0;
};

struct CompileError {
  std::string message;
  text::Range range;
};

std::vector<CompileError> compile_errors(const syntax::Tree& tree) {
  std::vector<CompileError> errors;
  for (NodeId id = 0; id < tree.size(); ++id) {
    const syntax::Node node = tree.node(id);
    if (auto message = syntax::compile_error_at(node)) errors.push_back({std::move(*message), node.range()});
  }
  return errors;
}

// What the compiler refuses in the new text, and has not refused in the old one; with the place that a
// change touches, where there is one.
const CompileError* new_error(const std::vector<CompileError>& before, const std::vector<CompileError>& after,
                              const text::ChangeMap& changes) {
  std::map<std::string_view, std::ptrdiff_t> more;
  for (const CompileError& error : after) ++more[error.message];
  for (const CompileError& error : before) --more[error.message];
  const CompileError* found = nullptr;
  for (const CompileError& error : after) {
    if (more[error.message] <= 0) continue;
    const bool is_changed =
        std::any_of(changes.changes().begin(), changes.changes().end(), [&](const text::Change& change) {
          return change.after.begin <= error.range.end && error.range.begin <= change.after.end;
        });
    if (is_changed) return &error;
    if (found == nullptr) found = &error;
  }
  return found;
}

}  // namespace

tl::expected<void, std::string> verify(const syntax::Tree& before, const syntax::Tree& after,
                                       const text::ChangeMap& changes) {
  if (after.problems().size() > before.problems().size()) {
    const syntax::Problem& problem = after.problems().front();
    const auto position = after.source().lines().position(after.text(), problem.range.begin);
    return tl::unexpected(
        fmt::format("the result does not parse: {} at line {}", problem.message, position.line));
  }
  if (const auto errors = compile_errors(after); !errors.empty()) {
    if (const CompileError* error = new_error(compile_errors(before), errors, changes)) {
      const auto position = after.source().lines().position(after.text(), error->range.begin);
      return tl::unexpected(
          fmt::format("the result does not compile: {} at line {}", error->message, position.line));
    }
  }
  TokenWalk old_walk(before, changes.changes(), false);
  TokenWalk new_walk(after, changes.changes(), true);
  while (true) {
    const bool old_more = old_walk.next();
    const bool new_more = new_walk.next();
    if (!old_more && !new_more) return {};
    const bool same = old_more && new_more && old_walk.token.kind == new_walk.token.kind &&
                      before.text().substr(old_walk.token.range.begin, old_walk.token.range.size()) ==
                          after.text().substr(new_walk.token.range.begin, new_walk.token.range.size());
    if (!same) {
      const syntax::NodeData& token = new_more ? new_walk.token : old_walk.token;
      const syntax::Tree& tree = new_more ? after : before;
      const auto position = tree.source().lines().position(tree.text(), token.range.begin);
      return tl::unexpected(fmt::format("a token outside the edits changed at line {}", position.line));
    }
  }
}

}  // namespace aioshift::rewrite
