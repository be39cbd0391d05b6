#include "rewrite/statement_place.h"

#include "rewrite/layout.h"
#include "syntax/statements.h"

namespace aioshift::rewrite {

using semantics::Obstacle;
using syntax::Kind;
using syntax::Node;
using text::Edit;

namespace {

Reason reason_for(Obstacle obstacle) {
  switch (obstacle) {
    case Obstacle::kConditional:
      return Reason::kConditionalEvaluation;
    case Obstacle::kLoopCondition:
      return Reason::kLoopCondition;
    case Obstacle::kElif:
      return Reason::kElifCondition;
    case Obstacle::kComprehension:
      return Reason::kInsideComprehension;
    case Obstacle::kLambda:
      return Reason::kInsideLambda;
    case Obstacle::kDefinition:
      return Reason::kDefinitionHeader;
    case Obstacle::kLaterItem:
      return Reason::kLaterWithItem;
    case Obstacle::kClause:
      return Reason::kClauseHeader;
    case Obstacle::kUnusualOrder:
      break;
  }
  return Reason::kEvaluationOrder;
}

}  // namespace

tl::expected<semantics::EvaluationContext, Reason> statement_around(Node expression) {
  auto context = semantics::evaluation_context(expression);
  if (!context) return tl::unexpected(reason_for(context.error()));
  if (semantics::is_text_shown(expression)) return tl::unexpected(Reason::kTextIsShown);
  return std::move(*context);
}

StatementPlace::StatementPlace(Node statement)
    : statement_(statement),
      indentation_(block_indentation(statement.tree(), clause_of_line().begin())),
      unit_(syntax::indentation_unit(statement)),
      line_end_(statement.tree().source().line_end_at(statement.begin())) {
  if (starts_on_header_line()) indentation_ += unit_;
}

bool StatementPlace::begins_line() const {
  return rewrite::begins_line(statement_.tree(), statement_.begin());
}

// The statement itself where it begins its line, else the statement or clause whose header shares the
// line, else the first statement of the line.
Node StatementPlace::clause_of_line() const {
  if (begins_line()) return statement_;
  if (starts_on_header_line()) return statement_.parent().parent();
  Node first = statement_;
  for (const Node sibling : statement_.parent().named_children()) {
    if (rewrite::begins_line(statement_.tree(), sibling.begin())) first = sibling;
    if (sibling == statement_) break;
  }
  return first;
}

// Whether the block that holds the statement begins behind its header's colon: `if x: f()`.
bool StatementPlace::starts_on_header_line() const {
  const Node block = statement_.parent();
  return block.is(Kind::block) && block.named_child(0) &&
         !rewrite::begins_line(statement_.tree(), block.named_child(0).begin());
}

std::vector<Edit> StatementPlace::open(std::string in_front) const {
  std::vector<Edit> edits;
  const syntax::Tree& tree = statement_.tree();
  const std::string fresh_line = next_line(indentation_);
  const Node block = statement_.parent();
  Node previous;
  Node next;
  for (const Node sibling : block.named_children()) {
    if (sibling == statement_) {
      next = sibling.next_named_sibling();
      break;
    }
    previous = sibling;
  }
  if (starts_on_header_line()) {
    const Node first = block.named_child(0);
    const text::Range gap = {begin_of_gap(tree, first.begin()), first.begin()};
    if (first == statement_) {
      edits.push_back({gap, fresh_line + in_front});
      in_front.clear();
    } else {
      edits.push_back({gap, fresh_line});
    }
  }
  if (previous && !begins_line() && !in_front.empty()) {
    edits.push_back({{previous.end(), statement_.begin()}, fresh_line + in_front});
    in_front.clear();
  }
  if (next && !rewrite::begins_line(tree, next.begin())) {
    edits.push_back({{statement_.end(), next.begin()}, fresh_line});
  }
  if (!in_front.empty()) edits.push_back({{statement_.begin(), statement_.begin()}, std::move(in_front)});
  return edits;
}

std::vector<Edit> StatementPlace::put_above(const std::vector<std::string>& lines, bool is_apart) const {
  const syntax::Tree& tree = statement_.tree();
  const text::LineIndex& index = tree.source().lines();
  if (!begins_line()) {
    std::string text;
    for (const std::string& line : lines) {
      const bool is_first = text.empty();
      text += (is_first ? "" : line.empty() ? next_line("") : next_line(indentation_)) + line;
    }
    return open(text + next_line(indentation_));
  }
  std::uint32_t line = index.line_at(begin_of_gap(tree, statement_.begin()));
  // Comments of the same block, with nothing between them and the statement.
  while (line > 0) {
    const text::Range above = index.content_range(tree.text(), line - 1);
    const std::string_view text = tree.text().substr(above.begin, above.size());
    if (!text.starts_with(indentation_ + "#")) break;
    --line;
  }
  const text::Offset at = index.full_range(line).begin;
  std::string text;
  if (is_apart && statement_.previous_sibling() && line > 0) {
    const text::Range above = index.content_range(tree.text(), line - 1);
    const std::string_view content = tree.text().substr(above.begin, above.size());
    if (content.find_first_not_of(" \t\f") != std::string_view::npos) text = next_line("");
  }
  for (const std::string& written : lines)
    text += (written.empty() ? "" : indentation_) + written + next_line("");
  return {{{at, at}, text}};
}

std::optional<std::vector<Edit>> StatementPlace::put_in_block(Node last, std::string_view header) const {
  const syntax::Tree& tree = statement_.tree();
  const std::string deeper = indentation_ + unit_;
  const std::string opened = std::string(header) + next_line(deeper);
  const text::Range range = {statement_.begin(), last.end()};
  std::vector<Edit> edits;
  if (statement_ == last) {
    edits = open(opened);
  } else {
    for (Node one = statement_; one; one = one.next_named_sibling()) {
      if (!rewrite::begins_line(tree, one.begin())) return std::nullopt;
      if (one.begin() > last.begin()) break;
    }
    edits = {{{statement_.begin(), statement_.begin()}, opened}};
  }
  for (Edit& edit :
       reindent(tree, range, block_indentation(tree, statement_.begin()), deeper, deeper.size(), {}))
    edits.push_back(std::move(edit));
  return edits;
}

}  // namespace aioshift::rewrite
