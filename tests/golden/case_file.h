// case.toml: what a golden case shows, and how to run it (CONTRIBUTING.md lists the keys).
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace aioshift::golden {

struct CaseFile {
  std::string about;              // a sentence
  std::vector<std::string> args;  // stand behind `--select RULE`
  std::optional<std::string> target;
  bool unsafe = false;
  std::vector<std::string> run;  // the script and its arguments; empty: nothing is run
  std::optional<std::pair<int, int>> run_min_python;
  std::optional<std::vector<std::string>> reasons;  // sorted
  std::optional<std::int64_t> findings;
  int exit = 0;
  std::vector<std::string> expected_errors;  // substrings of stderr
  bool compile = true;
};

// The error names the file, the line where there is one, and what is wrong: bad TOML, an unknown
// key, a value of the wrong type, no `about`.
tl::expected<CaseFile, std::string> read_case_file(const std::filesystem::path& path);

// Writes the results of a run into the file, for those of the keys `reasons` and `findings` that
// it already has; all else stays as it is.
void update_case_file(const std::filesystem::path& path, const std::vector<std::string>& reasons,
                      std::int64_t findings);

}  // namespace aioshift::golden
