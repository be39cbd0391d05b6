// In which order a statement evaluates its parts, and which parts may be evaluated elsewhere.
#pragma once

#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "semantics/model.h"

namespace aioshift::semantics {

// Why an expression cannot be evaluated in front of its statement.
enum class Obstacle {
  kConditional,    // right of `and`/`or`, a branch of `x if c else y`, the tail of `a < b < c`
  kLoopCondition,  // in a `while` condition: evaluated again on every turn
  kElif,           // in an `elif` condition: evaluated only if those before it were false
  kComprehension,  // in a comprehension, but for its first iterable
  kLambda,         // in a lambda's body
  kDefinition,     // in a decorator, default, annotation, base class
  kLaterItem,      // in a `with` item after the first, entered after the first one's __enter__
  kClause,         // in an `except` type or a case guard
  kUnusualOrder,   // a starred argument after a keyword one, assignment targets, and the like
};

// Everything the statement evaluates around one of its expressions.
struct EvaluationContext {
  syntax::Node statement;
  // The outermost expression of the statement that holds the expression: the value returned, the
  // right side, the condition of an `if`, the iterable of a `for`, the first item of a `with`.
  syntax::Node root;
  // Parts of the statement that are evaluated completely before the expression is begun, in order.
  std::vector<syntax::Node> before;
  // Whether something awaits or yields after the expression, within the statement's expressions.
  bool suspends_after = false;
};

tl::expected<EvaluationContext, Obstacle> evaluation_context(syntax::Node expression);

// The parts of an expression that are evaluated before its own last step (a call's function and
// arguments, an operator's operands), in order; the expression itself where it has none. Error
// where the order is unusual.
tl::expected<std::vector<syntax::Node>, Obstacle> operands(syntax::Node expression);

// Whether evaluating `node` can suspend the coroutine: it holds an await, a yield, or an
// asynchronous comprehension, outside nested functions and lambdas. Of a statement: also where it holds
// `async with` or `async for`.
bool suspends(syntax::Node node);

// Whether the program prints the source text of `node`: it stands in `f"{...=}"`.
bool is_text_shown(syntax::Node node);

// Whether evaluating `node` earlier or later makes no difference, and has no effect, even if other
// tasks run in between: literals, local variables that nothing else assigns, modules, functions and
// classes, and displays and operators on literals. A walrus that assigns to one of these variables
// in between is the caller's to see.
bool is_stable(const FileModel& model, syntax::Node node);

}  // namespace aioshift::semantics
