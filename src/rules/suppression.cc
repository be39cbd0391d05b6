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
  // The forms of flake8 and ruff: `# noqa`, `#noqa:E501,W2`, in any case. Codes that stand behind it without
  // the colon are what is meant as well.
  static const RE2 noqa(
      R"((?i)#\s*noqa\b(?::\s*([A-Z][A-Z0-9-]*(?:[,\s]+[A-Z][A-Z0-9-]*)*)|\s+([A-Z]{1,5}[0-9]{1,4}(?:[,\s]+[A-Z]{1,5}[0-9]{1,4})*)\b)?)");
  static const RE2 ignore(R"(#\s*aioshift:\s*ignore\b(?:\[([^\]]*)\])?)");
  static const RE2 skip(R"(#\s*aioshift:\s*skip-file\b)");
  Suppressions result;
  const auto& lines = tree.source().lines();
  for (const syntax::NodeData& data : tree.nodes()) {
    if (data.kind != syntax::Kind::comment) continue;
    const std::string_view view = tree.text().substr(data.range.begin, data.range.size());
    const re2::StringPiece text(view.data(), view.size());
    const std::uint32_t line = lines.line_at(data.range.begin);
    result.read_ast_grep(tree, data.range);
    re2::StringPiece codes;
    if (line < kHeadLines && RE2::PartialMatch(text, skip)) result.skips_file_ = true;
    for (const RE2* form : {&noqa, &ignore}) {
      codes = {};
      re2::StringPiece bare;
      const bool is_there = form == &noqa ? RE2::PartialMatch(text, *form, &codes, &bare)
                                          : RE2::PartialMatch(text, *form, &codes);
      if (!is_there) continue;
      if (codes.data() == nullptr) codes = bare;
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

void Suppressions::read_ast_grep(const syntax::Tree& tree, text::Range comment) {
  // Words behind it without a colon are an explanation, as there.
  static const RE2 form(R"(\bast-grep-ignore(?:[^\w:-][^:]*)?(:.*)?$)");
  const std::string_view view = tree.text().substr(comment.begin, comment.size());
  re2::StringPiece codes;
  if (!RE2::PartialMatch(re2::StringPiece(view.data(), view.size()), form, &codes)) return;

  const auto& lines = tree.source().lines();
  const std::uint32_t line = lines.line_at(comment.begin);
  const auto is_blank = [&](text::Offset begin, text::Offset end) {
    return tree.text().substr(begin, end - begin).find_first_not_of(" \t\f\r\n") == std::string_view::npos;
  };
  const bool stands_alone = is_blank(lines.full_range(line).begin, comment.begin);
  const bool is_for_file =
      line == 0 && stands_alone &&
      (lines.count() == 1 || is_blank(lines.full_range(1).begin, lines.full_range(1).end));
  Line& entry = is_for_file ? file_ : stands_alone ? beginnings_[line + 1] : lines_[line];
  if (codes.empty()) {
    entry.everything = true;
  } else {
    for (std::string& code : split_codes({codes.data() + 1, codes.size() - 1}))
      entry.codes.push_back(std::move(code));
  }
  if (file_.everything) skips_file_ = true;
}

bool Suppressions::covers(const Line& comment, const RuleInfo& rule) {
  if (comment.everything) return true;
  return std::any_of(comment.codes.begin(), comment.codes.end(), [&](const std::string& code) {
    if (equal_ignoring_case(code, rule.id)) return true;
    return std::any_of(rule.codes.begin(), rule.codes.end(),
                       [&](const std::string& known) { return equal_ignoring_case(code, known); });
  });
}

bool Suppressions::covers(const RuleInfo& rule, const syntax::Tree& tree, text::Range range) const {
  if (covers(file_, rule)) return true;
  if (lines_.empty() && beginnings_.empty()) return false;
  const auto& lines = tree.source().lines();
  const auto holds = [&](const std::map<std::uint32_t, Line>& comments, std::uint32_t line) {
    const auto it = comments.find(line);
    return it != comments.end() && covers(it->second, rule);
  };
  const std::uint32_t first_line = lines.line_at(range.begin);
  if (holds(beginnings_, first_line)) return true;
  if (holds(lines_, first_line) || holds(lines_, lines.line_at(range.end))) return true;
  // A simple statement over several lines carries its comment behind its end.
  const syntax::Node statement = syntax::statement_of(tree.covering(range));
  return statement && syntax::is_simple_statement(statement.kind()) &&
         holds(lines_, lines.line_at(statement.end()));
}

}  // namespace aioshift::rules
