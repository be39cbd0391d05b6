// What a program does with an event loop that it has asked asyncio for.
#pragma once

#include <optional>
#include <vector>

#include "semantics/model.h"

namespace aioshift::semantics {

struct LoopUses {
  syntax::Node maker;       // `asyncio.get_event_loop()`; null where that is not certain
  bool is_new = false;      // `asyncio.new_event_loop()`, or a class of loops
  bool is_default = false;  // ... by one of the two functions, and so a loop as asyncio.run makes it
  syntax::Node assignment;  // the statement that assigns it to a variable; null where it is used on the spot

  std::vector<syntax::Node> runs;      // the calls of run_until_complete, in source order
  std::vector<syntax::Node> handlers;  // the variable in `loop.add_signal_handler(...)`
  std::vector<syntax::Node> settings;  // statements: `asyncio.set_event_loop(loop)`
  // Statements that a loop ends with: `loop.close()`, `loop.stop()`,
  // `loop.run_until_complete(loop.shutdown_asyncgens())`, and behind them `asyncio.set_event_loop(None)`.
  std::vector<syntax::Node> cleanup;
  // Whether there is any other use, or one in another function, which may be at another time.
  bool has_others = false;
};

// Of the loop whose `run_until_complete` is called by `run`. Nothing where the object is not known to come
// from asyncio: a parameter, an attribute.
std::optional<LoopUses> uses_of_loop(const FileModel& model, syntax::Node run);

}  // namespace aioshift::semantics
