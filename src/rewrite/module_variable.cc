#include "rewrite/module_variable.h"

#include "syntax/statements.h"

namespace aioshift::rewrite {

using semantics::FileModel;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

bool is_import(Node statement) {
  return statement.is_one_of(Kind::import_statement, Kind::import_from_statement,
                             Kind::future_import_statement);
}

// An `if` or `try` that imports, and apart from that does nothing that takes more than a simple statement:
// `except ImportError: uvloop = None`.
bool is_about_imports(Node statement) {
  if (is_import(statement)) return true;
  if (!statement.is_one_of(Kind::if_statement, Kind::try_statement)) return false;
  const syntax::Tree& tree = statement.tree();
  bool imports = false;
  for (NodeId id = statement.id() + 1; id < statement.subtree_end(); ++id) {
    const Node part = tree.node(id);
    if (is_import(part)) imports = true;
    if (syntax::is_compound_statement(part.kind()) && part.is_named()) return false;
  }
  return imports;
}

bool is_docstring(Node statement) {
  return statement.is(Kind::expression_statement) && statement.named_child_count() == 1 &&
         statement.named_child(0).is_one_of(Kind::string, Kind::concatenated_string);
}

bool is_blank(const syntax::Tree& tree, std::uint32_t line) {
  const text::Range range = tree.source().lines().content_range(tree.text(), line);
  return tree.text().substr(range.begin, range.size()).find_first_not_of(" \t\f") == std::string_view::npos;
}

text::Edit insert_behind(const FileModel& model, Node last, const std::string& statement) {
  const syntax::Tree& tree = model.tree;
  const text::LineIndex& lines = tree.source().lines();
  const std::string end(tree.source().line_end_at(last.end()));
  // A block may end with comments that belong to it: the line of the last token counts.
  const std::uint32_t line = lines.line_at(last.end());
  const text::Range whole = lines.full_range(line);
  const bool is_open = lines.terminator(tree.text(), line).empty();
  if (is_open) return {{whole.end, whole.end}, end + end + statement + end};
  const bool is_last = whole.end >= tree.text().size();
  const bool needs_blank = !is_last && !is_blank(tree, line + 1);
  return {{whole.end, whole.end}, end + statement + end + (needs_blank ? end : "")};
}

text::Edit insert_before(const FileModel& model, Node first, const std::string& statement) {
  const syntax::Tree& tree = model.tree;
  const text::LineIndex& lines = tree.source().lines();
  const std::string end(tree.source().line_end_at(first.begin()));
  const bool is_definition =
      first.is_one_of(Kind::function_definition, Kind::class_definition, Kind::decorated_definition);
  const std::string behind = is_definition ? end + end + end : end + end;
  std::uint32_t line = lines.line_at(first.begin());
  const std::uint32_t statement_line = line;
  const auto is_comment = [&](std::uint32_t number) {
    const text::Range range = lines.content_range(tree.text(), number);
    return tree.text().substr(range.begin, range.size()).starts_with('#');
  };
  while (line > 0 && is_comment(line - 1)) --line;
  if (line == 0 && statement_line > 0) {
    // The file's own comments: a shebang, an encoding, a licence.
    const text::Offset at = lines.full_range(statement_line).begin;
    return {{at, at}, end + statement + behind};
  }
  const text::Offset at = lines.full_range(line).begin;
  return {{at, at}, statement + behind};
}

}  // namespace

std::optional<std::string> fresh_module_name(const FileModel& model,
                                             std::initializer_list<std::string_view> candidates) {
  if (!model.scopes.star_imports().empty()) return std::nullopt;
  const Node root = model.tree.root();
  for (const std::string_view candidate : candidates) {
    if (model.scopes.is_free(candidate, root)) return std::string(candidate);
  }
  for (int number = 2;; ++number) {
    std::string name = std::string(*candidates.begin()) + "_" + std::to_string(number);
    if (model.scopes.is_free(name, root)) return name;
  }
}

text::Edit add_module_statement(const FileModel& model, std::string_view statement) {
  Node last;
  Node first;
  bool is_first = true;
  for (const Node node : model.tree.root().named_children()) {
    const bool imports = is_about_imports(node);
    if (!imports && !(is_first && is_docstring(node))) {
      first = node;
      break;
    }
    is_first = false;
    last = node;
  }
  if (last) return insert_behind(model, last, std::string(statement));
  if (first) return insert_before(model, first, std::string(statement));
  const auto size = static_cast<text::Offset>(model.tree.text().size());
  return {{size, size}, std::string(statement) + std::string(model.tree.source().line_end_at(0))};
}

}  // namespace aioshift::rewrite
