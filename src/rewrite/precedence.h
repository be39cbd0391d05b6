// Where an expression needs parentheses (Python reference, 6.17 Operator precedence).
#pragma once

#include <string>
#include <string_view>

#include "syntax/tree.h"

namespace aioshift::rewrite {

// From loosest to tightest.
enum class Precedence {
  kStarred,  // *a, yield, a bare tuple
  kNamed,    // a := b
  kLambda,
  kConditional,  // a if b else c
  kOr,
  kAnd,
  kNot,
  kComparison,
  kBitOr,
  kBitXor,
  kBitAnd,
  kShift,
  kSum,
  kProduct,
  kUnary,
  kPower,
  kAwait,
  kPrimary,  // names, literals, calls, attributes, subscripts, anything in brackets
};

Precedence precedence_of(syntax::Node expression);

// Whether the node is an expression, so that it may be put in parentheses: not so a starred or keyword
// argument, a slice, a pattern, a statement.
bool is_expression(syntax::Node node);

// Whether `expression`, of this or another tree, would mean something else in the place of `place`
// without parentheses, or nothing at all. False where parentheses are of no use: the place is no
// expression's (a name, a target, a pattern), or `expression` is none. Lines that end in it are not
// looked at (see layout.h).
// An `await` on the left of `**` gets them although Python does not demand it: readers do, and the
// grammar misreads it without.
bool needs_parentheses(syntax::Node expression, syntax::Node place);

// The same of an expression that is known by its precedence alone: no tuple, no walrus and no lambda.
bool needs_parentheses(Precedence own, syntax::Node place);

// Whether parentheses around the expression can go with it once it is a name, a call or in brackets of its
// own: nothing else is in them, and no word would be joined to another.
bool has_needless_parentheses(syntax::Node expression);

// Whether `a, b` may stand in the place of `place` and be a tuple there.
bool takes_bare_tuple(syntax::Node place);

// `text`, an expression of precedence `own`, as it has to be written where `required` is the least.
std::string parenthesized(std::string_view text, Precedence own, Precedence required);

}  // namespace aioshift::rewrite
