// From the paths on the command line to the Python files to read.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/path_pattern.h"

namespace aioshift::pipeline {

struct DiscoveredFile {
  std::string path;          // as reached from the path argument, e.g. "src/pkg/mod.py"
  std::string real_path;     // absolute, without symlinks
  bool is_explicit = false;  // named on the command line: taken whatever its name and the excludes
};

// Something on the way that is said on stderr; an error makes the exit code 2.
struct PathProblem {
  std::string path;
  std::string message;
  bool is_error = true;
};

struct DiscoveryOptions {
  bool respect_gitignore = true;
  // The configured excludes for the entries of a directory, given by its real path; null where
  // there are none. Not asked about directories that are excluded themselves. Called from several
  // threads at once; the patterns must last as long as the search.
  std::function<const PathPatterns*(const std::string& directory)> excludes_in = {};
  unsigned threads = 0;  // 0: as many as there are cores
};

struct Discovery {
  std::vector<DiscoveredFile> files;  // sorted by path, each real file once
  std::vector<PathProblem> problems;  // sorted by path
};

// Directories are searched for *.py and *.pyi. Hidden directories that hold no source (.git, .hg,
// .svn, .venv, .tox, .nox, .mypy_cache, ...), __pycache__, node_modules and virtual environments
// (a directory with pyvenv.cfg) are passed over unless named. What is no regular file is passed
// over; named explicitly it is an error. Nothing here opens a file for reading.
//
// Paths lose a leading "./", doubled slashes and "." components, and keep the rest of their
// spelling: "." reaches "pkg/mod.py", "./src" "src/mod.py", "../x" "../x/mod.py".
//
// A symlink is followed only to what lies inside the given paths, and each real file is taken once,
// under a path that goes through no symlink where it has one. What a symlink leads to is subject to
// the excludes under its own name: a link into an ignored directory does not bring it back. A
// symlink that leads outside is an error where it is named, else a warning (a file's only where it
// is called *.py or *.pyi), as is one that leads nowhere; a loop of symlinks is an error.
//
// Two names of one inode (hard links) are two files.
Discovery discover(std::span<const std::string> paths, const DiscoveryOptions& options);

}  // namespace aioshift::pipeline
