// A pool of threads written as tasks, of which so many run at a time as it had threads.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "rewrite/async_syntax/async_syntax.h"
#include "rules/migration/thread_pools.h"

namespace aioshift::rules::migration {

// `parameters`: of each of the pool's calls, what the function calls what it gets, as far as that is known.
//
//     semaphore = asyncio.Semaphore(8)
//
//     async def bounded_fetch(url):
//         async with semaphore:
//             return await fetch(url)
//
//     tasks = [asyncio.create_task(bounded_fetch(url)) for url in urls]
//     await asyncio.gather(*tasks, return_exceptions=True)
//     pages = [task.result() for task in tasks]
//
// All have ended before the first result is looked at, which raises what it raised before.
tl::expected<rewrite::AsyncSubstitute, rewrite::Reason> tasks_of_pool(
    const semantics::FileModel& model, const ThreadPool& pool,
    const std::vector<std::vector<std::string>>& parameters);

}  // namespace aioshift::rules::migration
