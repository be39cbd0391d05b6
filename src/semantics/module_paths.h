// Paths of files and names of modules, which differ in what separates their parts.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace aioshift::semantics {

// Empty where there is no slash.
inline std::string_view directory_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

inline std::string joined_path(std::string_view directory, std::string_view name) {
  return directory.empty() ? std::string(name) : std::string(directory) + "/" + std::string(name);
}

inline std::string with_slashes(std::string_view dotted) {
  std::string result(dotted);
  std::replace(result.begin(), result.end(), '.', '/');
  return result;
}

inline std::string with_dots(std::string_view path) {
  std::string result(path);
  std::replace(result.begin(), result.end(), '/', '.');
  return result;
}

}  // namespace aioshift::semantics
