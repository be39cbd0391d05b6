#include "rewrite/unused_imports.h"

#include <algorithm>
#include <cctype>

#include "rewrite/import_block.h"
#include "syntax/statements.h"

namespace aioshift::rewrite {

using semantics::Binding;
using semantics::BindingKind;
using semantics::FileModel;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

bool is_word_character(char c) {
  return c == '_' || std::isalnum(static_cast<unsigned char>(c)) != 0 ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}

bool holds_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const bool left = at == 0 || !is_word_character(text[at - 1]);
    const bool right = at + word.size() == text.size() || !is_word_character(text[at + word.size()]);
    if (left && right) return true;
  }
  return false;
}

// `__all__`, annotations in quotes, names to patch: a string without blanks that holds the name.
bool is_named_in_string(const FileModel& model, std::string_view name) {
  for (NodeId id = 0; id < model.tree.size(); ++id) {
    if (model.tree.data(id).kind != Kind::string_content) continue;
    const std::string_view content = model.tree.node(id).text();
    if (content.size() < 512 && content.find('\n') == std::string_view::npos && holds_word(content, name)) {
      if (content.find(' ') == std::string_view::npos || content.find('[') != std::string_view::npos)
        return true;
    }
  }
  return false;
}

bool may_serve_others(const FileModel& model, const Binding& binding) {
  const Node statement = syntax::statement_of(binding.binder);
  const Node around = statement.parent();
  const bool plain =
      around.is(Kind::module) || (around.is(Kind::block) && around.parent().is(Kind::function_definition));
  if (!plain || binding.is_typing_only) return true;
  // `from m import a as a` is how stubs and typed packages export a name.
  const std::string_view target = binding.target;
  if (binding.binder.is(Kind::aliased_import) && target.substr(target.rfind('.') + 1) == binding.name.text())
    return true;
  return is_named_in_string(model, binding.name.text());
}

// Where an import had its lines to itself between blank ones, the longer run of them stays.
void take_shorter_gap_along(std::string_view text, text::Edit& edit) {
  const bool is_whole = edit.replacement.empty() && edit.range.begin > 0 &&
                        text[edit.range.begin - 1] == '\n' && text[edit.range.end - 1] == '\n';
  if (!is_whole) return;
  const std::string_view line_end = text.substr(0, edit.range.begin).ends_with("\r\n") ? "\r\n" : "\n";
  std::string_view above = text.substr(0, edit.range.begin - line_end.size());
  std::string_view below = text.substr(edit.range.end);
  while (above.ends_with('\n') && below.starts_with(line_end)) {
    above.remove_suffix(std::min(above.size(), line_end.size()));
    below.remove_prefix(line_end.size());
    edit.range.end += static_cast<text::Offset>(line_end.size());
  }
}

// The blank lines behind imports that were the first thing in the file go with them.
void take_blank_lines_along(const FileModel& model, std::vector<text::Edit>& edits) {
  const std::string_view text = model.tree.text();
  text::Offset at = 0;
  text::Edit* last = nullptr;
  for (text::Edit& edit : edits) {
    if (edit.range.begin != at || !edit.replacement.empty()) break;
    at = edit.range.end;
    last = &edit;
  }
  if (last == nullptr || (text[at - 1] != '\n' && text[at - 1] != '\r')) return;
  const std::size_t next = text.find_first_not_of("\r\n", at);
  if (next != std::string_view::npos) last->range.end = static_cast<text::Offset>(next);
}

}  // namespace

std::vector<text::Edit> drop_unused_imports(const FileModel& model, std::span<const std::string> released) {
  std::vector<text::Edit> edits;
  std::vector<Node> statements;
  for (const Binding& binding : model.scopes.all_bindings()) {
    if (binding.kind != BindingKind::kImportFrom && binding.kind != BindingKind::kImport) continue;
    if (std::find(released.begin(), released.end(), binding.target) == released.end()) continue;
    const std::string_view name = binding.name.text();
    if (model.scopes.bindings(binding.scope, name).size() != 1) continue;
    if (!model.scopes.references_to(binding.scope, name).empty()) continue;
    if (model.tree.is_damaged(binding.name) || may_serve_others(model, binding)) continue;
    // One element a statement and pass: two neighbours share a comma.
    const Node statement = syntax::statement_of(binding.binder);
    if (std::find(statements.begin(), statements.end(), statement) != statements.end()) continue;
    if (auto edit = remove_import(binding.binder)) {
      edits.push_back(std::move(*edit));
      statements.push_back(statement);
    }
  }
  text::sort_edits(edits);
  take_blank_lines_along(model, edits);
  for (text::Edit& edit : edits) take_shorter_gap_along(model.tree.text(), edit);
  return edits;
}

}  // namespace aioshift::rewrite
