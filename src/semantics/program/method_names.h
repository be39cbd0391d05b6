// What is known of methods and functions by their names alone, as far as it settles who awaits.
#pragma once

#include <string_view>

namespace aioshift::semantics {

// `__enter__`, `__next__`: methods that the syntax calls otherwise where it is asynchronous; and `__call__`,
// which is awaited like any function.
bool has_async_counterpart(std::string_view method);

// What asynchronous statements call instead: `__aenter__`; empty where there is none.
std::string_view async_counterpart(std::string_view method);

// `__len__`: begins and ends with two underscores.
bool is_special(std::string_view method);

// Whether a class of the standard library, given by its qualified name, calls its method from threads and
// loops of its own and awaits nothing: `threading.Thread`, `run`.
bool is_called_by_library(std::string_view base, std::string_view method);

// Whether a function of the standard library calls a function that it gets, at once or later, and awaits
// nothing: `<builtin>.sorted`. Of a method of a list its bare name: `sort`.
bool calls_its_argument(std::string_view name);

// Whether a function of the standard library keeps a function that it gets, or gives another in its place, to
// be called like any other: `atexit.register`, `functools.cache`.
bool keeps_its_argument(std::string_view name);

// Whether a function of the standard library writes to an object that it gets: `print(file=...)`.
bool writes_to_argument(std::string_view name);

// Whether a function runs an event loop to its end, which nothing can where one is running: `asyncio.run`,
// servers and bots of well-known frameworks.
bool runs_event_loop(std::string_view name);

// Whether a function or class gets a function to run it in a thread or process: `threading.Thread`.
bool runs_in_another_thread(std::string_view name);

// Whether a function looks at what it gets and never calls it: `<builtin>.isinstance`, `inspect.signature`.
bool only_looks(std::string_view name);

// Whether the name is a method of a file or of one of the standard streams.
bool is_of_standard_object(std::string_view name);

// "c" of "a.b.c".
std::string_view last_name(std::string_view path);

}  // namespace aioshift::semantics
