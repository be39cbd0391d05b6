// Coroutine functions of both kinds: `async def`, and decorated generator functions.
#pragma once

#include "semantics/model.h"

namespace aioshift::transforms::deprecated_asyncio {

// The decorator `asyncio.coroutine` or `types.coroutine` of the definition; null where it has none.
syntax::Node coroutine_decorator(const semantics::FileModel& model, syntax::Node function);

// Whether calling the function gives a coroutine of either kind, and it is known.
bool makes_coroutine(const semantics::FileModel& model, syntax::Node function);

// Whether a coroutine of either kind runs the node itself.
bool runs_in_coroutine(const semantics::FileModel& model, syntax::Node node);

// Whether the expression is known to be a coroutine of either kind.
bool is_coroutine(const semantics::FileModel& model, syntax::Node expression);

// How much is known of an expression that `yield from` takes.
enum class Operand {
  kAwaitable,
  kUnknown,
  kNotAwaitable,  // known to be none, or likely not to be: the call of a plain generator function
};
Operand operand_kind(const semantics::FileModel& model, syntax::Node expression);

// Whether the expression is known to be neither awaitable nor a generator; `by_name`: or an instance of what
// is named as a class is.
bool is_plain_object(const semantics::FileModel& model, syntax::Node expression, bool by_name);

// Whether the expression is known to be a lock of asyncio: all that the file assigns to the variable, or to
// attributes of that name, is.
bool is_asyncio_lock(const semantics::FileModel& model, syntax::Node expression);

}  // namespace aioshift::transforms::deprecated_asyncio
