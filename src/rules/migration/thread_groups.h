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
  std::vector<syntax::Node> questions;    // `thread.is_alive()`
  std::vector<syntax::Node> annotations;  // types that name the class
  // Why they stay threads. kEscapes: one goes where it is not seen what becomes of it;
  // kConditionalEvaluation: it is not waited for in every case; kEvaluationOrder: it starts later than it is
  // made.
  std::optional<rewrite::Reason> reason;
};

// Of each function, and of the module, that makes threads, all of these, in source order.
std::vector<ThreadGroup> thread_groups(const semantics::FileModel& model);

}  // namespace aioshift::rules::migration
