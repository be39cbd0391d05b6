// The places at which a piece of code awaits.
#pragma once

#include <vector>

#include "syntax/tree.h"

namespace aioshift::semantics {

// The `await` expressions, `async for` and `async with` statements, and `async for` clauses of comprehensions
// in `node`, which may be a block, outside of the bodies of functions, classes and lambdas in it. In source
// order.
std::vector<syntax::Node> awaits_in(syntax::Node node);

}  // namespace aioshift::semantics
