// Numbers that an expression is known to have.
#pragma once

#include <optional>

#include "semantics/model.h"

namespace aioshift::semantics {

struct Constant {
  bool is_none = false;
  double number = 0;  // where it is not None
};

// Of literals, arithmetic on them, and names that are assigned exactly once in the file, from such
// an expression. Nothing where the value could be another one.
std::optional<Constant> constant_value(const FileModel& model, syntax::Node expression);

}  // namespace aioshift::semantics
