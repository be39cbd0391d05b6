#include "rewrite/released_variable.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "rewrite/removal.h"
#include "syntax/statements.h"

namespace aioshift::rewrite {

using semantics::Binding;
using semantics::BindingKind;
using semantics::FileModel;
using semantics::ScopeId;
using syntax::Kind;
using syntax::Node;

namespace {

constexpr auto kLookByName = std::to_array<std::string_view>({"locals", "vars", "dir", "eval", "exec"});

bool looks_at_variables(const FileModel& model, ScopeId scope) {
  const Node function = model.scopes.scope(scope).node;
  return std::any_of(kLookByName.begin(), kLookByName.end(), [&](std::string_view name) {
    const auto references = model.scopes.references(name);
    return std::any_of(references.begin(), references.end(),
                       [&](Node reference) { return reference.is_inside(function); });
  });
}

std::string_view line_text(const syntax::Tree& tree, std::uint32_t line) {
  const text::Range range = tree.source().lines().content_range(tree.text(), line);
  std::string_view text = tree.text().substr(range.begin, range.size());
  const std::size_t first = text.find_first_not_of(" \t\f");
  return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

// Blank lines behind a statement that goes are one too many where none stood in front of it: at the
// beginning of its block, or where there are some already.
void take_blank_lines_along(Node statement, text::Edit& removal) {
  const syntax::Tree& tree = statement.tree();
  const text::LineIndex& lines = tree.source().lines();
  const Node next = statement.next_named_sibling();
  const std::uint32_t first = lines.line_at(removal.range.begin);
  if (!next || first == 0 || lines.full_range(first).begin != removal.range.begin) return;
  std::uint32_t behind = lines.line_at(statement.end()) + 1;
  if (lines.full_range(behind).begin != removal.range.end) return;
  const std::string_view above = line_text(tree, first - 1);
  const bool is_first = statement.parent().named_child(0) == statement && !above.starts_with('#');
  if (!above.empty() && !is_first) return;
  while (behind < lines.line_at(next.begin()) && line_text(tree, behind).empty()) ++behind;
  removal.range.end = lines.full_range(behind).begin;
}

}  // namespace

ReleasedVariable release_variable(const FileModel& model, Node use, std::span<const Node> going) {
  ReleasedVariable released;
  const semantics::Scopes& scopes = model.scopes;
  const ScopeId scope = scopes.lookup(use.text(), scopes.scope_at(use));
  if (scope == semantics::kNoScope || scopes.scope(scope).kind != semantics::ScopeKind::kFunction)
    return released;
  const auto bindings = scopes.bindings(scope, use.text());
  if (bindings.size() != 1 || bindings.front()->kind != BindingKind::kAssignment ||
      bindings.front()->is_partial) {
    return released;
  }
  const Binding& binding = *bindings.front();
  const Node statement = binding.binder.parent();
  const bool stands_alone = binding.binder.is(Kind::assignment) && statement.is(Kind::expression_statement) &&
                            binding.binder.range() == statement.range();
  if (!stands_alone || statement.parent().named_child_count() == 1 || looks_at_variables(model, scope))
    return released;

  bool is_last = true;
  for (const Node reference : scopes.references_to(scope, use.text())) {
    if (reference == use || reference == binding.name) continue;
    if (std::find(going.begin(), going.end(), reference) != going.end()) continue;
    released.relied_on.push_back(reference.range());
    if (reference.begin() > use.begin()) is_last = false;
  }
  if (!released.relied_on.empty()) {
    if (!is_last) released.relied_on.clear();
    return released;
  }
  auto edits = removal_edits(statement, statement.range());
  if (!edits) return released;
  released.edits = std::move(*edits);
  if (released.edits.size() == 1) take_blank_lines_along(statement, released.edits.front());
  return released;
}

}  // namespace aioshift::rewrite
