// What becomes of the list of results that asyncio.gather gives.
#pragma once

#include <vector>

#include "arguments.h"

namespace aioshift::transforms::gather_to_taskgroup {

enum class Use {
  kUnused,    // the call is a statement
  kUnpacked,  // into as many targets as there are arguments
  kList,
};

Use use_of_results(const semantics::FileModel& model, syntax::Node await,
                   const std::vector<Argument>& arguments);

// The targets that `value`, the call, is unpacked into; null where it is assigned as a list.
syntax::Node targets_of(syntax::Node value);

}  // namespace aioshift::transforms::gather_to_taskgroup
