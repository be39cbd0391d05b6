// aioshift.toml and [tool.aioshift] in pyproject.toml (docs/configuration.md).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

#include "rules/target.h"

namespace aioshift::pipeline {

// A value of [option], as TOML has it; the rule's own declaration says which type it must be.
struct OptionValue {
  std::string text;  // the value as one would write it on the command line
  std::uint32_t line = 0;  // where it stands, 0 for the command line
};

// What one configuration file says. Absent keys are absent, so that the command line can win.
struct Config {
  std::string file;       // the path it was read from, empty for none
  std::string directory;  // patterns and relative paths are relative to it
  std::optional<rules::PythonVersion> target_version;
  std::optional<std::vector<std::string>> select;
  std::vector<std::string> ignore;
  std::vector<std::string> exclude;  // gitignore-style patterns
  std::optional<bool> unsafe_fixes;
  std::vector<std::string> rules;      // paths, made absolute
  std::vector<std::string> libraries;  // paths, made absolute
  std::vector<std::string> async_names;
  std::vector<std::string> stays_sync;
  std::map<std::string, std::string> rename;
  std::map<std::string, OptionValue> options;  // "add-semaphore.limit" → value
  std::vector<std::pair<std::string, std::vector<std::string>>> per_file_ignores;  // in file order
};

// Where and why a configuration is refused: "aioshift.toml:3: unknown key 'slect', did you mean 'select'?"
struct ConfigError {
  std::string message;
};

// `path` named pyproject.toml: its [tool.aioshift] table (an empty Config where it has none); any
// other name: the top level. Unknown keys, wrong types, and values out of range are errors that
// name file, line and the nearest known key.
tl::expected<Config, ConfigError> read_config(const std::string& path);

// The nearest aioshift.toml, or pyproject.toml with [tool.aioshift], in `directory` (absolute) or
// above it; aioshift.toml wins within one directory. Empty where there is none.
std::string find_config(const std::string& directory);

// The lower bound of `requires-python` in the nearest pyproject.toml in `directory` or above it,
// clamped to the supported targets; nothing where no such bound is declared or it cannot be read.
// Also reads poetry's [tool.poetry.dependencies] python. A specifier set (PEP 440) admits the
// versions that satisfy all its clauses; the result is the lowest minor version among them.
std::optional<rules::PythonVersion> required_python(const std::string& directory);

// The lowest Python 3 minor version that a requires-python specifier set admits, e.g.
// ">=3.8,!=3.9.*" → 3.8. Nothing where it cannot be read or admits none.
std::optional<rules::PythonVersion> lowest_python(std::string_view specifiers);

// Whether `path`, relative to the configuration's directory, matches a gitignore-style pattern:
// a pattern without "/" matches at any depth, a trailing "/" means a directory and all below it.
bool matches_pattern(std::string_view pattern, std::string_view path, bool is_directory);

// The nearest of `known` to a misspelt `word`, or empty where none is near.
std::string nearest(std::string_view word, const std::vector<std::string>& known);

}  // namespace aioshift::pipeline
