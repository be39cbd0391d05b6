// Comments among the arguments of asyncio.gather, and where they go.
#pragma once

#include <optional>
#include <vector>

#include "arguments.h"

namespace aioshift::transforms::gather_to_taskgroup {

struct Comments {
  std::vector<syntax::Node> above;
  syntax::Node behind;
  std::vector<syntax::Node> below;  // of the last argument
};

// By argument: a comment goes with the argument on whose line, or in front of which, it stands. Nothing where
// one would be lost, since the argument has no line of its own.
std::optional<std::vector<Comments>> comments_of(const semantics::FileModel& model, syntax::Node await,
                                                 const std::vector<Argument>& arguments);

}  // namespace aioshift::transforms::gather_to_taskgroup
