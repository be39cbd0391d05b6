// libgit2's handles as values that free themselves. For the .cc files of this room alone.
#pragma once

#include <git2.h>

#include <cstring>
#include <memory>
#include <string>

#include "git/object_id.h"

namespace aioshift::git {

struct GitFree {
  void operator()(git_repository* handle) const { git_repository_free(handle); }
  void operator()(git_config* handle) const { git_config_free(handle); }
  void operator()(git_reference* handle) const { git_reference_free(handle); }
  void operator()(git_object* handle) const { git_object_free(handle); }
  void operator()(git_commit* handle) const { git_commit_free(handle); }
  void operator()(git_tree* handle) const { git_tree_free(handle); }
  void operator()(git_odb* handle) const { git_odb_free(handle); }
  void operator()(git_odb_object* handle) const { git_odb_object_free(handle); }
  void operator()(git_index* handle) const { git_index_free(handle); }
  void operator()(git_worktree* handle) const { git_worktree_free(handle); }
  void operator()(git_diff* handle) const { git_diff_free(handle); }
  void operator()(git_diff_stats* handle) const { git_diff_stats_free(handle); }
  void operator()(git_remote* handle) const { git_remote_free(handle); }
  void operator()(git_reflog* handle) const { git_reflog_free(handle); }
};

template <typename Handle>
using Owned = std::unique_ptr<Handle, GitFree>;

struct Buffer : git_buf {
  Buffer() : git_buf{} {}
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;
  ~Buffer() { git_buf_dispose(this); }

  std::string text() const { return ptr == nullptr ? std::string() : std::string(ptr, size); }
};

struct Strings : git_strarray {
  Strings() : git_strarray{} {}
  Strings(const Strings&) = delete;
  Strings& operator=(const Strings&) = delete;
  ~Strings() { git_strarray_dispose(this); }
};

// The library counts how often it is initialised; ours lasts as long as the process.
void initialise_libgit2();

// What the last call that failed says, for people.
inline std::string last_error() {
  const git_error* error = git_error_last();
  if (error == nullptr || error->message == nullptr) return "git failed without a word";
  std::string message = error->message;
  // What another git says comes with its line end.
  while (message.ends_with('\n')) message.pop_back();
  return message;
}

inline git_oid to_oid(const ObjectId& id) {
  git_oid oid;
  std::memcpy(oid.id, id.bytes.data(), id.bytes.size());
  return oid;
}

inline ObjectId from_oid(const git_oid& oid) {
  ObjectId id;
  std::memcpy(id.bytes.data(), oid.id, id.bytes.size());
  return id;
}

}  // namespace aioshift::git
