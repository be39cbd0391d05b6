// Where `await` may stand, and the edits that put it there.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "rewrite/reason.h"
#include "syntax/tree.h"
#include "text/edit.h"

namespace aioshift::rewrite {

// Why an `await` that is put where `place` stands would be wrong; nothing where it is right.
// kOutsideCoroutine: no coroutine runs the place (a plain function, a lambda, a class body, a module).
// kInsideComprehension: it would make an asynchronous generator of a generator expression, which what takes
// it now does not expect; or the place is in a comprehension inside another one and `comprehensions_nest` is
// false (before Python 3.11). kWouldDeadlock: a lock of threads is held there, as `with lock:` or by
// `acquire`, and nothing is awaited under it so far: another task that wants it would block the thread.
// `becoming`: a plain function that the same fix makes a coroutine function.
std::optional<Reason> obstacle_to_await(syntax::Node place, bool comprehensions_nest,
                                        syntax::Node becoming = {});

// What the same fix makes of a node.
enum class AsyncChange {
  kNone,
  kAsync,  // a coroutine function; a `with` item that is entered asynchronously; a call that is awaited; an
           // asynchronous generator
  kList,   // a list or another collection, of a generator expression
};
using AsyncChanges = std::function<AsyncChange(syntax::Node)>;

// The same where the fix changes more than one function. Asked about function definitions, `with` items,
// calls and generator expressions. `comprehensions`: how many the fix itself puts around the await.
std::optional<Reason> obstacle_to_await(syntax::Node place, bool comprehensions_nest,
                                        const AsyncChanges& changes, int comprehensions = 0);

// Whether an expression or a dotted name says that it is about a lock: `FileLock(path)`,
// `table.lock_for(key)`, `Mutex()`; no clock, block or mock.
bool names_lock(std::string_view text);

// The generator expressions that an await at `place` makes asynchronous, or would if they stayed generators:
// innermost first.
std::vector<syntax::Node> generators_around(syntax::Node place);

// Edits by which `call` gives way to `await` and its own `argument`, which stays where it is. Parentheses
// come where the place or the argument needs them; those of the call stay where line ends or comments stand
// beside the argument. Comments in front of them would go: see comments_dropped(call, {kept}), `kept` being
// what await_argument_keeps says.
std::vector<text::Edit> await_argument(syntax::Node call, syntax::Node argument);
syntax::Node await_argument_keeps(syntax::Node call, syntax::Node argument);

}  // namespace aioshift::rewrite
