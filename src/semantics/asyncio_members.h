// What the members of asyncio are (Python 3.9 to 3.14, read off `asyncio.__all__`).
#pragma once

#include <string_view>

namespace aioshift::semantics {

// Whether `from asyncio import *` binds the name.
bool is_public_in_asyncio(std::string_view name);

enum class AsyncioMember {
  kUnknown,
  kCoroutineFunction,  // calling it gives a coroutine: asyncio.sleep
  kFutureFunction,     // calling it gives a Future or Task: asyncio.gather
};

// `qualified` is a dotted path such as "asyncio.sleep".
AsyncioMember asyncio_member(std::string_view qualified);

}  // namespace aioshift::semantics
