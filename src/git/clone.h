// Clones of other repositories, kept in a cache.
#pragma once

#include <atomic>
#include <string>
#include <tl/expected.hpp>

namespace aioshift::git {

struct Clone {
  std::string path;          // a bare repository
  std::string default_base;  // "refs/remotes/origin/main": where the remote's HEAD was
};

// Clones `url` (file, http(s), ssh, or git's scp-like form) into a directory below `cache` whose
// name is made from it, or fetches into what is there already. The remote's branches are
// refs/remotes/origin/*; local branches are ours. A clone that is interrupted leaves nothing that a
// later one would take for whole. `stop`: give up.
tl::expected<Clone, std::string> clone_into(const std::string& cache, const std::string& url,
                                            const std::atomic<bool>& stop);

}  // namespace aioshift::git
