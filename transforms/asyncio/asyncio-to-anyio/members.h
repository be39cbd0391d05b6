// What anyio has for the members of asyncio.
#pragma once

#include <string_view>

namespace aioshift::transforms::asyncio_to_anyio {

// How a member is rewritten.
enum class Form {
  kReport,  // not at all
  kRun,
  kSleep,
  kToThread,
  kCancelledError,
  kCurrentTask,
  kCurrentLoop,
  kTaskGroup,
  kTimeout,
  kSynchronization,  // Lock and its like: a class whose objects are used under the same names
};

struct Member {
  std::string_view name;
  Form form = Form::kReport;
  std::string_view counterpart;  // "anyio.sleep"; of kReport: in words, as far as there is one
};

// `name` is one of asyncio's; what the table does not hold has no counterpart.
Member member_named(std::string_view name);

}  // namespace aioshift::transforms::asyncio_to_anyio
