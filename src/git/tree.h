// Trees of a commit: their entries, and trees made from them with other blobs in some places.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "git/objects.h"

namespace aioshift::git {

struct TreeEntry {
  std::uint32_t mode = 0;
  std::string name;  // bytes, as git keeps them
  ObjectId id;

  bool is_directory() const { return (mode & 0170000) == 0040000; }
  bool is_file() const { return (mode & 0170000) == 0100000; }
  bool is_symlink() const { return (mode & 0170000) == 0120000; }
  bool is_submodule() const { return (mode & 0170000) == 0160000; }
};

// The error says that the tree is malformed.
tl::expected<std::vector<TreeEntry>, std::string> parse_tree(std::string_view bytes);

// The id of a tree that is `root` with the blobs at the given paths ("pkg/mod.py") replaced; paths
// that are no file there are an error. Entries keep their modes and their order, byte for byte; the
// trees on the way are written.
tl::expected<ObjectId, std::string> replace_blobs(Objects& objects, const ObjectId& root,
                                                  const std::map<std::string, ObjectId>& blobs);

}  // namespace aioshift::git
