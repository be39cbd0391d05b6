// The disk as rule files are loaded from it, so that tests need none.
#pragma once

#include <functional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

namespace aioshift::rules {

struct RuleFiles {
  enum class Kind { kNone, kFile, kDirectory };

  // What is at a path, behind symbolic links.
  std::function<Kind(const std::string& path)> kind;
  // The paths of all files below a directory, at any depth; links to directories are not followed. The
  // error names what cannot be listed.
  std::function<tl::expected<std::vector<std::string>, std::string>(const std::string& directory)> list;
  // The bytes of a file. The error says why it cannot be read.
  std::function<tl::expected<std::string, std::string>(const std::string& path)> read;
};

RuleFiles rule_files_on_disk();

}  // namespace aioshift::rules
