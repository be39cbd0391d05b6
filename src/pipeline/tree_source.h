// The tree of a commit, seen as the file system that a checkout of it would be.
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "git/tree.h"
#include "pipeline/file_source.h"

namespace aioshift::pipeline {

// Paths below `root` (where the work tree is, whatever it holds) are those of the tree; there is
// nothing else. Symlinks are followed within the tree, submodules are empty directories. The root
// has a ".git", as the work tree's has.
class TreeSource final : public FileSource {
 public:
  // `revision` is what messages call the commit: "HEAD" gives "HEAD:pkg/pyproject.toml".
  TreeSource(const git::Objects& objects, const git::ObjectId& tree, std::string root, std::string revision);

  Kind kind(const std::string& path) const override;
  std::optional<std::uint64_t> size(const std::string& path) const override;
  tl::expected<std::string, std::string> read(const std::string& path) const override;
  std::vector<std::string> list(const std::string& directory) const override;
  std::string canonical(const std::string& directory) const override;
  std::string shown(const std::string& path) const override;

  // What stands at a path relative to the root ("pkg/mod.py"; "" is the root), no symlink followed.
  // Nothing where there is nothing.
  std::optional<git::TreeEntry> entry(const std::string& path) const;
  // The entries of a directory, relative as above; empty for what is none.
  std::shared_ptr<const std::vector<git::TreeEntry>> entries(const std::string& directory) const;
  // The target of a symlink, relative as above; empty where it leads out of the tree or in circles.
  std::string target_of(const std::string& link) const;

  const std::string& root() const { return root_; }
  // Where an object of the repository could not be read: the first such error. What was decided
  // without it cannot be trusted.
  std::string damage() const;
  void note_damage(const std::string& error) const;

 private:
  // The path relative to the root; nothing for one outside.
  std::optional<std::string> below_root(const std::string& path) const;
  // With every symlink followed; nothing where it leads nowhere.
  std::optional<std::string> resolved(std::string path) const;

  const git::Objects& objects_;
  git::ObjectId tree_;
  std::string root_;
  std::string revision_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::shared_ptr<const std::vector<git::TreeEntry>>> directories_;
  mutable std::string damage_;
};

}  // namespace aioshift::pipeline
