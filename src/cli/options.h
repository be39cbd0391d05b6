// The options that the analysing commands share.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/settings.h"

namespace aioshift::cli {

enum class ColorChoice { kAuto, kAlways, kNever };

struct AnalysisOptions {
  std::vector<std::string> paths;
  pipeline::CommandLineSettings settings;
  std::vector<std::string> select;  // as written, commas and all
  std::vector<std::string> ignore;
  std::string target_version;
  std::vector<std::string> option_assignments;  // "rule.key=value"
  std::vector<std::string> rule_files;
  std::vector<std::string> library_files;
  bool updates_dependencies = true;
  std::string stdin_filename;
  unsigned jobs = 0;
  bool no_cache = false;
  ColorChoice color = ColorChoice::kAuto;
  bool quiet = false;
  bool verbose = false;
};

// Declares the options on a subcommand; `options` must outlive it.
void add_analysis_options(CLI::App& command, AnalysisOptions& options);

// Those of them that say how to run and what to print, and not what: -j, --color, -q, -v.
void add_running_options(CLI::App& command, AnalysisOptions& options);

// The rest, as words that give the same options again.
std::vector<std::string> arguments_of(const AnalysisOptions& options);

// --rules, for commands that analyse nothing as well.
CLI::Option* add_rule_files(CLI::App& command, std::vector<std::string>& rule_files);

// Turns texts into values. The error is a usage error, for people.
tl::expected<void, std::string> finish(AnalysisOptions& options);

}  // namespace aioshift::cli
