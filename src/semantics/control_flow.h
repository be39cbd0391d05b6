// Where control goes at the end of a block.
#pragma once

#include "semantics/model.h"

namespace aioshift::semantics {

// The ways in which a block may be left; those that a statement in it names, not the exceptions of what it
// calls. `break` and `continue` count where they mean a loop around the block.
struct Exits {
  bool falls_through = false;
  bool raises = false;
  bool returns = false;
  bool breaks = false;
  bool continues = false;
};

Exits exits_of(syntax::Node block);
// Of the statements behind `statement` in its block.
Exits exits_behind(syntax::Node statement);

// Whether the block's last statement calls a function of the file that says that it never returns: it raises.
bool ends_in_a_raising_call(const FileModel& model, syntax::Node block);

// Whether the function around the statement ends where it does: nothing runs behind it but `finally`.
bool ends_function(syntax::Node statement);

// Whether the condition is `True` or a number other than zero: a loop that it leaves to `break`.
bool is_always_true(syntax::Node condition);

}  // namespace aioshift::semantics
