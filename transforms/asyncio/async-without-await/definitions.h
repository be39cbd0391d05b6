// Coroutine functions that may have nothing to wait for, as far as their own text tells.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "rewrite/reason.h"
#include "rules/program_view.h"
#include "rules/rule_info.h"
#include "semantics/program/solver.h"

namespace aioshift::transforms::unneeded_async {

using File = rules::ProgramView::File;
using semantics::FunctionId;

struct Definition {
  File file = 0;
  syntax::NodeId node = 0;
  std::vector<syntax::NodeId> awaits;  // `await call(...)`, all that it waits for
  // A StopIteration that leaves a coroutine becomes a RuntimeError, which one that leaves a function does
  // not.
  bool may_raise_stop = false;
  // Nobody outside of the code at hand is meant to call it: it is local, or named with an underscore in a
  // file whose directory is in the run.
  bool is_private = false;
  std::optional<rewrite::Reason> obstacle;  // it has to stay, wherever it is used
};

// Without those that a decorator, a base class of another package, or a special name asks to be coroutine
// functions, those without a body, and those that comments or the configuration want left alone.
std::map<FunctionId, Definition> find_definitions(const rules::ProgramView& view,
                                                  const rules::RuleInfo& rule);

}  // namespace aioshift::transforms::unneeded_async
