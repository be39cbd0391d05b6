#include "cli/run_cache.h"

#include <fmt/format.h>

#include "cli/terminal.h"

namespace aioshift::cli {

RunCache::RunCache(const AnalysisOptions& options, pipeline::RunOptions& run_options)
    : is_verbose_(options.verbose) {
  if (options.no_cache) return;
  run_options.cache = [this] {
    if (!cache_) cache_.emplace(pipeline::cache_directory(), pipeline::program_version());
    return &*cache_;
  };
}

void RunCache::report() const {
  if (!cache_ || !is_verbose_) return;
  if (!cache_->problem().empty()) say(cache_->problem());
  say(fmt::format("whole program: {} files parsed, {} known from the cache", cache_->missed(),
                  cache_->found()));
}

}  // namespace aioshift::cli
