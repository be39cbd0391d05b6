#include "rewrite/precedence.h"

#include <optional>
#include <vector>

#include "rewrite/token.h"

namespace aioshift::rewrite {

using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

Precedence of_binary(Node operator_token) {
  switch (operator_token.kind()) {
    case Kind::op_pipe:
      return Precedence::kBitOr;
    case Kind::op_caret:
      return Precedence::kBitXor;
    case Kind::op_amp:
      return Precedence::kBitAnd;
    case Kind::op_less_less:
    case Kind::op_greater_greater:
      return Precedence::kShift;
    case Kind::op_plus:
    case Kind::op_minus:
      return Precedence::kSum;
    case Kind::op_star_star:
      return Precedence::kPower;
    default:
      return Precedence::kProduct;
  }
}

Precedence tighter(Precedence precedence) {
  return static_cast<Precedence>(static_cast<int>(precedence) + 1);
}

// What may stand in a place without parentheses. An expression that binds at least as tight as `least`
// may; tuples without brackets, walruses and yields are ruled apart.
struct Place {
  Precedence least = Precedence::kLambda;
  bool takes_tuple = false;
  bool takes_walrus = false;
  bool takes_yield = false;
  bool ends_at_colon = false;  // in an f-string: a lambda's colon would begin the format
  bool takes_member = false;   // a dot follows: `1.real` is no attribute
  bool is_arguments = false;   // `f(x for x in y)`: the brackets are the call's too
};

Place at_least(Precedence least) {
  Place place;
  place.least = least;
  return place;
}

Place operand_place(Node operand, Node operation) {
  const Precedence own = precedence_of(operation);
  const bool is_left = operand.field() == Field::left;
  if (own == Precedence::kPower) return at_least(is_left ? Precedence::kPrimary : Precedence::kUnary);
  return at_least(is_left ? own : tighter(own));
}

// The place in which `node` stands (Python reference, chapter 10); nothing where it is no expression's.
std::optional<Place> place_of(Node node) {
  const Node parent = node.parent();
  Place place;
  switch (parent.kind()) {
    case Kind::attribute:
      if (node.field() != Field::object) return std::nullopt;
      place.takes_member = true;
      place.least = Precedence::kPrimary;
      return place;
    case Kind::call:
      place.least = Precedence::kPrimary;
      place.is_arguments = node.field() == Field::arguments;
      return place;
    case Kind::subscript:
      if (node.field() == Field::value) return at_least(Precedence::kPrimary);
      place.takes_tuple = parent.child(Kind::op_comma) == Node();
      return place;
    case Kind::await:
      return at_least(Precedence::kPrimary);
    case Kind::unary_operator:
      return at_least(Precedence::kUnary);
    case Kind::binary_operator:
      return operand_place(node, parent);
    case Kind::comparison_operator:
      return at_least(tighter(Precedence::kComparison));
    case Kind::not_operator:
      return at_least(Precedence::kNot);
    case Kind::boolean_operator:
      return operand_place(node, parent);
    case Kind::conditional_expression:
      // `a if c else b`: b may be another conditional or a lambda, a and c may not.
      return at_least(node == parent.named_child(2) ? Precedence::kLambda : Precedence::kOr);
    case Kind::list_splat:
    case Kind::dictionary_splat:
      return at_least(parent.parent().is(Kind::argument_list) ? Precedence::kLambda : Precedence::kBitOr);
    case Kind::lambda:
    case Kind::default_parameter:
    case Kind::typed_default_parameter:
    case Kind::keyword_argument:
    case Kind::named_expression:
    case Kind::pair:
    case Kind::slice:
    case Kind::type:
    case Kind::with_item:
    case Kind::except_clause:
    case Kind::raise_statement:
    case Kind::assert_statement:
    case Kind::expression_list:
    case Kind::print_statement:
    case Kind::exec_statement:
    case Kind::chevron:
      if (node.field() == Field::name || node.field() == Field::parameters) return std::nullopt;
      return place;
    case Kind::as_pattern:
      if (node.field() == Field::alias) return std::nullopt;
      return place;
    case Kind::argument_list:
    case Kind::list:
    case Kind::set:
    case Kind::decorator:
    case Kind::if_statement:
    case Kind::elif_clause:
    case Kind::while_statement:
      place.takes_walrus = true;
      return place;
    case Kind::tuple:
      place.takes_walrus = parent.text().starts_with('(');
      return place;
    case Kind::list_comprehension:
    case Kind::set_comprehension:
    case Kind::generator_expression:
      if (node.field() != Field::body) return std::nullopt;
      place.takes_walrus = true;
      return place;
    case Kind::for_in_clause:
      if (node.field() == Field::left) return std::nullopt;
      return at_least(Precedence::kOr);
    case Kind::if_clause:
      if (parent.field() != Field::guard) return at_least(Precedence::kOr);
      place.takes_walrus = true;
      return place;
    case Kind::interpolation:
    case Kind::format_expression:
      place.takes_tuple = place.takes_yield = parent.is(Kind::interpolation);
      place.ends_at_colon = true;
      return place;
    case Kind::parenthesized_expression:
      place.takes_tuple = place.takes_walrus = place.takes_yield = true;
      return place;
    case Kind::assignment:
    case Kind::augmented_assignment:
      if (node.field() != Field::right) return std::nullopt;
      place.takes_tuple = place.takes_yield = true;
      return place;
    case Kind::expression_statement:
      place.takes_tuple = place.takes_yield = !parent.child(Kind::op_comma);
      return place;
    case Kind::yield:
      place.takes_tuple = !parent.child(Kind::kw_from);
      return place;
    case Kind::return_statement:
      place.takes_tuple = true;
      return place;
    case Kind::for_statement:
      if (node.field() != Field::right) return std::nullopt;
      place.takes_tuple = true;
      return place;
    case Kind::match_statement:
      place.takes_tuple = place.takes_walrus = true;
      return place;
    default:
      return std::nullopt;
  }
}

// Whether a lambda stands in it outside of brackets.
bool has_open_lambda(Node expression) {
  std::vector<Node> open = {expression};
  while (!open.empty()) {
    const Node node = open.back();
    open.pop_back();
    if (node.is(Kind::lambda)) return true;
    if (node.is(Kind::conditional_expression)) open.push_back(node.named_child(2));
    const bool is_list =
        node.is_one_of(Kind::expression_list, Kind::pattern_list, Kind::list_splat, Kind::yield) ||
        (node.is(Kind::tuple) && !node.text().starts_with('('));
    if (!is_list) continue;
    for (const Node part : node.named_children()) open.push_back(part);
  }
  return false;
}

// `7` and `1_000`, but not `0x7`, `7j` or `7.0`: those that a dot would go on.
bool is_decimal_integer(Node expression) {
  const std::string_view text = expression.text();
  return expression.is(Kind::integer) && text.find_first_not_of("0123456789_") == std::string_view::npos;
}

// Annotations are expressions in a node of their own.
Node without_type(Node node) {
  while (node.is(Kind::type) && node.named_child_count() == 1) node = node.named_child(0);
  return node;
}

}  // namespace

Precedence precedence_of(Node expression) {
  switch (expression.kind()) {
    case Kind::yield:
    case Kind::list_splat:
    case Kind::dictionary_splat:
    case Kind::expression_list:
    case Kind::pattern_list:
      return Precedence::kStarred;
    case Kind::tuple:
      return expression.text().starts_with('(') ? Precedence::kPrimary : Precedence::kStarred;
    case Kind::named_expression:
      return Precedence::kNamed;
    case Kind::lambda:
      return Precedence::kLambda;
    case Kind::conditional_expression:
      return Precedence::kConditional;
    case Kind::boolean_operator:
      return expression.child(Field::operator_).is(Kind::kw_or) ? Precedence::kOr : Precedence::kAnd;
    case Kind::not_operator:
      return Precedence::kNot;
    case Kind::comparison_operator:
      return Precedence::kComparison;
    case Kind::binary_operator:
      return of_binary(expression.child(Field::operator_));
    case Kind::unary_operator:
      return Precedence::kUnary;
    case Kind::await:
      return Precedence::kAwait;
    default:
      return Precedence::kPrimary;
  }
}

bool is_expression(Node node) {
  switch (node.kind()) {
    case Kind::identifier:
    case Kind::integer:
    case Kind::float_:
    case Kind::true_:
    case Kind::false_:
    case Kind::none:
    case Kind::ellipsis:
    case Kind::string:
    case Kind::concatenated_string:
    case Kind::list:
    case Kind::tuple:
    case Kind::set:
    case Kind::dictionary:
    case Kind::list_comprehension:
    case Kind::set_comprehension:
    case Kind::dictionary_comprehension:
    case Kind::generator_expression:
    case Kind::parenthesized_expression:
    case Kind::attribute:
    case Kind::subscript:
    case Kind::call:
    case Kind::await:
    case Kind::unary_operator:
    case Kind::binary_operator:
    case Kind::comparison_operator:
    case Kind::not_operator:
    case Kind::boolean_operator:
    case Kind::conditional_expression:
    case Kind::lambda:
    case Kind::named_expression:
    case Kind::yield:
    case Kind::expression_list:
    case Kind::pattern_list:
    case Kind::type:
      return node.is_named();
    default:
      return false;
  }
}

bool needs_parentheses(Node expression, Node place) {
  expression = without_type(expression);
  const std::optional<Place> found = place_of(place);
  if (!found || !is_expression(expression)) return false;
  if (found->is_arguments)
    return !expression.is_one_of(Kind::generator_expression, Kind::parenthesized_expression);
  const Precedence own = precedence_of(expression);
  if (found->ends_at_colon && has_open_lambda(expression)) return true;
  if (own == Precedence::kStarred)
    return !(expression.is(Kind::yield) ? found->takes_yield : found->takes_tuple);
  if (own == Precedence::kNamed) return !found->takes_walrus;
  if (found->takes_member && is_decimal_integer(expression)) return true;
  // `a and (b and c)` is `a and b and c`, whichever way it is read.
  const Node around = place.parent();
  if (around.is(Kind::boolean_operator) && expression.is(Kind::boolean_operator))
    return own < precedence_of(around);
  return own < found->least;
}

bool needs_parentheses(Precedence own, Node place) {
  const std::optional<Place> found = place_of(place);
  return found && !found->is_arguments && own < found->least;
}

bool has_needless_parentheses(Node expression) {
  const Node around = expression.parent();
  if (!around.is(Kind::parenthesized_expression) || around.child(Kind::comment)) return false;
  const std::string_view text = around.tree().text();
  const bool touches_word = (around.begin() > 0 && is_word_byte(text[around.begin() - 1])) ||
                            (around.end() < text.size() && is_word_byte(text[around.end()]));
  return !touches_word;
}

bool takes_bare_tuple(Node place) {
  const std::optional<Place> found = place_of(place);
  return !found || found->takes_tuple;
}

std::string parenthesized(std::string_view text, Precedence own, Precedence required) {
  if (own >= required) return std::string(text);
  std::string result("(");
  result += text;
  result += ')';
  return result;
}

}  // namespace aioshift::rewrite
