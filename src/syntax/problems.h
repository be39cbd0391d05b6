// What the grammar accepts, and CPython 3 does not.
#pragma once

#include <vector>

#include "syntax/tree.h"

namespace aioshift::syntax {

// ERROR and MISSING nodes, Python 2 constructs, and indentation that mixes tabs and spaces so that
// CPython refuses it. In source order.
std::vector<Problem> find_problems(const Tree& tree);

}  // namespace aioshift::syntax
