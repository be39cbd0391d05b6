// Tasks that code cancels, and those that it waits for.
#pragma once

#include <set>
#include <span>
#include <string_view>
#include <vector>

#include "semantics/model.h"

namespace aioshift::semantics {

// What is cancelled in `function` in front of `before`, as it is written: "task", "self._task", and "tasks"
// of `for task in tasks: task.cancel()`.
std::set<std::string_view> cancelled_before(syntax::Node function, text::Offset before);

// What code waits for: Tasks and Futures that have names, or something that it starts itself.
struct Awaited {
  std::vector<syntax::Node> named;
  bool starts_something = false;
};

// `awaits` as awaits_in gives them. Looks through asyncio's gather, wait, wait_for and shield.
Awaited awaited_in(const FileModel& model, std::span<const syntax::Node> awaits);

// Whether all that the awaits wait for has been cancelled in `function` by then.
bool waits_for_cancelled(const FileModel& model, syntax::Node function, std::span<const syntax::Node> awaits);

}  // namespace aioshift::semantics
