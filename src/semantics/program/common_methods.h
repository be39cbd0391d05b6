// Names of methods that objects of Python's own have: they say nothing about what is called.
#pragma once

#include <string_view>

namespace aioshift::semantics {

// Whether an object of a builtin type, or of one of the most used classes of the standard library (files,
// dates, paths, loggers, queues, sockets, threads, futures), has a method of the name: dir() of these under
// CPython 3.11. Special methods are not asked about.
bool is_common_method(std::string_view name);

// Whether the builtin type ("<builtin>.int") is one of numbers, strings and bytes, and none of these has an
// attribute of the name: code that asks for it has another object in its hands. Special names are not asked
// about.
bool scalar_lacks(std::string_view type, std::string_view name);

}  // namespace aioshift::semantics
