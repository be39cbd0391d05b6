#include "pipeline/source_names.h"

#include <algorithm>
#include <array>

namespace aioshift::pipeline {
namespace {

// Directories that hold no source of the project's own, sorted. Names that a project may well use
// for its own code (build, dist, site-packages, venv) are left to .gitignore and pyvenv.cfg.
constexpr std::array<std::string_view, 27> kPassedOver{".bzr",        ".cache",         ".direnv",
                                                       ".eggs",       ".git",           ".git-rewrite",
                                                       ".hg",         ".idea",          ".ipynb_checkpoints",
                                                       ".jj",         ".mypy_cache",    ".nox",
                                                       ".pants.d",    ".pixi",          ".pyenv",
                                                       ".pyre",       ".pytest_cache",  ".pytype",
                                                       ".ruff_cache", ".svn",           ".tox",
                                                       ".uv-cache",   ".venv",          ".vscode",
                                                       "__pycache__", "__pypackages__", "node_modules"};
static_assert(std::is_sorted(kPassedOver.begin(), kPassedOver.end()));

}  // namespace

bool is_passed_over(std::string_view directory_name) {
  return std::binary_search(kPassedOver.begin(), kPassedOver.end(), directory_name);
}

bool is_python_name(std::string_view name) {
  return name.ends_with(".py") || name.ends_with(".pyi");
}

std::string normalised(std::string_view path) {
  std::string result(path.starts_with('/') ? "/" : "");
  while (!path.empty()) {
    const std::string_view part = path.substr(0, path.find('/'));
    path.remove_prefix(std::min(part.size() + 1, path.size()));
    if (part.empty() || part == ".") continue;
    if (!result.empty() && result.back() != '/') result += '/';
    result += part;
  }
  return result;
}

std::string joined(std::string_view directory, std::string_view name) {
  std::string result;
  result.reserve(directory.size() + 1 + name.size());
  result += directory;
  if (!result.empty() && result.back() != '/') result += '/';
  result += name;
  return result;
}

}  // namespace aioshift::pipeline
