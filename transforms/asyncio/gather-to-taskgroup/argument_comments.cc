#include "argument_comments.h"

#include "rewrite/hoist.h"

namespace aioshift::transforms::gather_to_taskgroup {

using syntax::Node;

namespace {

// Whether a statement that moves into the block makes the argument's tasks: then it has no line of its own.
bool is_moved(const Argument& argument) {
  return argument.kind == Argument::Kind::kTaskList ||
         (argument.kind == Argument::Kind::kTask && argument.assignment);
}

}  // namespace

std::optional<std::vector<Comments>> comments_of(const semantics::FileModel& model, Node await,
                                                 const std::vector<Argument>& arguments) {
  std::vector<Comments> comments(arguments.size());
  std::vector<Node> nodes;
  for (const Argument& argument : arguments) nodes.push_back(argument.node);
  const text::LineIndex& lines = model.tree.source().lines();
  for (const Node comment : rewrite::comments_dropped(await, nodes)) {
    std::size_t next = 0;
    while (next < nodes.size() && nodes[next].end() <= comment.begin()) ++next;
    const bool is_behind = next > 0 && lines.line_at(nodes[next - 1].end()) == lines.line_at(comment.begin());
    if (is_behind && !comments[next - 1].behind) {
      comments[next - 1].behind = comment;
    } else if (next == nodes.size()) {
      comments.back().below.push_back(comment);
    } else {
      comments[next].above.push_back(comment);
    }
  }
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const bool has_line = !is_moved(arguments[i]);
    if (!has_line && (comments[i].behind || !comments[i].above.empty() || !comments[i].below.empty()))
      return std::nullopt;
  }
  return comments;
}

}  // namespace aioshift::transforms::gather_to_taskgroup
