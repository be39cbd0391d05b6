#include "rewrite/async_syntax/blocks.h"

#include <string>

#include "rewrite/async_syntax/calls.h"
#include "rewrite/layout.h"
#include "syntax/statements.h"

namespace aioshift::rewrite {

using syntax::Kind;
using syntax::Node;

namespace {

// Whether each of the statements has its lines to itself.
bool have_own_lines(Node first, Node last) {
  const syntax::Tree& tree = first.tree();
  for (Node one = first; one; one = one.next_named_sibling()) {
    if (!begins_line(tree, one.begin())) return one.begin() > last.begin();
    if (one.begin() > last.begin()) break;
  }
  // `a = f(); b = g()`
  Node next = last.next_sibling();
  while (next.is(Kind::comment)) next = next.next_sibling();
  return !next || next.is(Kind::comment) || begins_line(tree, next.begin());
}

}  // namespace

std::optional<Reason> write_block(const SiteTable& table, const AsyncSite& site, AsyncEditList& edits) {
  const syntax::Tree& tree = table.model().tree;
  const Node first = site.node;
  const AsyncBlock& block = site.block;
  if (const auto reason = table.obstacle_at(first)) return reason;
  const Node last = block.last ? block.last : first;
  for (Node one = first; one; one = one.next_named_sibling()) {
    if (tree.is_damaged(one)) return Reason::kSyntaxError;
    if (one == last) break;
  }
  if (!have_own_lines(first, last)) return Reason::kSharedStatement;
  if (block.moved && table.has_other_inside(site, block.moved)) return Reason::kEvaluationOrder;
  substitute(site, edits);
  const std::string indentation = block_indentation(tree, first.begin());
  const std::string unit(syntax::indentation_unit(first));
  const std::string line_end(tree.source().line_end_at(first.begin()));
  if (!block.opener) {
    std::string text = block.header + (block.last ? ":" : "") + line_end + indentation;
    if (!block.last) text += block.body + line_end + indentation;
    const text::Range gap{first.begin(), first.begin()};
    if (site.kind == AsyncSite::Kind::kAround) {
      edits.add_lines_around({gap, text + unit}, first);
    } else {
      edits.add_lines({gap, std::move(text)}, first);
    }
    if (block.last) edits.indent({first.begin(), block.last.end()}, indentation, indentation + unit);
    return std::nullopt;
  }
  edits.replace({first.begin(), block.opener.begin()}, "async with ");
  std::string behind = " as " + block.name + ":";
  if (!block.body.empty()) behind += line_end + indentation + unit + block.body;
  const text::Offset end = block.opener.end();
  edits.add_lines({{end, end}, std::move(behind)}, first);
  // What stands behind the call closes what was in front of it.
  if (first.end() != end) edits.replace({end, first.end()}, "");
  if (last != first) edits.indent({first.end(), last.end()}, indentation, indentation + unit);
  return std::nullopt;
}

}  // namespace aioshift::rewrite
