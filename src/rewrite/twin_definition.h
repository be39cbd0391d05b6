// Functions that stay beside what becomes of them.
#pragma once

#include <span>
#include <vector>

#include "syntax/tree.h"
#include "text/edit.h"

namespace aioshift::rewrite {

// The sorted, disjoint edits with those inside of the definitions (function definitions, none of them in
// another one) made in copies, which stand behind the originals.
std::vector<text::Edit> edit_twins(const syntax::Tree& tree, std::span<const syntax::Node> definitions,
                                   std::vector<text::Edit> edits);

}  // namespace aioshift::rewrite
