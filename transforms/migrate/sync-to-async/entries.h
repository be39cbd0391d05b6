// Functions that something outside of the program's Python code calls, and calls as plain functions.
#pragma once

#include <vector>

#include "rules/program_view.h"

namespace aioshift::transforms {

// The commands that a project declares, and functions under the decorators of click and typer.
std::vector<semantics::FunctionId> entry_functions(const rules::ProgramView& program);

}  // namespace aioshift::transforms
