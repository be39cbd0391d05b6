// Files whose coroutines another event loop than asyncio's may run, where what is asyncio's fails.
#pragma once

#include <string>
#include <vector>

#include "rules/rule.h"

namespace aioshift::rules {

// Whether the file imports a library that has event loops of its own, or runs on others' (trio, curio,
// anyio).
bool imports_other_loop(const semantics::FileModel& model);

bool imports_asyncio(const semantics::FileModel& model);

// Whether the file imports such a library; or imports no asyncio, while another file of the program names
// one. To be asked by rules that give names_of_other_loops among their Rule::mentioned_names.
bool may_run_on_other_loop(const FileContext& context);

// What has to be looked for in other files for that.
std::vector<std::string> names_of_other_loops(const semantics::FileModel& model);
// All of these: their Rule::fixed_names.
std::vector<std::string> names_of_all_other_loops();

}  // namespace aioshift::rules
