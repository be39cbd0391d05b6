// What a retry loop waits for between its attempts.
#pragma once

#include <vector>

#include "semantics/retry_loop.h"

namespace aioshift::semantics {

struct Sleep {
  syntax::Node call;  // of asyncio.sleep
  syntax::Node delay;
};

struct Waiting {
  std::vector<Sleep> sleeps;  // on the way of a failure
  bool is_unclear = false;    // it awaits something else there, or sleeps elsewhere or by other means
};

Waiting waiting_in(const FileModel& model, const RetryLoop& retry);

// Whether the delay is another one at each attempt: computed, drawn, or of a variable that the loop changes.
bool varies(const FileModel& model, syntax::Node loop, syntax::Node delay);

// Whether a handler changes what is tried: then it is not the same that is tried again.
bool changes_what_is_tried(const RetryLoop& retry);

}  // namespace aioshift::semantics
