#include "git/repository.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "git/libgit2.h"

namespace aioshift::git {
namespace {

std::string without_slash(const char* path) {
  std::string text = path == nullptr ? "" : path;
  while (text.size() > 1 && text.ends_with('/')) text.pop_back();
  return text;
}

std::string why_not_opened(int error, const std::string& directory) {
  const git_error* last = git_error_last();
  std::string message = last_error();
  if (error == GIT_EOWNER || (error == GIT_ENOTFOUND && last != nullptr && last->klass == GIT_ERROR_CONFIG)) {
    return "the repository belongs to somebody else; git config --global --add safe.directory says that "
           "you trust it";
  }
  if (error == GIT_ENOTFOUND) return "no git repository at or above '" + directory + "'";
  if (message.find("objectformat") != std::string::npos)
    return "a SHA-256 repository: libgit2 " LIBGIT2_VERSION " reads SHA-1 alone";
  if (message.find("refstorage") != std::string::npos)
    return "its references are not kept as files (reftable): libgit2 " LIBGIT2_VERSION " cannot read them";
  return message;
}

Owned<git_config> config_of(git_repository* repository, const std::string& git_directory) {
  git_config* config = nullptr;
  if (git_repository_config_snapshot(&config, repository) != 0) return nullptr;
  Owned<git_config> snapshot(config);
  int uses_more = 0;
  if (git_config_get_bool(&uses_more, config, "extensions.worktreeconfig") != 0 || uses_more == 0)
    return snapshot;
  // What libgit2 1.5 does not know yet.
  git_config* whole = nullptr;
  if (git_repository_config(&whole, repository) != 0) return snapshot;
  Owned<git_config> result(whole);
  // A second time says that the level is there already, which is as well.
  git_config_add_file_ondisk(whole, (git_directory + "/config.worktree").c_str(), GIT_CONFIG_LEVEL_APP,
                             repository, 0);
  return result;
}

// Whether libgit2 took the directory around a repository for its work tree where git would not: neither its
// name nor its configuration says that it has one.
bool is_bare_by_its_looks(git_repository* repository) {
  const std::string path = without_slash(git_repository_path(repository));
  const std::string parent = path.substr(0, path.rfind('/'));
  if (path.ends_with("/.git") || without_slash(git_repository_workdir(repository)) != parent) return false;
  git_config* config = nullptr;
  if (git_repository_config_snapshot(&config, repository) != 0) return false;
  const Owned<git_config> owned(config);
  int is_bare = 0;
  const char* work_tree = nullptr;
  return git_config_get_bool(&is_bare, config, "core.bare") == GIT_ENOTFOUND &&
         git_config_get_string(&work_tree, config, "core.worktree") == GIT_ENOTFOUND;
}

}  // namespace

Repository::Repository(git_repository* handle, std::string directory, bool from_environment)
    : handle_(handle),
      opened_at_(std::move(directory)),
      from_environment_(from_environment),
      work_tree_(without_slash(git_repository_workdir(handle))),
      git_directory_(without_slash(git_repository_path(handle))),
      common_directory_(without_slash(git_repository_commondir(handle))) {}

Repository::Repository(Repository&& other) noexcept
    : handle_(std::exchange(other.handle_, nullptr)),
      opened_at_(std::move(other.opened_at_)),
      from_environment_(other.from_environment_),
      work_tree_(std::move(other.work_tree_)),
      git_directory_(std::move(other.git_directory_)),
      common_directory_(std::move(other.common_directory_)) {}

Repository& Repository::operator=(Repository&& other) noexcept {
  std::swap(handle_, other.handle_);
  std::swap(opened_at_, other.opened_at_);
  std::swap(from_environment_, other.from_environment_);
  std::swap(work_tree_, other.work_tree_);
  std::swap(git_directory_, other.git_directory_);
  std::swap(common_directory_, other.common_directory_);
  return *this;
}

Repository::~Repository() {
  git_repository_free(handle_);
}

tl::expected<Repository, std::string> Repository::open(const std::string& directory, bool from_environment) {
  initialise_libgit2();
  git_repository* handle = nullptr;
  // Not GIT_REPOSITORY_OPEN_FROM_ENV: libgit2 1.5 does not know GIT_WORK_TREE.
  const char* git_dir = from_environment ? std::getenv("GIT_DIR") : nullptr;
  if (git_dir != nullptr) {
    constexpr unsigned kJustThis = GIT_REPOSITORY_OPEN_NO_SEARCH | GIT_REPOSITORY_OPEN_NO_DOTGIT;
    const int failed = git_repository_open_ext(&handle, git_dir, kJustThis, nullptr);
    if (failed != 0) return tl::unexpected(why_not_opened(failed, git_dir));
    const char* work_tree = std::getenv("GIT_WORK_TREE");
    if (work_tree != nullptr && git_repository_set_workdir(handle, work_tree, 0) != 0) {
      git_repository_free(handle);
      return tl::unexpected("GIT_WORK_TREE: " + last_error());
    }
    return Repository(handle, directory, from_environment);
  }
  const char* ceiling = std::getenv("GIT_CEILING_DIRECTORIES");
  const int error = git_repository_open_ext(&handle, directory.c_str(), 0, ceiling);
  if (error != 0) return tl::unexpected(why_not_opened(error, directory));
  if (is_bare_by_its_looks(handle)) {
    const std::string path = git_repository_path(handle);
    git_repository_free(handle);
    const int failed = git_repository_open_bare(&handle, path.c_str());
    if (failed != 0) return tl::unexpected(why_not_opened(failed, directory));
  }
  return Repository(handle, directory, from_environment);
}

tl::expected<Repository, std::string> Repository::again() const {
  return open(opened_at_, from_environment_);
}

Head Repository::head() const {
  Head head;
  git_reference* reference = nullptr;
  if (git_reference_lookup(&reference, handle_, "HEAD") != 0) return head;
  const Owned<git_reference> owned(reference);
  if (git_reference_type(reference) == GIT_REFERENCE_SYMBOLIC) {
    const std::string target = git_reference_symbolic_target(reference);
    constexpr std::string_view kHeads = "refs/heads/";
    head.branch = target.starts_with(kHeads) ? target.substr(kHeads.size()) : target;
    head.is_unborn = git_repository_head_unborn(handle_) == 1;
  }
  return head;
}

tl::expected<Commit, std::string> Repository::resolve(const std::string& revision) const {
  git_object* object = nullptr;
  if (git_revparse_single(&object, handle_, revision.c_str()) != 0) {
    const std::string why = last_error();
    if (revision == "HEAD" && head().is_unborn)
      return tl::unexpected(std::string("HEAD has no commit yet; there is nothing to start a branch from"));
    return tl::unexpected("'" + revision + "' names no commit here: " + why);
  }
  const Owned<git_object> owned(object);
  git_object* peeled = nullptr;
  if (git_object_peel(&peeled, object, GIT_OBJECT_COMMIT) != 0)
    return tl::unexpected("'" + revision + "' is no commit: " + last_error());
  const Owned<git_object> commit(peeled);
  return Commit{from_oid(*git_object_id(peeled)),
                from_oid(*git_commit_tree_id(reinterpret_cast<git_commit*>(peeled)))};
}

std::string Repository::operation() const {
  switch (git_repository_state(handle_)) {
    case GIT_REPOSITORY_STATE_NONE:
      return "";
    case GIT_REPOSITORY_STATE_MERGE:
      return "merge";
    case GIT_REPOSITORY_STATE_REVERT:
    case GIT_REPOSITORY_STATE_REVERT_SEQUENCE:
      return "revert";
    case GIT_REPOSITORY_STATE_CHERRYPICK:
    case GIT_REPOSITORY_STATE_CHERRYPICK_SEQUENCE:
      return "cherry-pick";
    case GIT_REPOSITORY_STATE_BISECT:
      return "bisection";
    case GIT_REPOSITORY_STATE_APPLY_MAILBOX:
      return "git am";
    default:
      return "rebase";
  }
}

bool Repository::is_shallow() const {
  return git_repository_is_shallow(handle_) == 1;
}

bool Repository::has_replacements() const {
  bool any = false;
  const auto found = [](const char*, void* payload) {
    *static_cast<bool*>(payload) = true;
    return 1;  // enough
  };
  git_reference_foreach_glob(handle_, "refs/replace/*", found, &any);
  return any;
}

std::vector<std::string> Repository::commit_hooks() const {
  constexpr std::array kHooks{"pre-commit",  "prepare-commit-msg",    "commit-msg",
                              "post-commit", "reference-transaction", "post-rewrite"};
  std::string directory = config("core.hookspath").value_or(common_directory_ + "/hooks");
  if (directory.starts_with("~/")) {
    const char* home = std::getenv("HOME");
    directory.replace(0, 1, home == nullptr ? "" : home);
  } else if (!directory.starts_with('/')) {
    directory = (is_bare() ? git_directory_ : work_tree_) + "/" + directory;
  }
  std::vector<std::string> present;
  for (const char* hook : kHooks) {
    const std::string path = directory + "/" + hook;
    struct stat status {};
    if (::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) && ::access(path.c_str(), X_OK) == 0)
      present.emplace_back(hook);
  }
  return present;
}

std::vector<std::string> Repository::remotes() const {
  Strings names;
  if (git_remote_list(&names, handle_) != 0) return {};
  return {names.strings, names.strings + names.count};
}

std::optional<std::string> Repository::config(const std::string& key) const {
  const Owned<git_config> config = config_of(handle_, git_directory_);
  Buffer value;
  if (config == nullptr || git_config_get_string_buf(&value, config.get(), key.c_str()) != 0)
    return std::nullopt;
  return value.text();
}

std::optional<bool> Repository::config_flag(const std::string& key) const {
  const Owned<git_config> config = config_of(handle_, git_directory_);
  int value = 0;
  if (config == nullptr || git_config_get_bool(&value, config.get(), key.c_str()) != 0) return std::nullopt;
  return value != 0;
}

}  // namespace aioshift::git
