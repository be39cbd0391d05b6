// An expression and the parentheses around it.
#pragma once

#include "syntax/tree.h"

namespace aioshift::syntax {

// The outermost of the parentheses that hold nothing but the expression (and comments); the expression
// itself where there are none.
inline Node outermost_parentheses(Node expression) {
  while (expression.parent().is(Kind::parenthesized_expression)) expression = expression.parent();
  return expression;
}

// What stands in the parentheses, if `expression` is some.
inline Node without_parentheses(Node expression) {
  while (expression.is(Kind::parenthesized_expression)) {
    Node inside = expression.named_child(0);
    while (inside.is(Kind::comment)) inside = inside.next_named_sibling();
    if (!inside) return expression;
    expression = inside;
  }
  return expression;
}

}  // namespace aioshift::syntax
