// Functions that do not end by themselves.
#pragma once

#include "semantics/model.h"

namespace aioshift::semantics {

// Whether the function ends in a loop that nothing leaves but an exception: `while True:`, a loop over
// itertools.count(), or an await of a function of the file that does.
bool runs_forever(const FileModel& model, syntax::Node function_definition);

}  // namespace aioshift::semantics
