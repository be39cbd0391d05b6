// Taking something out of the source, with what belongs to it: a fix that replaces by nothing.
#pragma once

#include <optional>
#include <span>
#include <tl/expected.hpp>
#include <vector>

#include "rewrite/reason.h"
#include "syntax/tree.h"
#include "text/edit.h"

namespace aioshift::rewrite {

// Removes `node`, and whatever else of its siblings lies in `range` (the node's own, or wider).
// - An element of a list takes a comma along, and its lines where it has them to itself. A tuple of
//   which one element is left keeps its comma; the last name takes its statement along.
// - A statement goes with its lines, or with its semicolon; the only one of a block becomes `pass`. A
//   definition takes its decorators along.
// - A decorator, a clause or a comment goes with its lines; a token with the blanks behind it.
// Comments above stay. Refused: kCommentInTheWay where one inside or behind it would go as well;
// kNeededInPlace where what is left would be no code, or other code (`{}` is no set).
tl::expected<std::vector<text::Edit>, Reason> removal_edits(syntax::Node node, text::Range range);

// Removes statements, those that stand side by side at once, and with each its lines and the blank lines
// around it that would be too many: those behind it at the beginning of its block, or where there are some
// already; those in front at the end of its block.
tl::expected<std::vector<text::Edit>, Reason> removal_edits(std::span<const syntax::Node> statements);

// A neighbour of the statement or clause that `node` is, which has to stay for it to go with its lines: with
// all of them removed at once the block would be empty, the `try` without a clause. Nothing where there is
// none.
std::optional<text::Range> statement_left_by(syntax::Node node);

}  // namespace aioshift::rewrite
