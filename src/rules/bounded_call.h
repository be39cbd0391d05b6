// The function that takes the place of another one and runs only so many of its calls at a time.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "rewrite/reason.h"
#include "semantics/model.h"
#include "text/edit.h"

namespace aioshift::rules {

// How calls of one function can go through another one:
//
//     async def bounded_fetch(url):
//         async with semaphore:
//             return await fetch(url)
struct Wrapper {
  std::string base;                // "fetch", for its name
  std::string parameters;          // "url"
  std::vector<std::string> names;  // of the parameters: what the semaphore must not be called
  std::string forwarded;           // "fetch(url)"
  // What the wrapper takes from the scopes around it.
  std::vector<std::string_view> closure;
  // Of the call: what stands between its beginning and its first argument, behind the wrapper's name.
  text::Range replaced;
  std::string call_tail;  // "(" or "(item, "
};

// A function and what it is called with, wherever that is said: `fetch(url)`, `pool.submit(fetch, url)`.
struct WrappedCall {
  syntax::Node function;
  std::vector<syntax::Node> arguments;  // as in an argument list
  bool takes_elements = false;          // they are iterables, of each of which it gets an element
  std::vector<std::string> parameters;  // what the function calls them, where that is known elsewhere
};

// Of such a call; `replaced` is the function.
tl::expected<Wrapper, rewrite::Reason> wrapper_for(const semantics::FileModel& model, const WrappedCall& call,
                                                   const std::vector<syntax::Node>& targets);

// The lines that define the wrapper, called `name`, without the indentation of their place.
std::vector<std::string> definition_of_wrapper(const Wrapper& wrapper, const std::string& name,
                                               const std::string& semaphore, const std::string& unit);

// Of `call`, in loops or clauses with these targets. kUnsupportedArguments where the function is none that a
// name or a chain of attributes says, or an argument is a coroutine of its own.
tl::expected<Wrapper, rewrite::Reason> wrapper_for(const semantics::FileModel& model, syntax::Node call,
                                                   const std::vector<syntax::Node>& targets);

// A wrapper with the same parameters for the same function that the function around has already, and its
// semaphore, as far as they have been defined where `statement` runs; empty where there is none.
struct Existing {
  std::string wrapper;
  std::string semaphore;
};
Existing existing_in(const semantics::FileModel& model, syntax::Node statement, const Wrapper& wrapper);

}  // namespace aioshift::rules
