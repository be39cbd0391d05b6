// aioshift.toml and [tool.aioshift] in pyproject.toml (docs/configuration.md).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

#include "pipeline/file_source.h"
#include "rules/target.h"

namespace aioshift::pipeline {

// A value of [option], as TOML has it; the rule's own declaration says which type it must be.
struct OptionValue {
  std::string text;        // the value as one would write it on the command line
  std::uint32_t line = 0;  // where it stands, 0 for the command line
};

// What one configuration file says. Absent keys are absent, so that the command line can win.
struct Config {
  std::string file;       // the path it was read from, as messages name it; empty for none
  std::string directory;  // patterns and relative paths are relative to it; absolute, no symlinks
  std::optional<rules::PythonVersion> target_version;
  std::optional<std::vector<std::string>> select;
  std::vector<std::string> ignore;
  std::vector<std::string> exclude;  // patterns, for PathPattern
  std::optional<bool> unsafe_fixes;
  std::vector<std::string> rules;        // paths, made absolute
  std::vector<std::string> libraries;    // paths, made absolute
  std::vector<std::string> async_names;  // dotted names, as are the next two's
  std::vector<std::string> stays_sync;
  std::map<std::string, std::string> rename;   // to plain identifiers
  std::map<std::string, OptionValue> options;  // "add-semaphore.limit" → value
  // Patterns for PathPattern, and what is ignored where they match; in file order.
  std::vector<std::pair<std::string, std::vector<std::string>>> per_file_ignores;
};

// Where and why a configuration is refused: "aioshift.toml:3: unknown key 'slect', did you mean 'select'?"
// It may quote the file, control characters included.
struct ConfigError {
  std::string message;
};

// `path` named pyproject.toml: its [tool.aioshift] table (an empty Config where it has none); any
// other name: the top level. Unknown keys, wrong types, and values out of range are errors that
// name file, line and the nearest known key; of several errors, the first in the file.
tl::expected<Config, ConfigError> read_config(const std::string& path, const FileSource& files = disk());

// The nearest aioshift.toml, or pyproject.toml with [tool.aioshift], in `directory` or above it, as
// an absolute path without symlinks above the file; aioshift.toml wins within one directory. Empty
// where there is none. A pyproject.toml that cannot be read is found too, since what it says of
// aioshift cannot be known: read_config then has the error.
std::string find_config(const std::string& directory, const FileSource& files = disk());

}  // namespace aioshift::pipeline
