// .gitignore, asked of libgit2.
#pragma once

#include <memory>
#include <string>

namespace aioshift::git {

// Answers for the paths below one directory. With a repository around it, that repository's rules
// hold (its .gitignore files, .git/info/exclude, core.excludesFile); with none, the .gitignore
// files from the directory downwards do. One object a thread.
class IgnoreRules {
 public:
  // `directory` is absolute. Never fails: where libgit2 cannot answer, nothing is ignored.
  static IgnoreRules open(const std::string& directory);

  // `path` is absolute, or lies below the directory. A path outside is not ignored.
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
