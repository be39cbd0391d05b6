// What becomes of an expression's value, as far as a forgotten `await` can be told from it.
#pragma once

#include "semantics/model.h"

namespace aioshift::semantics {

enum class ValueUse {
  kHandedOn,  // stored, passed on, yielded: what becomes of it is decided elsewhere
  kAwaited,
  kReturned,   // from the function around it
  kDropped,    // nothing takes it
  kUsed,       // as a coroutine cannot be used: tested, compared, iterated, subscripted, printed, ...
  kMaybeUsed,  // the same, if an operator or a name means what it mostly does
};

// Looks through what passes the value on inside the statement: parentheses, `a or value`, the branches of
// `a if b else c`, and a walrus: kHandedOn where its variable is awaited, kMaybeUsed where that is stored or
// passed on.
ValueUse use_of_value(const FileModel& model, syntax::Node expression);

}  // namespace aioshift::semantics
