// A git repository: where it is, what its names stand for, what its configuration says.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "git/object_id.h"

struct git_repository;

namespace aioshift::git {

struct Commit {
  ObjectId id;
  ObjectId tree;
};

struct Head {
  std::string branch;  // without refs/heads/; empty where HEAD is detached
  bool is_unborn = false;
};

// Errors are messages for people. One object a thread.
class Repository {
 public:
  // The repository around a directory, bare or not, as git finds it. Repositories that libgit2
  // cannot read (SHA-256, reftable), or that belong to somebody else, are refused by name.
  // `from_environment`: GIT_DIR and its kin count, as for git.
  static tl::expected<Repository, std::string> open(const std::string& directory,
                                                    bool from_environment = false);

  Repository(Repository&&) noexcept;
  Repository& operator=(Repository&&) noexcept;
  ~Repository();

  const std::string& work_tree() const { return work_tree_; }          // absolute; empty where it is bare
  const std::string& git_directory() const { return git_directory_; }  // a linked worktree's own
  const std::string& common_directory() const { return common_directory_; }
  bool is_bare() const { return work_tree_.empty(); }

  Head head() const;
  // What `revision` (as in gitrevisions(7)) names, peeled to a commit.
  tl::expected<Commit, std::string> resolve(const std::string& revision) const;
  // What is under way: "merge", "rebase", "cherry-pick", ...; empty for nothing.
  std::string operation() const;
  bool is_shallow() const;
  // Whether objects are replaced (git replace): git sees those, libgit2 the originals.
  bool has_replacements() const;
  // The names of hooks that git would run for a commit.
  std::vector<std::string> commit_hooks() const;

  std::vector<std::string> remotes() const;

  // The value that counts, nothing where the key is not set. Read again each time.
  std::optional<std::string> config(const std::string& key) const;
  std::optional<bool> config_flag(const std::string& key) const;

  // Another object for the same repository, for another thread.
  tl::expected<Repository, std::string> again() const;

  git_repository* handle() const { return handle_; }  // for this room

 private:
  Repository(git_repository* handle, std::string directory, bool from_environment);

  git_repository* handle_ = nullptr;
  std::string opened_at_;
  bool from_environment_ = false;
  std::string work_tree_;
  std::string git_directory_;
  std::string common_directory_;
};

}  // namespace aioshift::git
