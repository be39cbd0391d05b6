#include "git/libgit2.h"

#include <array>

namespace aioshift::git {

void initialise_libgit2() {
  [[maybe_unused]] static const int kCount = [] {
    const int count = git_libgit2_init();
    // libgit2 1.5 refuses repositories with extensions that it does not know. These change nothing
    // for what is done here: the first only adds a configuration file, which Repository reads; the
    // second means that objects may be missing, which is an error when one is asked for.
    std::array<const char*, 3> extensions{"worktreeconfig", "partialclone", "preciousobjects"};
    git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, extensions.data(), extensions.size());
    return count;
  }();
}

}  // namespace aioshift::git
