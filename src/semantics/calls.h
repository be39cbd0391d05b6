// Where a file calls one of its own functions.
#pragma once

#include <vector>

#include "semantics/model.h"

namespace aioshift::semantics {

// The calls of `function`, a definition, in its file: by its name, or, for a method, by that of an attribute
// of `self` in the same class. In source order.
std::vector<syntax::Node> calls_of(const FileModel& model, syntax::Node function);

}  // namespace aioshift::semantics
