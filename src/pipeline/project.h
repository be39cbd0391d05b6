// Which files belong together.
#pragma once

#include <string>
#include <unordered_map>

#include "pipeline/file_source.h"

namespace aioshift::pipeline {

// The project a file belongs to, named by a directory: the nearest one at or above the file's that
// has pyproject.toml, setup.py, setup.cfg or a repository; where there is none, the package below
// site-packages or dist-packages. All other files without a mark are one project: which of them a
// test among them is about, nothing says.
class Projects {
 public:
  explicit Projects(const FileSource& files = disk()) : files_(files) {}

  // Of the files in a directory, given by its absolute path.
  std::string of(const std::string& directory);

 private:
  const FileSource& files_;
  std::unordered_map<std::string, std::string> by_directory_;  // directory → marked directory or ""
};

}  // namespace aioshift::pipeline
