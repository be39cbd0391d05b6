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
  // At one place, what ends an argument comes before the lines, and what begins one behind them.
  std::vector<text::Edit> edits;
  for (const auto& around : substitute.around) {
    if (!around.after.empty()) edits.push_back({{around.node.end(), around.node.end()}, around.after});
  }
  edits.insert(edits.end(), substitute.edits.begin(), substitute.edits.end());
  edits.insert(edits.end(), substitute.lines.begin(), substitute.lines.end());
  for (const auto& around : substitute.around) {
    if (!around.before.empty()) edits.push_back({{around.node.begin(), around.node.begin()}, around.before});
  }
  text::sort_edits(edits);
  for (text::Edit& edit : edits)
    edit.range = {edit.range.begin - call.begin(), edit.range.end - call.begin()};
  return text::apply_edits(call.text(), edits);
}

namespace {

bool is_left_out(Node argument, const rewrite::AsyncSubstitute& substitute) {
  return std::any_of(substitute.edits.begin(), substitute.edits.end(), [&](const text::Edit& edit) {
    return edit.replacement.empty() && edit.range.contains(argument.range());
  });
}

// "a=1, b=f(2, 3)", each on a line, with a comma in front.
std::string on_lines(std::string_view arguments, const std::string& deeper) {
  std::string lines = "," + deeper;
  int depth = 0;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const char c = arguments[i];
    if (c == '(' || c == '[' || c == '{') ++depth;
    if (c == ')' || c == ']' || c == '}') --depth;
    if (depth == 0 && arguments.substr(i, 2) == ", ") {
      lines += "," + deeper;
      ++i;
    } else {
      lines += c;
    }
  }
  return lines;
}

}  // namespace

void break_line(const FileModel& model, Node call, rewrite::AsyncSubstitute& substitute,
                const CallLine& line) {
  const std::string text = text_of(call, substitute);
  const std::string indentation = rewrite::block_indentation(model.tree, line.statement.begin());
  const std::string unit(syntax::indentation_unit(line.statement));
  const std::size_t depth = indentation.size() + line.levels * unit.size();
  if (depth + line.before + text.size() + line.behind <= kLongestLine || text.find('\n') != std::string::npos)
    return;
  const Node list = call.child(Field::arguments);
  std::vector<Node> all;
  for (const Node argument : list.named_children()) {
    if (!is_left_out(argument, substitute)) all.push_back(argument);
  }
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
  // Behind the brackets of an `await` around it.
  std::size_t callee = text.find('(');
  while (callee == 0 || text[callee - 1] == ' ') callee = text.find('(', callee + 1);
  ++callee;
  const bool fits_together = depth + unit.size() + text.size() - callee <= kLongestLine;
  const auto put = [&](text::Range range, std::string between) {
    // What is left out there goes with it.
    std::erase_if(substitute.edits, [&](const text::Edit& edit) {
      return edit.replacement.empty() && range.contains(edit.range);
    });
    substitute.lines.push_back({range, std::move(between)});
  };
  for (text::Edit& edit : substitute.edits) {
    // An argument that comes first from now on.
    const bool is_in_front = edit.range == text::Range{all.front().begin(), all.front().begin()};
    const bool is_whole = edit.replacement.find('(') == std::string::npos;
    if (is_in_front && is_whole && !fits_together && edit.replacement.ends_with(", "))
      edit.replacement.replace(edit.replacement.size() - 1, 1, deeper);
  }
  put({list.begin() + 1, all.front().begin()}, deeper);
  for (std::size_t i = 1; i < all.size() && !fits_together; ++i)
    put({all[i - 1].end(), all[i].begin()}, "," + deeper);
  std::string added;
  std::erase_if(substitute.around, [&](const auto& around) {
    if (fits_together || !around.is_argument || around.node != all.back()) return false;
    // Of arguments that were put together into one, the end of that comes first.
    const std::size_t end = std::min(around.after.find(", "), around.after.size());
    added = around.after.substr(0, end);
    if (end != around.after.size()) added += on_lines(around.after.substr(end + 2), deeper);
    return true;
  });
  // A comma behind the last one is there already or not.
  const bool has_comma =
      !all.back().next_named_sibling() &&
      model.tree.text().substr(all.back().end(), list.end() - all.back().end()).find(',') !=
          std::string_view::npos;
  put({all.back().end(), list.end() - 1},
      added + (fits_together && !has_comma ? "" : ",") + line_end + indentation);
}

}  // namespace aioshift::rules::migration
