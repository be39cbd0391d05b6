#include "rules/migration/library_lines.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "rewrite/layout.h"
#include "syntax/statements.h"

namespace aioshift::rules::migration {

using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

std::string text_of(Node call, const rewrite::AsyncSubstitute& substitute) {
  std::vector<text::Edit> edits = substitute.edits;
  edits.insert(edits.end(), substitute.lines.begin(), substitute.lines.end());
  for (const auto& around : substitute.around) {
    if (!around.before.empty()) edits.push_back({{around.node.begin(), around.node.begin()}, around.before});
    if (!around.after.empty()) edits.push_back({{around.node.end(), around.node.end()}, around.after});
  }
  text::sort_edits(edits);
  for (text::Edit& edit : edits)
    edit.range = {edit.range.begin - call.begin(), edit.range.end - call.begin()};
  return text::apply_edits(call.text(), edits);
}

namespace {

// Takes arguments that are dropped out of the list, with the edits that drop them; false where none is left.
bool take_dropped(std::vector<Node>& arguments, rewrite::AsyncSubstitute& substitute) {
  const auto drops = [](const text::Edit& edit, Node argument) {
    return edit.replacement.empty() && edit.range.begin <= argument.begin() &&
           argument.end() <= edit.range.end;
  };
  const auto is_dropped = [&](Node argument) {
    return std::any_of(substitute.edits.begin(), substitute.edits.end(),
                       [&](const text::Edit& edit) { return drops(edit, argument); });
  };
  std::vector<Node> kept;
  std::remove_copy_if(arguments.begin(), arguments.end(), std::back_inserter(kept), is_dropped);
  if (kept.empty()) return false;
  for (auto& around : substitute.around) {
    const bool is_argument = std::find(arguments.begin(), arguments.end(), around.node) != arguments.end();
    if (is_argument && is_dropped(around.node)) around.node = kept.back();
  }
  std::erase_if(substitute.edits, [&](const text::Edit& edit) {
    return std::any_of(arguments.begin(), arguments.end(), [&](Node one) { return drops(edit, one); });
  });
  arguments = std::move(kept);
  return true;
}

}  // namespace

void break_line(const FileModel& model, Node call, rewrite::AsyncSubstitute& substitute,
                const CallLine& line) {
  constexpr std::size_t kLongestLine = 88;
  const std::string text = text_of(call, substitute);
  const std::string indentation = rewrite::block_indentation(model.tree, line.statement.begin());
  const std::string unit(syntax::indentation_unit(line.statement));
  const std::size_t depth = indentation.size() + line.levels * unit.size();
  if (depth + line.before + text.size() + line.behind <= kLongestLine || text.find('\n') != std::string::npos)
    return;
  const Node list = call.child(Field::arguments);
  const auto arguments = list.named_children();
  std::vector<Node> all(arguments.begin(), arguments.end());
  if (std::any_of(all.begin(), all.end(), [](Node one) { return one.is(Kind::comment); })) return;
  const std::string line_end(model.tree.source().line_end_at(line.statement.begin()));
  const std::string deeper = line_end + indentation + unit;
  if (all.empty()) {
    // Arguments that are added.
    const auto added = std::find_if(substitute.edits.begin(), substitute.edits.end(), [&](const auto& edit) {
      return edit.range.begin == list.end() - 1 && !edit.replacement.empty();
    });
    if (added == substitute.edits.end()) return;
    substitute.lines.push_back({added->range, deeper + added->replacement + line_end + indentation});
    substitute.edits.erase(added);
    return;
  }
  const std::size_t callee = text.find('(') + 1;
  const bool fits_together = depth + unit.size() + text.size() - callee <= kLongestLine;
  if (!take_dropped(all, substitute)) return;
  substitute.lines.push_back({{list.begin() + 1, all.front().begin()}, deeper});
  for (std::size_t i = 1; i < all.size(); ++i) {
    const text::Range gap = {all[i - 1].end(), all[i].begin()};
    // Where something was dropped in between, its comma went with it.
    if (!fits_together || all[i - 1].next_named_sibling() != all[i])
      substitute.lines.push_back({gap, fits_together ? ", " : "," + deeper});
  }
  for (auto& around : substitute.around) {
    // Arguments that are added.
    if (!fits_together && around.node == all.back() && around.after.starts_with(", "))
      around.after = "," + deeper + around.after.substr(2);
  }
  // A comma behind the last one is there already or not.
  const bool has_comma =
      !all.back().next_named_sibling() &&
      model.tree.text().substr(all.back().end(), list.end() - all.back().end()).find(',') !=
          std::string_view::npos;
  substitute.lines.push_back({{all.back().end(), list.end() - 1},
                              (fits_together && !has_comma ? "" : ",") + line_end + indentation});
}

}  // namespace aioshift::rules::migration
