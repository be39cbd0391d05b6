#include "rewrite/coroutine_definition.h"

#include "rewrite/layout.h"
#include "syntax/statements.h"

namespace aioshift::rewrite {

using syntax::Kind;
using syntax::Node;

namespace {

std::string_view content_of(const syntax::Tree& tree, std::uint32_t line) {
  const text::Range range = tree.source().lines().content_range(tree.text(), line);
  const std::string_view text = tree.text().substr(range.begin, range.size());
  const std::size_t first = text.find_first_not_of(" \t\f");
  return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

}  // namespace

DefinitionPlace place_of_definition(Node statement) {
  DefinitionPlace place;
  place.statement = statement;
  if (!syntax::enclosing_scope_node(statement)) {
    while (!place.statement.parent().is(Kind::module)) place.statement = place.statement.parent();
  }
  place.indentation = block_indentation(statement.tree(), place.statement.begin());
  place.body_indentation = place.indentation + std::string(syntax::indentation_unit(statement));
  return place;
}

text::Edit add_coroutine_function(const DefinitionPlace& place, std::string_view name,
                                  std::string_view body) {
  const syntax::Tree& tree = place.statement.tree();
  const text::LineIndex& lines = tree.source().lines();
  const std::string end(tree.source().line_end_at(place.statement.begin()));
  std::uint32_t line = lines.line_at(place.statement.begin());
  while (line > 0 && content_of(tree, line - 1).starts_with('#')) --line;
  // The file's own comments: a shebang, an encoding, a licence.
  if (line == 0) line = lines.line_at(place.statement.begin());

  const std::size_t wanted = place.statement.parent().is(Kind::module) ? 2 : 1;
  std::size_t above = 0;
  while (above < line && content_of(tree, line - 1 - static_cast<std::uint32_t>(above)).empty()) ++above;
  const bool is_first = place.statement.parent().named_child(0) == place.statement;
  const bool begins_block = is_first && (place.statement.parent().is(Kind::block) || above == line);
  std::string text;
  for (std::size_t i = above; i < wanted && !begins_block; ++i) text += end;
  text += place.indentation + "async def " + std::string(name) + "():" + end;
  text += place.body_indentation + std::string(body) + end;
  for (std::size_t i = 0; i < wanted; ++i) text += end;
  const text::Offset at = lines.full_range(line).begin;
  return {{at, at}, text};
}

}  // namespace aioshift::rewrite
