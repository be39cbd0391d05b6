// The cache that a command's run may use, as its options say.
#pragma once

#include <optional>

#include "cli/options.h"
#include "pipeline/facts_cache.h"
#include "pipeline/run.h"

namespace aioshift::cli {

class RunCache {
 public:
  // Lets the run use the cache, unless --no-cache. It is opened when the run asks for it, which most do not.
  RunCache(const AnalysisOptions& options, pipeline::RunOptions& run_options);

  // With -v: how many files were parsed and how many known, and why there is no cache.
  void report() const;

 private:
  bool is_verbose_;
  std::optional<pipeline::FactsCache> cache_;
};

}  // namespace aioshift::cli
