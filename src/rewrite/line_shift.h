// Moving text from one indentation to another, line by line: what a template does with what it places.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "syntax/tree.h"
#include "text/edit.h"

namespace aioshift::rewrite {

// Edits that move the lines which begin inside `range` from the indentation `from` to `to`. Deeper: each
// line gets what `to` has more. Less deep: each line that has it loses what `from` has more. Lines that
// begin inside a string, and blank ones, stay as they are.
std::vector<text::Edit> shift_lines(const syntax::Tree& tree, text::Range range, std::string_view from,
                                    std::string_view to);

// The same for text that stands in no tree: all lines but the first.
std::string shifted_lines(std::string_view text, std::string_view from, std::string_view to);

// The whitespace at the beginning of `line`.
std::string_view leading_blanks(std::string_view line);

}  // namespace aioshift::rewrite
