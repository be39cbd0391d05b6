// A function or class that becomes asynchronous: the edits of its own text.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "rules/blocking_calls.h"
#include "rules/rule.h"

namespace aioshift::rules {

// `def` → `async def`.
text::Edit make_async(syntax::Node function);
// `with` → `async with`, `for` → `async for`: the statement or the clause of a comprehension.
text::Edit make_async_statement(syntax::Node statement);

// Whether the innermost function that runs `node` is a coroutine function, or `becoming`, which the same fix
// makes one.
bool runs_in_coroutine(syntax::Node node, syntax::Node becoming = {});

// The message with the line of what is in the way.
std::string message_at(const std::string& message, syntax::Node at);

// What an iterator or a generator is said to give: `Iterator[T]`, `Iterable[T]` and `Generator[T, S, R]`, of
// typing or collections.abc, become AsyncIterator, AsyncIterable and AsyncGenerator[T, S]. Adds to `edits`;
// other annotations stay, and so do those in quotes. kNameTaken where the name cannot be had.
std::optional<Obstacle> make_annotation_async(const FileContext& context, syntax::Node function,
                                              AwaitEdits& edits);

// Why the generator function cannot become an asynchronous one: kNoAsyncCounterpart for `yield from` and for
// a value that it returns.
std::optional<Obstacle> obstacle_to_async_generator(syntax::Node function);

// Adds to `edits` what it does not hold yet.
void merge_edits(AwaitEdits& edits, AwaitEdits more);

}  // namespace aioshift::rules
