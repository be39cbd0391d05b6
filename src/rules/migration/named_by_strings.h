// Functions that a program finds by strings.
#pragma once

#include <map>

#include "rewrite/reason.h"
#include "rules/program_view.h"
#include "semantics/program/solver.h"
#include "semantics/program/whole_program.h"

namespace aioshift::rules::migration {

// Adds functions that a string of their own file names, "load" or "load()", where that file asks `eval`,
// `exec` or `globals` for what names mean: whoever calls them so awaits nothing. And those that a name which
// is put together may mean, where the analysis does not see whose it is: `globals()["do_" + name]()`.
void refuse_what_strings_name(const ProgramView& view,
                              std::map<semantics::FunctionId, rewrite::Reason>& refused);

// Adds methods of objects of which the program calls one by a name that nobody knows, `getattr(command,
// name)()`, and functions of modules that look up their own ones so: `globals()[name]`.
void refuse_what_any_name_means(const ProgramView& view,
                                std::map<semantics::FunctionId, rewrite::Reason>& refused);

}  // namespace aioshift::rules::migration
