// From the paths on the command line to the Python files of a commit.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <unordered_map>

#include "pipeline/discovery.h"
#include "pipeline/tree_source.h"

namespace aioshift::pipeline {

struct TreeDiscovery {
  Discovery found;
  // The entries by real path, which is below the tree's root.
  std::unordered_map<std::string, git::TreeEntry> entries;
};

// As discover(), in a commit instead of the disk: the same names are taken and passed over, the
// configured excludes hold. Otherwise than there
//   - .gitignore has no say: what is committed is not ignored, as for git itself;
//   - symlinks are not followed. One called *.py or *.pyi is named in a warning, unless it leads to
//     a Python file of the commit, which is found by itself; as an argument it is an error;
//   - a submodule is another repository: as an argument an error, else passed over with a warning.
//
// `working_directory` is the absolute path that relative arguments start from; outside of the
// tree's root there is nothing to find.
TreeDiscovery discover_in_tree(const TreeSource& tree, std::span<const std::string> paths,
                               const std::string& working_directory,
                               const std::function<const PathPatterns*(const std::string&)>& excludes_in);

}  // namespace aioshift::pipeline
