// Functions that become coroutine functions or asynchronous generators.
#pragma once

#include "rewrite/async_syntax/edit_list.h"
#include "rewrite/async_syntax/site_table.h"

namespace aioshift::rewrite {

enum class DefinitionForm : std::uint8_t {
  kCoroutine,       // `async def`
  kAsyncGenerator,  // `async def` with `yield`
  kPlain,  // still a `def`, which gives an asynchronous iterator: `__aiter__`, the stub of a generator
};

DefinitionForm form_of(const semantics::FileModel& model, const AsyncSite& function);

// The edits of a kFunction site but for what others ask for in its body; with `yield from`, though, whose
// values are iterated over asynchronously where they are sites of kYieldFrom.
std::optional<Reason> write_function(const SiteTable& table, const AsyncSite& site, AsyncEditList& edits);

}  // namespace aioshift::rewrite
