// Calls as they will be written, and lines that would be too long for them.
#pragma once

#include <string>

#include "rewrite/async_syntax/async_syntax.h"
#include "semantics/model.h"

namespace aioshift::rules::migration {

inline constexpr std::size_t kLongestLine = 88;

// The call's text with its own changes, without those of what else stands in it.
std::string text_of(syntax::Node call, const rewrite::AsyncSubstitute& substitute);

// Where a call is going to stand.
struct CallLine {
  syntax::Node statement;
  std::size_t levels = 0;  // by how many steps the statement is going to be indented further
  std::size_t before = 0;  // how many characters stand on its line in front of the call, and behind
  std::size_t behind = 0;
};

// Puts the arguments of a call that would make its line longer than 88 columns on lines of their own.
void break_line(const semantics::FileModel& model, syntax::Node call, rewrite::AsyncSubstitute& substitute,
                const CallLine& line);

}  // namespace aioshift::rules::migration
