// A block in front of a statement that takes over the work of an expression in it: `async with
// asyncio.TaskGroup() as tg:` for `await asyncio.gather(...)`.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "rewrite/hoist.h"
#include "rewrite/reason.h"
#include "semantics/model.h"
#include "text/edit.h"

namespace aioshift::rewrite {

struct BlockLine {
  std::uint32_t depth = 0;  // further in than the block's first level
  Template content;         // nodes with BlockInFront::edits inside
  std::vector<syntax::Node> comments_above = {};
  syntax::Node comment_behind = {};
  std::vector<syntax::Node> comments_below = {};
};

struct BlockInFront {
  // The expression whose work the block does.
  syntax::Node expression;
  // What stands in its place afterwards, in brackets or a call. Empty: the statement, which is nothing but
  // the expression, goes.
  std::string result;
  // In front of the block, e.g. assignments, at the statement's own indentation.
  std::vector<BlockLine> before = {};
  // The lines that open the block, each one a level deeper than the one in front; at least one.
  std::vector<std::string> header;
  // Statements that move into the block: the ones directly in front of the expression's, each with its lines
  // to itself.
  std::vector<syntax::Node> statements = {};
  // In these statements and in the nodes of lines.
  std::vector<text::Edit> edits = {};
  std::vector<BlockLine> lines = {};
  // Lines behind the block; depth 0 is the statement's own indentation.
  std::vector<BlockLine> behind = {};
};

// Edits that put the block there. What the statement evaluates before the expression is assigned to variables
// in front where its order matters; their names are added to `taken`. A line that would be longer than 88
// columns is broken inside the brackets around a node, or between the clauses of a comprehension.
tl::expected<std::vector<text::Edit>, Reason> put_block_in_front(const semantics::FileModel& model,
                                                                 const BlockInFront& block,
                                                                 std::set<std::string>& taken);

// Whether looking the attribute up earlier or later makes no difference worth a variable: a method of a
// variable that stays the same, of a name that nothing in the file assigns to or makes a property.
bool is_stable_method(const semantics::FileModel& model, syntax::Node attribute);

}  // namespace aioshift::rewrite
