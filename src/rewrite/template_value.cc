#include "rewrite/template_value.h"

#include <algorithm>
#include <memory>
#include <optional>

#include "rewrite/layout.h"
#include "rewrite/precedence.h"
#include "syntax/statements.h"

namespace aioshift::rewrite {

using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

// A transformed text as Python: a tree that may be looked at, where it is one expression.
struct ParsedText {
  text::Source source;
  std::optional<syntax::Tree> tree;
  Node expression;
};

std::unique_ptr<ParsedText> parse_expression(const std::string& text) {
  auto source = text::Source::from_bytes(text);
  if (!source) return nullptr;
  auto parsed = std::make_unique<ParsedText>();
  parsed->source = std::move(*source);
  parsed->tree = syntax::Tree::parse(parsed->source);
  const Node root = parsed->tree->root();
  if (!parsed->tree->problems().empty() || root.named_child_count() != 1) return nullptr;
  const Node statement = root.named_child(0);
  if (!statement.is(Kind::expression_statement) || statement.named_child_count() != 1) return nullptr;
  parsed->expression = statement.named_child(0);
  return parsed;
}

std::string with_line_ends(std::string_view text, std::string_view line_end) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' || text[i] == '\n') {
      if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') ++i;
      result += line_end;
    } else {
      result += text[i];
    }
  }
  return result;
}

// Arguments and pairs are no expressions: they stand in lists of their kind alone.
bool may_stand_at(Node element, Node place) {
  // `b = c` of `a = b = c`, or all of a statement: among arguments it would be a keyword.
  if (element.is(Kind::expression_statement) && element.named_child_count() == 1)
    element = element.named_child(0);
  if (element.is_one_of(Kind::assignment, Kind::augmented_assignment)) {
    return place.parent().is(Kind::expression_statement) ||
           (place.parent().is(Kind::assignment) && place.field() == Field::right &&
            element.is(Kind::assignment));
  }
  if (!element.is_one_of(Kind::keyword_argument, Kind::list_splat, Kind::dictionary_splat, Kind::pair,
                         Kind::slice))
    return true;
  const Node list = place.parent();
  switch (list.kind()) {
    case Kind::argument_list:
      return !element.is_one_of(Kind::pair, Kind::slice);
    case Kind::set:  // `{$$$ITEMS}` of a dictionary is read as a set
      return !element.is_one_of(Kind::keyword_argument, Kind::slice);
    case Kind::dictionary:
      return element.is_one_of(Kind::pair, Kind::dictionary_splat);
    case Kind::list:
    case Kind::tuple:
    case Kind::expression_list:
    case Kind::parenthesized_expression:  // `($$$ITEMS)`
      return element.is(Kind::list_splat);
    case Kind::expression_statement:
      return element.is(Kind::list_splat) && list.child(Kind::op_comma);
    case Kind::subscript:
      return place.field() == Field::subscript && element.is_one_of(Kind::list_splat, Kind::slice);
    default:
      return false;
  }
}

// A run without what is layout around it: the comma behind its last element, a comment beside what
// stands in front of it, and, among elements of a list, one behind it.
void trim(std::vector<Node>& run, Node place) {
  const auto is_statement = [](Node node) { return syntax::is_statement(node.kind()); };
  const bool has_statements = std::any_of(run.begin(), run.end(), is_statement);
  if (std::all_of(run.begin(), run.end(), [](Node node) { return node.is_extra(); })) run.clear();
  const bool is_comma_layout =
      takes_trailing_comma(place.parent()) || place.next_sibling().is(Kind::op_comma);
  const auto is_layout = [&](Node node) {
    return node.is(Kind::op_comma) ? is_comma_layout : node.is_extra() && !has_statements;
  };
  while (!run.empty() && is_layout(run.back())) run.pop_back();
  while (!run.empty() && run.front().is_extra() &&
         !syntax::is_first_on_line(run.front().tree(), run.front().begin()))
    run.erase(run.begin());
}

void read_nodes(TemplateValue& value, std::vector<Node> nodes, Node place) {
  if (value.is_run) trim(nodes, place);
  if (nodes.empty()) return;
  value.kind = TemplateValue::Kind::kSource;
  value.source = {nodes.front().begin(), nodes.back().end()};
  for (const Node node : nodes) {
    if (!node.is_extra() && (node.is_named() || !value.is_run)) value.nodes.push_back(node);
  }
}

}  // namespace

tl::expected<std::vector<TemplateValue>, Reason> template_values(const FixTemplate& fix,
                                                                 const FixTemplate::Form* form,
                                                                 const pattern::Bindings& bindings,
                                                                 const TransformedLookup& transformed) {
  std::vector<TemplateValue> values(fix.uses().size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    const FixTemplate::Variable& variable = fix.variables()[fix.uses()[i].variable];
    const Node place = form == nullptr ? Node() : form->places[i];
    TemplateValue& value = values[i];
    value.is_run = variable.is_multiple;
    if (variable.is_transformed) {
      auto found = transformed ? transformed(variable.name) : TransformedText();
      if (!found) return tl::unexpected(found.error());
      value.text = with_line_ends(found->text, bindings.tree().source().line_end_at(0));
      value.indentation = std::move(found->indentation);
      if (!value.text.empty()) value.kind = TemplateValue::Kind::kText;
      continue;
    }
    if (variable.id >= bindings.size()) continue;
    read_nodes(value, bindings.nodes(variable.id), place);
    // What is all of the template stands where the match stood.
    if (!place || place == form->only) continue;
    for (const Node node : value.nodes) {
      if (!may_stand_at(node, place)) return tl::unexpected(Reason::kDoesNotFit);
    }
  }
  return values;
}

bool needs_parentheses(const TemplateValue& value, Node place) {
  if (value.kind == TemplateValue::Kind::kText) {
    const auto parsed = parse_expression(value.text);
    // What a transformation joined with commas is a list for its author.
    return parsed && precedence_of(parsed->expression) > Precedence::kStarred &&
           needs_parentheses(parsed->expression, place);
  }
  return value.nodes.size() == 1 && needs_parentheses(value.nodes[0], place);
}

void set_parentheses(TemplateValue& value, Node place, bool has_brackets_around) {
  if (needs_parentheses(value, place)) {
    value.has_parentheses = true;
    return;
  }
  if (value.nodes.empty()) return;
  for (const Node node : value.nodes) {
    if (value.nodes.size() == 1 || !needs_parentheses(node, place)) continue;
    value.parentheses.push_back({{node.begin(), node.begin()}, "("});
    value.parentheses.push_back({{node.end(), node.end()}, ")"});
  }
  if (has_brackets_around || is_inside_brackets(place)) return;
  if (is_expression(value.nodes.front()) && breaks_lines_in_the_open(value)) value.has_parentheses = true;
}

bool breaks_lines_in_the_open(const TemplateValue& value) {
  for (std::size_t i = 0; i < value.nodes.size(); ++i) {
    const Node node = value.nodes[i];
    if (breaks_lines_in_the_open(node)) return true;
    const text::LineIndex& lines = node.tree().source().lines();
    if (i > 0 && lines.line_at(value.nodes[i - 1].end()) != lines.line_at(node.begin())) return true;
  }
  return false;
}

bool takes_trailing_comma(Node list) {
  if (list.is(Kind::tuple)) return static_cast<bool>(list.child(Kind::op_comma));
  return list.is_one_of(Kind::argument_list, Kind::parameters, Kind::list, Kind::set, Kind::dictionary,
                        Kind::import_from_statement);
}

}  // namespace aioshift::rewrite
