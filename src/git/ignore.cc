#include "git/ignore.h"

#include <fcntl.h>
#include <git2/sys/repository.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string_view>
#include <system_error>
#include <unordered_map>
#include <utility>
#include <vector>

#include "git/libgit2.h"

namespace aioshift::git {
namespace {

using Repository = Owned<git_repository>;
using Config = Owned<git_config>;

// Whether the last call failed because the repository belongs to somebody else. libgit2 1.5 says
// so only to users who have some safe.directory; to others, that this setting was not found.
bool is_refused_for_its_owner(int error) {
  if (error == GIT_EOWNER) return true;
  const git_error* last = git_error_last();
  return error == GIT_ENOTFOUND && last != nullptr && last->klass == GIT_ERROR_CONFIG;
}

Repository open_repository(const std::string& directory, unsigned flags) {
  git_repository* opened = nullptr;
  int error = git_repository_open_ext(&opened, directory.c_str(), flags, nullptr);
  if (is_refused_for_its_owner(error)) {
    // Somebody else's repository (a checkout mounted into a container). safe.directory guards
    // against programs named in its configuration, and reading ignore rules runs none. The switch
    // is the whole library's, so it is turned back at once.
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
    error = git_repository_open_ext(&opened, directory.c_str(), flags, nullptr);
    git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 1);
  }
  return Repository(error == 0 ? opened : nullptr);
}

Config config_of(git_repository* repository) {
  git_config* config = nullptr;
  const int error =
      repository != nullptr ? git_repository_config(&config, repository) : git_config_new(&config);
  return Config(error == 0 ? config : nullptr);
}

// Nothing where there is no such regular file. `flags` are open(2)'s.
std::optional<std::string> read_rules(const std::string& path, int flags) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | flags);
  if (fd < 0) return std::nullopt;
  std::string text;
  struct stat status {};
  ssize_t count = -1;
  if (::fstat(fd, &status) == 0 && S_ISREG(status.st_mode)) {
    char chunk[16384];
    while ((count = ::read(fd, chunk, sizeof chunk)) > 0) text.append(chunk, static_cast<std::size_t>(count));
  }
  ::close(fd);
  if (count < 0) return std::nullopt;
  return text;
}

// What git's parser of ignore files makes of `text` and libgit2's does not.
std::string for_libgit2(std::string_view text) {
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  std::string result;
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    line = line.substr(0, line.find('\0'));  // to git the rest of the line, to libgit2 that of the file
    if (line.ends_with('\r')) line.remove_suffix(1);
    // A pattern that ends in a backslash matches nothing; libgit2 would add the next line to it.
    const std::size_t backslashes = line.size() - (line.find_last_not_of('\\') + 1);
    if (backslashes % 2 == 0) result.append(line).append("\n");
  }
  return result;
}

// The patterns of one file, matched by libgit2.
//
// libgit2's own search through a repository's ignore files cannot be used. Up to 1.9 it forgets a
// negation without wildcards that undoes nothing in its own file ("!keep.py" below a directory
// whose parent ignores "*.py"), and it lets a rule for a directory above outrank the negation of a
// file nearer by. So each file's text goes, as it stands, into a repository that exists in memory
// only, has no work tree, and reads no other file; and it stands behind a pattern that matches
// everything, so that the answer is about the path itself and not about the directories above it.
// That pattern is the verdict of the weaker files: "*" or, after it, "!*". (A bare "*" also keeps
// libgit2 from dropping negations.)
class RuleFile {
 public:
  RuleFile(std::string_view directory, std::string_view text, git_config* config)
      : base_(directory.size() + 1), text_(for_libgit2(text)), config_(config) {}

  // The verdict on `path` (absolute, below the file's directory; with "/" at its end for a
  // directory) after that of the weaker files.
  bool decide(const std::string& path, bool ignored) {
    Repository& rules = ignored ? after_ignored_ : after_kept_;
    if (!rules && !(rules = load(ignored ? "*\n" : "*\n!*\n"))) return ignored;
    int answer = ignored ? 1 : 0;
    if (git_ignore_path_is_ignored(&answer, rules.get(), path.c_str() + base_) != 0) return ignored;
    return answer != 0;
  }

 private:
  Repository load(const char* verdict) const {
    git_repository* created = nullptr;
    if (git_repository_new(&created) != 0) return nullptr;
    Repository rules(created);
    // core.ignoreCase comes from here; without one libgit2 would read the user's.
    if (config_ != nullptr && git_repository_set_config(created, config_) != 0) return nullptr;
    if (git_ignore_add_rule(created, (verdict + text_).c_str()) != 0) return nullptr;
    return rules;
  }

  std::size_t base_;  // length of "directory/"
  std::string text_;
  git_config* config_;
  Repository after_kept_;
  Repository after_ignored_;
};

// The rule files that speak about a directory's entries, the weakest first.
using Chain = std::vector<RuleFile*>;

struct DirectoryState {
  bool ignored = false;
  const Chain* chain = nullptr;
};

std::string real_path(const std::string& path) {
  const std::unique_ptr<char, decltype(&std::free)> resolved(::realpath(path.c_str(), nullptr), &std::free);
  return resolved ? resolved.get() : path;
}

std::string without_trailing_slashes(std::string path) {
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}

// Whether `path` lies below `directory`, by their spelling.
bool lies_below(std::string_view path, std::string_view directory) {
  if (directory == "/") return path.size() > 1 && path.front() == '/';
  return path.size() > directory.size() && path[directory.size()] == '/' && path.starts_with(directory);
}

// Whether there is anything to normalise. Names that only begin with a dot are common.
bool has_odd_components(std::string_view path) {
  return path.find("//") != std::string_view::npos || path.find("/./") != std::string_view::npos ||
         path.find("/../") != std::string_view::npos || path.ends_with("/.") || path.ends_with("/..");
}

bool exists(const std::string& path) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0;
}

// core.excludesFile, or what git reads where it is not set (gitignore(5)).
std::string excludes_file(git_config* config) {
  Buffer configured;
  if (config != nullptr && git_config_get_path(&configured, config, "core.excludesfile") == 0) {
    return configured.ptr;
  }
  if (const char* xdg = std::getenv("XDG_CONFIG_HOME"); xdg != nullptr && *xdg != '\0') {
    return std::string(xdg) + "/git/ignore";
  }
  if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0') {
    return std::string(home) + "/.config/git/ignore";
  }
  return {};
}

}  // namespace

struct IgnoreRules::Impl {
  std::string given;  // the directory as the caller spells it
  std::string root;   // the same without symlinks
  // The files below refer to the configurations: destroyed in reverse order.
  std::vector<Config> configs;
  std::vector<std::unique_ptr<RuleFile>> files;
  std::vector<std::unique_ptr<Chain>> chains;
  std::unordered_map<std::string, DirectoryState> directories;
  std::string last_directory;  // answers come in runs for one directory
  DirectoryState last_state;

  const Chain* new_chain(Chain chain) {
    chains.push_back(std::make_unique<Chain>(std::move(chain)));
    return chains.back().get();
  }

  void add_file(Chain& chain, const std::string& directory, const std::string& path, int open_flags) {
    std::optional<std::string> text = read_rules(path, open_flags);
    if (!text || text->empty()) return;
    // "/" as base, too, is one byte of prefix.
    files.push_back(
        std::make_unique<RuleFile>(directory == "/" ? "" : directory, *text, configs.back().get()));
    chain.push_back(files.back().get());
  }

  // The rules that hold in a repository's work tree before any .gitignore.
  Chain repository_chain(git_repository* repository, const std::string& work_tree) {
    Chain chain;
    configs.push_back(config_of(repository));
    if (repository == nullptr) return chain;
    add_file(chain, work_tree, excludes_file(configs.back().get()), 0);
    Buffer info;
    if (git_repository_item_path(&info, repository, GIT_REPOSITORY_ITEM_INFO) == 0) {
      add_file(chain, work_tree, std::string(info.ptr) + "exclude", 0);
    }
    return chain;
  }

  // The rules for the entries of `directory`, where `outer` holds around it.
  const Chain* enter(const std::string& directory, const Chain* outer) {
    const std::string prefix = directory == "/" ? directory : directory + "/";
    Chain chain = *outer;
    bool changed = false;
    if (exists(prefix + ".git")) {
      if (const Repository nested = open_repository(directory, GIT_REPOSITORY_OPEN_NO_SEARCH);
          nested && !git_repository_is_bare(nested.get())) {
        chain = repository_chain(nested.get(), directory);
        changed = true;
      }
    }
    const std::size_t before = chain.size();
    // git does not follow a .gitignore that is a symlink.
    add_file(chain, directory, prefix + ".gitignore", O_NOFOLLOW);
    changed = changed || chain.size() != before;
    return changed ? new_chain(std::move(chain)) : outer;
  }

  void open() {
    root = real_path(given);
    const Repository repository = open_repository(root, 0);
    const char* work_tree_path = repository ? git_repository_workdir(repository.get()) : nullptr;
    const std::string work_tree =
        work_tree_path != nullptr ? real_path(without_trailing_slashes(work_tree_path)) : std::string();
    // A bare repository has no work tree, and core.worktree may lie elsewhere.
    const bool inside = !work_tree.empty() && (root == work_tree || lies_below(root, work_tree));
    const Chain* chain = new_chain(repository_chain(inside ? repository.get() : nullptr, work_tree));
    if (inside && root != work_tree) {
      // .gitignore files above the directory, from the top of the work tree.
      std::size_t end = work_tree == "/" ? 0 : work_tree.size();
      Chain above = *chain;
      add_file(above, work_tree, work_tree + "/.gitignore", O_NOFOLLOW);
      while ((end = root.find('/', end + 1)) != std::string::npos) {
        const std::string directory = root.substr(0, end);
        add_file(above, directory, directory + "/.gitignore", O_NOFOLLOW);
      }
      chain = new_chain(std::move(above));
    }
    Chain own = *chain;
    add_file(own, root, root == "/" ? "/.gitignore" : root + "/.gitignore", O_NOFOLLOW);
    directories.emplace(root, DirectoryState{false, new_chain(std::move(own))});
  }

  static bool decide(const Chain& chain, const std::string& path) {
    bool ignored = false;
    for (RuleFile* file : chain) ignored = file->decide(path, ignored);
    return ignored;
  }

  // `directory` is the root or lies below it. No recursion: trees may be deep.
  DirectoryState state_of(const std::string& directory) {
    if (directory == last_directory) return last_state;
    std::size_t known = directory.size();
    auto found = directories.find(directory);
    while (found == directories.end()) {
      known = directory.rfind('/', known - 1);
      found = directories.find(known == 0 ? "/" : directory.substr(0, known));
    }
    DirectoryState state = found->second;
    while (known != directory.size() && !state.ignored) {
      known = std::min(directory.find('/', known + 1), directory.size());
      const std::string next = directory.substr(0, known);
      state.ignored = decide(*state.chain, next + "/");
      if (!state.ignored) state.chain = enter(next, state.chain);
      directories.emplace(next, state);
    }
    last_directory = directory;
    last_state = state;
    return state;
  }

  // The path below root, or nothing where it lies outside.
  std::optional<std::string> resolve(std::string_view path) const {
    std::string result;
    if (path.empty() || path.front() != '/') {
      result = root + "/" + std::string(path);
    } else if (lies_below(path, root)) {
      result = path;
    } else if (lies_below(path, given)) {
      result = root + "/" + std::string(path.substr(given == "/" ? 1 : given.size() + 1));
    } else {
      return std::nullopt;
    }
    if (has_odd_components(result)) {
      result = std::filesystem::path(result).lexically_normal().native();
    }
    result = without_trailing_slashes(std::move(result));
    return lies_below(result, root) ? std::optional(std::move(result)) : std::nullopt;
  }

  bool ignores(const std::string& path, bool is_directory) {
    std::optional<std::string> below = resolve(path);
    if (!below) return false;
    const std::size_t slash = below->rfind('/');
    const DirectoryState state = state_of(slash == 0 ? "/" : below->substr(0, slash));
    if (state.ignored || state.chain->empty()) return state.ignored;
    if (is_directory) *below += '/';
    return decide(*state.chain, *below);
  }
};

IgnoreRules::IgnoreRules(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
IgnoreRules::IgnoreRules(IgnoreRules&&) noexcept = default;
IgnoreRules& IgnoreRules::operator=(IgnoreRules&&) noexcept = default;
IgnoreRules::~IgnoreRules() = default;

IgnoreRules IgnoreRules::open(const std::string& directory) {
  initialise_libgit2();
  auto impl = std::make_unique<Impl>();
  impl->given = without_trailing_slashes(directory);
  impl->open();
  return IgnoreRules(std::move(impl));
}

bool IgnoreRules::ignores(const std::string& path, bool is_directory) const {
  return impl_->ignores(path, is_directory);
}

}  // namespace aioshift::git
