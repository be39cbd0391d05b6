#include "pipeline/tree_discovery.h"

#include <algorithm>
#include <filesystem>
#include <tuple>
#include <utility>
#include <vector>

#include "pipeline/source_names.h"

namespace aioshift::pipeline {
namespace {

namespace fs = std::filesystem;

class TreeSearch {
 public:
  TreeSearch(const TreeSource& tree, const std::string& working_directory,
             const std::function<const PathPatterns*(const std::string&)>& excludes_in)
      : tree_(tree), working_directory_(working_directory), excludes_in_(excludes_in) {}

  void take(const std::string& argument) {
    const std::string path = normalised(argument);
    const fs::path full = path.starts_with('/') ? fs::path(path) : fs::path(working_directory_) / path;
    const std::string real = without_last_slash(full.lexically_normal().string());
    const std::string& root = tree_.root();
    if (argument.empty() || (real != root && !real.starts_with(joined(root, ""))))
      return problem(path, "is not in the repository at " + root, true);
    const std::string below = real == root ? "" : real.substr(root == "/" ? 1 : root.size() + 1);
    const auto entry = tree_.entry(below);
    if (!entry) return problem(path, "is not in the commit (" + tree_.shown(real) + ")", true);
    if (entry->is_submodule()) return problem(path, "is a submodule, another repository", true);
    if (entry->is_symlink()) return problem(path, "is a symlink, which is not followed in a commit", true);
    if (entry->is_directory()) {
      search(path, below);
    } else if (argument.ends_with('/')) {
      problem(argument, "Not a directory", true);
    } else {
      add(path, below, *entry, true);
    }
  }

  TreeDiscovery finish() {
    TreeDiscovery result;
    // Each file once, under its shortest path.
    std::sort(files_.begin(), files_.end(), [](const DiscoveredFile& a, const DiscoveredFile& b) {
      return std::tuple(std::string_view(a.real_path), a.path.size(), std::string_view(a.path)) <
             std::tuple(std::string_view(b.real_path), b.path.size(), std::string_view(b.path));
    });
    for (DiscoveredFile& file : files_) {
      auto& kept = result.found.files;
      if (!kept.empty() && kept.back().real_path == file.real_path) {
        kept.back().is_explicit |= file.is_explicit;
      } else {
        kept.push_back(std::move(file));
      }
    }
    std::sort(result.found.files.begin(), result.found.files.end(),
              [](const DiscoveredFile& a, const DiscoveredFile& b) { return a.path < b.path; });
    const auto key = [](const PathProblem& p) { return std::tie(p.path, p.message, p.is_error); };
    std::sort(problems_.begin(), problems_.end(),
              [&](const PathProblem& a, const PathProblem& b) { return key(a) < key(b); });
    problems_.erase(std::unique(problems_.begin(), problems_.end(),
                                [&](const PathProblem& a, const PathProblem& b) { return key(a) == key(b); }),
                    problems_.end());
    result.found.problems = std::move(problems_);
    result.entries = std::move(entries_);
    return result;
  }

 private:
  struct Directory {
    std::string path;   // as reached
    std::string below;  // relative to the root
  };

  static std::string without_last_slash(std::string path) {
    while (path.size() > 1 && path.ends_with('/')) path.pop_back();
    return path;
  }

  std::string real_path(const std::string& below) const {
    return below.empty() ? tree_.root() : joined(tree_.root(), below);
  }

  void problem(const std::string& path, std::string message, bool is_error) {
    problems_.push_back({path.empty() ? "." : path, std::move(message), is_error});
  }

  void add(std::string path, const std::string& below, const git::TreeEntry& entry, bool is_explicit) {
    std::string real = real_path(below);
    entries_.emplace(real, entry);
    files_.push_back({std::move(path), std::move(real), is_explicit});
  }

  void search(const std::string& path, const std::string& below) {
    std::vector<Directory> open{{path, below}};
    while (!open.empty()) {
      const Directory directory = std::move(open.back());
      open.pop_back();
      const auto entries = tree_.entries(directory.below);
      const bool is_environment = std::any_of(entries->begin(), entries->end(),
                                              [](const git::TreeEntry& e) { return e.name == "pyvenv.cfg"; });
      if (is_environment && directory.below != below) continue;
      const PathPatterns* const excludes = excludes_in_ ? excludes_in_(real_path(directory.below)) : nullptr;
      for (const git::TreeEntry& entry : *entries) visit(directory, entry, excludes, open);
    }
  }

  void visit(const Directory& directory, const git::TreeEntry& entry, const PathPatterns* excludes,
             std::vector<Directory>& open) {
    std::string path = joined(directory.path, entry.name);
    std::string below = joined(directory.below, entry.name);
    const bool is_directory = entry.is_directory() || entry.is_submodule();
    if (is_directory ? is_passed_over(entry.name) : !is_python_name(entry.name)) return;
    if (excludes != nullptr && excludes->covers(real_path(below), is_directory)) return;
    if (entry.is_directory()) {
      open.push_back({std::move(path), std::move(below)});
    } else if (entry.is_submodule()) {
      problem(path, "a submodule, another repository; passed over", false);
    } else if (entry.is_symlink()) {
      const std::string target = tree_.target_of(below);
      const auto found = target.empty() ? std::nullopt : tree_.entry(target);
      if (found && (found->is_directory() || is_python_name(target))) return;  // found by itself
      problem(path, "a symlink, which is not followed in a commit; passed over", false);
    } else if (entry.is_file()) {
      add(std::move(path), below, entry, false);
    }
  }

  const TreeSource& tree_;
  const std::string& working_directory_;
  const std::function<const PathPatterns*(const std::string&)>& excludes_in_;
  std::vector<DiscoveredFile> files_;
  std::vector<PathProblem> problems_;
  std::unordered_map<std::string, git::TreeEntry> entries_;
};

}  // namespace

TreeDiscovery discover_in_tree(const TreeSource& tree, std::span<const std::string> paths,
                               const std::string& working_directory,
                               const std::function<const PathPatterns*(const std::string&)>& excludes_in) {
  TreeSearch search(tree, working_directory, excludes_in);
  for (const std::string& path : paths) search.take(path);
  return search.finish();
}

}  // namespace aioshift::pipeline
