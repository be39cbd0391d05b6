// The names of the standard library's modules.
#pragma once

#include <string_view>

namespace aioshift::semantics {

// Whether the first component of the dotted path is a module of the standard library.
bool is_stdlib_module(std::string_view module);

}  // namespace aioshift::semantics
