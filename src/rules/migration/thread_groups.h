// Threads that one function makes, starts and waits for, where tasks can do what they do.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rewrite/reason.h"
#include "semantics/model.h"

namespace aioshift::rules::migration {

// `threading.Thread(target=load, args=(url,))`
struct MadeThread {
  syntax::Node made;      // the call
  syntax::Node function;  // the target
  std::string arguments;  // of the target, as they are passed to it: "url", "*urls, limit=3"
  bool is_daemon = false;
  // Nobody waits for it: it ends with the program.
  bool is_background = false;
  // `Thread(...).start()`, or the statement that starts it: where its task has to be kept, as the next one
  // gets its variable.
  syntax::Node kept_at = {};
};

// `thread.join(5)`
struct ThreadWait {
  syntax::Node call;
  syntax::Node thread;  // the variable
  syntax::Node limit;   // in seconds; null: none
};

struct ThreadGroup {
  std::vector<syntax::Node> made;   // the calls that make them
  std::vector<MadeThread> threads;  // what those say, as far as it has been understood
  // Statements of which nothing is left: `thread.start()`, loops of these alone, `thread.daemon = True`.
  std::vector<syntax::Node> dropped;
  std::vector<ThreadWait> waits;
  std::vector<syntax::Node> questions;  // `thread.is_alive()`
  // Calls `jobs.put(job)` on the way to where they are waited for, which may raise unless they are of a
  // queue.
  std::vector<syntax::Node> puts;
  // Of threads in the background: calls `jobs.join()`, of which one has to wait until they have nothing left
  // to do, and the variables or lists that hold them.
  std::vector<syntax::Node> ends;
  std::vector<std::string_view> holders;
  std::vector<std::string_view> lists;
  std::vector<syntax::Node> annotations;  // types that name the class
  // Why they stay threads. kEscapes: one goes where it is not seen what becomes of it;
  // kConditionalEvaluation: it is not waited for in every case; kEvaluationOrder: it starts later than it is
  // made.
  std::optional<rewrite::Reason> reason;
};

// Loops of the file that may go round without a pause until another thread does something, each with the
// function that it stands in (null: the module): those whose condition is about more than the function's own
// variables.
struct EndlessLoop {
  syntax::Node loop;
  syntax::Node function;
};
std::vector<EndlessLoop> endless_loops(const semantics::FileModel& model);

// Handlers for everything, and `finally`, around what waits for a queue: `jobs.get()`. They would see the end
// of a task that waits there, where a thread would just be gone.
std::vector<syntax::Node> handlers_of_everything(const semantics::FileModel& model);

// Of each function, and of the module, that makes threads, all of these, in source order.
std::vector<ThreadGroup> thread_groups(const semantics::FileModel& model);

}  // namespace aioshift::rules::migration
