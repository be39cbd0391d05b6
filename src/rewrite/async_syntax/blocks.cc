#include "rewrite/async_syntax/blocks.h"

#include <string>

#include "rewrite/async_syntax/calls.h"
#include "rewrite/layout.h"
#include "syntax/statements.h"

namespace aioshift::rewrite {

using syntax::Kind;
using syntax::Node;

namespace {

using Layer = AsyncEditList::Layer;

Layer layer_of(AsyncSite::Kind kind) {
  if (kind == AsyncSite::Kind::kMain) return Layer::kMain;
  return kind == AsyncSite::Kind::kAround ? Layer::kAround : Layer::kInner;
}

// The blank lines that are missing in front of a function: two in a module, one in a block behind others.
std::size_t missing_lines(Node first, const std::string& indentation) {
  const std::string_view text = first.tree().text();
  const text::Offset line = first.begin() - static_cast<text::Offset>(indentation.size());
  const bool begins_block = !indentation.empty() && first == first.parent().named_child(0);
  std::size_t missing = begins_block || line == 0 ? 0 : indentation.empty() ? 2 : 1;
  text::Offset at = line;
  while (missing > 0 && at >= 2 && text[at - 1] == '\n') {
    std::size_t before = at - 1;
    while (before > 0 && (text[before - 1] == ' ' || text[before - 1] == '\t' || text[before - 1] == '\r'))
      --before;
    if (before == 0 || text[before - 1] != '\n') break;
    --missing;
    at = static_cast<text::Offset>(before);
  }
  // Behind a comment, the comment is the function's.
  const Node previous = first.previous_sibling();
  return previous.is(Kind::comment) && at == line ? 0 : missing;
}

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

// Blank lines between the statement's line and what comes next, with the line end in front of each.
text::Range blank_lines_behind(Node statement) {
  const text::LineIndex& lines = statement.tree().source().lines();
  const std::string_view text = statement.tree().text();
  std::uint32_t line = lines.line_at(statement.end());
  text::Range blank = {lines.content_range(text, line).end, lines.content_range(text, line).end};
  while (++line < lines.count()) {
    const text::Range content = lines.content_range(text, line);
    if (text.substr(content.begin, content.size()).find_first_not_of(" \t\f") != std::string_view::npos)
      break;
    blank.end = content.end;
  }
  return blank;
}

}  // namespace

std::optional<Reason> write_block(const SiteTable& table, const AsyncSite& site, AsyncEditList& edits) {
  const syntax::Tree& tree = table.model().tree;
  const Node first = site.node;
  const AsyncBlock& block = site.block;
  if (site.kind != AsyncSite::Kind::kMain) {
    if (const auto reason = table.obstacle_at(first)) return reason;
  }
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
  if (!block.in_front.empty())
    edits.add_lines_before_block({{first.begin(), first.begin()}, block.in_front}, first);
  if (!block.opener) {
    std::string text = block.header + (block.last ? ":" : "") + line_end + indentation;
    if (!block.last) text += block.body + line_end + indentation;
    const text::Range gap{first.begin(), first.begin()};
    const Layer layer = layer_of(site.kind);
    const bool has_lines = block.header.find('\n') != std::string::npos;
    if (layer == Layer::kInner && has_lines && block.last) {
      // A header of several lines stands where the block does, and not in it.
      edits.add_lines_before_block({gap, text + unit}, first);
    } else if (layer == Layer::kInner) {
      edits.add_lines_in_front({gap, std::move(text)}, first);
    } else {
      if (block.last && !block.body.empty()) text += unit + block.body + line_end + indentation;
      if (layer == Layer::kMain) {
        std::string distance;
        for (std::size_t i = missing_lines(first, indentation); i > 0; --i) distance += line_end;
        // In front of the line, so that the blank one stays empty.
        const text::Offset line = first.begin() - static_cast<text::Offset>(indentation.size());
        if (indentation.empty()) {
          text.insert(0, distance);
        } else if (!distance.empty()) {
          edits.replace({line, line}, distance);
        }
      }
      edits.add_lines_around({gap, text + unit}, first, layer);
    }
    if (block.last) edits.indent({first.begin(), block.last.end()}, indentation, indentation + unit, layer);
    if (!block.footer.empty()) {
      const text::LineIndex& lines = tree.source().lines();
      const text::Offset end = lines.content_range(tree.text(), lines.line_at(last.end())).end;
      const std::string distance = indentation.empty() ? line_end + line_end : line_end;
      edits.add_footer({{end, end}, line_end + distance + indentation + block.footer}, first, layer);
    }
    return std::nullopt;
  }
  edits.replace({first.begin(), block.opener.begin()}, "async with ");
  std::string behind = " as " + block.name + ":";
  if (!block.body.empty()) behind += line_end + indentation + unit + block.body;
  const text::Offset end = block.opener.end();
  edits.add_lines({{end, end}, std::move(behind)}, first);
  // What stands behind the call closes what was in front of it.
  if (first.end() != end) edits.replace({end, first.end()}, "");
  if (last != first) {
    const text::Range blank = blank_lines_behind(first);
    if (block.body.empty() && !blank.empty()) edits.replace(blank, "");
    edits.indent({first.end(), last.end()}, indentation, indentation + unit, Layer::kInner);
  }
  return std::nullopt;
}

}  // namespace aioshift::rewrite
