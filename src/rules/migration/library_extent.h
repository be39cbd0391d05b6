// How far a function uses an object that a block is going to close: with what it got from it, such as a bound
// method, an object that keeps it, or a generator that has yet to run.
#pragma once

#include <set>

#include "rules/migration/library_look.h"

namespace aioshift::rules::migration {

struct Extent {
  syntax::Node last;    // the last statement of the block that needs the object; the first one at least
  bool leaves = false;  // something that needs it is returned, yielded, or stored elsewhere
};

// `name`: the variable that `statement` gives the object; of what `statement` stands in, later statements are
// looked at.
Extent extent_of(const LibraryLook& look, syntax::Node name, syntax::Node statement);

}  // namespace aioshift::rules::migration
