// `with ThreadPoolExecutor(...) as pool:`, or `pool = ThreadPoolExecutor(...)`, where all that the pool does
// can be said by tasks.
#pragma once

#include <optional>
#include <vector>

#include "rewrite/reason.h"
#include "rules/migration/future_uses.h"
#include "semantics/model.h"

namespace aioshift::rules::migration {

// `pool.map(f, xs)` or `pool.submit(f, x)`.
struct PoolCall {
  syntax::Node call;
  bool is_map = false;
  syntax::Node function;
  std::vector<syntax::Node> arguments;  // behind it, without what is the pool's own
  // Of a map: the statement that it stands in, and the call of `list` that it alone goes to, or itself.
  syntax::Node statement;
  syntax::Node whole;
};

struct ThreadPool {
  syntax::Node opened;         // the statement: `with`, or an assignment
  syntax::Node body;           // its block; of an assignment, the one around it
  syntax::Node shutdown = {};  // of an assignment: `pool.shutdown()`, the statement; null: there is none
  syntax::Node made;           // the call that makes the pool
  syntax::Node limit;          // how many threads it has at most; null where it does not say
  std::vector<PoolCall> calls;
  FutureUses futures;
  // Places that raise what one of the calls raised, as far as the function around can see.
  std::vector<syntax::Node> results;
  // Whether something may raise between the first submit and where all are waited for.
  bool may_end_early = false;
  std::optional<rewrite::Reason> reason;  // why it stays as it is

  bool is_assigned() const { return !opened.is(syntax::Kind::with_statement); }
};

// All of the file that have a `with` or a variable of their own, in source order.
std::vector<ThreadPool> thread_pools(const semantics::FileModel& model);

}  // namespace aioshift::rules::migration
