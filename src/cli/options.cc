#include "cli/options.h"

#include <fmt/format.h>

namespace aioshift::cli {
namespace {

constexpr unsigned kMaxJobs = 1024;

}  // namespace

void add_analysis_options(CLI::App& command, AnalysisOptions& options) {
  command.add_option("paths", options.paths, "Files or directories; default: the current directory. '-' reads standard input")
      ->type_name("PATH");
  command.add_option("--select", options.settings.select, "Rules, groups (asyncio, migrate, all) or other linters' codes to run")
      ->type_name("RULE[,RULE...]")
      ->delimiter(',')
      ->allow_extra_args(false);
  command.add_option("--ignore", options.settings.ignore, "Rules, groups or codes not to run")
      ->type_name("RULE[,RULE...]")
      ->delimiter(',')
      ->allow_extra_args(false);
  command.add_flag("--unsafe-fixes", options.settings.unsafe_fixes,
                   "Also apply fixes whose behaviour may differ as the rule's documentation says");
  command.add_option("--target-version", options.target_version,
                     "Oldest Python the result must run on; default: requires-python of the nearest pyproject.toml, else py311")
      ->type_name("py39...py314");
  command.add_option("--rules", options.rule_files, "User rules, YAML")->type_name("DIR-or-FILE")->allow_extra_args(false);
  command.add_option("--library", options.library_files, "User library maps, YAML")->type_name("FILE")->allow_extra_args(false);
  command.add_option("--option", options.option_assignments, "A rule's option, e.g. add-semaphore.limit=20")
      ->type_name("RULE.KEY=VALUE")
      ->allow_extra_args(false);
  command.add_option("--config", options.settings.config_file,
                     "Configuration, instead of the nearest aioshift.toml or [tool.aioshift] in pyproject.toml")
      ->type_name("FILE");
  command.add_option("--stdin-filename", options.stdin_filename, "With '-': the name of what standard input holds")->type_name("NAME");
  command.add_option("-j,--jobs", options.jobs, "Threads; default: one a core")->type_name("N")->check(CLI::Range(1U, kMaxJobs));
  command.add_flag("--no-cache", options.no_cache, "Neither read nor write the cache");
  const std::map<std::string, ColorChoice> colors = {
      {"auto", ColorChoice::kAuto}, {"always", ColorChoice::kAlways}, {"never", ColorChoice::kNever}};
  command.add_option("--color", options.color, "Colours: auto, always or never")
      ->type_name("WHEN")
      ->transform(CLI::CheckedTransformer(colors).description(""));
  CLI::Option* quiet = command.add_flag("-q,--quiet", options.quiet, "No summary, errors only");
  command.add_flag("-v,--verbose", options.verbose, "Name every site that is left as it is")->excludes(quiet);
}

tl::expected<void, std::string> finish(AnalysisOptions& options) {
  if (options.paths.empty()) options.paths.emplace_back(".");
  if (!options.target_version.empty()) {
    options.settings.target_version = rules::parse_target(options.target_version);
    if (!options.settings.target_version) {
      return tl::unexpected(fmt::format("--target-version: '{}' is none of {} to {}", options.target_version,
                                        rules::to_string(rules::kOldestTarget), rules::to_string(rules::kNewestTarget)));
    }
  }
  for (const std::string& assignment : options.option_assignments) {
    const std::size_t equal = assignment.find('=');
    if (equal == std::string::npos) {
      return tl::unexpected(fmt::format("--option: '{}' is not of the form RULE.KEY=VALUE", assignment));
    }
    options.settings.options.emplace_back(assignment.substr(0, equal), assignment.substr(equal + 1));
  }
  // Accepted by the contract, built later: said rather than passed over.
  if (!options.rule_files.empty()) return tl::unexpected(std::string("--rules: user rules are not supported by this version"));
  if (!options.library_files.empty()) {
    return tl::unexpected(std::string("--library: library maps are not supported by this version"));
  }
  for (const auto* selectors : {&options.settings.select, &options.settings.ignore}) {
    for (const std::string& selector : *selectors) {
      if (selector.empty()) return tl::unexpected(std::string("--select and --ignore take rules between the commas"));
    }
  }
  return {};
}

}  // namespace aioshift::cli
