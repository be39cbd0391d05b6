// Calls that block until a coroutine is done or a time is over, in a function that is to become a coroutine
// function: `asyncio.run(f())`, `loop.run_until_complete(f())`, `time.sleep(1)`.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "rules/rule.h"

namespace aioshift::rules {

struct BlockingCall {
  syntax::Node call;
  bool is_sleep = false;   // time.sleep: asyncio.sleep takes the same argument
  syntax::Node awaitable;  // what is run; null where the arguments cannot be told apart
  syntax::Node loop;       // of `loop.run_until_complete(f())`
  bool is_certain = true;  // the name means nothing else
  bool is_runner = false;  // asyncio.Runner, whose block would have to go
};

// Those that run when the function's own body does, in source order; not those of nested functions.
std::vector<BlockingCall> blocking_calls_in(const semantics::FileModel& model, syntax::Node function);

struct AwaitEdits {
  std::vector<text::Edit> edits;
  std::vector<std::string> released_imports;
  std::vector<text::Range> relied_on;  // see rewrite::Fix
};

// Why something cannot be rewritten, and because of what.
struct Obstacle {
  rewrite::Reason reason;
  syntax::Node at;
};

// Edits that make each of the calls, all of one function, an `await`. The function itself is the caller's to
// change. Refused: kUnsupportedArguments; kUnknownLoop where the loop is not asyncio.get_event_loop()'s;
// kErrorIsHandled where the function handles the failure of a nested run, or asks whether a loop is
// running; kCommentInTheWay; kAmbiguousName; kNameTaken; and what obstacle_to_await says.
tl::expected<AwaitEdits, Obstacle> await_blocking_calls(const FileContext& context, syntax::Node function,
                                                        const std::vector<BlockingCall>& calls);

}  // namespace aioshift::rules
