// Calls that wait for their turn already, so that only so many of them run at once.
#pragma once

#include "semantics/model.h"

namespace aioshift::rules {

// The only function or method of this file that `call` can mean, going by its name; null where there are
// several or none.
syntax::Node definition_called(const semantics::FileModel& model, syntax::Node call);

// Whether what `call` calls takes a semaphore itself, is given one, or is called like what does.
bool is_limited(const semantics::FileModel& model, syntax::Node call);

// Whether the function that the statement is in has entered a semaphore around it.
bool is_under_semaphore(const semantics::FileModel& model, syntax::Node statement);

}  // namespace aioshift::rules
