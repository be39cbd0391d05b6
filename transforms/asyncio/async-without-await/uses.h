// Where the program uses the functions that may become plain ones.
#pragma once

#include <map>
#include <set>
#include <tuple>
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

// Why a function has to stay, and where that shows.
struct Obstacle {
  rewrite::Reason reason;
  File file = 0;
  std::uint32_t line = 0;  // from 1; 0: the function itself

  friend bool operator<(const Obstacle& a, const Obstacle& b) {
    return std::tie(a.reason, a.file, a.line) < std::tie(b.reason, b.file, b.line);
  }
};
using Obstacles = std::map<FunctionId, Obstacle>;

struct Uses {
  std::vector<AwaitedCall> awaited;  // in the order of files and nodes
  Obstacles obstacles;               // one for each function that has to stay
  std::set<FunctionId> found;        // of which a call is awaited that is no guess from a name
};

Uses find_uses(const rules::ProgramView& view, const rules::RuleInfo& rule,
               const std::map<FunctionId, Definition>& definitions);

}  // namespace aioshift::transforms::unneeded_async
