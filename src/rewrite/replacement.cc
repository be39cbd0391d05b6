#include "rewrite/replacement.h"

#include <algorithm>
#include <utility>

#include "rewrite/gap.h"
#include "rewrite/layout.h"
#include "rewrite/line_shift.h"
#include "rewrite/precedence.h"
#include "rewrite/removal.h"
#include "rewrite/template_value.h"
#include "rewrite/token.h"
#include "semantics/evaluation.h"
#include "syntax/statements.h"

namespace aioshift::rewrite {

using syntax::Kind;
using syntax::Node;
using syntax::NodeId;
using text::Edit;
using text::Offset;
using text::Range;
using Form = FixTemplate::Form;

namespace {

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\f\r\n") == std::string_view::npos;
}

bool is_statement_expression(Node node) {
  return node.parent().is(Kind::expression_statement) && node.parent().range() == node.range();
}

bool shares_line_with_next(Node statement) {
  if (statement.next_sibling().is(Kind::op_semicolon)) return true;
  const Node next = statement.next_named_sibling();
  const text::LineIndex& lines = statement.tree().source().lines();
  return next && lines.line_at(next.begin()) == lines.line_at(statement.end());
}

// Statements stand where a statement stood, and more than one line of them where no other statement
// shares the line.
bool fits(const FixTemplate& fix, const Form& form, Node match) {
  const bool is_part =
      (form.only && !form.only.is_one_of(Kind::assignment, Kind::augmented_assignment)) || form.is_tuple;
  if (form.kind != Form::Kind::kStatements || is_part || is_blank(fix.text())) return true;
  if (is_expression(match) && !is_statement_expression(match)) return false;
  const Node statement = is_expression(match) ? match.parent() : match;
  if (!syntax::is_statement(statement.kind())) return true;
  bool has_compound = false;
  for (const Node part : form.tree->root().named_children())
    has_compound = has_compound || syntax::is_compound_statement(part.kind());
  const std::size_t line_end = fix.text().find('\n');
  const bool is_one_line = line_end == std::string::npos || line_end + 1 == fix.text().size();
  const bool is_one_statement = form.tree->root().named_child_count() == 1 && !has_compound;
  if (is_one_statement || (is_one_line && !has_compound)) return true;
  return begins_line(match.tree(), statement.begin()) && !shares_line_with_next(statement);
}

class Replacer {
 public:
  explicit Replacer(const ReplacementRequest& request)
      : request_(request),
        tree_(request.match.tree()),
        form_(request.fix.form_for(request.match)),
        is_site_in_brackets_(is_inside_brackets(request.match)) {}

  tl::expected<std::vector<Edit>, Reason> run() {
    if (!request_.is_detached && semantics::is_text_shown(request_.match))
      return tl::unexpected(Reason::kTextIsShown);
    if (!request_.is_detached && form_ != nullptr && !fits(request_.fix, *form_, request_.match))
      return tl::unexpected(Reason::kDoesNotFit);
    if (!request_.is_detached && is_no_target() && syntax::is_assigned_to(request_.match))
      return tl::unexpected(Reason::kAssignedTo);
    auto values = template_values(request_.fix, form_, request_.bindings, request_.transformed);
    if (!values) return tl::unexpected(values.error());
    values_ = std::move(*values);
    const bool has_parentheses = form_ != nullptr && place_values();
    new_ = write_template(
        {request_.fix, form_, request_.match, request_.range, values_, request_.names, has_parentheses});
    if (is_blank(new_.text)) return removal();
    if (!request_.is_detached) separate_from_neighbours();
    fill_gaps();
    if (loses_comment()) return tl::unexpected(Reason::kCommentInTheWay);
    if (breaks_f_string()) return tl::unexpected(Reason::kInsideFString);
    return std::move(edits_);
  }

 private:
  tl::expected<std::vector<Edit>, Reason> removal() const {
    auto edits = removal_edits(request_.match, request_.range);
    if (!edits && edits.error() == Reason::kNeededInPlace && request_.is_detached)
      return std::vector<Edit>{{request_.range, ""}};
    return edits;
  }

  // Whether the template is an expression that nothing can be assigned to, whatever its variables are.
  bool is_no_target() const {
    if (form_ == nullptr || !form_->only) return false;
    return !form_->only.is_one_of(Kind::identifier, Kind::attribute, Kind::subscript, Kind::tuple, Kind::list,
                                  Kind::parenthesized_expression, Kind::list_splat);
  }

  // Gives the values their parentheses; whether all of the replacement gets some.
  bool place_values() {
    const bool is_whole_expression =
        is_expression(request_.match) && request_.range == request_.match.range();
    const bool has_parentheses = is_whole_expression && !request_.is_detached && whole_needs_parentheses();
    for (std::size_t i = 0; i < values_.size(); ++i) {
      const Node place = form_->places[i];
      if (!place || (is_whole_expression && place == form_->only)) continue;
      set_parentheses(values_[i], place, is_site_in_brackets_ || has_parentheses);
    }
    return has_parentheses;
  }

  bool whole_needs_parentheses() const {
    const Node match = request_.match;
    const Node only = form_->only;
    if (form_->is_tuple) return !takes_bare_tuple(match);
    if (!only) return false;
    const auto use = std::find(form_->places.begin(), form_->places.end(), only);
    if (use == form_->places.end()) {
      return needs_parentheses(only, match) ||
             (is_expression(only) && breaks_lines_in_the_open(only) && !is_site_in_brackets_);
    }
    const TemplateValue& value = values_[static_cast<std::size_t>(use - form_->places.begin())];
    return needs_parentheses(value, match) || (value.nodes.size() > 1 && !takes_bare_tuple(match)) ||
           (breaks_lines_in_the_open(value) && !is_site_in_brackets_);
  }

  // Two words, or a brace and the one that opens an interpolation, must not become one.
  void separate_from_neighbours() {
    const std::string_view text = tree_.text();
    const Range range = request_.range;
    if (range.empty()) return;
    if (range.begin > 0) {
      const char before = text[range.begin - 1];
      const bool is_brace = before == '{' && first_byte() == '{' &&
                            tree_.covering({range.begin - 1, range.begin})
                                .parent()
                                .is_one_of(Kind::interpolation, Kind::format_expression);
      const bool is_word =
          is_word_byte(before) && is_word_byte(first_byte()) && !is_word_byte(text[range.begin]);
      if (is_brace || is_word) {
        new_.text.insert(0, " ");
        new_.origins.insert(new_.origins.begin(), kNoOrigin);
        for (Offset& end : new_.kept_ends) ++end;
      }
    }
    if (range.end < text.size() && is_word_byte(text[range.end]) && is_word_byte(last_byte()) &&
        !is_word_byte(text[range.end - 1])) {
      new_.text += ' ';
      new_.origins.push_back(kNoOrigin);
    }
  }

  char first_byte() const {
    const bool is_kept = !new_.kept.empty() && new_.kept_ends.front() == kKeptMark.size();
    return is_kept ? tree_.text()[values_[new_.kept.front()].source.begin] : new_.text.front();
  }
  char last_byte() const {
    const bool is_kept = !new_.kept.empty() && new_.kept_ends.back() == new_.text.size();
    return is_kept ? tree_.text()[values_[new_.kept.back()].source.end - 1] : new_.text.back();
  }

  void fill_gaps() {
    const std::vector<Token> tokens = tokenize(new_.text);
    const std::vector<Range> comments = comment_ranges();
    line_indentation_ = block_indentation(tree_, request_.range.begin);
    Offset old_begin = request_.range.begin;
    Offset new_begin = 0;
    std::size_t token = 0;
    for (std::size_t i = 0; i <= new_.kept.size(); ++i) {
      const TemplateValue* before = i == 0 ? nullptr : &values_[new_.kept[i - 1]];
      const TemplateValue* next = i == new_.kept.size() ? nullptr : &values_[new_.kept[i]];
      const auto new_end =
          static_cast<Offset>(next == nullptr ? new_.text.size() : new_.kept_ends[i] - kKeptMark.size());
      Gap gap;
      gap.source = tree_.text();
      gap.old = {old_begin, next == nullptr ? request_.range.end : next->source.begin};
      gap.replacement = new_.text.substr(new_begin, new_end - new_begin);
      gap.follows_kept = before != nullptr;
      gap.follows_run = before != nullptr && before->is_run;
      gap.comments = comments;
      gap.is_opaque = is_in_string(before) || is_in_string(next) ||
                      (token > 0 && tokens[token - 1].range.end > new_begin);
      for (; token < tokens.size() && tokens[token].range.begin < new_end; ++token) {
        gap.is_opaque =
            gap.is_opaque || tokens[token].range.begin < new_begin || tokens[token].range.end > new_end;
        if (tokens[token].kind != Token::Kind::kComment)
          gap.tokens.push_back(new_token(tokens[token], new_begin));
      }
      gap.ends_in_brackets = is_site_in_brackets_;
      if (next != nullptr && token < tokens.size()) {
        gap.ends_in_brackets = gap.ends_in_brackets || tokens[token].depth > 0;
        gap.is_opaque = gap.is_opaque || tokens[token].range.end > new_.kept_ends[i];
        if (tokens[token].range.end <= new_.kept_ends[i]) ++token;
      }
      FilledGap filled = fill_gap(gap);
      for (Edit& edit : filled.edits) edits_.push_back(std::move(edit));
      follow_lines(filled.text);
      if (next == nullptr) break;
      keep(new_.kept[i]);
      old_begin = next->source.end;
      new_begin = new_.kept_ends[i];
    }
  }

  // In a string that is itself a part of what gives way.
  bool is_in_string(const TemplateValue* value) const {
    if (value == nullptr || value->nodes.empty()) return false;
    const Node string = value->nodes.front().ancestor(Kind::string);
    return string && request_.range.contains(string.range());
  }

  NewToken new_token(const Token& token, Offset gap_begin) const {
    NewToken result;
    result.range = {token.range.begin - gap_begin, token.range.end - gap_begin};
    const char c = new_.text[token.range.begin];
    const bool closes = token.kind == Token::Kind::kSymbol && (c == ')' || c == ']' || c == '}');
    result.is_in_brackets = is_site_in_brackets_ || token.depth + (closes ? 1U : 0U) > 0;
    const Offset origin = new_.origins[token.range.begin];
    if (closes && form_ != nullptr && origin != kNoOrigin) {
      const Offset at = origin + form_->begin;
      result.takes_trailing_comma = takes_trailing_comma(form_->tree->covering({at, at + 1}).parent());
    }
    return result;
  }

  // The indentation of the line on which `text`, which was written, ends.
  void follow_lines(std::string_view text) {
    const std::size_t end = text.find_last_of("\r\n");
    if (end != std::string_view::npos) line_indentation_ = leading_blanks(text.substr(end + 1));
  }

  // What stays, with its lines moved as far as the line it begins on, but for those of a string.
  void keep(std::size_t use) {
    const TemplateValue& value = values_[use];
    const std::string from = block_indentation(tree_, value.source.begin);
    const std::string& to = request_.fix.uses()[use].is_in_string ? from : line_indentation_;
    std::vector<Edit> edits = value.parentheses;
    for (Edit& edit : shift_lines(tree_, value.source, from, to)) edits.push_back(std::move(edit));
    text::sort_edits(edits);
    for (Edit& edit : edits) edits_.push_back(std::move(edit));
    const text::LineIndex& lines = tree_.source().lines();
    if (lines.line_at(value.source.begin) == lines.line_at(value.source.end)) return;
    const std::string last = block_indentation(tree_, value.source.end);
    line_indentation_ = last.starts_with(from) ? line_indentation_ + last.substr(from.size()) : last;
  }

  std::vector<Range> comment_ranges() const {
    std::vector<Range> comments;
    const Node around = tree_.covering(request_.range);
    for (NodeId id = around.id(); id < around.subtree_end(); ++id) {
      const syntax::NodeData& data = tree_.data(id);
      if (data.kind == Kind::comment && request_.range.contains(data.range)) comments.push_back(data.range);
    }
    return comments;
  }

  bool loses_comment() const {
    for (const Range comment : comment_ranges()) {
      const auto holds = [comment](Range placed) { return placed.contains(comment); };
      if (std::any_of(new_.moved.begin(), new_.moved.end(), holds)) continue;
      const std::string_view text = tree_.text().substr(comment.begin, comment.size());
      for (const Edit& edit : edits_) {
        if (edit.range.overlaps(comment) && edit.replacement.find(text) == std::string::npos) return true;
      }
    }
    return false;
  }

  // Before Python 3.12 an f-string was read as a string first and its expressions afterwards.
  bool breaks_f_string() const {
    if (request_.has_modern_f_strings) return false;
    if (breaks_own_f_string()) return true;
    if (request_.is_detached) return false;
    for (Node up = request_.match.parent(); up; up = up.parent()) {
      if (!up.is(Kind::string)) continue;
      const std::string_view quotes = quotes_of(up);
      for (const Edit& edit : edits_) {
        if (breaks_string(edit.replacement, quotes)) return true;
      }
    }
    return false;
  }

  // The same for a value in an f-string that the template writes.
  bool breaks_own_f_string() const {
    if (form_ == nullptr) return false;
    for (std::size_t i = 0; i < values_.size(); ++i) {
      const TemplateValue& value = values_[i];
      const std::string_view text = value.kind == TemplateValue::Kind::kSource
                                        ? tree_.text().substr(value.source.begin, value.source.size())
                                        : std::string_view(value.text);
      for (Node up = form_->places[i]; up; up = up.parent()) {
        if (up.is(Kind::string) && breaks_string(text, quotes_of(up))) return true;
      }
    }
    return false;
  }

  static std::string_view quotes_of(Node string) {
    const std::string_view start = string.child(Kind::string_start).text();
    return start.substr(std::min(start.find_first_of("'\""), start.size()));
  }

  static bool breaks_string(std::string_view text, std::string_view quotes) {
    if (text.find_first_of("\\#") != std::string_view::npos) return true;
    if (!quotes.empty() && text.find(quotes) != std::string_view::npos) return true;
    return quotes.size() == 1 && text.find_first_of("\r\n") != std::string_view::npos;
  }

  const ReplacementRequest& request_;
  const syntax::Tree& tree_;
  const Form* form_;  // null where the template is no Python
  bool is_site_in_brackets_;
  std::vector<TemplateValue> values_;
  WrittenTemplate new_;
  std::string line_indentation_;  // of the line that is being written
  std::vector<Edit> edits_;
};

}  // namespace

tl::expected<std::vector<Edit>, Reason> replacement_edits(const ReplacementRequest& request) {
  return Replacer(request).run();
}

}  // namespace aioshift::rewrite
