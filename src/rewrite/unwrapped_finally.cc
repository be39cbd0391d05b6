#include "rewrite/unwrapped_finally.h"

#include "rewrite/layout.h"
#include "syntax/statements.h"

namespace aioshift::rewrite {

using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

bool has_comment(const syntax::Tree& tree, text::Range range) {
  const Node around = tree.covering(range);
  for (NodeId id = around.id(); id < around.subtree_end(); ++id) {
    if (tree.data(id).kind == Kind::comment && range.overlaps(tree.data(id).range)) return true;
  }
  return false;
}

}  // namespace

tl::expected<UnwrappedFinally, Reason> unwrap_finally(Node statement) {
  const syntax::Tree& tree = statement.tree();
  const text::LineIndex& lines = tree.source().lines();
  const Node body = statement.child(Field::body);
  const Node clause = statement.child(Kind::finally_clause);
  if (!body || !clause || statement.child(Kind::except_clause)) return tl::unexpected(Reason::kDoesNotFit);
  const text::Range header = lines.full_range(lines.line_at(statement.begin()));
  const Node first = body.named_child(0);
  if (!begins_line(tree, statement.begin()) || !first || first.begin() < header.end)
    return tl::unexpected(Reason::kDoesNotFit);
  const text::Range gone = {lines.full_range(lines.line_at(clause.begin())).begin,
                            lines.full_range(lines.line_at(clause.end())).end};
  if (has_comment(tree, header) || has_comment(tree, gone)) return tl::unexpected(Reason::kCommentInTheWay);
  UnwrappedFinally result;
  result.edits = {{header, ""}, {gone, ""}};
  result.body = {header.end, gone.begin};
  result.from = block_indentation(tree, first.begin());
  result.to = block_indentation(tree, statement.begin());
  return result;
}

}  // namespace aioshift::rewrite
