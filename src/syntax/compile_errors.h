// What the grammar takes as Python and CPython's compiler refuses all the same.
#pragma once

#include <optional>
#include <string>

#include "syntax/tree.h"

namespace aioshift::syntax {

// What a compiler that has read the whole text would say about this node: `await` outside of a
// coroutine, a call that is assigned to, a positional argument behind a keyword, `break` without a loop,
// and the like. For texts that were written by a program: a text that was read may be a piece of
// something larger (a cell of a notebook awaits at its top level), and is not damaged by it.
std::optional<std::string> compile_error_at(Node node);

}  // namespace aioshift::syntax
