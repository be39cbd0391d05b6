#include "cli/session.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <set>
#include <thread>

#include "cli/dependencies.h"
#include "cli/interrupt.h"
#include "cli/run_cache.h"
#include "cli/terminal.h"
#include "pipeline/discovery.h"
#include "pipeline/file_io.h"
#include "pipeline/project.h"
#include "rules/migration/migration_rule.h"
#include "rules/user_rules.h"
#include "transforms/registration.h"

namespace aioshift::cli {
namespace {

std::string current_directory() {
  std::error_code error;
  const std::string path = std::filesystem::current_path(error).string();
  return error ? "/" : path;
}

// Absolute and without "." and "..", links not followed.
std::string absolute(const std::string& directory, const std::string& path) {
  const std::filesystem::path joined =
      path.starts_with('/') ? std::filesystem::path(path) : std::filesystem::path(directory) / path;
  std::string normal = joined.lexically_normal().string();
  while (normal.size() > 1 && normal.ends_with('/')) normal.pop_back();
  return normal;
}

std::string parent_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == 0 || slash == std::string::npos ? "/" : path.substr(0, slash);
}

tl::expected<std::string, std::string> read_standard_input() {
  std::string bytes;
  char buffer[1 << 16];
  while (true) {
    const ssize_t count = read(STDIN_FILENO, buffer, sizeof buffer);
    if (count == 0) return bytes;
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return tl::unexpected(std::string(std::strerror(errno)));
    bytes.append(buffer, static_cast<std::size_t>(count));
  }
}

tl::expected<void, std::string> add_rules_on_disk(const std::vector<std::string>& paths,
                                                  rules::Registry& registry) {
  return add_user_rules(paths, registry);
}

tl::expected<void, std::string> add_libraries_on_disk(const std::vector<std::string>& paths,
                                                      rules::Registry& registry) {
  return add_user_libraries(paths, registry);
}

class SessionBuilder {
 public:
  SessionBuilder(AnalysisOptions& options, Analysis& analysis)
      : options_(options),
        analysis_(analysis),
        resolver_(analysis.registry, options.settings, pipeline::disk(), add_rules_on_disk,
                  add_libraries_on_disk),
        directory_(current_directory()) {}

  tl::expected<void, std::string> prepare() {
    if (auto ok = resolver_.check_command_line(directory_); !ok) return ok;
    const bool from_stdin =
        std::find(options_.paths.begin(), options_.paths.end(), "-") != options_.paths.end();
    if (from_stdin && options_.paths.size() > 1)
      return tl::unexpected(std::string("'-' cannot be combined with other paths"));
    if (!from_stdin && !options_.stdin_filename.empty())
      return tl::unexpected(std::string("--stdin-filename goes with the path '-'"));
    if (from_stdin) return prepare_stdin();
    prepare_files();
    return {};
  }

  void run(const AnalysisRequest& request) {
    const std::atomic<bool>& stop = watch_for_interrupts();
    // Questions would be asked beside it.
    Progress progress(analysis_.inputs.size(), "read", !options_.quiet && !request.choose);
    pipeline::RunOptions run_options;
    run_options.threads = options_.jobs;
    run_options.rewrite = request.rewrite;
    run_options.wants_captures = request.wants_captures;
    run_options.choose = request.choose;
    // What a person asks for is shown, whatever comments say of findings.
    run_options.heeds_suppressions = !request.rules;
    run_options.relative_path_of = [this](const pipeline::InputFile& input) {
      const bool is_plain = !input.path.starts_with('/') && input.path.find("./") == std::string::npos &&
                            input.path.find("//") == std::string::npos;
      if (is_plain) return input.path;
      return from_here(absolute(directory_, input.path));
    };
    run_options.stop = &stop;
    pipeline::Projects projects;
    run_options.project_of = [&](const pipeline::InputFile& input) {
      return analysis_.is_stdin ? std::string() : from_here(projects.of(parent_of(input.real_path)));
    };
    run_options.on_progress = [&](std::size_t done) { progress.update(done); };
    RunCache cache(options_, run_options);
    const pipeline::Reader reader =
        [this](const pipeline::InputFile& input) -> tl::expected<std::string, std::string> {
      if (analysis_.is_stdin) return analysis_.stdin_bytes;
      return pipeline::read_file(input.real_path);
    };
    analysis_.result = request.run(analysis_.inputs, reader, run_options);
    cache.report();
  }

 private:
  // Another machine may have the same files in another place.
  std::string from_here(const std::string& full) const {
    if (full == directory_) return ".";
    return full.starts_with(directory_ + "/") ? full.substr(directory_.size() + 1) : full;
  }

  tl::expected<void, std::string> prepare_stdin() {
    analysis_.is_stdin = true;
    auto bytes = read_standard_input();
    if (!bytes) return tl::unexpected("standard input: " + bytes.error());
    analysis_.stdin_bytes = std::move(*bytes);
    const std::string name = options_.stdin_filename.empty() ? "stdin.py" : options_.stdin_filename;
    const std::string path = absolute(directory_, name);
    auto settings = resolver_.for_directory(parent_of(path));
    if (!settings) return tl::unexpected(settings.error());
    analysis_.inputs.push_back({name, path, "", *settings, true});
    warn_of_settings();
    return {};
  }

  void prepare_files() {
    pipeline::DiscoveryOptions discovery_options;
    discovery_options.threads = options_.jobs;
    discovery_options.excludes_in = [this](const std::string& directory) -> const pipeline::PathPatterns* {
      const auto settings = resolver_.for_directory(directory);
      // The resolver keeps them. A configuration that cannot be read is reported below.
      return settings && !(*settings)->exclude.empty() ? &(*settings)->exclude : nullptr;
    };
    const pipeline::Discovery discovery = pipeline::discover(options_.paths, discovery_options);
    for (const pipeline::PathProblem& problem : discovery.problems) {
      if (problem.is_error) {
        ++analysis_.errors;
        say_about(problem.path, problem.message);
      } else if (!options_.quiet) {
        warn_about(problem.path, problem.message);
      }
    }
    if (discovery.files.empty() && analysis_.errors == 0 && !options_.quiet)
      say("no Python files there (*.py, *.pyi)");
    add_inputs(discovery.files);
    warn_of_settings();
  }

  // Files whose configuration is broken are left out; each configuration is named once.
  void add_inputs(const std::vector<pipeline::DiscoveredFile>& files) {
    std::set<std::string> broken;
    std::string directory;
    tl::expected<std::shared_ptr<const pipeline::Settings>, std::string> settings;
    analysis_.inputs.reserve(files.size());
    for (const pipeline::DiscoveredFile& file : files) {
      std::string parent = parent_of(file.real_path);
      if (analysis_.inputs.empty() || parent != directory) {
        directory = std::move(parent);
        settings = resolver_.for_directory(directory);
      }
      if (settings) {
        analysis_.inputs.push_back({file.path, file.real_path, "", *settings, file.is_explicit});
      } else if (broken.insert(settings.error()).second) {
        ++analysis_.errors;
        say_error(settings.error());
      }
    }
  }

  void warn_of_settings() {
    if (options_.quiet) return;
    for (const pipeline::Warning& warning : resolver_.warnings()) warn_about(warning.path, warning.message);
  }

  AnalysisOptions& options_;
  Analysis& analysis_;
  pipeline::SettingsResolver resolver_;
  std::string directory_;
};

}  // namespace

tl::expected<void, std::string> add_user_rules(const std::vector<std::string>& paths,
                                               rules::Registry& registry, const rules::RuleFiles& files) {
  if (paths.empty()) return {};
  auto loaded = rules::load_user_rules(paths, files);
  if (!loaded) {
    std::string message;
    for (const rules::RuleFileError& error : loaded.error()) {
      if (!message.empty()) message += "\naioshift: error: ";
      message += rules::to_string(error);
    }
    return tl::unexpected(message);
  }
  for (const rules::RuleFileNote& note : loaded->notes) warn_about(note.file, note.message);
  for (auto& rule : loaded->rules) {
    if (registry.find(rule->info().id) != nullptr) {
      return tl::unexpected(fmt::format("{}: the id `{}` is that of another rule already",
                                        rule->document().file, rule->info().id));
    }
    if (rule->has_pattern_error()) {
      warn_about(rule->document().file,
                 fmt::format("line {}: rule `{}`: a pattern is no valid Python by itself, and may match "
                             "what is not meant, or nothing",
                             rule->document().core.rule.line, rule->info().id));
    }
    registry.add(std::move(rule));
  }
  return {};
}

tl::expected<void, std::string> add_user_libraries(const std::vector<std::string>& paths,
                                                   rules::Registry& registry, const rules::RuleFiles& files) {
  for (const std::string& path : paths) {
    const auto text = files.read(path);
    if (!text) return tl::unexpected(path + ": " + text.error());
    auto rule = rules::migration::make_user_library_rule(*text, path);
    if (!rule) {
      std::string message;
      for (const rules::RuleFileError& error : rule.error())
        message += (message.empty() ? "" : "\naioshift: error: ") + rules::to_string(error);
      return tl::unexpected(message);
    }
    if (registry.find((*rule)->info().id) != nullptr)
      return tl::unexpected(
          fmt::format("{}: the id `{}` is that of another rule already", path, (*rule)->info().id));
    registry.add(std::move(*rule));
  }
  return {};
}

tl::expected<rules::Registry, std::string> known_rules(const std::vector<std::string>& paths) {
  auto registry = transforms::built_in_rules();
  if (!registry) return registry;
  if (auto ok = add_user_rules(paths, *registry); !ok) return tl::unexpected(ok.error());
  pipeline::SettingsResolver resolver(*registry, {}, pipeline::disk(), add_rules_on_disk,
                                      add_libraries_on_disk);
  const auto settings = resolver.for_directory(current_directory());
  if (!settings) return tl::unexpected(settings.error());
  return *(*settings)->registry;
}

tl::expected<std::unique_ptr<Analysis>, std::string> analyse(AnalysisOptions& options,
                                                             AnalysisRequest request) {
  if (auto ok = finish(options); !ok) return tl::unexpected(ok.error());
  options.settings.every_rule = request.rules.has_value();
  auto registry = request.rules ? std::move(*request.rules) : transforms::built_in_rules();
  if (!registry) return tl::unexpected(registry.error());
  auto analysis = std::make_unique<Analysis>();
  const unsigned threads =
      options.jobs != 0 ? options.jobs : std::max(kWriters, std::thread::hardware_concurrency());
  analysis->allowed_threads =
      std::make_unique<tbb::global_control>(tbb::global_control::max_allowed_parallelism, threads);
  if (auto ok = add_user_rules(options.rule_files, *registry); !ok) return tl::unexpected(ok.error());
  if (auto ok = add_user_libraries(options.library_files, *registry); !ok) return tl::unexpected(ok.error());
  analysis->registry = std::move(*registry);
  SessionBuilder builder(options, *analysis);
  if (auto ok = builder.prepare(); !ok) return tl::unexpected(ok.error());
  builder.run(request);
  analysis->python_files = analysis->inputs.size();
  if (request.rewrite && !analysis->is_stdin && options.updates_dependencies) {
    std::error_code error;
    const std::string here = std::filesystem::canonical(".", error).string();
    analysis->dependency_notes =
        add_dependencies(analysis->inputs, analysis->python_files, pipeline::disk(), here, analysis->result);
  }
  for (const pipeline::FileOutcome& file : analysis->result.files) {
    for (const pipeline::FileProblem& problem : file.problems) {
      say_about(analysis->inputs[file.input].path, problem.message);
    }
    if (!file.problems.empty()) ++analysis->errors;
  }
  return analysis;
}

}  // namespace aioshift::cli
