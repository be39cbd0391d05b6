// Writing what a run changed to the disk.
#pragma once

#include <cstddef>

#include "cli/session.h"

namespace aioshift::cli {

struct WrittenFiles {
  std::size_t wanted = 0;
  std::size_t written = 0;
  bool interrupted = false;  // some were not begun
};

// Replaces the files that changed. One that cannot be written is named on stderr and counted in
// Analysis::errors, and counts as not changed from then on.
WrittenFiles write_changes(Analysis& analysis, const AnalysisOptions& options);

}  // namespace aioshift::cli
