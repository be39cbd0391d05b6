// Whether what has succeeded before a failure is seen afterwards.
#pragma once

#include "semantics/model.h"

namespace aioshift::transforms::sequential_awaits {

// Whether an exception that leaves `statement`, a statement of a function, may be followed by code of the
// function that reads the variable `name`: in a handler or `finally` around it, or behind a statement that
// stops the exception.
bool is_read_after_failure(const semantics::FileModel& model, syntax::Node statement, syntax::Node name);

}  // namespace aioshift::transforms::sequential_awaits
