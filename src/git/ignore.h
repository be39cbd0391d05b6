// .gitignore, asked of libgit2.
#pragma once

#include <memory>
#include <string>

namespace aioshift::git {

// Answers for the paths below one directory. With a repository around it, that repository's rules
// hold (its .gitignore files, .git/info/exclude, core.excludesFile); with none, the .gitignore
// files from the directory downwards do. A repository nested in the tree has rules of its own for
// what it holds; whether it is entered at all is for the rules around it. The directory itself is
// taken as not ignored, whatever the rules above it say: somebody asked for it. Rules alone count,
// not what is tracked, as with `git check-ignore --no-index`. One object a thread.
class IgnoreRules {
 public:
  // `directory` is absolute. Never fails: where libgit2 cannot answer, nothing is ignored.
  static IgnoreRules open(const std::string& directory);

  // `path` is absolute, or relative to the directory. A path outside is not ignored; one below an
  // ignored directory is. A symlink is no directory, whatever it leads to.
  bool ignores(const std::string& path, bool is_directory) const;

  IgnoreRules(IgnoreRules&&) noexcept;
  IgnoreRules& operator=(IgnoreRules&&) noexcept;
  ~IgnoreRules();

 private:
  struct Impl;
  explicit IgnoreRules(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace aioshift::git
