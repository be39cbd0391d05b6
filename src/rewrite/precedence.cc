#include "rewrite/precedence.h"

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

Precedence required_in_place_of(Node expression) {
  const Node parent = expression.parent();
  switch (parent.kind()) {
    case Kind::attribute:
      return expression.field() == Field::object ? Precedence::kPrimary : Precedence::kStarred;
    case Kind::call:
      return expression.field() == Field::function ? Precedence::kPrimary : Precedence::kStarred;
    case Kind::subscript:
      return expression.field() == Field::value ? Precedence::kPrimary : Precedence::kStarred;
    case Kind::await:
      return Precedence::kPrimary;
    case Kind::unary_operator:
      return Precedence::kUnary;
    case Kind::binary_operator: {
      const Precedence own = precedence_of(parent);
      const bool left = expression.field() == Field::left;
      if (own == Precedence::kPower) return left ? Precedence::kPrimary : Precedence::kUnary;
      return left ? own : tighter(own);
    }
    case Kind::comparison_operator:
      return tighter(Precedence::kComparison);
    case Kind::not_operator:
      return Precedence::kNot;
    case Kind::boolean_operator:
      return precedence_of(parent) == Precedence::kOr
                 ? (expression.field() == Field::left ? Precedence::kOr : Precedence::kAnd)
                 : (expression.field() == Field::left ? Precedence::kAnd : Precedence::kNot);
    case Kind::conditional_expression:
      // `a if c else b`: b may be another conditional or a lambda, a and c may not.
      return expression == parent.named_child(2) ? Precedence::kLambda : Precedence::kOr;
    case Kind::lambda:
    case Kind::argument_list:
    case Kind::keyword_argument:
    case Kind::list:
    case Kind::tuple:
    case Kind::set:
    case Kind::pair:
    case Kind::slice:
    case Kind::interpolation:
    case Kind::with_item:
    case Kind::as_pattern:
    case Kind::default_parameter:
    case Kind::typed_default_parameter:
    case Kind::expression_list:
      return Precedence::kLambda;
    case Kind::list_splat:
    case Kind::dictionary_splat:
      return Precedence::kBitOr;
    case Kind::for_in_clause:
    case Kind::if_clause:
      return Precedence::kOr;
    case Kind::named_expression:
      return Precedence::kLambda;
    case Kind::decorator:
    case Kind::if_statement:
    case Kind::elif_clause:
    case Kind::while_statement:
      return Precedence::kNamed;
    default:
      return Precedence::kStarred;
  }
}

std::string parenthesized(std::string_view text, Precedence own, Precedence required) {
  if (own >= required) return std::string(text);
  std::string result("(");
  result += text;
  result += ')';
  return result;
}

}  // namespace aioshift::rewrite
