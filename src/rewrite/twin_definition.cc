#include "rewrite/twin_definition.h"

#include <algorithm>
#include <string>

#include "syntax/statements.h"

namespace aioshift::rewrite {

using syntax::Kind;
using syntax::Node;
using text::Edit;

namespace {

Edit twin_of(const syntax::Tree& tree, Node definition, std::vector<Edit> edits) {
  const text::Range range = definition.range();
  for (Edit& edit : edits) {
    edit.range.begin -= range.begin;
    edit.range.end -= range.begin;
  }
  const std::string copy = text::apply_edits(tree.text().substr(range.begin, range.size()), edits);
  const std::string line(tree.source().line_end_at(range.begin));
  const std::string indentation(syntax::indentation_at(tree, range.begin));
  const std::string gap = line + line + (indentation.empty() ? line : "");
  return {{range.end, range.end}, gap + indentation + copy};
}

}  // namespace

std::vector<Edit> edit_twins(const syntax::Tree& tree, std::span<const Node> definitions,
                             std::vector<Edit> edits) {
  std::vector<Edit> result;
  std::vector<std::vector<Edit>> inside(definitions.size());
  std::vector<Node> whole;
  for (const Node definition : definitions)
    whole.push_back(definition.parent().is(Kind::decorated_definition) ? definition.parent() : definition);
  for (Edit& edit : edits) {
    const auto at = std::find_if(whole.begin(), whole.end(),
                                 [&](Node node) { return node.range().contains(edit.range); });
    (at == whole.end() ? result : inside[static_cast<std::size_t>(at - whole.begin())])
        .push_back(std::move(edit));
  }
  for (std::size_t i = 0; i < whole.size(); ++i)
    result.push_back(twin_of(tree, whole[i], std::move(inside[i])));
  text::sort_edits(result);
  return result;
}

}  // namespace aioshift::rewrite
