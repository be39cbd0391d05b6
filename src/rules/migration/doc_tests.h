// Doc-tests that call what becomes asynchronous.
#pragma once

#include "rules/migration/plan.h"

namespace aioshift::rules::migration {

// Adds a place for each line of a doc-test (`>>> load(1)`) that names a function which the plan makes
// asynchronous, in the documentation strings of the function's own file: such a line would show a coroutine.
// A person has to write it anew, so that the place has a reason and holds nothing back.
void add_doc_tests(const rules::ProgramView& program, Plan& plan);

}  // namespace aioshift::rules::migration
