#include "git/tree.h"

#include <cstring>
#include <utility>

namespace aioshift::git {
namespace {

constexpr std::size_t kIdSize = 20;

// An entry and where in the tree's bytes its id stands.
struct Placed {
  TreeEntry entry;
  std::size_t id_at = 0;
};

tl::expected<std::vector<Placed>, std::string> parse(std::string_view bytes) {
  std::vector<Placed> entries;
  std::size_t at = 0;
  while (at < bytes.size()) {
    Placed placed;
    const std::size_t blank = bytes.find(' ', at);
    const std::size_t end = blank == std::string_view::npos ? blank : bytes.find('\0', blank);
    if (end == std::string_view::npos || bytes.size() - end - 1 < kIdSize || blank == at)
      return tl::unexpected(std::string("a tree object is malformed"));
    for (const char c : bytes.substr(at, blank - at)) {
      if (c < '0' || c > '7') return tl::unexpected(std::string("a tree object has an invalid mode"));
      placed.entry.mode = placed.entry.mode * 8 + static_cast<std::uint32_t>(c - '0');
    }
    placed.entry.name = bytes.substr(blank + 1, end - blank - 1);
    placed.id_at = end + 1;
    std::memcpy(placed.entry.id.bytes.data(), bytes.data() + placed.id_at, kIdSize);
    at = placed.id_at + kIdSize;
    entries.push_back(std::move(placed));
  }
  return entries;
}

// The directories that hold a replaced blob, root first, each with what is replaced in it.
using Replacements = std::map<std::string, std::map<std::string, ObjectId>, std::less<>>;

std::string directory_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "" : path.substr(0, slash);
}

std::string name_of(const std::string& path) {
  return path.substr(path.rfind('/') + 1);
}

}  // namespace

tl::expected<std::vector<TreeEntry>, std::string> parse_tree(std::string_view bytes) {
  auto placed = parse(bytes);
  if (!placed) return tl::unexpected(placed.error());
  std::vector<TreeEntry> entries;
  entries.reserve(placed->size());
  for (Placed& one : *placed) entries.push_back(std::move(one.entry));
  return entries;
}

tl::expected<ObjectId, std::string> replace_blobs(Objects& objects, const ObjectId& root,
                                                  const std::map<std::string, ObjectId>& blobs) {
  if (blobs.empty()) return root;
  Replacements wanted;
  for (const auto& [path, blob] : blobs) {
    wanted[directory_of(path)].emplace(name_of(path), blob);
    // The directories above are rewritten too; what their entries become is known later.
    for (std::string at = directory_of(path); !at.empty(); at = directory_of(at)) wanted[directory_of(at)];
  }
  // Downwards: the trees' bytes as they are. A parent sorts before what is below it.
  struct Tree {
    std::string bytes;
    std::vector<Placed> entries;
  };
  std::map<std::string, Tree> trees;
  for (const auto& [directory, replaced] : wanted) {
    ObjectId id = root;
    if (!directory.empty()) {
      const Tree& parent = trees.at(directory_of(directory));
      const std::string name = name_of(directory);
      const Placed* found = nullptr;
      for (const Placed& placed : parent.entries) {
        if (placed.entry.name == name && placed.entry.is_directory()) found = &placed;
      }
      if (found == nullptr) return tl::unexpected("'" + directory + "' is no directory there");
      id = found->entry.id;
    }
    auto bytes = objects.read(id, ObjectKind::kTree);
    if (!bytes) return tl::unexpected(bytes.error());
    auto entries = parse(*bytes);
    if (!entries) return tl::unexpected(entries.error());
    trees.emplace(directory, Tree{std::move(*bytes), std::move(*entries)});
  }
  // Upwards: what is below first, since it sorts behind.
  for (auto it = wanted.rbegin(); it != wanted.rend(); ++it) {
    const auto& [directory, replaced] = *it;
    Tree& tree = trees.at(directory);
    for (const auto& [name, id] : replaced) {
      const Placed* found = nullptr;
      for (const Placed& placed : tree.entries) {
        if (placed.entry.name == name && (placed.entry.is_file() || placed.entry.is_directory()))
          found = &placed;
      }
      if (found == nullptr) return tl::unexpected("'" + name + "' is no file in '" + directory + "'");
      std::memcpy(tree.bytes.data() + found->id_at, id.bytes.data(), kIdSize);
    }
    auto written = objects.write(tree.bytes, ObjectKind::kTree);
    if (!written) return tl::unexpected(written.error());
    if (directory.empty()) return *written;
    wanted.find(directory_of(directory))->second.emplace(name_of(directory), *written);
  }
  return root;
}

}  // namespace aioshift::git
