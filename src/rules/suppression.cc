#include "rules/suppression.h"

#include <re2/re2.h>

#include <algorithm>
#include <cctype>

#include "syntax/statements.h"

namespace aioshift::rules {
namespace {

// "The first lines": as many as a licence header may take.
constexpr std::uint32_t kHeadLines = 50;

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
    return std::tolower(static_cast<unsigned char>(x)) == std::tolower(static_cast<unsigned char>(y));
  });
}

std::vector<std::string> split_codes(std::string_view list) {
  std::vector<std::string> codes;
  std::string code;
  for (char c : std::string(list) + ",") {
    if (c == ',' || c == ' ' || c == '\t') {
      if (!code.empty()) codes.push_back(std::move(code));
      code.clear();
    } else {
      code += c;
    }
  }
  return codes;
}

}  // namespace

Suppressions Suppressions::read(const syntax::Tree& tree) {
  // The forms of flake8 and ruff: `# noqa`, `#noqa:E501,W2`, in any case.
  static const RE2 noqa(R"((?i)#\s*noqa\b(?::\s*([A-Z][A-Z0-9-]*(?:[,\s]+[A-Z][A-Z0-9-]*)*))?)");
  static const RE2 ignore(R"(#\s*aioshift:\s*ignore\b(?:\[([^\]]*)\])?)");
  static const RE2 skip(R"(#\s*aioshift:\s*skip-file\b)");
  Suppressions result;
  const auto& lines = tree.source().lines();
  for (const syntax::NodeData& data : tree.nodes()) {
    if (data.kind != syntax::Kind::comment) continue;
    const std::string_view view = tree.text().substr(data.range.begin, data.range.size());
    const re2::StringPiece text(view.data(), view.size());
    const std::uint32_t line = lines.line_at(data.range.begin);
    re2::StringPiece codes;
    if (line < kHeadLines && RE2::PartialMatch(text, skip)) result.skips_file_ = true;
    for (const RE2* form : {&noqa, &ignore}) {
      codes = {};
      if (!RE2::PartialMatch(text, *form, &codes)) continue;
      Line& entry = result.lines_[line];
      if (codes.data() == nullptr) {
        entry.everything = true;
      } else {
        for (std::string& code : split_codes({codes.data(), codes.size()}))
          entry.codes.push_back(std::move(code));
      }
    }
  }
  return result;
}

bool Suppressions::covers(const RuleInfo& rule, const syntax::Tree& tree, text::Range range) const {
  if (lines_.empty()) return false;
  const auto& lines = tree.source().lines();
  const auto on_line = [&](std::uint32_t line) {
    const auto it = lines_.find(line);
    if (it == lines_.end()) return false;
    if (it->second.everything) return true;
    return std::any_of(it->second.codes.begin(), it->second.codes.end(), [&](const std::string& code) {
      if (equal_ignoring_case(code, rule.id)) return true;
      return std::any_of(rule.codes.begin(), rule.codes.end(),
                         [&](const std::string& known) { return equal_ignoring_case(code, known); });
    });
  };
  if (on_line(lines.line_at(range.begin)) || on_line(lines.line_at(range.end))) return true;
  // A simple statement over several lines carries its comment behind its end.
  const syntax::Node statement = syntax::statement_of(tree.covering(range));
  return statement && syntax::is_simple_statement(statement.kind()) &&
         on_line(lines.line_at(statement.end()));
}

}  // namespace aioshift::rules
