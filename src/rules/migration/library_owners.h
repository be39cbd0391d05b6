// The object that functions of a module become methods of: where one is at hand, and where one has to be
// open.
#pragma once

#include <span>
#include <string>
#include <utility>

#include "rules/library/library_map.h"
#include "semantics/model.h"

namespace aioshift::rules::migration {

// The variable of the function that holds the map's owner wherever the calls stand: a parameter of the type,
// or what one `async with` around all of them opens. Empty where there is none.
std::string owner_at_hand(const semantics::FileModel& model, const library::LibraryMap& map,
                          std::span<const syntax::Node> calls, syntax::Node function);

// The first and the last of the shortest run of statements of one block that holds all of the nodes, outside
// of the function's loops.
std::pair<syntax::Node, syntax::Node> common_statements(std::span<const syntax::Node> nodes,
                                                        syntax::Node function);

// The statement, or the decorated one that it is a part of.
syntax::Node with_decorators(syntax::Node statement);

}  // namespace aioshift::rules::migration
