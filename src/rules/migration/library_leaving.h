// Whether an object that a block would close is kept by something that lives on.
#pragma once

#include <set>
#include <string>

#include "rules/migration/library_look.h"

namespace aioshift::rules::migration {

// `name`: the variable that `statement` gives the object. `parts`: its methods and what it holds, which are
// of no use without it. Seen are what calls keep of their arguments (attributes, containers, results), and
// parts that are returned or assigned.
bool is_kept_elsewhere(const LibraryLook& look, syntax::Node name, syntax::Node statement,
                       const std::set<std::string>& parts);

}  // namespace aioshift::rules::migration
