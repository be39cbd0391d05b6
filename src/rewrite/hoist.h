// Statements around and in front of an expression: the one mechanism for rewrites that need a
// statement where the source has an expression.
//
// Evaluation order is kept: what the statement evaluates before the expression and what cannot be
// moved without notice is assigned to variables in front. Where that is impossible, the site is
// refused with the reason.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <variant>
#include <vector>

#include "rewrite/reason.h"
#include "semantics/model.h"
#include "text/edit.h"

namespace aioshift::rewrite {

// Text, and expressions of the source that are to be written into it.
using Template = std::vector<std::variant<std::string, syntax::Node>>;

// A part of the expression that is evaluated before it, outside of the block, and what to call it
// where it has to be assigned to a variable.
struct Operand {
  syntax::Node node;
  std::string_view name;
};

struct BlockRequest {
  // The expression that is to run inside the block, e.g. `await asyncio.wait_for(f(), 5)`.
  syntax::Node expression;
  // Within it, `replaced` gives way to its own part `kept`: the call to its argument.
  syntax::Node replaced;
  syntax::Node kept;
  // The line that opens the block, e.g. "async with asyncio.timeout(", limit, "):".
  Template header;
  // In order of evaluation. What suspends in them is evaluated in front of the block, since
  // nothing but the expression itself may suspend inside it.
  std::vector<Operand> operands;
};

// Puts the expression's statement, or as much of it as need be, into a block of its own: the whole
// statement where it is a simple one, else an assignment in front of it. Comments that the edits
// would drop go in front of the block.
tl::expected<std::vector<text::Edit>, Reason> wrap_in_block(const semantics::FileModel& model,
                                                            const BlockRequest& request);

// Edits that let `replaced` give way to its part `kept`, with parentheses where its place needs
// them. Comments between the two are the caller's.
std::vector<text::Edit> replace_by_part(syntax::Node replaced, syntax::Node kept);

// Comments inside `replaced` but outside of every node of `spared`, in source order.
std::vector<syntax::Node> comments_dropped(syntax::Node replaced, const std::vector<syntax::Node>& spared);

}  // namespace aioshift::rewrite
