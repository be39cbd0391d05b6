#include "rewrite/lines_behind.h"

#include "rewrite/layout.h"

namespace aioshift::rewrite {

bool ends_line(syntax::Node statement) {
  const syntax::Tree& tree = statement.tree();
  const text::LineIndex& lines = tree.source().lines();
  const text::Range line = lines.content_range(tree.text(), lines.line_at(statement.end()));
  const std::string_view rest = tree.text().substr(statement.end(), line.end - statement.end());
  const std::size_t first = rest.find_first_not_of(" \t\f");
  return first == std::string_view::npos || rest[first] == '#';
}

text::Edit lines_behind(syntax::Node statement, const std::vector<std::string>& statements) {
  const syntax::Tree& tree = statement.tree();
  const text::LineIndex& lines = tree.source().lines();
  const std::uint32_t last = lines.line_at(statement.end());
  const std::string end(tree.source().line_end_at(statement.begin()));
  const std::string indentation = block_indentation(tree, statement.begin());
  const bool is_open = lines.terminator(tree.text(), last).empty();
  std::string text;
  for (const std::string& line : statements)
    text += is_open ? end + indentation + line : indentation + line + end;
  const text::Offset at = lines.full_range(last).end;
  return {{at, at}, text};
}

}  // namespace aioshift::rewrite
