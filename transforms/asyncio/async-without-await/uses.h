// Where the program uses the functions that may become plain ones.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "definitions.h"
#include "rewrite/reason.h"

namespace aioshift::transforms::unneeded_async {

// `await f(...)`.
struct AwaitedCall {
  File file = 0;
  syntax::NodeId await = 0;
  syntax::NodeId line = 0;          // the node that is laid out together: a statement, a header
  FunctionId inside = 0;            // whose code awaits
  std::vector<FunctionId> targets;  // what is called; each a key of the definitions, or no candidate at all
  bool is_assumed = false;          // an annotation says what is called
};

struct Uses {
  std::vector<AwaitedCall> awaited;                 // in the order of files and nodes
  std::map<FunctionId, rewrite::Reason> obstacles;  // of functions that have to stay
};

Uses find_uses(const rules::ProgramView& view, const rules::RuleInfo& rule,
               const std::map<FunctionId, Definition>& definitions);

}  // namespace aioshift::transforms::unneeded_async
