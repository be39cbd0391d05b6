// Data flow inside one function: which assignments a use of a variable may see.
#pragma once

#include <optional>
#include <vector>

#include "semantics/model.h"

namespace aioshift::semantics {

// What a use of a local variable may see: the bindings that reach it on some path through the function.
struct ReachingDefinitions {
  std::vector<const Binding*> definitions;  // in source order
  // Whether a path reaches the use on which nothing has been assigned.
  bool may_be_unbound = false;
};

// Of the use `identifier` of a variable of the function around it. Statements may raise at any point: a
// handler sees what was assigned before each of them. Nothing where the variable is no local one of that
// function, where an inner function assigns it (`nonlocal`), or where the function is not known to run in the
// order of its text
// (`exec`, a syntax error in it).
std::optional<ReachingDefinitions> reaching_definitions(const FileModel& model, syntax::Node identifier);

// The only expression that the variable can stand for at this use, assigned as a whole: the right side of its
// assignment or walrus. Null where there are several, or where it is bound otherwise.
syntax::Node only_value(const FileModel& model, syntax::Node identifier);

}  // namespace aioshift::semantics
