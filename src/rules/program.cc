#include "rules/program.h"

#include <algorithm>

namespace aioshift::rules {
namespace {

std::string_view last_component(std::string_view path, char separator) {
  const std::size_t at = path.rfind(separator);
  return at == std::string_view::npos ? path : path.substr(at + 1);
}

// "pkg/mod.py" → "mod", "pkg/__init__.py" → "pkg".
std::string_view module_name(std::string_view path) {
  std::string_view stem = last_component(path, '/');
  stem = stem.substr(0, stem.rfind('.'));
  if (stem == "__init__") {
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string_view() : last_component(path.substr(0, slash), '/');
  }
  return stem;
}

// Whether the file at `path` can be the module `dotted`: pkg/mod.py or pkg/mod/__init__.py.
bool is_module(std::string_view path, std::string_view dotted) {
  std::string_view stem = path.substr(0, path.rfind('.'));
  if (stem.ends_with("/__init__")) stem.remove_suffix(std::string_view("/__init__").size());
  std::string tail(dotted);
  std::replace(tail.begin(), tail.end(), '.', '/');
  if (!stem.ends_with(tail)) return false;
  return stem.size() == tail.size() || stem[stem.size() - tail.size() - 1] == '/';
}

}  // namespace

void Program::add(const FileIdentity& file, const semantics::FileFacts& facts) {
  for (const semantics::NameInUse& use : facts.replaced) replaced_.push_back({use.path, {file, use.line}});
  for (const semantics::ImportedName& import : facts.imported) {
    imported_[import.name].insert(std::string(last_component(import.module, '.')));
  }
}

const Place* Program::replacement_of(std::string_view qualified, const FileIdentity& file) const {
  const std::string_view name = last_component(qualified, '.');
  for (const Replacement& replacement : replaced_) {
    const std::string_view path = replacement.path;
    if (last_component(path, '.') != name) continue;
    if (path == qualified || path.ends_with("." + std::string(qualified))) {
      if (replacement.place.file.project == file.project) return &replacement.place;
      // "pkg.mod.asyncio.wait_for" names the file.
      const std::string_view through =
          path.substr(0, path.size() - std::min(path.size(), qualified.size() + 1));
      if (!through.empty() && is_module(file.path, through)) return &replacement.place;
      continue;
    }
    const std::string_view module = path.substr(0, path.size() - std::min(path.size(), name.size() + 1));
    if (!module.empty() && is_module(file.path, module)) return &replacement.place;
  }
  return nullptr;
}

bool Program::is_imported_from(const std::string& path, std::string_view name) const {
  const std::string module(module_name(path));
  const auto serves = [&](std::string_view imported) {
    const auto it = imported_.find(imported);
    if (it == imported_.end()) return false;
    // `from . import name` has no component: it may mean the package's __init__.
    return it->second.count(module) != 0 || (path.ends_with("__init__.py") && it->second.count("") != 0);
  };
  return serves(name) || serves("*");
}

void Program::look_for(const std::string& name) {
  mentions_.try_emplace(name);
}

void Program::add_mention(const std::string& name, const std::string& path) {
  Mention& mention = mentions_[name];
  if (mention.path.empty()) {
    mention.path = path;
  } else if (mention.path != path) {
    mention.is_shared = true;
  }
}

bool Program::is_mentioned_elsewhere(std::string_view name, const std::string& path) const {
  const auto it = mentions_.find(name);
  if (it == mentions_.end()) return true;
  return it->second.is_shared || (!it->second.path.empty() && it->second.path != path);
}

}  // namespace aioshift::rules
