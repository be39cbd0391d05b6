// A `try` statement gives way to its own body.
#pragma once

#include <optional>
#include <vector>

#include "syntax/tree.h"
#include "text/edit.h"

namespace aioshift::rewrite {

// Edits that leave the body alone, one step less indented. Nothing where the statement shares its lines with
// others, or a comment would be lost.
std::optional<std::vector<text::Edit>> unwrapped_try(syntax::Node try_statement);

}  // namespace aioshift::rewrite
