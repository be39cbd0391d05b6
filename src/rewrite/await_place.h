// Where `await` may stand.
#pragma once

#include <optional>

#include "rewrite/reason.h"
#include "syntax/tree.h"

namespace aioshift::rewrite {

// Why an `await` that is put where `place` stands would be wrong; nothing where it is right.
// kOutsideCoroutine: no coroutine runs the place (a plain function, a lambda, a class body, a module).
// kInsideComprehension: it would make an asynchronous generator of a generator expression, which what takes
// it now does not expect; or the place is in a comprehension inside another one and `comprehensions_nest` is
// false (before Python 3.11).
std::optional<Reason> obstacle_to_await(syntax::Node place, bool comprehensions_nest);

}  // namespace aioshift::rewrite
