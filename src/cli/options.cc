#include "cli/options.h"

#include <fmt/format.h>

#include <charconv>

#include "cli/help.h"

namespace aioshift::cli {
namespace {

constexpr unsigned kMaxJobs = 1024;

CLI::Option* add_value(CLI::App& command, const std::string& name, std::string& value,
                       const std::string& type, const std::string& description) {
  return command.add_option(name, value, description)->type_name(type)->take_last();
}

CLI::Option* add_list(CLI::App& command, const std::string& name, std::vector<std::string>& values,
                      const std::string& type, const std::string& description) {
  // One value each time: what follows is a path.
  return command.add_option(name, values, description)->type_name(type)->allow_extra_args(false);
}

void add_jobs(CLI::App& command, unsigned& jobs) {
  const auto read = [&jobs](const std::string& text) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), jobs);
    if (error != std::errc() || end != text.data() + text.size() || jobs < 1 || jobs > kMaxJobs) {
      throw CLI::ValidationError("-j", fmt::format("'{}' is no number from 1 to {}", text, kMaxJobs));
    }
  };
  command.add_option_function<std::string>("-j,--jobs", read, "Threads; default: one a core")
      ->type_name("N")
      ->take_last();
}

// Selectors are separated by commas, with or without blanks.
tl::expected<std::vector<std::string>, std::string> split(std::string_view option,
                                                          const std::vector<std::string>& values) {
  std::vector<std::string> selectors;
  for (std::string_view rest : values) {
    while (true) {
      const std::size_t comma = rest.find(',');
      std::string_view word = rest.substr(0, comma);
      word.remove_prefix(std::min(word.find_first_not_of(' '), word.size()));
      word = word.substr(0, word.find_last_not_of(' ') + 1);
      if (word.empty())
        return tl::unexpected(fmt::format("{}: a rule is missing before or after a comma", option));
      selectors.emplace_back(word);
      if (comma == std::string_view::npos) break;
      rest.remove_prefix(comma + 1);
    }
  }
  return selectors;
}

}  // namespace

CLI::Option* add_rule_files(CLI::App& command, std::vector<std::string>& rule_files) {
  return add_list(command, "--rules", rule_files, "DIR-or-FILE",
                  "Rules of your own, YAML; their group is 'user'");
}

void add_analysis_options(CLI::App& command, AnalysisOptions& options) {
  command
      .add_option("paths", options.paths,
                  "Files and directories; default: the current directory.\n'-' reads standard input")
      ->type_name("PATH");

  const std::string rules = "Rules";
  add_list(command, "--select", options.select, "RULE[,RULE...]",
           "Run these rules alone: rules, groups (asyncio, migrate, all)\nor other linters' codes")
      ->group(rules);
  add_list(command, "--ignore", options.ignore, "RULE[,RULE...]", "Do not run these")->group(rules);
  command
      .add_flag("--unsafe-fixes", options.settings.unsafe_fixes,
                "Also apply fixes that may change behaviour in the way that\nthe rule's documentation says")
      ->group(rules);
  add_list(command, "--option", options.option_assignments, "RULE.KEY=VALUE",
           "Set a rule's option, e.g. add-semaphore.limit=20")
      ->group(rules);
  add_rule_files(command, options.rule_files)->group(rules);
  // Part of the contract, not of this version: understood, so that the error can say so.
  add_list(command, "--library", options.library_files, "FILE", "Library maps of your own, YAML");

  const std::string project = "Project";
  add_value(command, "--target-version", options.target_version, "VERSION",
            "Oldest Python the result must run on, py39 to py314; default:\nrequires-python of the nearest "
            "pyproject.toml, else py311")
      ->group(project);
  add_value(command, "--config", options.settings.config_file, "FILE",
            "Configuration; default: the nearest aioshift.toml, or\npyproject.toml with [tool.aioshift]")
      ->group(project);
  add_value(command, "--stdin-filename", options.stdin_filename, "NAME",
            "With '-': the name of what standard input holds")
      ->group(project);

  command
      .add_flag_callback(
          "--no-dependencies", [&options] { options.updates_dependencies = false; },
          "Leave pyproject.toml, setup.cfg and requirements files\nas they are where a library gives way to "
          "another")
      ->group(project);
  command
      .add_flag("--no-cache", options.no_cache,
                "Neither read nor write what whole-program runs keep of files")
      ->group("Running");
  add_running_options(command, options);
}

void add_running_options(CLI::App& command, AnalysisOptions& options) {
  const std::string running = "Running";
  add_jobs(command, options.jobs);
  command.get_option("--jobs")->group(running);

  const std::string output = "Output";
  add_choice<ColorChoice>(
      command, "--color", options.color,
      {{"auto", ColorChoice::kAuto}, {"always", ColorChoice::kAlways}, {"never", ColorChoice::kNever}},
      "auto (the default), always or never")
      ->type_name("WHEN")
      ->group(output);
  CLI::Option* quiet =
      command.add_flag("-q,--quiet", options.quiet, "Neither summary nor warnings, errors only");
  quiet->group(output);
  command.add_flag("-v,--verbose", options.verbose, "Name every site that is left as it is")
      ->excludes(quiet)
      ->group(output);
}

std::vector<std::string> arguments_of(const AnalysisOptions& options) {
  std::vector<std::string> words;
  const auto add = [&words](const char* option, const std::vector<std::string>& values) {
    for (const std::string& value : values) words.push_back(fmt::format("{}={}", option, value));
  };
  add("--select", options.select);
  add("--ignore", options.ignore);
  if (options.settings.unsafe_fixes) words.emplace_back("--unsafe-fixes");
  add("--option", options.option_assignments);
  add("--rules", options.rule_files);
  add("--library", options.library_files);
  if (!options.target_version.empty()) add("--target-version", {options.target_version});
  if (!options.settings.config_file.empty()) add("--config", {options.settings.config_file});
  if (!options.updates_dependencies) words.emplace_back("--no-dependencies");
  if (options.no_cache) words.emplace_back("--no-cache");
  words.emplace_back("--");
  words.insert(words.end(), options.paths.begin(), options.paths.end());
  return words;
}

tl::expected<void, std::string> finish(AnalysisOptions& options) {
  if (options.paths.empty()) options.paths.emplace_back(".");
  if (!options.target_version.empty()) {
    options.settings.target_version = rules::parse_target(options.target_version);
    if (!options.settings.target_version) {
      return tl::unexpected(fmt::format("--target-version: '{}' is none of {} to {}", options.target_version,
                                        rules::to_string(rules::kOldestTarget),
                                        rules::to_string(rules::kNewestTarget)));
    }
  }
  for (const std::string& assignment : options.option_assignments) {
    const std::size_t equal = assignment.find('=');
    if (equal == std::string::npos) {
      return tl::unexpected(fmt::format("--option: '{}' is not of the form RULE.KEY=VALUE", assignment));
    }
    options.settings.options.emplace_back(assignment.substr(0, equal), assignment.substr(equal + 1));
  }
  auto select = split("--select", options.select);
  if (!select) return tl::unexpected(select.error());
  auto ignore = split("--ignore", options.ignore);
  if (!ignore) return tl::unexpected(ignore.error());
  options.settings.select = std::move(*select);
  options.settings.ignore = std::move(*ignore);
  return {};
}

}  // namespace aioshift::cli
