#include "rewrite/template_writer.h"

#include <algorithm>

#include "rewrite/layout.h"
#include "rewrite/line_shift.h"
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

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\f\r\n") == std::string_view::npos;
}

// A stretch of the template that is not written as it stands there.
struct Substitution {
  Range range;
  std::string text;
};

class Writer {
 public:
  explicit Writer(const WritingRequest& request)
      : request_(request),
        fix_(request.fix),
        form_(request.form),
        tree_(request.match.tree()),
        body_(request.fix.text()) {
    // `fix: |` ends with a line end, which the match does not have.
    if (body_.ends_with('\n')) body_.remove_suffix(1);
  }

  WrittenTemplate write() {
    find_indentation();
    for (std::size_t i = 0; i < request_.values.size(); ++i) drop_empty(i);
    find_names();
    std::stable_sort(substitutions_.begin(), substitutions_.end(),
                     [](const Substitution& a, const Substitution& b) { return a.range < b.range; });
    choose_what_stays();

    line_indentation_ = block_indentation(tree_, request_.range.begin);
    if (request_.has_parentheses) append("(");
    Offset at = 0;
    for (std::size_t i = 0; i < request_.values.size(); ++i) {
      const Range use = fix_.uses()[i].range;
      write_literal({at, use.begin});
      at = use.end;
      const Substitution* instead = substitution_at(use.begin);
      if (instead == nullptr) write_value(i);
      if (instead != nullptr && instead->range.begin == use.begin) append(instead->text);
    }
    write_literal({at, static_cast<Offset>(body_.size())});
    if (request_.has_parentheses) append(")");
    return std::move(result_);
  }

 private:
  // How the file writes what is one step in the template, where it has tabs.
  void find_indentation() {
    indentation_ = block_indentation(tree_, request_.match.begin());
    // The unit is looked for in the whole file, and a file may have many matches.
    if (body_.find('\n') == std::string_view::npos) return;
    const std::string_view unit = syntax::indentation_unit(request_.match);
    if (!unit.starts_with('\t') && indentation_.find('\t') == std::string::npos) return;
    for (std::size_t line = body_.find('\n'); line != std::string_view::npos;
         line = body_.find('\n', line + 1)) {
      const std::string_view rest = body_.substr(line + 1);
      const std::size_t width = std::min(rest.find_first_not_of(' '), rest.size());
      if (width > 0 && (step_ == 0 || width < step_)) step_ = width;
    }
  }

  std::string own_indentation(std::string_view blanks) const {
    if (step_ == 0 || blanks.find('\t') != std::string_view::npos) return std::string(blanks);
    return std::string(blanks.size() / step_, '\t') + std::string(blanks.size() % step_, ' ');
  }

  bool is_empty_use(Node node) const {
    for (std::size_t i = 0; form_ != nullptr && node && i < request_.values.size(); ++i) {
      if (form_->places[i] == node) return request_.values[i].kind == TemplateValue::Kind::kNothing;
    }
    return false;
  }

  void substitute(Offset begin, Offset end, std::string text) {
    substitutions_.push_back({{begin - form_->begin, end - form_->begin}, std::move(text)});
  }

  void drop_empty(std::size_t use) {
    const Node node = form_ == nullptr ? Node() : form_->places[use];
    if (request_.values[use].kind != TemplateValue::Kind::kNothing || !node) return;
    if (node.parent().is(Kind::expression_statement) && !form_->is_tuple) {
      drop_statement(node.parent());
    } else if (node.parent().child(Kind::op_comma)) {
      drop_element(node);
    }
  }

  void drop_statement(Node statement) {
    const Node block = statement.parent();
    bool is_block_empty = block.is(Kind::block);
    for (const Node other : block.named_children()) {
      is_block_empty =
          is_block_empty && other.is(Kind::expression_statement) && is_empty_use(other.named_child(0));
    }
    if (is_block_empty && block.named_child(0) == statement) {
      substitute(statement.begin(), statement.end(), "pass");
      return;
    }
    const Range range = {statement.begin() - form_->begin, statement.end() - form_->begin};
    const std::size_t line = body_.rfind('\n', range.begin) + 1;
    const std::size_t end = std::min(body_.find('\n', range.end), body_.size());
    if (!is_blank(body_.substr(line, range.begin - line)) ||
        !is_blank(body_.substr(range.end, end - range.end)))
      return;
    if (line > 0) {
      substitutions_.push_back({{static_cast<Offset>(line - 1), static_cast<Offset>(end)}, ""});
    } else if (end < body_.size()) {
      substitutions_.push_back({{static_cast<Offset>(line), static_cast<Offset>(end + 1)}, ""});
    }
  }

  void drop_element(Node node) {
    std::vector<Node> elements;
    for (const Node sibling : node.parent().named_children()) {
      if (sibling.previous_sibling().is(Kind::op_comma) || sibling.next_sibling().is(Kind::op_comma))
        elements.push_back(sibling);
    }
    const auto own = std::find(elements.begin(), elements.end(), node);
    if (own == elements.end()) return;
    const auto is_kept = [this](Node element) { return !is_empty_use(element); };
    if (std::any_of(elements.begin(), own, is_kept)) {
      // `(a, $$$B)` keeps the comma that makes it a tuple.
      const Node before = *(own - 1);
      const bool is_tuple = node.parent().is_one_of(Kind::tuple, Kind::expression_list, Kind::subscript,
                                                    Kind::pattern_list, Kind::expression_statement);
      const bool keeps_comma =
          is_tuple && is_kept(before) && std::count_if(elements.begin(), elements.end(), is_kept) == 1;
      substitute(keeps_comma ? before.next_sibling().end() : before.end(), node.end(), "");
    } else if (own + 1 != elements.end()) {
      substitute(node.begin(), (own + 1)->begin(), "");
    } else if (const Node comma = node.next_sibling(); comma.is(Kind::op_comma)) {
      substitute(node.begin(), comma.end(), "");
    }
  }

  // Where the template says what the file has another name for.
  void find_names() {
    if (form_ == nullptr) return;
    for (const WrittenName& name : request_.names) {
      if (name.written == name.expression) continue;
      for (NodeId id = 0; id < form_->tree->size(); ++id) {
        const Node node = form_->tree->node(id);
        if (!node.is_one_of(Kind::identifier, Kind::attribute) || node.text() != name.written) continue;
        const bool is_reference = node.field() != Field::attribute && node.field() != Field::name &&
                                  !node.parent().is_one_of(Kind::dotted_name, Kind::aliased_import);
        if (is_reference) substitute(node.begin(), node.end(), name.expression);
      }
    }
  }

  void choose_what_stays() {
    std::vector<std::size_t> candidates;
    for (std::size_t i = 0; i < request_.values.size(); ++i) {
      const TemplateValue& value = request_.values[i];
      if (value.kind == TemplateValue::Kind::kSource && request_.range.contains(value.source) &&
          substitution_at(fix_.uses()[i].range.begin) == nullptr)
        candidates.push_back(i);
    }
    // The series that ends with each candidate: its length, and the one before it.
    const std::size_t none = candidates.size();
    std::vector<std::size_t> length(candidates.size());
    std::vector<std::size_t> before(candidates.size(), none);
    std::size_t best = none;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      const Range own = request_.values[candidates[i]].source;
      length[i] = own.size();
      for (std::size_t j = 0; j < i; ++j) {
        if (request_.values[candidates[j]].source.end > own.begin) continue;
        if (length[j] + own.size() <= length[i]) continue;
        length[i] = length[j] + own.size();
        before[i] = j;
      }
      if (best == none || length[i] > length[best]) best = i;
    }
    for (; best != none; best = before[best]) result_.kept.push_back(candidates[best]);
    std::reverse(result_.kept.begin(), result_.kept.end());
  }

  const Substitution* substitution_at(Offset at) const {
    const auto found =
        std::find_if(substitutions_.begin(), substitutions_.end(),
                     [at](const Substitution& s) { return s.range.begin <= at && at < s.range.end; });
    return found == substitutions_.end() ? nullptr : &*found;
  }

  void append(std::string_view text) {
    result_.text += text;
    result_.origins.resize(result_.text.size(), kNoOrigin);
  }

  void write_literal(Range range) {
    for (Offset at = range.begin; at < range.end;) {
      if (const Substitution* instead = substitution_at(at)) {
        if (instead->range.begin == at) append(instead->text);
        at = std::min(instead->range.end, range.end);
      } else if (body_[at] == '\n') {
        at = write_line_break(at, range.end);
      } else {
        result_.text += body_[at];
        result_.origins.push_back(at);
        ++at;
      }
    }
  }

  // Returns where the text of the next line begins. No line consists of blanks.
  Offset write_line_break(Offset at, Offset end) {
    const std::string line_end(tree_.source().line_end_at(request_.range.begin));
    ++at;
    if (fix_.begins_in_string(at)) {
      append(line_end);
      return at;
    }
    const std::size_t line = result_.text.find_last_of("\r\n") + 1;
    if (line > 0 && is_blank(std::string_view(result_.text).substr(line))) {
      result_.text.resize(line);
      result_.origins.resize(line);
    }
    append(line_end);
    const std::string_view blanks = leading_blanks(body_.substr(at));
    const auto next = std::min(static_cast<Offset>(at + blanks.size()), end);
    if (next < body_.size() && body_[next] != '\n') {
      line_indentation_ = indentation_ + own_indentation(blanks);
      append(line_indentation_);
    }
    return next;
  }

  // `{{` in an f-string is a brace of its text.
  bool would_double_brace(std::size_t use) const {
    const Range range = fix_.uses()[use].range;
    if (form_ == nullptr || range.begin == 0 || body_[range.begin - 1] != '{') return false;
    const Offset at = form_->begin + range.begin - 1;
    if (!form_->tree->covering({at, at + 1}).parent().is_one_of(Kind::interpolation, Kind::format_expression))
      return false;
    const TemplateValue& value = request_.values[use];
    if (value.has_parentheses) return false;
    return (value.kind == TemplateValue::Kind::kText && value.text.starts_with('{')) ||
           (value.kind == TemplateValue::Kind::kSource && tree_.text()[value.source.begin] == '{');
  }

  void write_value(std::size_t use) {
    const TemplateValue& value = request_.values[use];
    if (would_double_brace(use)) append(" ");
    if (value.has_parentheses) append("(");
    if (std::find(result_.kept.begin(), result_.kept.end(), use) != result_.kept.end()) {
      append(kKeptMark);
      result_.kept_ends.push_back(static_cast<Offset>(result_.text.size()));
    } else if (value.kind == TemplateValue::Kind::kText) {
      append(shifted_lines(value.text, value.indentation, indentation_at(use, value.indentation)));
    } else if (value.kind == TemplateValue::Kind::kSource) {
      result_.moved.push_back(value.source);
      append(moved_text(value, use));
    }
    if (value.has_parentheses) append(")");
  }

  // To which indentation the lines of a value go that comes from `from`: to that of its place; in a
  // string they stay as they are.
  std::string indentation_at(std::size_t use, const std::string& from) const {
    return fix_.uses()[use].is_in_string ? from : line_indentation_;
  }

  std::string moved_text(const TemplateValue& value, std::size_t use) const {
    const Range source = value.source;
    std::vector<Edit> edits = value.parentheses;
    const std::string from = block_indentation(tree_, source.begin);
    for (Edit& edit : shift_lines(tree_, source, from, indentation_at(use, from)))
      edits.push_back(std::move(edit));
    text::sort_edits(edits);
    for (Edit& edit : edits) edit.range = {edit.range.begin - source.begin, edit.range.end - source.begin};
    return text::apply_edits(tree_.text().substr(source.begin, source.size()), edits);
  }

  const WritingRequest& request_;
  const FixTemplate& fix_;
  const FixTemplate::Form* form_;
  const syntax::Tree& tree_;
  std::string_view body_;
  std::string indentation_;       // of the match
  std::size_t step_ = 0;          // spaces in the template that are one tab here; 0: no tabs here
  std::string line_indentation_;  // of the line that is being written
  std::vector<Substitution> substitutions_;
  WrittenTemplate result_;
};

}  // namespace

WrittenTemplate write_template(const WritingRequest& request) {
  return Writer(request).write();
}

}  // namespace aioshift::rewrite
