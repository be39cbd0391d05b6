// From a syntax tree to what its code does with values.
#pragma once

#include "semantics/model.h"
#include "semantics/program/code.h"

namespace aioshift::semantics {

// Never fails: what is not understood holds no value. Expressions and blocks that nest deeper than people
// write are left out.
ModuleCode lower(const FileModel& model);

}  // namespace aioshift::semantics
