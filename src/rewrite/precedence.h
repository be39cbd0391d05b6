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

// The loosest expression that may stand in the place of `expression` without parentheses.
// An `await` on the left of `**` gets them although Python does not demand it: readers do, and the
// grammar misreads it without.
Precedence required_in_place_of(syntax::Node expression);

// `text`, an expression of precedence `own`, as it has to be written where `required` is the least.
std::string parenthesized(std::string_view text, Precedence own, Precedence required);

}  // namespace aioshift::rewrite
