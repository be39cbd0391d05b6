// Who can call whom in a program, by qualified names.
#pragma once

#include <map>
#include <set>
#include <string>

#include "semantics/program/solver.h"

namespace aioshift::semantics {

// Caller → callees: "pkg.mod" is a module's own code, "mod.f.inner" and "mod.f.<lambda1>" are what f defines,
// a class is called through its `__init__` where it has one, "<builtin>.len" is a builtin, and what another
// package defines goes by its dotted name. Every function of the program is a key.
using CallGraph = std::map<std::string, std::set<std::string>>;

CallGraph call_graph(const Solver& solver);

}  // namespace aioshift::semantics
