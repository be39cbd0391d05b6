// What the tasks of a group are called.
#pragma once

#include <string>
#include <string_view>

#include "arguments.h"

namespace aioshift::transforms::gather_to_taskgroup {

// What people would call the coroutine's value or function.
std::string_view base_name(const Argument& argument);

// `user_task` for what is assigned to `user`, or for what `fetch_user()` gives; `target` may be null.
std::string task_name(syntax::Node target, std::string_view base);

}  // namespace aioshift::transforms::gather_to_taskgroup
