// The manifest of `aioshift batch`: which repositories, and what is done in each.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "pipeline/config.h"

namespace aioshift::pipeline {

// One repository of a manifest, with the defaults filled in.
struct BatchJob {
  std::string path;  // of the repository, absolute; empty where it is cloned from `url`
  std::string url;
  std::string base;  // empty: HEAD, or the default branch of what is cloned
  std::string branch = "aioshift";
  std::vector<std::string> paths;  // within the repository; empty: all of it
  std::vector<std::string> select;
  std::vector<std::string> ignore;
  bool unsafe_fixes = false;
  std::string target_version;
  std::string split = "rule";  // rule, squash, file, package

  // What reports call the repository.
  const std::string& name() const { return path.empty() ? url : path; }
};

struct BatchManifest {
  std::vector<BatchJob> jobs;
  // Directories that a pattern matches and that are no repositories; sorted.
  std::vector<std::string> passed_over;
};

// Reads the TOML file `path`. Patterns in a repository's path (* ? [) stand for the repositories
// that match; relative ones start from the manifest's directory. Unknown keys, wrong types, a
// pattern without a match, and a repository that is named twice with the same branch are errors
// that name file and line.
tl::expected<BatchManifest, ConfigError> read_manifest(const std::string& path);

}  // namespace aioshift::pipeline
