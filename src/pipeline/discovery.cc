#include "pipeline/discovery.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/global_control.h>
#include <tbb/task_arena.h>
#include <tbb/task_group.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <memory>
#include <system_error>
#include <thread>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "git/ignore.h"
#include "pipeline/descriptor.h"
#include "pipeline/source_names.h"

namespace aioshift::pipeline {
namespace {

constexpr const char* kLeadsOutside = "symlink leads outside the given paths";
constexpr const char* kLeadsNowhere = "symlink leads nowhere";
constexpr const char* kLoop = "symlink loop";

std::string words(int error) {
  return std::generic_category().message(error);
}

std::string words_for_symlink(int error) {
  return error == ENOENT || error == ENOTDIR ? kLeadsNowhere : error == ELOOP ? kLoop : words(error);
}

// Nothing (and errno) where there is none.
std::string real_path(const std::string& path) {
  const std::unique_ptr<char, decltype(&std::free)> resolved(::realpath(path.c_str(), nullptr), &std::free);
  return resolved ? resolved.get() : std::string();
}

// A directory to search: a path argument.
struct Root {
  std::string path;  // normalised
  std::string real;
  bool is_through_symlink = false;
};

struct Found {
  DiscoveredFile file;
  bool is_through_symlink = false;
};

// Real paths, asked whether something is one of them or below one.
class GivenPaths {
 public:
  void add(std::string real) { paths_.insert(std::move(real)); }

  // The given path that `real` is or lies below, else empty.
  std::string_view around(std::string_view real) const {
    for (std::size_t end = real.size();; end = real.rfind('/', end - 1)) {
      const std::string_view candidate = end == 0 ? std::string_view("/") : real.substr(0, end);
      if (const auto found = paths_.find(std::string(candidate)); found != paths_.end()) return *found;
      if (end == 0 || real == "/") return {};
    }
  }

 private:
  std::unordered_set<std::string> paths_;
};

// The command line's paths, sorted out.
struct Arguments {
  std::vector<Root> roots;
  std::vector<Found> files;
  GivenPaths given;
  std::vector<PathProblem> problems;

  explicit Arguments(std::span<const std::string> paths) : working_directory_(real_path(".")) {
    std::vector<std::string> sorted(paths.begin(), paths.end());
    std::sort(sorted.begin(), sorted.end());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    for (const std::string& path : sorted) take(path);
    // Only now is it known what the given paths are.
    for (Named& link : symlinks_) take_symlink(std::move(link));
    // "src" and "./src" are one.
    std::sort(roots.begin(), roots.end(), [](const Root& a, const Root& b) { return a.path < b.path; });
    roots.erase(std::unique(roots.begin(), roots.end(),
                            [](const Root& a, const Root& b) { return a.path == b.path; }),
                roots.end());
  }

 private:
  struct Named {
    std::string path;
    std::string real;
    mode_t mode = 0;
  };

  void refuse(const std::string& path, std::string message) {
    problems.push_back({path.empty() ? "." : path, std::move(message), true});
  }

  void take(const std::string& argument) {
    if (argument.empty()) return refuse("''", words(ENOENT));
    Named named{.path = normalised(argument), .real = {}};
    const std::string reach = named.path.empty() ? "." : named.path;
    struct stat status {};
    if (::lstat(reach.c_str(), &status) != 0)
      return refuse(named.path, errno == ELOOP ? kLoop : words(errno));
    const bool is_symlink = S_ISLNK(status.st_mode);
    if (is_symlink && ::stat(reach.c_str(), &status) != 0)
      return refuse(named.path, words_for_symlink(errno));
    named.mode = status.st_mode;
    // What "mod.py/" names must be a directory.
    if (argument.ends_with('/') && !S_ISDIR(status.st_mode)) return refuse(argument, words(ENOTDIR));
    if (!S_ISDIR(status.st_mode) && !S_ISREG(status.st_mode)) return refuse(named.path, "not a regular file");
    named.real = real_path(reach);
    if (named.real.empty()) return refuse(named.path, words(errno));
    if (is_symlink) {
      symlinks_.push_back(std::move(named));
    } else {
      given.add(named.real);
      add(std::move(named));
    }
  }

  void take_symlink(Named link) {
    if (given.around(link.real).empty()) return refuse(link.path, kLeadsOutside);
    add(std::move(link));
  }

  void add(Named named) {
    const std::filesystem::path spelt =
        named.path.starts_with('/') ? named.path : joined(working_directory_, named.path);
    const bool is_through_symlink = normalised(spelt.lexically_normal().native()) != named.real;
    if (S_ISDIR(named.mode)) {
      roots.push_back({std::move(named.path), std::move(named.real), is_through_symlink});
    } else {
      files.push_back({{std::move(named.path), std::move(named.real), true}, is_through_symlink});
    }
  }

  std::string working_directory_;
  std::vector<Named> symlinks_;
};

struct CloseDirectory {
  void operator()(DIR* directory) const { ::closedir(directory); }
};

// Searches all roots; one task a directory.
class Walk {
 public:
  Walk(const Arguments& arguments, const DiscoveryOptions& options)
      : arguments_(arguments), options_(options) {}

  void run(std::vector<Found>& files, std::vector<PathProblem>& problems) {
    if (arguments_.roots.empty()) return;
    // More than it is allowed, and oneTBB complains on stderr.
    const std::size_t allowed =
        tbb::global_control::active_value(tbb::global_control::max_allowed_parallelism);
    const std::size_t wanted =
        options_.threads != 0 ? options_.threads : std::max(1U, std::thread::hardware_concurrency());
    const std::size_t threads = std::min(wanted, allowed);
    tbb::task_arena arena(static_cast<int>(threads));
    arena.execute([this] {
      for (const Root& root : arguments_.roots) search_later({&root, {}});
      tasks_.wait();
    });
    for (Worker& worker : workers_) {
      std::move(worker.files.begin(), worker.files.end(), std::back_inserter(files));
      std::move(worker.problems.begin(), worker.problems.end(), std::back_inserter(problems));
    }
  }

 private:
  struct Directory {
    const Root* root;
    std::string below;  // relative to the root, empty for the root itself

    std::string path() const { return below.empty() ? root->path : joined(root->path, below); }
    std::string real() const { return below.empty() ? root->real : joined(root->real, below); }
  };

  struct Entry {
    std::string name;
    mode_t type;
  };

  // What one thread found, and its own view of the ignore rules.
  struct Worker {
    std::vector<Found> files;
    std::vector<PathProblem> problems;
    std::unordered_map<const Root*, git::IgnoreRules> rules;
  };

  // No recursion: a task ends before those that it started.
  void search_later(Directory directory) {
    tasks_.run([this, directory = std::move(directory)] { search(directory); });
  }

  void search(const Directory& directory) {
    Worker& worker = workers_.local();
    const std::string path = directory.path();
    const std::string real = directory.real();
    // By its whole path, so that no descriptor stays open for the directories above. Its target
    // would not be followed, should it have become a symlink meanwhile.
    Descriptor fd(::open(real.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
    if (!fd) {
      const bool vanished = errno == ENOENT || errno == ENOTDIR || errno == ELOOP;
      if (!vanished || directory.below.empty()) problem(worker, path, words(errno), true);
      return;
    }
    bool is_environment = false;
    const std::vector<Entry> entries = list(worker, path, std::move(fd), is_environment);
    if (is_environment && !directory.below.empty()) return;
    const PathPatterns* const excludes = excludes_in(real);
    for (const Entry& entry : entries) {
      std::string entry_path = joined(path, entry.name);
      std::string entry_real = joined(real, entry.name);
      if (is_left_out(worker, *directory.root, excludes, entry_real, S_ISDIR(entry.type))) continue;
      if (S_ISDIR(entry.type)) {
        search_later({directory.root, joined(directory.below, entry.name)});
      } else if (S_ISREG(entry.type)) {
        worker.files.push_back(
            {{std::move(entry_path), std::move(entry_real), false}, directory.root->is_through_symlink});
      } else {
        visit_symlink(worker, std::move(entry_path), entry_real);
      }
    }
  }

  // The entries worth a look: directories, Python files, symlinks.
  std::vector<Entry> list(Worker& worker, const std::string& path, Descriptor fd,
                          bool& is_environment) const {
    std::vector<Entry> entries;
    const std::unique_ptr<DIR, CloseDirectory> directory(::fdopendir(fd.get()));
    if (!directory) {
      problem(worker, path, words(errno), true);
      return entries;
    }
    static_cast<void>(fd.release());  // closed with the directory
    while (true) {
      errno = 0;
      const dirent* const entry = ::readdir(directory.get());
      if (entry == nullptr) {
        if (errno != 0) problem(worker, path, words(errno), true);
        return entries;
      }
      const std::string_view name = entry->d_name;
      if (name == "." || name == "..") continue;
      if (name == "pyvenv.cfg") is_environment = true;
      mode_t type = DTTOIF(entry->d_type);
      if (entry->d_type == DT_UNKNOWN) {  // some file systems do not say
        struct stat status {};
        if (::fstatat(::dirfd(directory.get()), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) continue;
        type = status.st_mode & S_IFMT;
      }
      // A symlink called .venv is passed over as well.
      if (S_ISREG(type) ? is_python_name(name) : (S_ISDIR(type) || S_ISLNK(type)) && !is_passed_over(name)) {
        entries.push_back({std::string(name), type});
      }
    }
  }

  const PathPatterns* excludes_in(const std::string& directory) const {
    return options_.excludes_in ? options_.excludes_in(directory) : nullptr;
  }

  bool is_left_out(Worker& worker, const Root& root, const PathPatterns* excludes, const std::string& real,
                   bool is_directory) const {
    if (excludes != nullptr && excludes->covers(real, is_directory)) return true;
    if (!options_.respect_gitignore) return false;
    auto rules = worker.rules.find(&root);
    if (rules == worker.rules.end()) {
      rules = worker.rules.emplace(&root, git::IgnoreRules::open(root.real)).first;
    }
    return rules->second.ignores(real, is_directory);
  }

  void visit_symlink(Worker& worker, std::string path, const std::string& link) const {
    const bool is_python = is_python_name(link);
    struct stat status {};
    std::string target;
    if (::stat(link.c_str(), &status) == 0) {
      if (!S_ISDIR(status.st_mode) && !(S_ISREG(status.st_mode) && is_python)) return;
      target = real_path(link);
    }
    if (target.empty()) {
      // Emacs locks mod.py with a dangling symlink .#mod.py: worth a word, no failure.
      const bool is_dangling = errno == ENOENT || errno == ENOTDIR;
      if (is_python) problem(worker, path, words_for_symlink(errno), !is_dangling);
      return;
    }
    const std::string_view given = arguments_.given.around(target);
    if (given.empty()) return problem(worker, path, kLeadsOutside, false);
    // The search comes upon what lies inside by itself, or leaves it out for a reason that a link
    // does not remove. Only a script without a suffix becomes Python through its link's name.
    if (S_ISDIR(status.st_mode) || is_python_name(target) || target == given) return;
    if (!is_below_left_out(worker, given, target))
      worker.files.push_back({{std::move(path), target, false}, true});
  }

  // Whether the search of the root whose real path is `given` would pass over `target`.
  bool is_below_left_out(Worker& worker, std::string_view given, const std::string& target) const {
    const auto root = std::find_if(arguments_.roots.begin(), arguments_.roots.end(),
                                   [&](const Root& candidate) { return candidate.real == given; });
    if (root == arguments_.roots.end()) return false;
    std::string real = root->real;
    std::size_t start = given == "/" ? 1 : given.size() + 1;
    while (true) {
      const std::size_t end = target.find('/', start);
      const bool is_directory = end != std::string::npos;
      const std::string name = target.substr(start, is_directory ? end - start : end);
      const PathPatterns* const excludes = excludes_in(real);
      real = joined(real, name);
      if ((is_directory && is_passed_over(name)) || is_left_out(worker, *root, excludes, real, is_directory))
        return true;
      if (!is_directory) return false;
      start = end + 1;
    }
  }

  static void problem(Worker& worker, const std::string& path, std::string message, bool is_error) {
    worker.problems.push_back({path.empty() ? "." : path, std::move(message), is_error});
  }

  const Arguments& arguments_;
  const DiscoveryOptions& options_;
  tbb::task_group tasks_;
  tbb::enumerable_thread_specific<Worker> workers_;
};

// Leaves each real file once: under the path without symlinks, else the shortest.
void keep_one_path_each(std::vector<Found>& files) {
  const auto preference = [](const Found& found) {
    return std::tuple(std::string_view(found.file.real_path), found.is_through_symlink,
                      found.file.path.size(), std::string_view(found.file.path), !found.file.is_explicit);
  };
  std::sort(files.begin(), files.end(),
            [&](const Found& a, const Found& b) { return preference(a) < preference(b); });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (kept > 0 && files[kept - 1].file.real_path == files[i].file.real_path) {
      files[kept - 1].file.is_explicit |= files[i].file.is_explicit;
    } else {
      if (kept != i) files[kept] = std::move(files[i]);
      ++kept;
    }
  }
  files.erase(files.begin() + static_cast<std::ptrdiff_t>(kept), files.end());
}

}  // namespace

Discovery discover(std::span<const std::string> paths, const DiscoveryOptions& options) {
  Arguments arguments(paths);
  Discovery result;
  result.problems = std::move(arguments.problems);
  std::vector<Found> found = arguments.files;
  Walk(arguments, options).run(found, result.problems);
  keep_one_path_each(found);

  result.files.reserve(found.size());
  for (Found& one : found) result.files.push_back(std::move(one.file));
  std::sort(result.files.begin(), result.files.end(),
            [](const DiscoveredFile& a, const DiscoveredFile& b) { return a.path < b.path; });
  const auto key = [](const PathProblem& problem) {
    return std::tie(problem.path, problem.message, problem.is_error);
  };
  std::sort(result.problems.begin(), result.problems.end(),
            [&](const PathProblem& a, const PathProblem& b) { return key(a) < key(b); });
  result.problems.erase(
      std::unique(result.problems.begin(), result.problems.end(),
                  [&](const PathProblem& a, const PathProblem& b) { return key(a) == key(b); }),
      result.problems.end());
  return result;
}

}  // namespace aioshift::pipeline
