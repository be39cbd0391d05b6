// Whether evaluating an expression may raise.
#pragma once

#include "semantics/model.h"

namespace aioshift::semantics {

// Whether evaluating `expression` may raise in a program without type errors: it calls something that is not
// known to be harmless on values of the right type (`len`, `range`, `" ".join`), takes an element, divides,
// awaits or yields. A call of a coroutine function only makes the coroutine.
bool may_raise(const FileModel& model, syntax::Node expression);

}  // namespace aioshift::semantics
