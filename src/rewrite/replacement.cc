#include "rewrite/replacement.h"

#include <algorithm>
#include <utility>

#include "rewrite/gap.h"
#include "rewrite/layout.h"
#include "rewrite/line_shift.h"
#include "rewrite/precedence.h"
#include "rewrite/removal.h"
#include "rewrite/token.h"
#include "semantics/evaluation.h"
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

constexpr Offset kNoOrigin = UINT32_MAX;

// In the place of a part that stays, while the new text is read: a name.
constexpr std::string_view kPlaceholder = "\xc2\xb5";

// What one use of a variable stands for.
struct Value {
  enum class Kind { kNothing, kSource, kText };
  Kind kind = Kind::kNothing;
  Range source;             // kSource
  std::vector<Node> nodes;  // kSource: without tokens and comments
  std::string text;         // kText
  bool is_run = false;
  bool has_parentheses = false;
  std::vector<Edit> inside;  // parentheses of elements, in the source
  bool stays = false;        // where it is
};

// A transformed text as Python: a tree that may be looked at, where it is one expression.
struct ParsedValue {
  text::Source source;
  std::optional<syntax::Tree> tree;
  Node expression;
};

std::unique_ptr<ParsedValue> parse_value(const std::string& text) {
  auto source = text::Source::from_bytes(text);
  if (!source) return nullptr;
  auto parsed = std::make_unique<ParsedValue>();
  parsed->source = std::move(*source);
  parsed->tree = syntax::Tree::parse(parsed->source);
  const Node root = parsed->tree->root();
  if (!parsed->tree->problems().empty() || root.named_child_count() != 1) return nullptr;
  const Node statement = root.named_child(0);
  if (!statement.is(Kind::expression_statement) || statement.named_child_count() != 1) return nullptr;
  parsed->expression = statement.named_child(0);
  return parsed;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\f\r\n") == std::string_view::npos;
}

bool is_statement_expression(Node node) {
  return node.parent().is(Kind::expression_statement) && node.parent().range() == node.range();
}

// Whether lines end in the run, or in one of its elements, where no bracket is open.
bool breaks_lines(const Value& value, const syntax::Tree& tree) {
  const text::LineIndex& lines = tree.source().lines();
  for (std::size_t i = 0; i < value.nodes.size(); ++i) {
    if (breaks_lines_in_the_open(value.nodes[i])) return true;
    if (i > 0 && lines.line_at(value.nodes[i - 1].end()) != lines.line_at(value.nodes[i].begin()))
      return true;
  }
  return false;
}

// Arguments and pairs are no expressions: they stand in lists of their kind alone.
bool may_stand_at(Node element, Node place) {
  if (!element.is_one_of(Kind::keyword_argument, Kind::list_splat, Kind::dictionary_splat, Kind::pair,
                         Kind::slice))
    return true;
  switch (place.parent().kind()) {
    case Kind::argument_list:
      return !element.is_one_of(Kind::pair, Kind::slice);
    case Kind::set:  // `{$$$ITEMS}` of a dictionary is read as a set
      return !element.is_one_of(Kind::keyword_argument, Kind::slice);
    case Kind::dictionary:
      return element.is_one_of(Kind::pair, Kind::dictionary_splat);
    case Kind::list:
    case Kind::tuple:
    case Kind::expression_list:
      return element.is(Kind::list_splat);
    case Kind::subscript:
      return place.field() == Field::subscript && element.is_one_of(Kind::list_splat, Kind::slice);
    default:
      return false;
  }
}

class Replacer {
 public:
  explicit Replacer(const ReplacementRequest& request)
      : request_(request),
        fix_(request.fix),
        tree_(request.match.tree()),
        form_(request.fix.form_for(request.match)),
        body_(request.fix.text()),
        is_site_in_brackets_(is_inside_brackets(request.match)) {
    if (body_.ends_with('\n')) body_.remove_suffix(1);
  }

  tl::expected<std::vector<Edit>, Reason> run() {
    if (semantics::is_text_shown(request_.match)) return tl::unexpected(Reason::kTextIsShown);
    if (auto read = read_values(); !read) return tl::unexpected(read.error());
    if (!fits()) return tl::unexpected(Reason::kDoesNotFit);
    find_indentation();
    drop_empty_uses();
    find_names();
    set_parentheses();
    choose_what_stays();
    write();
    if (is_blank(new_text_)) return removal_edits(request_.match, request_.range);
    fill_gaps();
    if (loses_comment()) return tl::unexpected(Reason::kCommentInTheWay);
    if (breaks_f_string()) return tl::unexpected(Reason::kInsideFString);
    return std::move(edits_);
  }

 private:
  // A stretch of the template that is not written as it stands there.
  struct Substitution {
    Range range;
    std::string text;
  };

  Node place(std::size_t use) const { return form_ == nullptr ? Node() : form_->places[use]; }

  tl::expected<void, Reason> read_values() {
    values_.resize(fix_.uses().size());
    for (std::size_t i = 0; i < values_.size(); ++i) {
      const FixTemplate::Variable& variable = fix_.variables()[fix_.uses()[i].variable];
      Value& value = values_[i];
      value.is_run = variable.is_multiple;
      if (variable.is_transformed) {
        auto text = request_.transformed ? request_.transformed(variable.name) : std::string();
        if (!text) return tl::unexpected(text.error());
        value.text = with_line_ends(*text);
        if (!value.text.empty()) value.kind = Value::Kind::kText;
        continue;
      }
      if (variable.id >= request_.bindings.size()) continue;
      std::vector<Node> nodes = request_.bindings.nodes(variable.id);
      if (value.is_run) trim(nodes);
      if (nodes.empty()) continue;
      value.kind = Value::Kind::kSource;
      value.source = {nodes.front().begin(), nodes.back().end()};
      for (const Node node : nodes) {
        if (!node.is_extra() && (node.is_named() || !value.is_run)) value.nodes.push_back(node);
      }
      if (place(i) && place(i) != form_->only) {
        for (const Node node : value.nodes) {
          if (!may_stand_at(node, place(i))) return tl::unexpected(Reason::kDoesNotFit);
        }
      }
    }
    return {};
  }

  // A run without what is layout around it: the comma behind its last element, a comment beside what
  // stands in front of it, and, among elements of a list, one behind it.
  void trim(std::vector<Node>& nodes) const {
    const auto is_statement = [](Node node) { return syntax::is_statement(node.kind()); };
    const bool has_statements = std::any_of(nodes.begin(), nodes.end(), is_statement);
    const bool has_elements =
        std::any_of(nodes.begin(), nodes.end(), [](Node node) { return !node.is_extra(); });
    if (!has_elements) nodes.clear();
    while (!nodes.empty() &&
           (nodes.back().is(Kind::op_comma) || (nodes.back().is_extra() && !has_statements)))
      nodes.pop_back();
    while (!nodes.empty() && nodes.front().is_extra() &&
           !syntax::is_first_on_line(tree_, nodes.front().begin()))
      nodes.erase(nodes.begin());
  }

  std::string_view line_end() const { return tree_.source().line_end_at(request_.range.begin); }

  std::string with_line_ends(std::string_view text) const {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\r' || text[i] == '\n') {
        if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') ++i;
        result += line_end();
      } else {
        result += text[i];
      }
    }
    return result;
  }

  // Statements stand where a statement stood, and more than one line of them where no other statement
  // shares the line.
  bool fits() const {
    const Node match = request_.match;
    if (form_ == nullptr || form_->kind != FixTemplate::Form::Kind::kStatements || form_->only ||
        form_->is_tuple)
      return true;
    if (is_blank(body_)) return true;
    if (is_expression(match) && !is_statement_expression(match)) return false;
    const Node statement = is_expression(match) ? match.parent() : match;
    if (!syntax::is_statement(statement.kind())) return true;
    bool needs_own_lines = false;
    for (const Node part : form_->tree->root().named_children()) {
      needs_own_lines =
          needs_own_lines || syntax::is_compound_statement(part.kind()) || part.next_named_sibling();
    }
    const bool is_one_line = body_.find('\n') == std::string_view::npos &&
                             !syntax::is_compound_statement(form_->tree->root().named_child(0).kind());
    if (!needs_own_lines || is_one_line) return true;
    return begins_line(tree_, statement.begin()) && !statement.next_sibling().is(Kind::op_semicolon) &&
           !follows_on_line(statement);
  }

  bool follows_on_line(Node statement) const {
    const Node next = statement.next_named_sibling();
    const text::LineIndex& lines = tree_.source().lines();
    return next && lines.line_at(next.begin()) == lines.line_at(statement.end());
  }

  // How the file writes what is one step in the template, where it has tabs.
  void find_indentation() {
    indentation_ = block_indentation(tree_, request_.match.begin());
    const std::string_view unit = syntax::indentation_unit(request_.match);
    if (!unit.starts_with('\t') && indentation_.find('\t') == std::string::npos) return;
    for (std::size_t line = body_.find('\n'); line != std::string_view::npos;
         line = body_.find('\n', line + 1)) {
      const std::string_view rest = body_.substr(line + 1);
      const std::size_t width = std::min(rest.find_first_not_of(' '), rest.size());
      if (width > 0 && (template_step_ == 0 || width < template_step_)) template_step_ = width;
    }
  }

  std::string own_indentation(std::string_view blanks) const {
    if (template_step_ == 0 || blanks.find('\t') != std::string_view::npos) return std::string(blanks);
    return std::string(blanks.size() / template_step_, '\t') +
           std::string(blanks.size() % template_step_, ' ');
  }

  bool is_empty_use(Node node) const {
    if (form_ == nullptr || !node) return false;
    for (std::size_t i = 0; i < values_.size(); ++i) {
      if (form_->places[i] == node) return values_[i].kind == Value::Kind::kNothing;
    }
    return false;
  }

  Range in_template(Offset begin, Offset end) const { return {begin - form_->begin, end - form_->begin}; }

  // A use that stands for nothing takes along the comma of its element, or its line.
  void drop_empty_uses() {
    for (std::size_t i = 0; i < values_.size(); ++i) {
      const Node node = place(i);
      if (values_[i].kind != Value::Kind::kNothing || !node) continue;
      if (node.parent().is(Kind::expression_statement) && !form_->is_tuple) {
        drop_line(node.parent());
      } else {
        drop_element(node);
      }
    }
    std::stable_sort(substitutions_.begin(), substitutions_.end(),
                     [](const Substitution& a, const Substitution& b) { return a.range < b.range; });
  }

  void drop_line(Node statement) {
    const Node block = statement.parent();
    bool is_block_empty = true;
    for (const Node other : block.named_children()) {
      is_block_empty =
          is_block_empty && other.is(Kind::expression_statement) && is_empty_use(other.named_child(0));
    }
    if (block.is(Kind::block) && is_block_empty) {
      const std::string_view kept = block.named_child(0) == statement ? "pass" : "";
      substitutions_.push_back({in_template(statement.begin(), statement.end()), std::string(kept)});
      if (!kept.empty()) return;
    }
    const Range range = in_template(statement.begin(), statement.end());
    const std::size_t line = body_.rfind('\n', range.begin) + 1;
    const std::size_t end = std::min(body_.find('\n', range.end), body_.size());
    if (!is_blank(body_.substr(line, range.begin - line)) ||
        !is_blank(body_.substr(range.end, end - range.end)))
      return;
    if (end < body_.size()) {
      substitutions_.push_back({{static_cast<Offset>(line), static_cast<Offset>(end + 1)}, ""});
    } else if (line > 0) {
      substitutions_.push_back({{static_cast<Offset>(line - 1), static_cast<Offset>(end)}, ""});
    }
  }

  void drop_element(Node node) {
    const Node list = node.parent();
    if (!list.child(Kind::op_comma)) return;
    std::vector<Node> elements;
    std::size_t index = 0;
    std::size_t kept = 0;
    for (const Node sibling : list.named_children()) {
      const bool is_list_element =
          sibling.previous_sibling().is(Kind::op_comma) || sibling.next_sibling().is(Kind::op_comma);
      if (!is_list_element) continue;
      if (sibling == node) index = elements.size();
      if (!is_empty_use(sibling)) ++kept;
      elements.push_back(sibling);
    }
    if (elements.empty() || !(elements[index] == node)) return;
    const bool has_kept_before =
        std::any_of(elements.begin(), elements.begin() + static_cast<std::ptrdiff_t>(index),
                    [this](Node element) { return !is_empty_use(element); });
    const bool is_tuple =
        list.is_one_of(Kind::tuple, Kind::expression_list, Kind::subscript, Kind::pattern_list);
    const bool is_last = index + 1 == elements.size();
    if (has_kept_before) {
      // `(a, $$$B)` keeps the comma that makes it a tuple.
      const Node before = elements[index - 1];
      const bool keeps_comma = is_tuple && kept == 1 && !is_empty_use(before);
      const Offset begin = keeps_comma ? before.next_sibling().end() : before.end();
      substitutions_.push_back({in_template(begin, node.end()), ""});
    } else if (!is_last) {
      substitutions_.push_back({in_template(node.begin(), elements[index + 1].begin()), ""});
    } else if (const Node comma = node.next_sibling(); comma.is(Kind::op_comma)) {
      substitutions_.push_back({in_template(node.begin(), comma.end()), ""});
    }
  }

  // Where the template says what the file has another name for.
  void find_names() {
    if (form_ == nullptr) return;
    const syntax::Tree& tree = *form_->tree;
    for (const WrittenName& name : request_.names) {
      if (name.written == name.expression) continue;
      for (NodeId id = 0; id < tree.size(); ++id) {
        const Node node = tree.node(id);
        if (!node.is_one_of(Kind::identifier, Kind::attribute) || node.text() != name.written) continue;
        const Node parent = node.parent();
        const bool is_reference = !(parent.is(Kind::attribute) && node.field() == Field::attribute) &&
                                  !parent.is_one_of(Kind::dotted_name, Kind::aliased_import) &&
                                  node.field() != Field::name;
        if (is_reference) substitutions_.push_back({in_template(node.begin(), node.end()), name.expression});
      }
    }
    std::stable_sort(substitutions_.begin(), substitutions_.end(),
                     [](const Substitution& a, const Substitution& b) { return a.range < b.range; });
  }

  // Whether `value`, written in the place of `at`, needs parentheses for what it is.
  bool needs_parentheses_at(const Value& value, Node at) const {
    if (value.kind == Value::Kind::kText) {
      const auto parsed = parse_value(value.text);
      // What a transformation joined with commas is a list for its author.
      return parsed && precedence_of(parsed->expression) > Precedence::kStarred &&
             needs_parentheses(parsed->expression, at);
    }
    return value.nodes.size() == 1 && needs_parentheses(value.nodes[0], at);
  }

  void set_parentheses() {
    const Node match = request_.match;
    const Node only = form_ == nullptr ? Node() : form_->only;
    const bool is_expression_site = is_expression(match) && request_.range == match.range();
    if (form_ != nullptr && form_->is_tuple && is_expression_site)
      is_in_parentheses_ = !takes_bare_tuple(match);
    if (only && is_expression_site) {
      const auto use = std::find(form_->places.begin(), form_->places.end(), only);
      if (use == form_->places.end()) {
        is_in_parentheses_ = needs_parentheses(only, match) ||
                             (is_expression(only) && breaks_lines_in_the_open(only) && !is_site_in_brackets_);
      } else {
        const Value& value = values_[static_cast<std::size_t>(use - form_->places.begin())];
        is_in_parentheses_ = needs_parentheses_at(value, match) ||
                             (value.nodes.size() > 1 && !takes_bare_tuple(match)) ||
                             (breaks_lines(value, tree_) && !is_site_in_brackets_);
      }
    }
    for (std::size_t i = 0; i < values_.size(); ++i) {
      const bool is_whole = is_expression_site && place(i) == only;
      if (place(i) && !is_whole) set_parentheses_of(values_[i], place(i));
    }
  }

  void set_parentheses_of(Value& value, Node at) const {
    if (needs_parentheses_at(value, at)) {
      value.has_parentheses = true;
      return;
    }
    if (value.nodes.empty()) return;
    for (const Node node : value.nodes) {
      if (value.nodes.size() == 1 || !needs_parentheses(node, at)) continue;
      value.inside.push_back({{node.begin(), node.begin()}, "("});
      value.inside.push_back({{node.end(), node.end()}, ")"});
    }
    const bool is_in_brackets = is_inside_brackets(at) || is_site_in_brackets_ || is_in_parentheses_;
    if (is_in_brackets || syntax::is_statement(value.nodes.front().kind())) return;
    if (is_expression(value.nodes.front()) && breaks_lines(value, tree_)) value.has_parentheses = true;
  }

  // The longest series, by text, of values that stand in the source in the template's order.
  void choose_what_stays() {
    std::vector<std::size_t> candidates;
    for (std::size_t i = 0; i < values_.size(); ++i) {
      if (values_[i].kind == Value::Kind::kSource && request_.range.contains(values_[i].source) &&
          !is_dropped(fix_.uses()[i].range))
        candidates.push_back(i);
    }
    std::vector<std::size_t> weight(candidates.size());
    std::vector<std::size_t> before(candidates.size(), candidates.size());
    std::size_t best = candidates.size();
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      const Range own = values_[candidates[i]].source;
      weight[i] = own.size();
      for (std::size_t j = 0; j < i; ++j) {
        if (values_[candidates[j]].source.end <= own.begin && weight[j] + own.size() > weight[i]) {
          weight[i] = weight[j] + own.size();
          before[i] = j;
        }
      }
      if (best == candidates.size() || weight[i] > weight[best]) best = i;
    }
    for (; best != candidates.size(); best = before[best]) values_[candidates[best]].stays = true;
  }

  bool is_dropped(Range use) const {
    return std::any_of(substitutions_.begin(), substitutions_.end(),
                       [use](const Substitution& s) { return s.range.contains(use); });
  }

  // The new text, with a placeholder for what stays.
  void write() {
    line_indentation_ = block_indentation(tree_, request_.range.begin);
    if (is_in_parentheses_) append("(");
    Offset at = 0;
    for (std::size_t i = 0; i < values_.size(); ++i) {
      const Range use = fix_.uses()[i].range;
      write_literal({at, use.begin});
      at = use.end;
      if (!is_dropped(use)) write_value(values_[i]);
    }
    write_literal({at, static_cast<Offset>(body_.size())});
    if (is_in_parentheses_) append(")");
    separate_from_neighbours();
  }

  void append(std::string_view text) {
    new_text_ += text;
    origins_.resize(new_text_.size(), kNoOrigin);
  }

  void write_literal(Range range) {
    for (Offset at = range.begin; at < range.end;) {
      const auto substitution =
          std::find_if(substitutions_.begin(), substitutions_.end(),
                       [at](const Substitution& s) { return s.range.begin <= at && at < s.range.end; });
      if (substitution != substitutions_.end()) {
        if (substitution->range.begin == at) append(substitution->text);
        at = std::min(substitution->range.end, range.end);
      } else if (body_[at] == '\n') {
        at = write_line_break(at, range.end);
      } else {
        new_text_ += body_[at];
        origins_.push_back(at);
        ++at;
      }
    }
  }

  // Returns where the line's text begins.
  Offset write_line_break(Offset at, Offset end) {
    if (!fix_.begins_in_string(at + 1)) {
      const std::size_t line = new_text_.find_last_of("\r\n") + 1;
      if (line > 0 && is_blank(std::string_view(new_text_).substr(line))) {
        new_text_.resize(line);
        origins_.resize(line);
      }
    }
    append(line_end());
    ++at;
    if (fix_.begins_in_string(at)) return at;
    const std::string_view rest = body_.substr(at);
    const std::string_view blanks = leading_blanks(rest);
    const auto next = static_cast<Offset>(at + blanks.size());
    if (next > end) return end;
    if (next < body_.size() && body_[next] != '\n') {
      line_indentation_ = indentation_ + own_indentation(blanks);
      append(line_indentation_);
    }
    return next;
  }

  void write_value(const Value& value) {
    if (value.has_parentheses) append("(");
    if (value.stays) {
      kept_.push_back(&value);
      append(kPlaceholder);
      kept_ends_.push_back(static_cast<Offset>(new_text_.size()));
    } else if (value.kind == Value::Kind::kText) {
      append(shifted_lines(value.text, "", line_indentation_));
    } else if (value.kind == Value::Kind::kSource) {
      placed_.push_back(value.source);
      append(moved_text(value));
    }
    if (value.has_parentheses) append(")");
  }

  std::string moved_text(const Value& value) const {
    const Range source = value.source;
    std::vector<Edit> edits = value.inside;
    const std::string from = block_indentation(tree_, source.begin);
    for (Edit& edit : shift_lines(tree_, source, from, line_indentation_)) edits.push_back(std::move(edit));
    text::sort_edits(edits);
    for (Edit& edit : edits) edit.range = {edit.range.begin - source.begin, edit.range.end - source.begin};
    return text::apply_edits(tree_.text().substr(source.begin, source.size()), edits);
  }

  // Two words, or a brace and the one that opens an interpolation, must not become one.
  void separate_from_neighbours() {
    const std::string_view text = tree_.text();
    const Range range = request_.range;
    if (new_text_.empty() || range.empty()) return;
    const auto first_byte = new_text_byte(/*last=*/false);
    const auto last_byte = new_text_byte(/*last=*/true);
    if (range.begin > 0) {
      const char before = text[range.begin - 1];
      const bool is_brace =
          request_.match.parent().is(Kind::interpolation) && before == '{' && first_byte == '{';
      const bool is_word =
          is_word_byte(before) && is_word_byte(first_byte) && !is_word_byte(text[range.begin]);
      if (is_brace || is_word) {
        new_text_.insert(0, " ");
        origins_.insert(origins_.begin(), kNoOrigin);
        for (Offset& end : kept_ends_) ++end;
      }
    }
    if (range.end < text.size() && is_word_byte(text[range.end]) && is_word_byte(last_byte) &&
        !is_word_byte(text[range.end - 1]))
      append(" ");
  }

  char new_text_byte(bool last) const {
    if (!kept_.empty() && !last && kept_ends_.front() == kPlaceholder.size())
      return tree_.text()[kept_.front()->source.begin];
    if (!kept_.empty() && last && kept_ends_.back() == new_text_.size())
      return tree_.text()[kept_.back()->source.end - 1];
    return last ? new_text_.back() : new_text_.front();
  }

  bool takes_trailing_comma(Offset origin) const {
    if (form_ == nullptr || origin == kNoOrigin) return false;
    const Offset at = origin + form_->begin;
    const Node token = form_->tree->covering({at, at + 1});
    if (!token.is_one_of(Kind::op_rparen, Kind::op_rbracket, Kind::op_rbrace)) return false;
    const Node list = token.parent();
    if (list.is(Kind::tuple)) return static_cast<bool>(list.child(Kind::op_comma));
    return list.is_one_of(Kind::argument_list, Kind::parameters, Kind::list, Kind::set, Kind::dictionary,
                          Kind::import_from_statement);
  }

  void fill_gaps() {
    const std::vector<Token> tokens = tokenize(new_text_);
    const std::vector<Range> comments = comment_ranges();
    line_indentation_ = block_indentation(tree_, request_.range.begin);
    Offset old_begin = request_.range.begin;
    Offset new_begin = 0;
    std::size_t token = 0;
    for (std::size_t i = 0; i <= kept_.size(); ++i) {
      const bool is_last = i == kept_.size();
      const auto size = static_cast<Offset>(new_text_.size());
      const Offset new_end = is_last ? size : kept_ends_[i] - static_cast<Offset>(kPlaceholder.size());
      Gap gap;
      gap.source = tree_.text();
      gap.old = {old_begin, is_last ? request_.range.end : kept_[i]->source.begin};
      gap.replacement = new_text_.substr(new_begin, new_end - new_begin);
      gap.follows_kept = i > 0;
      gap.follows_run = i > 0 && kept_[i - 1]->is_run;
      gap.comments = comments;
      gap.is_opaque = (i > 0 && is_in_string(*kept_[i - 1])) || (!is_last && is_in_string(*kept_[i])) ||
                      (token > 0 && tokens[token - 1].range.end > new_begin);
      while (token < tokens.size() && tokens[token].range.begin < new_end) {
        const Token& next = tokens[token++];
        gap.is_opaque = gap.is_opaque || next.range.begin < new_begin || next.range.end > new_end;
        if (next.kind != Token::Kind::kComment) gap.tokens.push_back(new_token(next, new_begin));
      }
      if (token < tokens.size() && !is_last && tokens[token].range.end > kept_ends_[i]) gap.is_opaque = true;
      gap.ends_in_brackets =
          is_site_in_brackets_ || (!is_last && token < tokens.size() && tokens[token].depth > 0);
      // Behind the placeholder.
      while (!is_last && token < tokens.size() && tokens[token].range.end <= kept_ends_[i]) ++token;
      FilledGap filled = fill_gap(gap);
      for (Edit& edit : filled.edits) edits_.push_back(std::move(edit));
      follow_lines(filled.text);
      if (is_last) break;
      keep(*kept_[i]);
      old_begin = kept_[i]->source.end;
      new_begin = kept_ends_[i];
    }
  }

  // In a string that is itself a part of what gives way.
  bool is_in_string(const Value& value) const {
    const Node string = value.nodes.empty() ? Node() : value.nodes.front().ancestor(Kind::string);
    return string && request_.range.contains(string.range());
  }

  NewToken new_token(const Token& token, Offset gap_begin) const {
    NewToken result;
    result.range = {token.range.begin - gap_begin, token.range.end - gap_begin};
    const char c = new_text_[token.range.begin];
    const bool closes = token.kind == Token::Kind::kSymbol && (c == ')' || c == ']' || c == '}');
    result.is_in_brackets = is_site_in_brackets_ || token.depth + (closes ? 1U : 0U) > 0;
    result.takes_trailing_comma = closes && takes_trailing_comma(origins_[token.range.begin]);
    return result;
  }

  // The indentation of the line on which `text`, which was written, ends.
  void follow_lines(std::string_view text) {
    const std::size_t end = text.find_last_of("\r\n");
    if (end != std::string_view::npos) line_indentation_ = leading_blanks(text.substr(end + 1));
  }

  // What stays, with its lines moved as far as the line it begins on.
  void keep(const Value& value) {
    const std::string from = block_indentation(tree_, value.source.begin);
    std::vector<Edit> edits = value.inside;
    for (Edit& edit : shift_lines(tree_, value.source, from, line_indentation_))
      edits.push_back(std::move(edit));
    text::sort_edits(edits);
    for (Edit& edit : edits) edits_.push_back(std::move(edit));
    placed_.push_back(value.source);
    const text::LineIndex& lines = tree_.source().lines();
    if (lines.line_at(value.source.begin) == lines.line_at(value.source.end)) return;
    const std::string last = block_indentation(tree_, value.source.end);
    line_indentation_ = last.starts_with(from) ? line_indentation_ + last.substr(from.size()) : last;
  }

  std::vector<Range> comment_ranges() const {
    std::vector<Range> comments;
    const Node around = tree_.covering(request_.range);
    for (NodeId id = around.id(); id < around.subtree_end(); ++id) {
      const Node node = tree_.node(id);
      if (node.is(Kind::comment) && request_.range.contains(node.range())) comments.push_back(node.range());
    }
    return comments;
  }

  bool loses_comment() const {
    for (const Range comment : comment_ranges()) {
      const bool is_placed = std::any_of(placed_.begin(), placed_.end(),
                                         [comment](Range placed) { return placed.contains(comment); });
      if (is_placed) continue;
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
    for (Node up = request_.match.parent(); up; up = up.parent()) {
      if (!up.is(Kind::string)) continue;
      const std::string_view start = up.child(Kind::string_start).text();
      const std::string_view quotes = start.substr(std::min(start.find_first_of("'\""), start.size()));
      for (const Edit& edit : edits_) {
        if (edit.replacement.find_first_of("\\#") != std::string::npos) return true;
        if (!quotes.empty() && edit.replacement.find(quotes) != std::string::npos) return true;
        if (quotes.size() == 1 && edit.replacement.find_first_of("\r\n") != std::string::npos) return true;
      }
    }
    return false;
  }

  const ReplacementRequest& request_;
  const FixTemplate& fix_;
  const syntax::Tree& tree_;
  const FixTemplate::Form* form_;  // null where the template is no Python
  std::string_view body_;          // the template without the line end behind it
  bool is_site_in_brackets_;
  bool is_in_parentheses_ = false;           // all of it
  std::string indentation_;                  // of the match
  std::size_t template_step_ = 0;            // spaces that are one tab here; 0: tabs are not used
  std::vector<Value> values_;                // by use
  std::vector<Substitution> substitutions_;  // sorted
  std::string new_text_;
  std::vector<Offset> origins_;     // by byte of new_text_: where in the template it stands
  std::vector<const Value*> kept_;  // in order
  std::vector<Offset> kept_ends_;   // their placeholders' ends in new_text_
  std::vector<Range> placed_;       // stretches of the source that are there afterwards
  std::string line_indentation_;    // of the line that is being written
  std::vector<Edit> edits_;
};

}  // namespace

tl::expected<std::vector<Edit>, Reason> replacement_edits(const ReplacementRequest& request) {
  return Replacer(request).run();
}

}  // namespace aioshift::rewrite
