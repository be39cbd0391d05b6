#include "rewrite/line_shift.h"

#include <algorithm>
#include <optional>

#include "rewrite/token.h"
#include "text/line_index.h"

namespace aioshift::rewrite {

using syntax::Kind;
using syntax::Node;
using syntax::NodeId;
using text::Edit;
using text::Offset;

namespace {

// At the beginning of a line with this content; nothing where the line stays.
std::optional<Edit> shift_of(std::string_view content, Offset begin, std::string_view from,
                             std::string_view to) {
  if (leading_blanks(content).size() == content.size() || from == to) return std::nullopt;
  if (to.starts_with(from)) return Edit{{begin, begin}, std::string(to.substr(from.size()))};
  const std::string_view lost = from.starts_with(to) ? from.substr(to.size()) : from;
  if (!content.starts_with(lost)) return std::nullopt;
  const auto end = static_cast<Offset>(begin + lost.size());
  return Edit{{begin, end}, std::string(from.starts_with(to) ? std::string_view() : to)};
}

}  // namespace

std::vector<Edit> shift_lines(const syntax::Tree& tree, text::Range range, std::string_view from,
                              std::string_view to) {
  std::vector<Edit> edits;
  const text::LineIndex& lines = tree.source().lines();
  const std::uint32_t last = lines.line_at(range.end);
  std::uint32_t line = lines.line_at(range.begin) + 1;
  if (from == to || line > last) return edits;
  std::vector<text::Range> strings;
  Node around = tree.covering(range);
  if (const Node string = around.self_or_ancestor(Kind::string)) around = string;
  for (NodeId id = around.id(); id < around.subtree_end(); ++id) {
    const syntax::NodeData& data = tree.data(id);
    if (data.kind == Kind::string && lines.line_at(data.range.begin) != lines.line_at(data.range.end))
      strings.push_back(data.range);
  }
  for (; line <= last; ++line) {
    const text::Range content = lines.content_range(tree.text(), line);
    if (content.begin >= range.end) break;
    const bool is_in_string = std::any_of(strings.begin(), strings.end(), [&](text::Range string) {
      return string.begin < content.begin && content.begin < string.end;
    });
    if (is_in_string) continue;
    if (auto edit = shift_of(tree.text().substr(content.begin, content.size()), content.begin, from, to))
      edits.push_back(std::move(*edit));
  }
  return edits;
}

std::string shifted_lines(std::string_view text, std::string_view from, std::string_view to) {
  if (from == to || text.find_first_of("\r\n") == std::string_view::npos) return std::string(text);
  const text::LineIndex lines(text);
  const std::vector<Token> tokens = tokenize(text);
  std::vector<Edit> edits;
  for (std::uint32_t line = 1; line < lines.count(); ++line) {
    const text::Range content = lines.content_range(text, line);
    if (is_inside_string(tokens, content.begin)) continue;
    if (auto edit = shift_of(text.substr(content.begin, content.size()), content.begin, from, to))
      edits.push_back(std::move(*edit));
  }
  return text::apply_edits(text, edits);
}

std::string_view leading_blanks(std::string_view line) {
  return line.substr(0, std::min(line.find_first_not_of(" \t\f"), line.size()));
}

}  // namespace aioshift::rewrite
