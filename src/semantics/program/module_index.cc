#include "semantics/program/module_index.h"

#include <algorithm>

#include "semantics/module_paths.h"
#include "semantics/stdlib_modules.h"

namespace aioshift::semantics {
namespace {

std::string_view without_dot_slash(std::string_view path) {
  while (path.starts_with("./")) path.remove_prefix(2);
  return path;
}

// How many directories two paths begin with in common.
std::size_t shared_directories(std::string_view a, std::string_view b) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()) && a[i] == b[i]; ++i) count += a[i] == '/' ? 1 : 0;
  return count;
}

}  // namespace

ModuleIndex::ModuleIndex(std::span<const std::string> paths) {
  std::unordered_set<std::string> packages;
  std::string_view common;
  bool is_first = true;
  for (const std::string& given : paths) {
    const std::string_view path = without_dot_slash(given);
    Module module;
    module.is_stub = path.ends_with(".pyi");
    module.stem = std::string(path.substr(0, path.rfind('.')));
    if (module.stem == "__init__" || module.stem.ends_with("/__init__")) {
      module.is_package = true;
      module.stem = std::string(directory_of(module.stem));
      packages.insert(module.stem);
    }
    const std::string_view directory = directory_of(path);
    if (is_first) common = directory;
    while (!common.empty() && !(directory == common || directory.starts_with(std::string(common) + "/")))
      common = directory_of(common);
    is_first = false;
    modules_.push_back(std::move(module));
  }
  for (File file = 0; file < modules_.size(); ++file) {
    Module& module = modules_[file];
    // The topmost package around it decides; without one, the path from where all files are.
    std::string_view top;
    for (std::string_view at = module.stem; !at.empty(); at = directory_of(at)) {
      if (packages.count(std::string(at)) != 0) top = at;
    }
    if (!top.empty()) {
      module.root = std::string(directory_of(top));
      module.is_in_package = true;
    } else {
      module.root = std::string(common);
      const std::string_view below =
          std::string_view(module.stem).substr(common.empty() ? 0 : common.size() + 1);
      if (below.starts_with("src/")) module.root = joined_path(common, "src");
    }
    std::string_view below = module.stem;
    if (!module.root.empty() && below.size() > module.root.size())
      below.remove_prefix(module.root.size() + 1);
    module.name = with_dots(below);
    if (module.name.empty()) module.name = "__init__";
    by_name_[module.name].push_back(file);
    by_stem_[module.stem].push_back(file);
  }
  const auto put_stubs_last = [this](std::vector<File>& files) {
    std::stable_sort(files.begin(), files.end(),
                     [this](File a, File b) { return modules_[a].is_stub < modules_[b].is_stub; });
  };
  for (auto& [name, files] : by_name_) put_stubs_last(files);
  for (auto& [stem, files] : by_stem_) put_stubs_last(files);
}

std::string ModuleIndex::package_of(File file) const {
  const Module& module = modules_[file];
  return module.is_package ? module.stem : std::string(directory_of(module.stem));
}

std::optional<ModuleIndex::File> ModuleIndex::find(std::string_view dotted, File from) const {
  const std::size_t dots = std::min(dotted.find_first_not_of('.'), dotted.size());
  if (dots != 0) {
    std::string base = package_of(from);
    for (std::size_t i = 1; i < dots; ++i) base = std::string(directory_of(base));
    const std::string stem =
        dots == dotted.size() ? base : joined_path(base, with_slashes(dotted.substr(dots)));
    const auto found = by_stem_.find(stem);
    return found == by_stem_.end() ? std::nullopt : std::optional(found->second.front());
  }
  // Beside the importing file, as a script finds it, if that is in no package.
  if (modules_[from].name.find('.') == std::string::npos && !modules_[from].is_package) {
    const auto beside = by_stem_.find(joined_path(directory_of(modules_[from].stem), with_slashes(dotted)));
    if (beside != by_stem_.end()) return beside->second.front();
  }
  const auto found = by_name_.find(std::string(dotted));
  if (found != by_name_.end()) {
    // Of several with one name the one nearest by.
    return *std::max_element(found->second.begin(), found->second.end(), [&](File a, File b) {
      if (modules_[a].is_stub != modules_[b].is_stub) return modules_[a].is_stub;
      return shared_directories(modules_[a].stem, modules_[from].stem) <
             shared_directories(modules_[b].stem, modules_[from].stem);
    });
  }
  // From any directory above the importing file that is in no package, or beside it.
  if (is_stdlib_module(dotted)) return std::nullopt;
  const std::string tail = with_slashes(dotted);
  for (std::string_view at = directory_of(modules_[from].stem);; at = directory_of(at)) {
    const auto here = by_stem_.find(joined_path(at, tail));
    if (here != by_stem_.end()) {
      const Module& module = modules_[here->second.front()];
      // Not the inside of a package, which is imported by its whole name; that may begin further out, with
      // directories that are in no package: `src.pkg.mod`.
      if (!module.is_in_package || at.size() <= module.root.size()) return here->second.front();
    }
    if (at.empty()) return std::nullopt;
  }
}

std::string ModuleIndex::absolute(std::string_view dotted, File from) const {
  const std::size_t dots = std::min(dotted.find_first_not_of('.'), dotted.size());
  if (dots == 0) return std::string(dotted);
  std::string base = modules_[from].name;
  if (!modules_[from].is_package) base.resize(base.rfind('.') == std::string::npos ? 0 : base.rfind('.'));
  for (std::size_t i = 1; i < dots; ++i)
    base.resize(base.rfind('.') == std::string::npos ? 0 : base.rfind('.'));
  if (dots == dotted.size()) return base;
  return base.empty() ? std::string(dotted.substr(dots)) : base + "." + std::string(dotted.substr(dots));
}

std::optional<ModuleIndex::File> ModuleIndex::named(std::string_view full_name) const {
  const auto found = by_name_.find(std::string(full_name));
  return found == by_name_.end() ? std::nullopt : std::optional(found->second.front());
}

}  // namespace aioshift::semantics
