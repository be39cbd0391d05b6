// Statements that a rewrite puts below another one.
#pragma once

#include <string>
#include <vector>

#include "syntax/tree.h"
#include "text/edit.h"

namespace aioshift::rewrite {

// Whether the statement's last line is its own: nothing but a comment stands behind it.
bool ends_line(syntax::Node statement);

// Inserts lines below the statement, which ends its line, in its indentation.
text::Edit lines_behind(syntax::Node statement, const std::vector<std::string>& statements);

}  // namespace aioshift::rewrite
