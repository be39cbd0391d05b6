#include "rewrite/layout.h"

#include <algorithm>
#include <optional>

#include "syntax/statements.h"

namespace aioshift::rewrite {

using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

bool is_bracketed(Node node) {
  switch (node.kind()) {
    case Kind::argument_list:
    case Kind::parenthesized_expression:
    case Kind::list:
    case Kind::set:
    case Kind::dictionary:
    case Kind::list_comprehension:
    case Kind::set_comprehension:
    case Kind::dictionary_comprehension:
    case Kind::generator_expression:
    case Kind::parameters:
    case Kind::list_pattern:
    case Kind::tuple_pattern:
    case Kind::interpolation:
      return true;
    case Kind::tuple:
      return node.text().starts_with('(');
    default:
      return false;
  }
}

// Line starts strictly inside strings, in source order.
std::vector<text::Range> string_ranges(const syntax::Tree& tree, text::Range range) {
  std::vector<text::Range> ranges;
  Node around = tree.covering(range);
  if (const Node string = around.self_or_ancestor(Kind::string)) around = string;
  for (NodeId id = around.id(); id < around.subtree_end(); ++id) {
    if (tree.data(id).kind == Kind::string) ranges.push_back(tree.data(id).range);
  }
  return ranges;
}

// The subscript's own brackets are children of the subscript, beside its value.
bool is_inside_subscript_brackets(Node subscript, text::Offset offset) {
  const Node open = subscript.child(Kind::op_lbracket);
  return open && open.begin() < offset;
}

// The first word behind the bracket around `offset`, the first word of its line, if it stands exactly below
// that one. Not where tabs make columns a matter of taste.
std::optional<text::Offset> word_aligned_with(const syntax::Tree& tree, text::Offset offset) {
  const std::string_view text = tree.text();
  const auto is_around = [offset](Node node) {
    return node.begin() < offset &&
           (is_bracketed(node) || (node.is(Kind::subscript) && is_inside_subscript_brackets(node, offset)));
  };
  Node bracket = tree.covering({offset, offset + 1});
  while (bracket && !is_around(bracket)) bracket = bracket.parent();
  if (!bracket || text[offset] == ')' || text[offset] == ']' || text[offset] == '}') return std::nullopt;
  text::Offset word =
      (bracket.is(Kind::subscript) ? bracket.child(Kind::op_lbracket).begin() : bracket.begin()) + 1;
  while (text[word] == ' ') ++word;
  if (text[word] == '\n' || text[word] == '\r' || text[word] == '#' || text[word] == '\\')
    return std::nullopt;
  const text::LineIndex& lines = tree.source().lines();
  const std::size_t column = column_of(tree, offset);
  const text::Offset line_begin = lines.full_range(lines.line_at(offset)).begin;
  if (column_of(tree, word) != column) return std::nullopt;
  if (text.substr(line_begin, column).find_first_not_of(' ') != std::string_view::npos) return std::nullopt;
  return word;
}

// The same, the line that it stands in.
std::optional<std::uint32_t> line_of_alignment(const syntax::Tree& tree, text::Offset offset) {
  const auto word = word_aligned_with(tree, offset);
  return word ? std::optional(tree.source().lines().line_at(*word)) : std::nullopt;
}

// By how much `edits` move what stands at `offset` within its line.
std::ptrdiff_t shift_within_line(const syntax::Tree& tree, text::Offset offset,
                                 std::span<const text::Edit> edits) {
  const text::LineIndex& lines = tree.source().lines();
  const text::Offset line_begin = lines.full_range(lines.line_at(offset)).begin;
  std::ptrdiff_t shift = 0;
  for (const text::Edit& edit : edits) {
    if (edit.range.begin < line_begin || edit.range.end > offset) continue;
    // Of lines that are put in front, what the last one leaves on this line.
    const std::size_t line_end = edit.replacement.rfind('\n');
    const std::size_t left =
        line_end == std::string::npos ? edit.replacement.size() : edit.replacement.size() - line_end - 1;
    shift += static_cast<std::ptrdiff_t>(left) - static_cast<std::ptrdiff_t>(edit.range.size());
  }
  return shift;
}

}  // namespace

std::size_t column_of(const syntax::Tree& tree, text::Offset offset) {
  const text::LineIndex& lines = tree.source().lines();
  return offset - lines.full_range(lines.line_at(offset)).begin;
}

std::vector<text::Edit> reindent(const syntax::Tree& tree, text::Range range, std::string_view from,
                                 std::string_view to, std::size_t column,
                                 std::span<const text::Edit> except) {
  std::vector<text::Edit> edits;
  const text::LineIndex& lines = tree.source().lines();
  const std::uint32_t first = lines.line_at(range.begin);
  const std::uint32_t last = lines.line_at(range.end);
  if (first == last) return edits;
  const std::vector<text::Range> strings = string_ranges(tree, range);
  const auto step = static_cast<std::ptrdiff_t>(to.size()) - static_cast<std::ptrdiff_t>(from.size());
  // By how much what stands in each line moves to the right.
  std::vector<std::ptrdiff_t> shifts(last - first + 1, 0);
  shifts[0] = static_cast<std::ptrdiff_t>(column) - static_cast<std::ptrdiff_t>(column_of(tree, range.begin));
  for (std::uint32_t line = first + 1; line <= last; ++line) {
    const text::Range content = lines.content_range(tree.text(), line);
    if (content.begin >= range.end) break;
    const std::string_view indentation = syntax::indentation_at(tree, content.begin);
    if (indentation.size() == content.size()) continue;
    const auto holds_line_start = [&](text::Range r) {
      return r.begin < content.begin && content.begin < r.end;
    };
    if (std::any_of(strings.begin(), strings.end(), holds_line_start)) continue;
    const bool excepted = std::any_of(except.begin(), except.end(), [&](const text::Edit& edit) {
      // What gives way at the very beginning of a line that has no indentation gets one all the same.
      const bool begins_earlier = edit.range.begin < content.begin || !indentation.empty();
      // The whole line goes, with its end.
      const bool is_removed = edit.replacement.empty() && edit.range.end > content.end;
      return (begins_earlier || is_removed) && edit.range.begin <= content.begin &&
             content.begin < edit.range.end;
    });
    if (excepted) continue;
    const text::Offset begin = content.begin;
    const auto end = static_cast<text::Offset>(begin + indentation.size());
    if (const auto opened = line_of_alignment(tree, end); opened && *opened >= first) {
      const std::ptrdiff_t shift = shifts[*opened - first];
      shifts[line - first] = shift;
      if (shift > 0) edits.push_back({{end, end}, std::string(static_cast<std::size_t>(shift), ' ')});
      if (shift < 0) edits.push_back({{static_cast<text::Offset>(end + shift), end}, ""});
      continue;
    }
    if (from == to || !indentation.starts_with(from)) continue;
    shifts[line - first] = step;
    if (to.starts_with(from)) {
      edits.push_back({{begin, begin}, std::string(to.substr(from.size()))});
    } else if (from.starts_with(to)) {
      edits.push_back({{begin, static_cast<text::Offset>(begin + from.size() - to.size())}, ""});
    } else {
      edits.push_back({{begin, static_cast<text::Offset>(begin + from.size())}, std::string(to)});
    }
  }
  return edits;
}

std::vector<text::Edit> realign(const syntax::Tree& tree, text::Range range,
                                std::span<const text::Edit> edits) {
  std::vector<text::Edit> moves;
  const text::LineIndex& lines = tree.source().lines();
  const std::uint32_t first = lines.line_at(range.begin);
  const std::uint32_t last = lines.line_at(range.end);
  const std::vector<text::Range> strings = string_ranges(tree, range);
  std::vector<std::ptrdiff_t> shifts(last - first + 1, 0);
  for (std::uint32_t line = first + 1; line <= last; ++line) {
    const text::Range content = lines.content_range(tree.text(), line);
    const std::string_view indentation = syntax::indentation_at(tree, content.begin);
    const auto end = static_cast<text::Offset>(content.begin + indentation.size());
    const auto holds_line = [&](text::Range r) { return r.begin < content.begin && content.begin < r.end; };
    const bool is_edited = std::any_of(edits.begin(), edits.end(), [&](const text::Edit& edit) {
      const bool is_insertion = edit.range.empty();
      const bool is_blank = edit.replacement.find_first_not_of(" \t") == std::string::npos;
      if (is_insertion && is_blank && !edit.replacement.empty() && edit.range.begin == end) return true;
      return edit.range.begin < end &&
             (content.begin < edit.range.end || (is_insertion && content.begin == edit.range.end));
    });
    if (end == content.end || is_edited || std::any_of(strings.begin(), strings.end(), holds_line)) continue;
    const auto word = word_aligned_with(tree, end);
    if (!word || *word < range.begin) continue;
    const std::ptrdiff_t shift = shifts[lines.line_at(*word) - first] + shift_within_line(tree, *word, edits);
    if (shift < 0 && indentation.size() < static_cast<std::size_t>(-shift)) continue;
    shifts[line - first] = shift;
    const text::Offset begin = content.begin;
    if (shift > 0) moves.push_back({{begin, begin}, std::string(static_cast<std::size_t>(shift), ' ')});
    if (shift < 0) moves.push_back({{begin, static_cast<text::Offset>(begin - shift)}, ""});
  }
  return moves;
}

text::Offset begin_of_gap(const syntax::Tree& tree, text::Offset offset) {
  const std::string_view text = tree.text();
  while (offset > 0) {
    const char c = text[offset - 1];
    if (c == ' ' || c == '\t' || c == '\f') {
      --offset;
      continue;
    }
    if (c != '\n' && c != '\r') break;
    text::Offset before = offset - 1;
    if (c == '\n' && before > 0 && text[before - 1] == '\r') --before;
    if (before == 0 || text[before - 1] != '\\') break;
    offset = before - 1;
  }
  return offset;
}

bool begins_line(const syntax::Tree& tree, text::Offset offset) {
  const text::Offset gap = begin_of_gap(tree, offset);
  if (gap == 0) return true;
  const text::LineIndex& lines = tree.source().lines();
  return lines.full_range(lines.line_at(gap)).begin == gap;
}

std::string block_indentation(const syntax::Tree& tree, text::Offset offset) {
  std::string indentation(syntax::indentation_at(tree, offset));
  return indentation.substr(indentation.rfind('\f') + 1);
}

bool breaks_lines_in_the_open(Node node) {
  const syntax::Tree& tree = node.tree();
  const text::LineIndex& lines = tree.source().lines();
  const std::uint32_t first = lines.line_at(node.begin());
  const std::uint32_t last = lines.line_at(node.end());
  for (std::uint32_t line = first; line < last; ++line) {
    const text::Offset start = lines.full_range(line).end;
    bool covered = false;
    for (NodeId id = node.id(); id < node.subtree_end() && !covered; ++id) {
      const Node inner = tree.node(id);
      if (!(inner.begin() < start && start < inner.end())) continue;
      covered = is_bracketed(inner) || inner.is(Kind::string) ||
                (inner.is(Kind::subscript) && is_inside_subscript_brackets(inner, start));
    }
    // A backslash joins lines wherever it stands.
    for (NodeId id = node.id(); id < node.subtree_end() && !covered; ++id) {
      const Node inner = tree.node(id);
      covered = inner.is(Kind::line_continuation) && inner.begin() < start && start <= inner.end() + 2;
    }
    if (!covered) return true;
  }
  return false;
}

bool is_inside_brackets(Node node) {
  for (Node child = node, up = node.parent(); up && !syntax::is_statement(up.kind());
       child = up, up = up.parent()) {
    if (is_bracketed(up)) return true;
    if (up.is(Kind::subscript) && is_inside_subscript_brackets(up, child.begin())) return true;
  }
  return false;
}

}  // namespace aioshift::rewrite
