// What holds for a file: the command line over the nearest configuration over the defaults.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <tl/expected.hpp>
#include <unordered_map>
#include <utility>
#include <vector>

#include "pipeline/config.h"
#include "pipeline/file_source.h"
#include "pipeline/path_pattern.h"
#include "rules/registry.h"
#include "rules/test_settings.h"

namespace aioshift::pipeline {

// What the command line says; absent means the configuration decides.
struct CommandLineSettings {
  std::vector<std::string> select;
  std::vector<std::string> ignore;
  // Run every rule of the registry, whatever is selected and ignored here or in configurations.
  bool every_rule = false;
  bool unsafe_fixes = false;
  std::optional<rules::PythonVersion> target_version;
  std::vector<std::pair<std::string, std::string>> options;  // "rule.key" → value
  std::string config_file;                                   // --config; empty: the nearest
};

// The settings of one directory.
struct Settings {
  Config config;
  rules::PythonVersion target = rules::kDefaultTarget;
  bool unsafe_fixes = false;
  std::vector<std::string> entry_points;  // see pipeline/entry_points.h; where a rule has to know
  rules::TestSettings tests;              // the same
  std::vector<const rules::Rule*> rules;  // sorted by id
  // By rule id: every option of the rule with its value.
  std::map<std::string, std::map<std::string, std::string>> options;

  // What `rules` and `options` are of: with the user rules that the configuration names.
  std::shared_ptr<const rules::Registry> registry;

  PathPatterns exclude;  // the configuration's

  // Whether the rule is turned off for the file by per-file-ignores. `path` is absolute, without
  // symlinks.
  bool is_ignored_for(const std::string& path, const rules::RuleInfo& rule) const;

  // per-file-ignores: where, and by which selectors.
  std::vector<std::pair<PathPatterns, std::vector<std::string>>> ignored_where;
};

struct Warning {
  std::string path;
  std::string message;

  // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 means the 0 in the generated comparison
  auto operator<=>(const Warning&) const = default;
};

// Adds the rules in these files and directories to a registry. The error is for people.
using UserRuleLoader = std::function<tl::expected<void, std::string>(const std::vector<std::string>& paths,
                                                                     rules::Registry& registry)>;

// Finds and remembers settings by directory. Thread-safe.
class SettingsResolver {
 public:
  // Configuration is read from `files`; the one that --config names, from the disk. `load_rules`: for the
  // `rules` of configurations, `load_libraries` for their `libraries`; without them these are refused.
  SettingsResolver(const rules::Registry& registry, CommandLineSettings command_line,
                   const FileSource& files = disk(), UserRuleLoader load_rules = {},
                   UserRuleLoader load_libraries = {})
      : registry_(std::make_shared<const rules::Registry>(registry)),
        command_line_(std::move(command_line)),
        files_(files),
        load_rules_(std::move(load_rules)),
        load_libraries_(std::move(load_libraries)) {}

  // Checks the command line itself: selectors and options that neither the registry nor the rules of
  // the configuration of `directory` know. The error says what is near.
  tl::expected<void, std::string> check_command_line(const std::string& directory);

  // Of a directory given by its absolute path, without symlinks. The error is a configuration's,
  // for people.
  tl::expected<std::shared_ptr<const Settings>, std::string> for_directory(const std::string& directory);

  // What was passed over: a requires-python that says nothing. One for each file, sorted.
  std::vector<Warning> warnings();

 private:
  using Result = tl::expected<std::shared_ptr<const Settings>, std::string>;
  Result make(const std::string& directory);
  tl::expected<std::shared_ptr<const Settings>, std::string> for_directory_locked(
      const std::string& directory);

  std::shared_ptr<const rules::Registry> registry_;
  CommandLineSettings command_line_;
  const FileSource& files_;
  UserRuleLoader load_rules_;
  UserRuleLoader load_libraries_;
  std::mutex mutex_;
  std::unordered_map<std::string, Result> by_directory_;
  std::set<Warning> warnings_;
};

}  // namespace aioshift::pipeline
