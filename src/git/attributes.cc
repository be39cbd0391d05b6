#include "git/attributes.h"

#include <git2/sys/repository.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "git/libgit2.h"

namespace aioshift::git {
namespace {

bool exists(const std::string& path) {
  return ::access(path.c_str(), F_OK) == 0;
}

bool has_attributes_outside(const Repository& repository) {
  if (exists(repository.common_directory() + "/info/attributes") || exists("/etc/gitattributes") ||
      repository.config("core.attributesfile"))
    return true;
  const char* home = std::getenv("HOME");
  const char* xdg = std::getenv("XDG_CONFIG_HOME");
  const std::string base =
      xdg != nullptr && *xdg != '\0' ? xdg : std::string(home == nullptr ? "" : home) + "/.config";
  return exists(base + "/git/attributes");
}

bool has_attributes_within(git_index* index) {
  constexpr std::string_view kName = ".gitattributes";
  for (std::size_t i = 0; i < git_index_entrycount(index); ++i) {
    const std::string_view path = git_index_get_byindex(index, i)->path;
    if (path == kName || (path.ends_with(kName) && path[path.size() - kName.size() - 1] == '/')) return true;
  }
  return false;
}

}  // namespace

struct Attributes::Impl {
  explicit Impl(Repository opened) : repository(std::move(opened)) {}
  // A handle of its own, whose index is the commit's tree, in memory.
  Repository repository;
  Owned<git_index> index;
  bool has_any = false;
};

Attributes::Attributes(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Attributes::Attributes(Attributes&&) noexcept = default;
Attributes& Attributes::operator=(Attributes&&) noexcept = default;
Attributes::~Attributes() = default;

tl::expected<Attributes, std::string> Attributes::of(const Repository& repository, const ObjectId& tree) {
  auto again = repository.again();
  if (!again) return tl::unexpected(again.error());
  auto impl = std::make_unique<Impl>(std::move(*again));
  git_tree* found = nullptr;
  const git_oid oid = to_oid(tree);
  if (git_tree_lookup(&found, impl->repository.handle(), &oid) != 0)
    return tl::unexpected("the commit's tree cannot be read: " + last_error());
  const Owned<git_tree> owned(found);
  git_index* index = nullptr;
  if (git_index_new(&index) != 0) return tl::unexpected(last_error());
  impl->index.reset(index);
  if (git_index_read_tree(index, found) != 0 ||
      git_repository_set_index(impl->repository.handle(), index) != 0)
    return tl::unexpected("the commit's tree cannot be read: " + last_error());
  impl->has_any = has_attributes_within(index) || has_attributes_outside(repository);
  return Attributes(std::move(impl));
}

std::string Attributes::conversion_of(const std::string& path) const {
  if (!impl_->has_any) return "";
  std::array<const char*, 2> names{"filter", "working-tree-encoding"};
  std::array<const char*, 2> values{};
  if (git_attr_get_many(values.data(), impl_->repository.handle(), GIT_ATTR_CHECK_INDEX_ONLY, path.c_str(),
                        names.size(), names.data()) != 0)
    return "attributes that cannot be read: " + last_error();
  for (std::size_t i = 0; i < names.size(); ++i) {
    const git_attr_value_t kind = git_attr_value(values[i]);
    if (kind == GIT_ATTR_VALUE_STRING) return std::string(names[i]) + "=" + values[i];
    if (kind == GIT_ATTR_VALUE_TRUE && i == 0) return names[i];
  }
  return "";
}

}  // namespace aioshift::git
