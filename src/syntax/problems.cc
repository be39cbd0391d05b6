#include "syntax/problems.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <unordered_map>

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

constexpr const char* kMisread = "the grammar misreads what Python takes";

// A line that holds nothing but a backslash: the grammar takes the indentation of the one behind it for a
// block's, where Python takes that of the backslash's.
bool follows_a_lone_backslash(Node statement) {
  if (!is_statement(statement.kind()) || !has_only_blanks_before(statement)) return false;
  const std::string_view before = statement.tree().text().substr(0, statement.begin());
  const std::size_t line = before.find_last_of("\r\n");
  if (line == std::string_view::npos) return false;
  const std::size_t end = before[line] == '\n' && line > 0 && before[line - 1] == '\r' ? line - 1 : line;
  if (end == 0 || before[end - 1] != '\\') return false;
  const std::size_t blank = before.find_last_not_of(" \t\f", end - 2);
  return end == 1 || blank == std::string_view::npos || before[blank] == '\n' || before[blank] == '\r';
}

// `a,` and `b = 2` on the next line: the grammar takes both for one assignment.
bool has_targets_on_two_lines(Node assignment) {
  const Node left = assignment.child(Field::left);
  if (!left.is_one_of(Kind::pattern_list, Kind::expression_list)) return false;
  const std::string_view text = assignment.tree().text();
  for (const Node child : left.children()) {
    const Node next = child.next_sibling();
    if (!next) break;
    const std::string_view between = text.substr(child.end(), next.begin() - child.end());
    if (between.find_first_of("\r\n") != std::string_view::npos &&
        between.find('\\') == std::string_view::npos)
      return true;
  }
  return false;
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
    case Kind::assignment:
    case Kind::augmented_assignment:
      return true;
    default:
      return is_statement(kind);
  }
}

std::optional<std::string> problem_with(Node node) {
  if (follows_on_the_line(node)) return "syntax error";
  if (follows_a_lone_backslash(node)) return kMisread;
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
    case Kind::assignment:
    case Kind::augmented_assignment:
      if (has_targets_on_two_lines(node)) return kMisread;
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

// A set of kinds, for what is asked of every node.
template <typename Holds>
std::array<bool, kKindCount> kinds_that(const Holds& holds) {
  std::array<bool, kKindCount> result = {};
  for (std::uint16_t kind = 0; kind < kKindCount; ++kind) result[kind] = holds(static_cast<Kind>(kind));
  return result;
}

bool is_in(const std::array<bool, kKindCount>& kinds, Kind kind) {
  const auto number = static_cast<std::size_t>(kind);
  return number < kKindCount && kinds[number];
}

// The blanks before the statement on its line; nothing where something else stands there.
std::optional<std::string_view> blanks_before(const Tree& tree, text::Offset offset) {
  const std::string_view text = tree.text();
  text::Offset at = offset;
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t' || text[at - 1] == '\f')) --at;
  if (at > 0 && text[at - 1] != '\n' && text[at - 1] != '\r') return std::nullopt;
  return text.substr(at, offset - at);
}

// Whether the line that begins at `begin` goes on with the one before it.
bool is_joined_line(std::string_view text, std::size_t begin) {
  std::string_view before = text.substr(0, begin);
  if (before.ends_with('\n')) before.remove_suffix(1);
  if (before.ends_with('\r')) before.remove_suffix(1);
  return before.size() < begin && before.ends_with('\\');
}

// Where a statement that begins on its own line should stand: with the first one of its block. The grammar
// takes it wherever it is.
class ExpectedColumns {
 public:
  bool is_expected(Node statement, Column column) {
    const Node parent = statement.parent();
    if (parent.is(Kind::module)) return column.tabs8 == 0;
    if (!parent.is(Kind::block)) return true;
    const auto [first, is_new] = by_block_.try_emplace(parent.id(), column.tabs8);
    return is_new || first->second == column.tabs8;
  }

 private:
  std::unordered_map<NodeId, int> by_block_;
};

void find_wrong_indentation(const Tree& tree, std::vector<Problem>& problems) {
  static const auto are_indented =
      kinds_that([](Kind kind) { return is_statement(kind) || is_clause(kind); });
  std::vector<Column> open = {{}};
  ExpectedColumns expected;
  for (NodeId id = 0; id < tree.size(); ++id) {
    if (!is_in(are_indented, tree.data(id).kind)) continue;
    const Node statement = tree.node(id);
    const auto blanks = blanks_before(tree, statement.begin());
    if (!blanks || statement.range().empty() || statement.parent().is(Kind::decorated_definition)) continue;
    const Column column = column_of(*blanks);
    while (open.size() > 1 && open.back().tabs8 > column.tabs8) open.pop_back();
    const bool consistent = open.back().tabs8 == column.tabs8 ? open.back().tabs1 == column.tabs1
                                                              : open.back().tabs1 < column.tabs1;
    if (!consistent) {
      problems.push_back({statement.range(), "inconsistent use of tabs and spaces in indentation", id});
      return;  // structure after this point is not to be trusted; one message is enough
    }
    const bool is_free =
        !is_statement(statement.kind()) || is_joined_line(tree.text(), statement.begin() - blanks->size());
    if (!is_free && !expected.is_expected(statement, column))
      problems.push_back({statement.range(), "unexpected indentation", id});
    if (open.back().tabs8 < column.tabs8) open.push_back(column);
  }
}

// Whether a line ends in text between two tokens, without a backslash.
bool ends_line(std::string_view gap) {
  for (std::size_t at = gap.find_first_of("\r\n"); at != std::string_view::npos;
       at = gap.find_first_of("\r\n", at + 1)) {
    if (at == 0 || (gap[at - 1] != '\\' && !(gap[at] == '\n' && gap[at - 1] == '\r'))) return true;
  }
  return false;
}

// Behind an operator the grammar reads on in the next line, which Python does in brackets alone:
//     name =
//     other = 1
void find_broken_lines(const Tree& tree, std::vector<Problem>& problems) {
  static const auto are_simple = kinds_that(is_simple_statement);
  const text::LineIndex& lines = tree.source().lines();
  for (NodeId id = 0; id < tree.size(); ++id) {
    if (!is_in(are_simple, tree.data(id).kind)) continue;
    const Node statement = tree.node(id);
    const std::string_view whole = statement.text();
    if (whole.find('\n') == std::string_view::npos && whole.find('\r') == std::string_view::npos) continue;
    if (lines.line_at(statement.begin()) == lines.line_at(statement.end())) continue;
    int depth = 0;
    bool is_behind_comma = false;
    text::Offset end = statement.begin();
    for (NodeId inner = id + 1; inner < statement.subtree_end();) {
      const Node token = tree.node(inner);
      const bool is_string = token.is(Kind::string);
      if (!is_string && token.subtree_end() != inner + 1) {
        ++inner;
        continue;
      }
      // A comma may end a line, as the grammar knows otherwise.
      if (depth == 0 && !is_behind_comma && token.begin() > end &&
          ends_line(tree.text().substr(end, token.begin() - end))) {
        problems.push_back({statement.range(), "syntax error", id});
        break;
      }
      const std::string_view text = token.text();
      if (text == "(" || text == "[" || text == "{") ++depth;
      if (text == ")" || text == "]" || text == "}") --depth;
      is_behind_comma = text == ",";
      end = std::max(end, token.end());
      inner = is_string ? token.subtree_end() : inner + 1;
    }
  }
}

}  // namespace

std::vector<Problem> find_problems(const Tree& tree) {
  static const auto may_be = kinds_that(may_be_a_problem);
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
  find_wrong_indentation(tree, problems);
  find_broken_lines(tree, problems);
  std::stable_sort(problems.begin(), problems.end(),
                   [](const Problem& a, const Problem& b) { return a.range.begin < b.range.begin; });
  return problems;
}

}  // namespace aioshift::syntax
