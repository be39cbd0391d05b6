// The variable that counts the attempts of a retry loop.
#pragma once

#include <optional>

#include "semantics/retry_loop.h"

namespace aioshift::semantics {

struct AttemptCount {
  syntax::Node variable;
  int first = 0;               // what it is after the first failure: 0 or 1
  std::optional<double> most;  // how many attempts there are, where that is known
};

// That of a `for` loop, or of a `while` loop the one that is incremented by one in each turn, as seen from
// `place`. Nothing where it begins or steps otherwise, or is changed in between.
std::optional<AttemptCount> attempt_count(const FileModel& model, const RetryLoop& retry, syntax::Node place);

}  // namespace aioshift::semantics
