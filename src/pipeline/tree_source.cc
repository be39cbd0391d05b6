#include "pipeline/tree_source.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "pipeline/source_names.h"

namespace aioshift::pipeline {
namespace {

namespace fs = std::filesystem;

constexpr int kMaxLinks = 40;  // as Linux has it

std::string directory_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "" : path.substr(0, slash);
}

}  // namespace

TreeSource::TreeSource(const git::Objects& objects, const git::ObjectId& tree, std::string root,
                       std::string revision)
    : objects_(objects), tree_(tree), root_(std::move(root)), revision_(std::move(revision)) {}

std::shared_ptr<const std::vector<git::TreeEntry>> TreeSource::entries(const std::string& directory) const {
  {
    const std::lock_guard lock(mutex_);
    if (const auto known = directories_.find(directory); known != directories_.end()) return known->second;
  }
  static const auto kNone = std::make_shared<const std::vector<git::TreeEntry>>();
  git::ObjectId id = tree_;
  if (!directory.empty()) {
    const auto found = entry(directory);
    if (!found || !found->is_directory()) return kNone;
    id = found->id;
  }
  std::shared_ptr<const std::vector<git::TreeEntry>> entries = kNone;
  auto bytes = objects_.read(id, git::ObjectKind::kTree);
  if (bytes) {
    auto parsed = git::parse_tree(*bytes);
    if (parsed) {
      entries = std::make_shared<const std::vector<git::TreeEntry>>(std::move(*parsed));
    } else {
      note_damage(parsed.error());
    }
  } else {
    note_damage(bytes.error());
  }
  const std::lock_guard lock(mutex_);
  return directories_.emplace(directory, std::move(entries)).first->second;
}

std::optional<git::TreeEntry> TreeSource::entry(const std::string& path) const {
  if (path.empty()) {
    git::TreeEntry root;
    root.mode = 0040000;
    root.id = tree_;
    return root;
  }
  // From the top, so that no depth of directories becomes a depth of calls.
  std::string directory;
  std::size_t start = 0;
  while (true) {
    const std::size_t slash = path.find('/', start);
    const std::string_view name = std::string_view(path).substr(start, slash - start);
    const auto listing = [&]() -> std::shared_ptr<const std::vector<git::TreeEntry>> {
      const std::lock_guard lock(mutex_);
      const auto known = directories_.find(directory);
      return known == directories_.end() ? nullptr : known->second;
    }();
    const git::TreeEntry* found = nullptr;
    const auto listed = listing != nullptr ? listing : entries(directory);
    for (const git::TreeEntry& candidate : *listed) {
      if (candidate.name == name) found = &candidate;
    }
    if (found == nullptr) return std::nullopt;
    if (slash == std::string::npos) return *found;
    if (!found->is_directory()) return std::nullopt;
    directory = path.substr(0, slash);
    start = slash + 1;
  }
}

std::optional<std::string> TreeSource::resolved(std::string path) const {
  for (int links = 0; links <= kMaxLinks; ++links) {
    // The first symlink on the way.
    std::size_t end = 0;
    bool is_link = false;
    while (!path.empty()) {
      end = path.find('/', end == 0 ? 0 : end + 1);
      const auto found = entry(path.substr(0, end));
      if (!found) return std::nullopt;
      is_link = found->is_symlink();
      if (is_link || end == std::string::npos) break;
    }
    if (!is_link) return path;
    const std::string link = path.substr(0, end);
    const auto target = objects_.read(entry(link)->id, git::ObjectKind::kBlob);
    if (!target) {
      note_damage(target.error());
      return std::nullopt;
    }
    if (target->empty() || target->front() == '/') return std::nullopt;
    fs::path joined = fs::path(directory_of(link)) / *target;
    if (end != std::string::npos) joined /= path.substr(end + 1);
    // Lexically, though what stands before a ".." may be a symlink itself: such a path leads
    // elsewhere here, and then mostly nowhere.
    path = normalised(joined.lexically_normal().string());
    if (path == ".." || path.starts_with("../")) return std::nullopt;
  }
  return std::nullopt;
}

std::string TreeSource::target_of(const std::string& link) const {
  return resolved(link).value_or("");
}

std::optional<std::string> TreeSource::below_root(const std::string& path) const {
  if (path == root_) return "";
  const std::string prefix = root_ == "/" ? root_ : root_ + "/";
  if (!path.starts_with(prefix)) return std::nullopt;
  std::string_view below = std::string_view(path).substr(prefix.size());
  below.remove_prefix(std::min(below.find_first_not_of('/'), below.size()));
  return normalised(below);
}

FileSource::Kind TreeSource::kind(const std::string& path) const {
  const auto relative = below_root(path);
  if (!relative) return Kind::kNothing;
  if (*relative == ".git") return Kind::kDirectory;
  if (const auto at = resolved(*relative)) {
    const auto found = entry(*at);
    return found->is_file() ? Kind::kFile : Kind::kDirectory;
  }
  return entry(*relative) ? Kind::kOther : Kind::kNothing;
}

std::optional<std::uint64_t> TreeSource::size(const std::string& path) const {
  const auto relative = below_root(path);
  const auto at = relative ? resolved(*relative) : std::nullopt;
  const auto found = at ? entry(*at) : std::nullopt;
  return found && found->is_file() ? objects_.size(found->id) : std::nullopt;
}

tl::expected<std::string, std::string> TreeSource::read(const std::string& path) const {
  const auto relative = below_root(path);
  const auto at = relative ? resolved(*relative) : std::nullopt;
  const auto found = at ? entry(*at) : std::nullopt;
  if (!found) return tl::unexpected(std::string("No such file in the commit"));
  if (!found->is_file()) return tl::unexpected(std::string("not a regular file"));
  auto bytes = objects_.read(found->id, git::ObjectKind::kBlob);
  if (!bytes) note_damage(bytes.error());
  return bytes;
}

std::string TreeSource::canonical(const std::string& directory) const {
  const std::string clean = normalised(fs::path(directory).lexically_normal().string());
  const auto relative = below_root(clean);
  const auto at = relative ? resolved(*relative) : std::nullopt;
  return !at ? clean : at->empty() ? root_ : joined(root_, *at);
}

std::vector<std::string> TreeSource::list(const std::string& directory) const {
  std::vector<std::string> names;
  const auto relative = below_root(normalised(fs::path(directory).lexically_normal().string()));
  const auto at = relative ? resolved(*relative) : std::nullopt;
  if (!at) return names;
  for (const git::TreeEntry& entry : *entries(*at)) names.push_back(entry.name);
  std::sort(names.begin(), names.end());
  return names;
}

std::string TreeSource::shown(const std::string& path) const {
  const auto relative = below_root(path);
  return relative ? revision_ + ":" + *relative : path;
}

std::string TreeSource::damage() const {
  const std::lock_guard lock(mutex_);
  return damage_;
}

void TreeSource::note_damage(const std::string& error) const {
  const std::lock_guard lock(mutex_);
  if (damage_.empty()) damage_ = error;
}

}  // namespace aioshift::pipeline
