// Ways by which a function may leave what it has begun before it comes by where it waits for that: the end of
// a pool's block, and of the program, wait for threads; nothing would wait for tasks.
#pragma once

#include <functional>
#include <span>

#include "semantics/model.h"

namespace aioshift::rules::migration {

// Whether a `return` of the function may come behind one of the nodes and in front of `end`. In a loop that
// holds one of them, that is one which stands in front of it, too.
bool may_return(const semantics::FileModel& model, std::span<const syntax::Node> begun, text::Offset end);

// Whether anything in the statement may raise, leaves the function by an exception or holds a definition; not
// so calls that are `is_own`, lines of output and pauses. `begins`: it is the first, and what it goes through
// is evaluated in front of all the rest.
bool may_raise_in(const semantics::FileModel& model, syntax::Node statement, bool begins,
                  const std::function<bool(syntax::Node call)>& is_own);

}  // namespace aioshift::rules::migration
