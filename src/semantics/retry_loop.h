// Loops that try the same thing until it succeeds.
#pragma once

#include <optional>
#include <vector>

#include "semantics/model.h"

namespace aioshift::semantics {

struct RetryLoop {
  syntax::Node loop;                   // a `for` or a `while` statement
  syntax::Node attempt;                // the `try` statement in its body
  std::vector<syntax::Node> handlers;  // the `except` clauses of it that go on with the loop
};

// `loop` as such a loop: in its body stands one `try` statement that awaits, a success of that leaves the
// loop, and a failure that is handled goes on with it. A `for` loop counts, by `range` or `itertools.count`,
// and what is tried does not depend on the number. Nothing for loops that do one thing after another:
// consumers, servers, pollers, a search through candidates.
std::optional<RetryLoop> retry_loop(const FileModel& model, syntax::Node loop);

// Whether the `for` loop counts.
bool is_counting_loop(const FileModel& model, syntax::Node loop);

}  // namespace aioshift::semantics
