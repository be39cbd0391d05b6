// Threads that a function waits for, written as tasks.
#pragma once

#include <tl/expected.hpp>

#include "rewrite/async_syntax/async_syntax.h"
#include "rules/migration/thread_groups.h"

namespace aioshift::rules::migration {

//     task = asyncio.create_task(load(url))
//     tasks.append(task)
//     ...
//     for task in tasks:
//         await asyncio.wait([task])
//
// As of a thread, nobody gets what the function raises: the event loop reports it. Variables keep their
// names.
tl::expected<rewrite::AsyncSubstitute, rewrite::Reason> tasks_of_threads(const semantics::FileModel& model,
                                                                         const ThreadGroup& group);

}  // namespace aioshift::rules::migration
