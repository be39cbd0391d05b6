// How many threads a run uses.
#pragma once

#include <tbb/global_control.h>

#include <algorithm>
#include <thread>

namespace aioshift::pipeline {

// `asked`: 0 for as many as there are cores. More than oneTBB is allowed, and it complains on stderr.
inline int thread_count(unsigned asked) {
  const unsigned count = asked != 0 ? asked : std::thread::hardware_concurrency();
  const std::size_t allowed = tbb::global_control::active_value(tbb::global_control::max_allowed_parallelism);
  return static_cast<int>(std::clamp<std::size_t>(count, 1, allowed));
}

}  // namespace aioshift::pipeline
