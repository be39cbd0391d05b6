// Loops that try again and again because something is still to come, and not because something failed.
#pragma once

#include "semantics/retry_loop.h"

namespace aioshift::transforms::retry_without_backoff {

// Whether the loop certainly waits for something: an event, a lock or an element of a queue of the program
// itself, a condition that its handlers show not to hold yet, a point in time; or its function says so.
bool waits_for_condition(const semantics::FileModel& model, const semantics::RetryLoop& retry);

// Whether each turn waits for a slice of time, which is set anew over and over: that is a delay of its own.
bool waits_in_slices(const semantics::RetryLoop& retry);

// Whether a limit is set around the loop: then it waits for something that is to come within that time.
bool is_limited(syntax::Node loop);

}  // namespace aioshift::transforms::retry_without_backoff
