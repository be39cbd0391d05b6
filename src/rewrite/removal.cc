#include "rewrite/removal.h"

#include <algorithm>
#include <string>

#include "rewrite/layout.h"
#include "rewrite/precedence.h"
#include "syntax/statements.h"

namespace aioshift::rewrite {

using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;
using text::Edit;
using text::Offset;
using text::Range;

namespace {

using Edits = std::vector<Edit>;
using Result = tl::expected<Edits, Reason>;

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\f\r\n\\") == std::string_view::npos;
}

std::string_view text_of(const syntax::Tree& tree, Range range) {
  return tree.text().substr(range.begin, range.size());
}

bool has_comment(const syntax::Tree& tree, Range range) {
  const Node around = tree.covering(range);
  for (NodeId id = around.id(); id < around.subtree_end(); ++id) {
    if (tree.data(id).kind == Kind::comment && range.overlaps(tree.data(id).range)) return true;
  }
  return false;
}

Result removed(const syntax::Tree& tree, Range range, std::string replacement = "") {
  if (has_comment(tree, range)) return tl::unexpected(Reason::kCommentInTheWay);
  return Edits{{range, std::move(replacement)}};
}

// From the beginning of the line of `begin` to behind the end of that of `end`.
Range lines_of(const syntax::Tree& tree, Range range) {
  const text::LineIndex& lines = tree.source().lines();
  return {lines.full_range(lines.line_at(begin_of_gap(tree, range.begin))).begin,
          lines.full_range(lines.line_at(range.end)).end};
}

// What stands on the line behind `offset`, its end apart.
std::string_view rest_of_line(const syntax::Tree& tree, Offset offset) {
  const text::LineIndex& lines = tree.source().lines();
  const Range line = lines.content_range(tree.text(), lines.line_at(offset));
  return text_of(tree, {offset, std::max(offset, line.end)});
}

bool ends_line(const syntax::Tree& tree, Offset offset) {
  const std::string_view rest = rest_of_line(tree, offset);
  return is_blank(rest) || rest[rest.find_first_not_of(" \t\f")] == '#';
}

bool has_line_break(const syntax::Tree& tree, Range range) {
  return text_of(tree, range).find_first_of("\r\n") != std::string_view::npos;
}

// The node that goes where `node` is to go: what is nothing but the node, a statement at most, and a
// definition's decorators.
Node whole_of(Node node) {
  while (!syntax::is_statement(node.kind()) && node.parent() && node.parent().range() == node.range() &&
         !node.parent().is_one_of(Kind::block, Kind::module)) {
    node = node.parent();
  }
  const bool is_decorated = syntax::is_statement(node.kind()) && node.parent().is(Kind::decorated_definition);
  return is_decorated ? node.parent() : node;
}

// Those among `siblings` that lie in the range, as [first, last]; first > last where none does.
struct Span {
  std::size_t first = 1;
  std::size_t last = 0;
};
Span span_in(const std::vector<Node>& siblings, Node node, Range range) {
  Span span;
  bool is_found = false;
  for (std::size_t i = 0; i < siblings.size(); ++i) {
    if (!range.contains(siblings[i].range()) && siblings[i] != node) continue;
    if (!is_found) span.first = i;
    span.last = i;
    is_found = true;
  }
  return span;
}

Result remove_statements(Node node, Range range) {
  const syntax::Tree& tree = node.tree();
  const Node block = node.parent();
  std::vector<Node> siblings;
  for (const Node sibling : block.named_children()) siblings.push_back(sibling);
  const Span span = span_in(siblings, node, range);
  const Range gone = {siblings[span.first].begin(), siblings[span.last].end()};
  if (block.is(Kind::block) && span.first == 0 && span.last + 1 == siblings.size())
    return removed(tree, gone, "pass");
  const text::LineIndex& lines = tree.source().lines();
  const bool shares_first = !begins_line(tree, gone.begin);
  const bool shares_last = span.last + 1 < siblings.size() &&
                           lines.line_at(siblings[span.last + 1].begin()) == lines.line_at(gone.end);
  if (shares_last) return removed(tree, {gone.begin, siblings[span.last + 1].begin()});
  if (shares_first) {
    if (span.first == 0) return tl::unexpected(Reason::kNeededInPlace);
    return removed(tree, {siblings[span.first - 1].end(), gone.end});
  }
  return removed(tree, lines_of(tree, gone));
}

// Has to have what it is without: a `try` a clause, a `match` a case.
bool is_only_clause(Node clause) {
  for (const Node sibling : clause.parent().named_children()) {
    if (sibling == clause) continue;
    if (sibling.is_one_of(Kind::except_clause, Kind::finally_clause, Kind::case_clause)) return false;
  }
  return clause.is_one_of(Kind::except_clause, Kind::finally_clause, Kind::case_clause);
}

class ListRemoval {
 public:
  ListRemoval(Node element, Range range)
      : tree_(element.tree()), list_(element.parent()), elements_(elements_of(list_)) {
    const Span span = span_in(elements_, element, range);
    first_ = span.first;
    last_ = span.last;
  }

  static bool is_element(Node node) {
    if (node.is_extra()) return false;
    switch (node.parent().kind()) {
      case Kind::argument_list:
      case Kind::parameters:
      case Kind::lambda_parameters:
      case Kind::list:
      case Kind::tuple:
      case Kind::set:
      case Kind::dictionary:
      case Kind::type_parameter:
      case Kind::with_clause:
      case Kind::expression_list:
      case Kind::pattern_list:
      case Kind::tuple_pattern:
      case Kind::list_pattern:
      case Kind::global_statement:
      case Kind::nonlocal_statement:
        return node.is_named();
      case Kind::import_statement:
      case Kind::import_from_statement:
      case Kind::future_import_statement:
        return node.field() == Field::name;
      case Kind::subscript:
        return node.field() == Field::subscript;
      case Kind::expression_statement:
      case Kind::assert_statement:
        return node.is_named() && node.parent().child(Kind::op_comma);
      case Kind::delete_statement:
        return node.is_named();
      default:
        return false;
    }
  }

  Result run() {
    if (first_ == 0 && last_ + 1 == elements_.size()) return remove_all();
    if (list_.is(Kind::assert_statement) && first_ == 0) return tl::unexpected(Reason::kNeededInPlace);
    if (list_.is(Kind::parameters) || list_.is(Kind::lambda_parameters)) {
      if (leaves_separator_alone()) return tl::unexpected(Reason::kNeededInPlace);
    }
    Result result = remove_some();
    if (result && leaves_one_of_tuple()) {
      const Node left = elements_[first_ == 0 ? elements_.size() - 1 : 0];
      if (first_ == 0 && !comma_behind(left)) result->push_back({{left.end(), left.end()}, ","});
    }
    return result;
  }

 private:
  static std::vector<Node> elements_of(Node list) {
    std::vector<Node> elements;
    for (const Node child : list.children()) {
      if (is_element(child)) elements.push_back(child);
    }
    return elements;
  }

  static Node comma_behind(Node element) {
    Node next = element.next_sibling();
    while (next && next.is_extra()) next = next.next_sibling();
    return next.is(Kind::op_comma) ? next : Node();
  }

  bool leaves_one_of_tuple() const {
    const bool is_tuple =
        list_.is_one_of(Kind::tuple, Kind::expression_list, Kind::subscript, Kind::pattern_list,
                        Kind::tuple_pattern, Kind::expression_statement);
    return is_tuple && elements_.size() - (last_ - first_ + 1) == 1;
  }

  // `def f(a, *)` and `def f(/, a)` are no headers.
  bool leaves_separator_alone() const {
    std::vector<Node> left;
    for (std::size_t i = 0; i < elements_.size(); ++i) {
      if (i < first_ || i > last_) left.push_back(elements_[i]);
    }
    for (std::size_t i = 0; i < left.size(); ++i) {
      if (left[i].is(Kind::positional_separator) && i == 0) return true;
      const bool is_alone = i + 1 == left.size() || left[i + 1].is(Kind::dictionary_splat_pattern);
      if (left[i].is(Kind::keyword_separator) && is_alone) return true;
    }
    return false;
  }

  Result remove_all() {
    switch (list_.kind()) {
      case Kind::argument_list:
      case Kind::parameters:
      case Kind::list:
      case Kind::dictionary:
      case Kind::list_pattern:
        return removed(tree_, {list_.begin() + 1, list_.end() - 1});
      case Kind::tuple:
      case Kind::tuple_pattern:
        if (!list_.text().starts_with('(')) return tl::unexpected(Reason::kNeededInPlace);
        return removed(tree_, {list_.begin() + 1, list_.end() - 1});
      case Kind::type_parameter:
        if (!list_.parent().is_one_of(Kind::function_definition, Kind::class_definition, Kind::type))
          return tl::unexpected(Reason::kNeededInPlace);
        return removed(tree_, list_.range());
      case Kind::lambda_parameters:
        return removed(tree_, {begin_of_gap(tree_, list_.begin()), list_.end()});
      case Kind::import_statement:
      case Kind::import_from_statement:
      case Kind::future_import_statement:
      case Kind::global_statement:
      case Kind::nonlocal_statement:
      case Kind::delete_statement:
      case Kind::expression_statement:
        return remove_statements(list_, list_.range());
      case Kind::expression_list:
        if (list_.parent().is(Kind::delete_statement))
          return remove_statements(list_.parent(), list_.parent().range());
        return tl::unexpected(Reason::kNeededInPlace);
      default:
        return tl::unexpected(Reason::kNeededInPlace);
    }
  }

  Result remove_some() {
    const Node first = elements_[first_];
    const Node last = elements_[last_];
    const Node comma = comma_behind(last);
    const Node before = first_ > 0 ? elements_[first_ - 1] : Node();
    const Node next = last_ + 1 < elements_.size() ? elements_[last_ + 1] : Node();
    const Offset end = comma ? comma.end() : last.end();
    const bool has_own_lines = syntax::is_first_on_line(tree_, first.begin()) && ends_line(tree_, end);
    if (has_own_lines && begins_line(tree_, first.begin())) {
      const Range lines = lines_of(tree_, {first.begin(), end});
      if (comma || leaves_one_of_tuple() || has_comment(tree_, {before.end(), first.begin()}))
        return removed(tree_, lines);
      // The last one, without a comma behind it: the one before it has none then either.
      if (has_comment(tree_, {first.begin(), lines.end})) return tl::unexpected(Reason::kCommentInTheWay);
      return removed(tree_, {before.end(), last.end()});
    }
    if (next) {
      if (!before || !has_line_break(tree_, {end, next.begin()}))
        return removed(tree_, {first.begin(), next.begin()});
      return removed(tree_, {comma_behind(before).end(), end});
    }
    const bool keeps_comma = comma || leaves_one_of_tuple();
    return removed(tree_, {keeps_comma ? comma_behind(before).end() : before.end(), end});
  }

  const syntax::Tree& tree_;
  Node list_;
  std::vector<Node> elements_;
  std::size_t first_ = 0;
  std::size_t last_ = 0;
};

// What the grammar can do without.
bool is_optional(Node node) {
  if (!node.is_named()) return true;
  return node.is_one_of(Kind::string_content, Kind::interpolation, Kind::escape_sequence,
                        Kind::type_conversion, Kind::format_specifier, Kind::argument_list,
                        Kind::type_parameter, Kind::lambda_parameters, Kind::if_clause,
                        Kind::line_continuation) ||
         (node.is(Kind::for_in_clause) && node.previous_sibling().is(Kind::for_in_clause)) ||
         node.parent().is(Kind::return_statement);
}

Result remove_text(Node node, Range range) {
  const syntax::Tree& tree = node.tree();
  const std::string_view text = tree.text();
  const auto is_space = [](char c) { return c == ' ' || c == '\t'; };
  // One of the blanks on both sides goes too, so that `async def` becomes `def`.
  const bool is_in_string =
      node.self_or_ancestor(Kind::string_content, Kind::interpolation, Kind::escape_sequence) &&
      !node.is(Kind::comment);
  const bool is_first = syntax::is_first_on_line(tree, range.begin);
  if (!is_in_string && is_first) {
    while (range.end < text.size() && is_space(text[range.end])) ++range.end;
  } else if (!is_in_string) {
    Offset begin = range.begin;
    while (begin > 0 && is_space(text[begin - 1])) --begin;
    const char behind = range.end < text.size() ? text[range.end] : '\n';
    const bool is_word_behind = behind == '_' || (static_cast<unsigned char>(behind) & 0x80U) != 0 ||
                                std::isalnum(static_cast<unsigned char>(behind)) != 0;
    if (!is_word_behind) range.begin = begin;
  }
  return Edits{{range, ""}};
}

Result remove_comment(Node comment) {
  const syntax::Tree& tree = comment.tree();
  if (syntax::is_first_on_line(tree, comment.begin())) {
    const text::LineIndex& lines = tree.source().lines();
    return Edits{{lines.full_range(lines.line_at(comment.begin())), ""}};
  }
  return Edits{{{begin_of_gap(tree, comment.begin()), comment.end()}, ""}};
}

// `import a` matches the beginning of `import a, b` too: the names that it says go. That of `import a.b`
// cannot.
Result remove_imported_names(Node statement, Range range) {
  Node first;
  Node last;
  for (const Node child : statement.children()) {
    if (!ListRemoval::is_element(child) || !range.contains(child.range())) continue;
    if (!first) first = child;
    last = child;
  }
  if (!last || last.end() != range.end) return tl::unexpected(Reason::kDoesNotFit);
  return ListRemoval(first, {first.begin(), last.end()}).run();
}

// Whether what the range holds besides siblings of the node are commas, semicolons and blanks.
bool is_made_of_siblings(Node node, Range range) {
  const syntax::Tree& tree = node.tree();
  Offset at = range.begin;
  const auto is_layout = [&tree](Range rest) {
    return text_of(tree, rest).find_first_not_of(" \t\f\r\n\\,;") == std::string_view::npos;
  };
  for (const Node sibling : node.parent().children()) {
    if (!range.contains(sibling.range())) continue;
    if (sibling.begin() >= at && !is_layout({at, sibling.begin()})) return false;
    at = std::max(at, sibling.end());
  }
  return at <= range.end && is_layout({at, range.end});
}

std::string_view line_text(const syntax::Tree& tree, std::uint32_t line) {
  const text::Range range = tree.source().lines().content_range(tree.text(), line);
  std::string_view text = tree.text().substr(range.begin, range.size());
  const std::size_t first = text.find_first_not_of(" \t\f");
  return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

// Blank lines behind statements that go are too many where none stood in front of them: at the beginning of
// their block, or where there are some already; those in front are where nothing of the block is left behind.
void take_blank_lines_along(Node first_gone, Node last_gone, Edit& removal) {
  const syntax::Tree& tree = first_gone.tree();
  const text::LineIndex& lines = tree.source().lines();
  const Node next = last_gone.next_named_sibling();
  std::uint32_t first = lines.line_at(removal.range.begin);
  if (first == 0 || lines.full_range(first).begin != removal.range.begin) return;
  if (!next) {
    if (!first_gone.parent().is(Kind::block)) return;
    while (first > 0 && line_text(tree, first - 1).empty()) --first;
    removal.range.begin = lines.full_range(first).begin;
    return;
  }
  std::uint32_t behind = lines.line_at(last_gone.end()) + 1;
  if (behind >= lines.count() || lines.full_range(behind).begin != removal.range.end) return;
  const std::string_view above = line_text(tree, first - 1);
  const bool is_first = first_gone.parent().named_child(0) == first_gone && !above.starts_with('#');
  if (!above.empty() && !is_first) return;
  while (behind < lines.line_at(next.begin()) && line_text(tree, behind).empty()) ++behind;
  removal.range.end = lines.full_range(behind).begin;
}

}  // namespace

std::optional<Range> statement_left_by(Node node) {
  const Node whole = whole_of(node);
  const auto is_clause = [](Node other) {
    return other.is_one_of(Kind::except_clause, Kind::finally_clause, Kind::case_clause);
  };
  const bool is_statement = syntax::is_statement(whole.kind()) && whole.parent().is(Kind::block);
  if (!is_statement && !is_clause(whole)) return std::nullopt;
  Node before;
  for (const Node sibling : whole.parent().named_children()) {
    if (sibling == whole || (!is_statement && !is_clause(sibling))) continue;
    if (sibling.begin() > whole.begin()) return before ? before.range() : sibling.range();
    before = sibling;
  }
  if (!before) return std::nullopt;
  return before.range();
}

Result removal_edits(Node node, Range range) {
  const Node whole = whole_of(node);
  const syntax::Tree& tree = node.tree();
  if (range == node.range() || range.contains(whole.range())) {
    range = {std::min(range.begin, whole.begin()), std::max(range.end, whole.end())};
  }
  const bool is_import =
      whole.is_one_of(Kind::import_statement, Kind::import_from_statement, Kind::future_import_statement);
  if (is_import && range.begin == whole.begin() && range.end < whole.end())
    return remove_imported_names(whole, range);
  if (!range.contains(whole.range()) || (range != whole.range() && !is_made_of_siblings(whole, range)))
    return removed(tree, range);
  if (whole.is(Kind::comment)) return remove_comment(whole);
  if (!whole.parent()) return removed(tree, range);
  if (syntax::is_statement(whole.kind())) return remove_statements(whole, range);
  if (whole.is(Kind::decorator)) return removed(tree, lines_of(tree, whole.range()));
  if (whole.is_one_of(Kind::else_clause, Kind::elif_clause, Kind::except_clause, Kind::finally_clause,
                      Kind::case_clause)) {
    if (is_only_clause(whole) || !begins_line(tree, whole.begin()))
      return tl::unexpected(Reason::kNeededInPlace);
    return removed(tree, lines_of(tree, whole.range()));
  }
  if (ListRemoval::is_element(whole)) return ListRemoval(whole, range).run();
  if (is_optional(whole)) return remove_text(whole, range);
  return tl::unexpected(Reason::kNeededInPlace);
}

Result removal_edits(std::span<const Node> statements) {
  std::vector<Node> left(statements.begin(), statements.end());
  std::sort(left.begin(), left.end(), [](Node a, Node b) { return a.id() < b.id(); });
  Edits edits;
  for (std::size_t i = 0; i < left.size();) {
    std::size_t last = i;
    while (last + 1 < left.size() && left[last].next_named_sibling() == left[last + 1]) ++last;
    Result removal = removal_edits(left[i], {left[i].begin(), left[last].end()});
    if (!removal) return removal;
    if (removal->size() == 1) take_blank_lines_along(left[i], left[last], removal->front());
    for (Edit& edit : *removal) edits.push_back(std::move(edit));
    i = last + 1;
  }
  return edits;
}

}  // namespace aioshift::rewrite
