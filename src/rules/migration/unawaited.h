// Functions whose calls are all left to a person: as coroutine functions they would do nothing any more.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "rules/migration/plan.h"

namespace aioshift::rules::migration {

struct Unawaited {
  rewrite::Reason reason = {};  // why nothing awaits it
  Stop stop;
};

// Functions that become asynchronous, are called, and are awaited by nothing that is itself awaited, run or
// not called in the program at all. `plans`: the places of all files.
std::map<semantics::FunctionId, Unawaited> unawaited_functions(const ProgramView& program,
                                                               const semantics::Colouring& colouring,
                                                               const std::map<File, FilePlan>& plans);

}  // namespace aioshift::rules::migration
