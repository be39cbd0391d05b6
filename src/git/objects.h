// Git objects as bytes: read from any thread, written from one.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "git/repository.h"

namespace aioshift::git {

enum class ObjectKind { kBlob, kTree, kCommit };

class Objects {
 public:
  explicit Objects(const Repository& repository) : repository_(repository) {}

  // The object's bytes, checked against its name. Thread-safe. The error names the object, and says
  // where it is missing or damaged.
  tl::expected<std::string, std::string> read(const ObjectId& id, ObjectKind kind) const;
  // Of a blob, without reading it. Thread-safe.
  std::optional<std::uint64_t> size(const ObjectId& id) const;
  bool exists(const ObjectId& id) const;

  // Stores the object, if it is not there already.
  tl::expected<ObjectId, std::string> write(std::string_view bytes, ObjectKind kind);

 private:
  // libgit2's object database is for one thread: each reader takes one that is free, or opens another.
  class Lease;
  const Repository& repository_;
  mutable std::mutex mutex_;
  mutable std::vector<Repository> free_;
};

}  // namespace aioshift::git
