// From a command's options to the result of a run.
#pragma once

#include <tbb/global_control.h>

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "cli/options.h"
#include "pipeline/run.h"
#include "rules/registry.h"
#include "rules/yaml/rule_files.h"

namespace aioshift::cli {

inline constexpr int kSuccess = 0;
inline constexpr int kFindings = 1;
inline constexpr int kError = 2;

// How many files are written at once where -j does not say: each waits for the disk.
inline constexpr unsigned kWriters = 8;

struct Analysis {
  // Before any arena: oneTBB complains on stderr about threads beyond the cores otherwise.
  std::unique_ptr<tbb::global_control> allowed_threads;
  rules::Registry registry;
  std::vector<pipeline::InputFile> inputs;
  std::size_t python_files = 0;  // the first of the inputs; dependency files that change come behind
  pipeline::RunResult result;
  std::vector<std::string> dependency_notes;  // what is left to a person
  // Files and paths that could not be processed, wholly or in part; each was named on stderr.
  std::size_t errors = 0;
  bool is_stdin = false;
  std::string stdin_bytes;  // what standard input held
};

// Adds the rules in these files, directories and projects to the registry. The error is for people.
tl::expected<void, std::string> add_user_rules(const std::vector<std::string>& paths,
                                               rules::Registry& registry,
                                               const rules::RuleFiles& files = rules::rule_files_on_disk());
// The same with library maps.
tl::expected<void, std::string> add_user_libraries(
    const std::vector<std::string>& paths, rules::Registry& registry,
    const rules::RuleFiles& files = rules::rule_files_on_disk());

// The rules that are built in, those in `paths`, and those of the configuration of the current directory.
// The error is for people.
tl::expected<rules::Registry, std::string> known_rules(const std::vector<std::string>& paths);

struct AnalysisRequest {
  bool rewrite = true;  // false: findings only
  // Instead of the rules that are built in and selected: all of these, whatever configurations say.
  std::optional<rules::Registry> rules;
  bool wants_captures = false;  // see pipeline::RunOptions
  pipeline::Choose choose = {};
  // Instead of pipeline::run.
  std::function<pipeline::RunResult(std::span<const pipeline::InputFile>, const pipeline::Reader&,
                                    const pipeline::RunOptions&)>
      run = pipeline::run;
};

// Finds the files, reads the configuration and runs the rules. Problems with single files are said
// on stderr and counted in Analysis::errors; the error is one that ends the command.
tl::expected<std::unique_ptr<Analysis>, std::string> analyse(AnalysisOptions& options,
                                                             AnalysisRequest request);

}  // namespace aioshift::cli
