#include "rewrite/unwrapped_try.h"

#include <algorithm>

#include "rewrite/layout.h"
#include "rewrite/lines_behind.h"
#include "syntax/statements.h"

namespace aioshift::rewrite {

using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

std::optional<std::vector<text::Edit>> unwrapped_try(Node try_statement) {
  const syntax::Tree& tree = try_statement.tree();
  const Node body = try_statement.child(Field::body);
  const Node first = body.named_child(0);
  Node last;
  for (const Node statement : body.named_children()) last = statement;
  if (!first || !begins_line(tree, try_statement.begin()) || !begins_line(tree, first.begin()) ||
      !ends_line(last) || !ends_line(try_statement)) {
    return std::nullopt;
  }
  const text::LineIndex& lines = tree.source().lines();
  const text::Offset body_end = lines.content_range(tree.text(), lines.line_at(last.end())).end;
  text::Offset body_begin = first.begin();  // or that of a comment on a line of its own in front
  for (NodeId id = try_statement.id(); id < try_statement.subtree_end(); ++id) {
    const Node comment = tree.node(id);
    if (!comment.is(Kind::comment)) continue;
    if (comment.begin() < first.begin() && syntax::is_first_on_line(tree, comment.begin())) {
      body_begin = std::min(body_begin, comment.begin());
    } else if (comment.begin() < first.begin() || comment.begin() >= body_end) {
      return std::nullopt;
    }
  }
  const std::string from = block_indentation(tree, first.begin());
  const std::string to = block_indentation(tree, try_statement.begin());
  auto edits = reindent(tree, {body_begin, body_end}, from, to, to.size(), {});
  edits.push_back({{try_statement.begin(), body_begin}, ""});
  const text::Offset end = lines.content_range(tree.text(), lines.line_at(try_statement.end())).end;
  edits.push_back({{body_end, end}, ""});
  text::sort_edits(edits);
  return edits;
}

}  // namespace aioshift::rewrite
