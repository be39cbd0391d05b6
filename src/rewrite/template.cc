#include "rewrite/template.h"

#include <algorithm>
#include <array>

#include "rewrite/line_shift.h"
#include "rewrite/token.h"
#include "syntax/statements.h"

namespace aioshift::rewrite {

using pattern::Bindings;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;
using text::Offset;
using Form = FixTemplate::Form;

namespace {

// Of a template: any run of these, so `$1` is a variable that no pattern can bind.
bool may_be_in_name(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

struct Frame {
  Form::Kind kind;
  std::string_view before;
  std::string_view behind;
};

// In which surroundings a template may be Python.
constexpr auto kFrames = std::to_array<Frame>({
    {Form::Kind::kStatements, "", ""},
    {Form::Kind::kArgument, "f(", ")"},
    {Form::Kind::kPair, "{", "}"},
    {Form::Kind::kDecorator, "", "\ndef f(): pass"},
    {Form::Kind::kClause, "try: pass\n", ""},
    {Form::Kind::kClause, "try: pass\n", "\nfinally: pass"},
    {Form::Kind::kClause, "if x: pass\n", ""},
    {Form::Kind::kClause, "match x:\n ", ""},
});

// The template as a statement, where it is an expression and no more.
Node only_statement(const syntax::Tree& tree) {
  if (tree.root().named_child_count() != 1) return {};
  const Node statement = tree.root().named_child(0);
  return statement.is(Kind::expression_statement) && !statement.next_sibling() ? statement : Node();
}

// The one node that the template is.
Node only_node(const syntax::Tree& tree, const Frame& frame) {
  Node around = tree.root();
  if (frame.kind == Form::Kind::kStatements) {
    around = only_statement(tree);
    if (around.child(Kind::op_comma)) return {};
  } else if (frame.kind == Form::Kind::kArgument) {
    around = around.named_child(0).named_child(0).child(syntax::Field::arguments);
  } else if (frame.kind == Form::Kind::kPair) {
    around = around.named_child(0).named_child(0);
  } else {
    return {};
  }
  return around.named_child_count() == 1 ? around.named_child(0) : Node();
}

// The template with a name of the same length in the place of each variable, so that offsets stay. In
// a dictionary a name alone is no item: `**_A` stands for `$$$A` where `names_are_items` is false.
std::string with_names(std::string_view text, const std::vector<FixTemplate::Use>& uses,
                       bool names_are_items) {
  std::string code(text);
  for (const FixTemplate::Use& use : uses) {
    Offset at = use.range.begin;
    const bool is_run = code.compare(at, 3, "$$$") == 0;
    for (; at < use.range.end && code[at] == '$'; ++at) code[at] = '_';
    if (is_run && !names_are_items) code.replace(use.range.begin, 2, "**");
  }
  return code;
}

std::unique_ptr<const Form> read_as(const Frame& frame, const std::string& code,
                                    const std::vector<FixTemplate::Use>& uses) {
  auto source = text::Source::from_bytes(std::string(frame.before) + code + std::string(frame.behind));
  if (!source) return nullptr;
  auto form = std::make_unique<Form>();
  form->kind = frame.kind;
  form->source = std::move(*source);
  form->tree = syntax::Tree::parse(form->source);
  form->begin = static_cast<Offset>(frame.before.size());
  const syntax::Tree& tree = *form->tree;
  if (!tree.problems().empty()) return nullptr;
  form->only = only_node(tree, frame);
  form->is_tuple = frame.kind == Form::Kind::kStatements && only_statement(tree).child(Kind::op_comma);
  form->places.resize(uses.size());
  for (std::size_t i = 0; i < uses.size(); ++i) {
    const text::Range range = {uses[i].range.begin + form->begin, uses[i].range.end + form->begin};
    const Node node = tree.covering(range);
    if (node.is_one_of(Kind::identifier, Kind::dictionary_splat) && node.range() == range)
      form->places[i] = node;
  }
  return form;
}

// What a variable stands for, as it is placed in a line with the indentation `to`.
std::string text_of(const FixTemplate::Variable& variable, const Bindings& bindings,
                    const TransformedLookup& transformed, std::string_view to) {
  if (variable.is_transformed) {
    const auto value = transformed ? transformed(variable.name) : TransformedText();
    return value ? shifted_lines(value->text, value->indentation, to) : std::string();
  }
  if (variable.id >= bindings.size()) return {};
  const auto range = bindings.range(variable.id);
  if (!range) return {};
  const std::string_view from = syntax::indentation_at(bindings.tree(), range->begin);
  const std::string_view text = bindings.text(variable.id);
  auto edits = shift_lines(bindings.tree(), *range, from, to);
  for (text::Edit& edit : edits)
    edit.range = {edit.range.begin - range->begin, edit.range.end - range->begin};
  return text::apply_edits(text, edits);
}

}  // namespace

FixTemplate FixTemplate::parse(std::string_view text, const pattern::Variables& known,
                               std::span<const std::string> transformed) {
  FixTemplate result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    result.text_ += text[i];
  }
  const std::string& own = result.text_;
  for (std::size_t at = own.find('$'); at != std::string::npos; at = own.find('$', at)) {
    std::size_t name = at;
    while (name < own.size() && name - at < 3 && own[name] == '$') ++name;
    std::size_t end = name;
    while (end < own.size() && may_be_in_name(own[end])) ++end;
    if (end == name) {
      ++at;
      continue;
    }
    Variable variable{own.substr(name, end - name), name - at == 3};
    variable.is_transformed = !variable.is_multiple && std::find(transformed.begin(), transformed.end(),
                                                                 variable.name) != transformed.end();
    if (!variable.is_transformed)
      variable.id = known.find(variable.name, variable.is_multiple).value_or(pattern::kNoVariable);
    auto same = std::find_if(result.variables_.begin(), result.variables_.end(), [&](const Variable& other) {
      return other.name == variable.name && other.is_multiple == variable.is_multiple;
    });
    if (same == result.variables_.end()) same = result.variables_.insert(same, variable);
    result.uses_.push_back({static_cast<std::size_t>(same - result.variables_.begin()),
                            {static_cast<Offset>(at), static_cast<Offset>(end)}});
    at = end;
  }
  result.read_forms();
  result.find_strings();
  return result;
}

void FixTemplate::read_forms() {
  for (const bool names_are_items : {true, false}) {
    const std::string code = with_names(text_, uses_, names_are_items);
    for (const Frame& frame : kFrames) {
      // An argument or a pair may be read as a statement too.
      const bool is_other_reading = frame.kind == Form::Kind::kArgument || frame.kind == Form::Kind::kPair;
      const bool has_other_reading = text_.find_first_of(":=*") != std::string::npos;
      if (!forms_.empty() && !(is_other_reading && has_other_reading)) continue;
      if (auto form = read_as(frame, code, uses_)) forms_.push_back(std::move(form));
    }
    if (!forms_.empty()) return;
  }
}

void FixTemplate::find_strings() {
  const std::vector<Token> tokens = tokenize(text_);
  const Form* form = forms_.empty() ? nullptr : forms_.front().get();
  for (std::size_t line = text_.find('\n'); line != std::string::npos; line = text_.find('\n', line + 1)) {
    const auto begin = static_cast<Offset>(line + 1);
    bool is_in_string = is_inside_string(tokens, begin);
    if (form != nullptr) {
      const Offset at = form->begin + begin;
      const Node string = form->tree->covering({at - 1, at}).self_or_ancestor(Kind::string);
      is_in_string = string && string.begin() < at && at < string.end();
    }
    if (is_in_string) lines_in_strings_.push_back(begin);
  }
  for (Use& use : uses_) {
    use.is_in_string = is_inside_string(tokens, use.range.begin);
    if (form == nullptr) continue;
    const Offset at = form->begin + use.range.begin;
    use.is_in_string = form->tree->covering({at, at + 1})
                           .self_or_ancestor(Kind::string, Kind::interpolation)
                           .is(Kind::string);
  }
}

const Form* FixTemplate::form_for(Node site) const {
  if (forms_.empty()) return nullptr;
  Form::Kind wanted = Form::Kind::kStatements;
  if (site.parent().is(Kind::argument_list)) wanted = Form::Kind::kArgument;
  if (site.is_one_of(Kind::keyword_argument)) wanted = Form::Kind::kArgument;
  if (site.is(Kind::pair) || site.parent().is(Kind::dictionary)) wanted = Form::Kind::kPair;
  const auto fitting =
      std::find_if(forms_.begin(), forms_.end(), [&](const auto& form) { return form->kind == wanted; });
  return fitting != forms_.end() ? fitting->get() : forms_.front().get();
}

bool FixTemplate::begins_in_string(Offset offset) const {
  return std::binary_search(lines_in_strings_.begin(), lines_in_strings_.end(), offset);
}

bool FixTemplate::awaits() const {
  if (forms_.empty()) return false;
  const syntax::Tree& tree = *forms_.front()->tree;
  for (NodeId id = 0; id < tree.size(); ++id) {
    const Node node = tree.node(id);
    const bool is_await =
        node.is(Kind::kw_await) ||
        (node.is(Kind::kw_async) && !node.parent().is(Kind::function_definition) &&
         !(node.parent().is(Kind::for_in_clause) && node.parent().parent().is(Kind::generator_expression)));
    if (is_await && !node.ancestor(Kind::function_definition, Kind::lambda)) return true;
  }
  return false;
}

std::string expand_text(const FixTemplate& fix, Node match, const Bindings& bindings,
                        const TransformedLookup& transformed) {
  const std::string& text = fix.text();
  std::string result;
  std::size_t copied = 0;
  for (const FixTemplate::Use& use : fix.uses()) {
    result += std::string_view(text).substr(copied, use.range.begin - copied);
    const std::size_t line = text.rfind('\n', use.range.begin) + 1;
    const std::string_view before = std::string_view(text).substr(line, use.range.begin - line);
    result += text_of(fix.variables()[use.variable], bindings, transformed, leading_blanks(before));
    copied = use.range.end;
  }
  result += std::string_view(text).substr(copied);
  return shifted_lines(result, "", syntax::indentation_at(match.tree(), match.begin()));
}

}  // namespace aioshift::rewrite
