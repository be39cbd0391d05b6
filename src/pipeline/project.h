// Which files belong together.
#pragma once

#include <map>
#include <mutex>
#include <string>

namespace aioshift::pipeline {

// The project a file belongs to, named by a directory: the nearest one at or above the file's that
// has pyproject.toml, setup.py, setup.cfg or a repository; where there is none, the directory of
// the outermost package around the file. Thread-safe.
class Projects {
 public:
  // `path` is absolute.
  std::string of(const std::string& path);

 private:
  std::mutex mutex_;
  std::map<std::string, std::string> by_directory_;  // directory → marked directory or ""
};

}  // namespace aioshift::pipeline
