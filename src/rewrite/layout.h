// Moving text to another indentation without touching what is inside strings.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/tree.h"
#include "text/edit.h"

namespace aioshift::rewrite {

// Edits that move `range`, which is to begin in `column` (in bytes), from the indentation `from` to
// `to`: they change the lines that begin inside it. Lines that are aligned with what stands behind
// an opening bracket go with it. Lines that begin inside a string, blank lines, and lines not
// indented by `from` stay as they are, and so do those that begin inside one of `except`; one at the
// beginning of a line counts where the line is indented.
std::vector<text::Edit> reindent(const syntax::Tree& tree, text::Range range, std::string_view from,
                                 std::string_view to, std::size_t column, std::span<const text::Edit> except);

// Edits that move lines which begin inside `range` and are aligned with what stands behind an opening
// bracket, where `edits` move that to the left or right within its line. Lines that begin inside a string
// stay, and so do those of which `edits` change the indentation.
std::vector<text::Edit> realign(const syntax::Tree& tree, text::Range range,
                                std::span<const text::Edit> edits);

// How many bytes stand before `offset` on its line.
std::size_t column_of(const syntax::Tree& tree, text::Offset offset);

// Whether a statement at `offset` begins its logical line: nothing but whitespace stands before it,
// not even a line that a backslash continues.
bool begins_line(const syntax::Tree& tree, text::Offset offset);

// Where the whitespace and the continued line ends in front of `offset` begin.
text::Offset begin_of_gap(const syntax::Tree& tree, text::Offset offset);

// The indentation of the line on which `offset` lies, without the form feeds that Python ignores.
std::string block_indentation(const syntax::Tree& tree, text::Offset offset);

// Whether a line ends inside `node` where no bracket of its own is open: outside of the brackets
// around it, such text needs parentheses.
bool breaks_lines_in_the_open(syntax::Node node);

// Whether `node` stands inside brackets that belong to an ancestor within its statement.
bool is_inside_brackets(syntax::Node node);

}  // namespace aioshift::rewrite
