#include "pipeline/project.h"

#include <vector>

namespace aioshift::pipeline {
namespace {

std::string parent_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "" : path.substr(0, slash);
}

bool is_marked(const FileSource& files, const std::string& directory) {
  for (const char* marker : {"/pyproject.toml", "/setup.py", "/setup.cfg", "/.git", "/.hg"}) {
    if (files.exists(directory + marker)) return true;
  }
  return false;
}

// The package of an installation, or nothing: "/usr/lib/python3/dist-packages/aiohttp".
std::string installed_package(const std::string& directory) {
  for (const std::string_view root : {"/site-packages/", "/dist-packages/"}) {
    const std::size_t at = directory.rfind(root);
    if (at != std::string::npos) return directory.substr(0, directory.find('/', at + root.size()));
  }
  return "";
}

}  // namespace

std::string Projects::of(const std::string& directory) {
  std::vector<std::string> passed;
  std::string marked;
  for (std::string at = directory; !at.empty(); at = parent_of(at)) {
    if (const auto it = by_directory_.find(at); it != by_directory_.end()) {
      marked = it->second;
      break;
    }
    passed.push_back(at);
    if (is_marked(files_, at)) {
      marked = at;
      break;
    }
  }
  for (const std::string& at : passed) by_directory_[at] = marked;
  if (!marked.empty()) return marked;
  return installed_package(directory);
}

}  // namespace aioshift::pipeline
