// The block of a task group that does what a call of asyncio.gather did.
#pragma once

#include <set>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "arguments.h"
#include "rewrite/block_in_front.h"

namespace aioshift::transforms::gather_to_taskgroup {

struct Plan {
  rewrite::BlockInFront block;
  // Besides the block's: assignments that nothing needs any more.
  std::vector<text::Edit> edits;
  // Functions that the edits no longer call: `asyncio.create_task`.
  std::vector<syntax::Node> released;
};

struct Request {
  syntax::Node await;  // `await asyncio.gather(...)`
  syntax::Node call;
  std::string group_class;  // "asyncio.TaskGroup", as the file writes it
  bool unwraps = false;     // raise the group's first exception in place of the group
};

// `arguments` as read_arguments gives them. Names that the plan introduces are added to `taken`.
tl::expected<Plan, rewrite::Reason> make_plan(const semantics::FileModel& model, const Request& request,
                                              std::vector<Argument> arguments, std::set<std::string>& taken);

}  // namespace aioshift::transforms::gather_to_taskgroup
