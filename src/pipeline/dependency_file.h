// Where a project declares the distributions that it needs, and how that is edited: requirements files (pip's
// format), pyproject.toml ([project], [dependency-groups], poetry's tables) and setup.cfg.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/edit.h"

namespace aioshift::pipeline {

enum class DependencyFormat : std::uint8_t { kRequirements, kPyproject, kSetupCfg };

// The format of a file with this name in a project's directory; nothing for other files.
std::optional<DependencyFormat> dependency_format(std::string_view directory_name, std::string_view name);

// A distribution's name as indexes compare it (PEP 503): "My_Lib" is "my-lib".
std::string normalized_distribution(std::string_view name);
// Of a requirement (PEP 508): "aiohttp" of "aiohttp[speedups]>=3.10; python_version > '3.8'".
std::string distribution_of(std::string_view requirement);

struct DependencyChange {
  std::string added;           // a requirement: "aiohttp>=3.10"
  std::string replaced;        // the name of a distribution in whose place it comes; may be empty
  bool is_still_used = false;  // the replaced one stays beside it
};

struct DependencyEdits {
  std::vector<text::Edit> edits;   // sorted and disjoint
  bool has_replaced = false;       // the file declares it
  bool has_added = false;          // the file declares it, before or after
  std::vector<std::string> notes;  // what is left to a person, and why
};

// `adds_anyway`: also where the file does not declare what is replaced.
DependencyEdits edit_dependencies(DependencyFormat format, std::string_view text,
                                  const DependencyChange& change, bool adds_anyway);

}  // namespace aioshift::pipeline
