// What the value of an expression is, as far as awaiting it goes.
#pragma once

#include "semantics/model.h"

namespace aioshift::semantics {

enum class Awaitability {
  kUnknown,
  kCoroutine,      // a coroutine object: a call of an `async def`
  kFuture,         // an asyncio Future or Task
  kAsyncIterator,  // what a call of an async generator gives: not awaitable
  kOther,          // neither: an instance of a class, what `__anext__()` of an async generator gives
};

// Of calls of functions, methods (of `self`, and of instances made in this file) and classes defined in this
// file and of asyncio's own, of variables assigned once from such a call, of parameters annotated as
// Coroutine, Future or Task, and of what typing.cast says to be one.
Awaitability awaitability(const FileModel& model, syntax::Node expression);

// Whether `call` is one of typing.cast.
bool is_cast(const FileModel& model, syntax::Node call);

// Whether a function that is no `async def` hands on coroutines of others: it is annotated so, or returns
// nothing else.
bool hands_on_coroutine(const FileModel& model, syntax::Node function_definition);

// The definition of the function that `call` runs, where it is known: a function of this file, or the method
// that the class of `self` defines itself. Null for any other.
syntax::Node function_called(const FileModel& model, syntax::Node call);

// The class whose method's first parameter `identifier` is; null where it is none.
syntax::Node class_of_self(const FileModel& model, syntax::Node identifier);

// Whether the function makes an async generator when called: an `async def` that yields.
bool is_generator_function(syntax::Node function_definition);

// An event loop that is known to be one: `asyncio.get_running_loop()` and its like, or a variable
// assigned once from such a call.
bool is_event_loop(const FileModel& model, syntax::Node expression);

// Whether the expression, where it stands, is the loop that runs the coroutine around it:
// `asyncio.get_running_loop()` or `asyncio.get_event_loop()`, or a variable that the coroutine itself has
// assigned such a call by then, and nothing else.
bool is_running_loop(const FileModel& model, syntax::Node expression);

}  // namespace aioshift::semantics
