// Methods that a class of another package may call.
#pragma once

#include <map>
#include <set>

#include "rewrite/reason.h"
#include "rules/program_view.h"
#include "semantics/program/solver.h"
#include "semantics/program/whole_program.h"

namespace aioshift::rules::migration {

// Adds methods of classes that inherit from another package, where nothing in the program but tests calls
// them: whoever does is not seen, and would not await them. `entries`: functions that are known to be called
// from outside, which are left alone.
void refuse_what_bases_may_call(const ProgramView& view, const std::set<semantics::FunctionId>& entries,
                                std::map<semantics::FunctionId, rewrite::Reason>& refused);

}  // namespace aioshift::rules::migration
