// A variable of the module that a rewrite introduces: what it is called, and where it is assigned.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "semantics/model.h"
#include "text/edit.h"

namespace aioshift::rewrite {

// The first of `candidates`, then the first one with _2, _3, ... behind it, that nothing in the file is
// called: any function can use it. Nothing where a star import may bind it.
std::optional<std::string> fresh_module_name(const semantics::FileModel& model,
                                             std::initializer_list<std::string_view> candidates);

// Adds `statement`, one line, behind the imports at the top of the module: those in front of its first
// other statement, `if` and `try` statements of nothing but imports among them. Where there are none, behind
// the docstring, else in front of the first statement and the comments directly above it. With one blank
// line in front, and behind it at least one, or two before a definition that it is put in front of.
text::Edit add_module_statement(const semantics::FileModel& model, std::string_view statement);

}  // namespace aioshift::rewrite
