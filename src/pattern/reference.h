// Names in expressions, told from names that only name: a purely syntactic question.
#pragma once

#include <optional>
#include <string>

#include "syntax/tree.h"

namespace aioshift::pattern {

// Whether an identifier reads a variable: it is no attribute's, keyword's or parameter's name, no part
// of an import, and binds nothing.
bool is_reference(syntax::Node identifier);

// "a.b.c" of an identifier that is a reference, or of an attribute chain that begins with one; nothing
// of any other expression, or of a chain of more than 32 attributes.
std::optional<std::string> dotted_name(syntax::Node expression);
// The identifier that such an expression begins with; null where it is none.
syntax::Node first_name(syntax::Node expression);

// Whether `name` is one of Python's builtins ("print", "open"), 3.9 to 3.14.
bool is_builtin_name(std::string_view name);

}  // namespace aioshift::pattern
