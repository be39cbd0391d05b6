#include "syntax/problems.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "syntax/statements.h"

namespace aioshift::syntax {
namespace {

std::string python2(std::string_view what) {
  return fmt::format("Python 2 syntax: {}", what);
}

// String prefixes as the Python reference lists them (2.4.1), with t-strings (PEP 750).
bool is_string_prefix(std::string_view prefix) {
  std::string lower;
  for (char c : prefix) lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  std::sort(lower.begin(), lower.end());
  for (std::string_view known : {"", "b", "f", "r", "t", "u", "br", "fr", "rt"}) {
    if (lower == known) return true;
  }
  return false;
}

bool is_python2_integer(std::string_view digits) {
  if (digits.back() == 'l' || digits.back() == 'L') return true;
  if (digits.back() == 'j' || digits.back() == 'J') return false;  // 01j is a float with a zero in front
  if (digits.size() < 2 || digits[0] != '0' || std::isdigit(static_cast<unsigned char>(digits[1])) == 0)
    return false;
  // 00 and 0_0 are zeros that Python 3 takes; 0777 and 08 are not (2.4.5).
  return std::any_of(digits.begin(), digits.end(), [](char c) { return c >= '1' && c <= '9'; });
}

bool is_hard_keyword(std::string_view name) {
  if (name.size() < 4 || name.size() > 8) return false;  // most names
  return name == "async" || name == "await" || name == "nonlocal" || name == "None" || name == "True" ||
         name == "False";
}

bool has_only_blanks_before(Node node) {
  const std::string_view text = node.tree().text();
  text::Offset at = node.begin();
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t')) --at;
  return at == 0 || text[at - 1] == '\n' || text[at - 1] == '\r';
}

// `a() b()`: within a block the grammar takes a second statement on the line without a semicolon.
bool follows_on_the_line(Node statement) {
  if (!is_statement(statement.kind()) || has_only_blanks_before(statement)) return false;
  if (!statement.parent().is_one_of(Kind::block, Kind::module)) return false;
  const Node previous = statement.previous_sibling();
  if (!previous || !is_statement(previous.kind()) || previous.range().empty()) return false;
  // From its last byte on, since some statements reach over the end of their line.
  const std::string_view between =
      statement.tree().text().substr(previous.end() - 1, statement.begin() - previous.end() + 1);
  return between.find_first_of("\r\n") == std::string_view::npos;
}

// The kinds about which problem_with has something to ask.
bool may_be_a_problem(Kind kind) {
  switch (kind) {
    case Kind::error:
    case Kind::op_less_greater:
    case Kind::integer:
    case Kind::string_start:
    case Kind::identifier:
    case Kind::except_clause:
    case Kind::parameters:
    case Kind::lambda_parameters:
      return true;
    default:
      return is_statement(kind);
  }
}

std::optional<std::string> problem_with(Node node) {
  if (follows_on_the_line(node)) return "syntax error";
  switch (node.kind()) {
    case Kind::error:
      return "syntax error";
    case Kind::print_statement:
      return python2("print statement");
    case Kind::exec_statement:
      return python2("exec statement");
    case Kind::op_less_greater:
      return python2("<> operator");
    case Kind::integer:
      if (is_python2_integer(node.text())) return python2("integer literal");
      break;
    case Kind::string_start: {
      const std::string_view start = node.text();
      if (start.find('`') != std::string_view::npos) return python2("backticks");
      if (!is_string_prefix(start.substr(0, start.find_first_of("'\"")))) return python2("string prefix");
      break;
    }
    case Kind::identifier:
      // `async = 1` and the like: keywords since 3.7.
      if (is_hard_keyword(node.text()) && !node.parent().is(Kind::error)) return "keyword used as a name";
      break;
    case Kind::raise_statement:
      if (node.child(Kind::expression_list)) return python2("raise with a comma");
      break;
    case Kind::except_clause: {
      // Python 2 names the exception so; from 3.14 on (PEP 758) the same shape lists types, whose
      // names do not begin in lower case.
      const Node comma = node.child(Kind::op_comma);
      const Node second = comma ? comma.next_named_sibling() : Node();
      if (second.is(Kind::identifier) && std::islower(static_cast<unsigned char>(second.text()[0])) != 0) {
        return python2("except with a comma");
      }
      break;
    }
    case Kind::parameters:
    case Kind::lambda_parameters:
      if (node.child(Kind::tuple_pattern)) return python2("tuple parameter");
      break;
    default:
      break;
  }
  return std::nullopt;
}

// Two measures of an indentation, as CPython's tokenizer takes them (tabs to multiples of 8, and
// tabs as one column): where they order two lines differently, it raises TabError.
struct Column {
  int tabs8 = 0;
  int tabs1 = 0;
};

Column column_of(std::string_view indentation) {
  Column column;
  for (char c : indentation) {
    if (c == ' ') {
      ++column.tabs8;
      ++column.tabs1;
    } else if (c == '\t') {
      column.tabs8 = (column.tabs8 / 8 + 1) * 8;
      ++column.tabs1;
    } else if (c == '\f') {
      column = {};
    }
  }
  return column;
}

// What begins a line at the indentation of the compound statement that it continues.
bool is_clause(Kind kind) {
  switch (kind) {
    case Kind::elif_clause:
    case Kind::else_clause:
    case Kind::except_clause:
    case Kind::finally_clause:
    case Kind::case_clause:
      return true;
    default:
      return false;
  }
}

void find_inconsistent_indentation(const Tree& tree, std::vector<Problem>& problems) {
  std::vector<Column> open = {{}};
  for (NodeId id = 0; id < tree.size(); ++id) {
    if (!is_statement(tree.data(id).kind) && !is_clause(tree.data(id).kind)) continue;
    const Node statement = tree.node(id);
    if (statement.parent().is(Kind::decorated_definition) || !is_first_on_line(tree, statement.begin()))
      continue;
    const Column column = column_of(indentation_at(tree, statement.begin()));
    while (open.size() > 1 && open.back().tabs8 > column.tabs8) open.pop_back();
    const bool consistent = open.back().tabs8 == column.tabs8 ? open.back().tabs1 == column.tabs1
                                                              : open.back().tabs1 < column.tabs1;
    if (!consistent) {
      problems.push_back({statement.range(), "inconsistent use of tabs and spaces in indentation", id});
      return;  // structure after this point is not to be trusted; one message is enough
    }
    if (open.back().tabs8 < column.tabs8) open.push_back(column);
  }
}

}  // namespace

std::vector<Problem> find_problems(const Tree& tree) {
  static const auto may_be = [] {
    std::array<bool, kKindCount> result = {};
    for (std::uint16_t kind = 0; kind < kKindCount; ++kind)
      result[kind] = may_be_a_problem(static_cast<Kind>(kind));
    return result;
  }();
  std::vector<Problem> problems;
  for (NodeId id = 0; id < tree.size(); ++id) {
    const NodeData& data = tree.data(id);
    const auto kind = static_cast<std::size_t>(data.kind);
    if ((data.flags & kMissing) == 0 && kind < kKindCount && !may_be[kind]) continue;
    const Node node = tree.node(id);
    if (node.is_missing()) {
      problems.push_back({node.range(), "syntax error", id});
    } else if (auto problem = problem_with(node)) {
      problems.push_back({node.range(), std::move(*problem), id});
    }
  }
  if (tree.text().find('\t') != std::string_view::npos) find_inconsistent_indentation(tree, problems);
  std::stable_sort(problems.begin(), problems.end(),
                   [](const Problem& a, const Problem& b) { return a.range.begin < b.range.begin; });
  return problems;
}

}  // namespace aioshift::syntax
