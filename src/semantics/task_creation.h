// Calls that make a task of a coroutine, and the task groups that some of them belong to.
#pragma once

#include <optional>

#include "semantics/model.h"

namespace aioshift::semantics {

struct TaskCreation {
  syntax::Node coroutine;  // the first argument
  // The statement `async with asyncio.TaskGroup() as tg:` of `tg.create_task(...)`; null for other calls.
  syntax::Node group;
};

// Of a call of `asyncio.create_task`, `asyncio.ensure_future`, or `create_task` of a known loop or task
// group. ensure_future counts whatever it is given: its argument may be no coroutine.
std::optional<TaskCreation> task_creation(const FileModel& model, syntax::Node call);

// The `async with asyncio.TaskGroup()` statement that gives `expression`, a name, its value; null where the
// name may be something else.
syntax::Node task_group_statement(const FileModel& model, syntax::Node expression);

}  // namespace aioshift::semantics
