#include "cli/commit_analysis.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <thread>
#include <utility>

#include "cli/dependencies.h"
#include "cli/interrupt.h"
#include "cli/run_cache.h"
#include "cli/terminal.h"
#include "pipeline/project.h"
#include "transforms/registration.h"

namespace aioshift::cli {
namespace {

constexpr std::uint64_t kMaxFileSize = std::uint64_t{1} << 31;  // what text::Source takes

std::string parent_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == 0 || slash == std::string::npos ? "/" : path.substr(0, slash);
}

// Rule files that a configuration of the commit names are the commit's as well.
rules::RuleFiles rule_files_in(const pipeline::TreeSource& tree) {
  using Kind = rules::RuleFiles::Kind;
  rules::RuleFiles files;
  files.kind = [&tree](const std::string& path) {
    switch (tree.kind(path)) {
      case pipeline::FileSource::Kind::kFile:
        return Kind::kFile;
      case pipeline::FileSource::Kind::kDirectory:
        return Kind::kDirectory;
      case pipeline::FileSource::Kind::kNothing:
      case pipeline::FileSource::Kind::kOther:
        break;
    }
    return Kind::kNone;
  };
  files.list = [&tree](const std::string& directory) -> tl::expected<std::vector<std::string>, std::string> {
    std::vector<std::string> found;
    std::vector<std::string> pending = {directory};
    while (!pending.empty()) {
      const std::string at = std::move(pending.back());
      pending.pop_back();
      const std::string inside =
          at == tree.root() ? "" : at.substr(tree.root() == "/" ? 1 : tree.root().size() + 1);
      for (const git::TreeEntry& entry : *tree.entries(inside)) {
        const std::string path = at + "/" + entry.name;
        if (tree.kind(path) == pipeline::FileSource::Kind::kDirectory) {
          pending.push_back(path);
        } else {
          found.push_back(path);
        }
      }
    }
    std::sort(found.begin(), found.end());
    return found;
  };
  files.read = [&tree](const std::string& path) { return tree.read(path); };
  return files;
}

}  // namespace

CommitAnalysis::CommitAnalysis(AnalysisOptions& options, const git::Objects& objects,
                               const git::Commit& commit, std::string root, const std::string& revision)
    : options_(options), objects_(objects), tree_(objects, commit.tree, std::move(root), revision) {}

tl::expected<std::unique_ptr<CommitAnalysis>, std::string> CommitAnalysis::make(
    AnalysisOptions& options, const git::Repository& repository, const git::Objects& objects,
    const git::Commit& commit, const std::string& revision, const std::string& working_directory) {
  if (auto ok = finish(options); !ok) return tl::unexpected(ok.error());
  auto registry = transforms::built_in_rules();
  if (!registry) return tl::unexpected(registry.error());
  // Rules of the user's own are read from the disk, wherever the command line names them.
  if (auto ok = add_user_rules(options.rule_files, *registry); !ok) return tl::unexpected(ok.error());
  if (auto ok = add_user_libraries(options.library_files, *registry); !ok) return tl::unexpected(ok.error());
  std::string root = repository.is_bare() ? repository.git_directory() : repository.work_tree();
  std::unique_ptr<CommitAnalysis> made(
      new CommitAnalysis(options, objects, commit, std::move(root), revision));
  Analysis& analysis = made->analysis_;
  const unsigned threads =
      options.jobs != 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
  analysis.allowed_threads =
      std::make_unique<tbb::global_control>(tbb::global_control::max_allowed_parallelism, threads);
  analysis.registry = std::move(*registry);
  if (auto ok = made->prepare(repository, commit, working_directory); !ok) return tl::unexpected(ok.error());
  analysis.python_files = analysis.inputs.size();
  analysis.result = made->run(analysis.inputs);
  analysis.dependency_notes = made->add_dependency_files(analysis.result);
  if (!options.quiet) {
    for (const std::string& note : analysis.dependency_notes) say("dependencies: " + note);
  }
  for (const pipeline::FileOutcome& file : analysis.result.files) {
    for (const pipeline::FileProblem& problem : file.problems) {
      say_about(analysis.inputs[file.input].path, problem.message);
    }
    if (!file.problems.empty()) ++analysis.errors;
  }
  if (const std::string damage = made->tree_.damage(); !damage.empty())
    return tl::unexpected("the repository cannot be read as a whole: " + damage);
  return made;
}

tl::expected<void, std::string> CommitAnalysis::prepare(const git::Repository& repository,
                                                        const git::Commit& commit,
                                                        const std::string& working_directory) {
  pipeline::SettingsResolver resolver(
      analysis_.registry, options_.settings, tree_,
      [this](const auto& paths, auto& registry) {
        return add_user_rules(paths, registry, rule_files_in(tree_));
      },
      [this](const auto& paths, auto& registry) {
        return add_user_libraries(paths, registry, rule_files_in(tree_));
      });
  if (auto ok = resolver.check_command_line(tree_.root()); !ok) return ok;
  if (std::find(options_.paths.begin(), options_.paths.end(), "-") != options_.paths.end() ||
      !options_.stdin_filename.empty())
    return tl::unexpected(std::string("standard input is no part of a commit"));
  auto attributes = git::Attributes::of(repository, commit.tree);
  if (!attributes) return tl::unexpected(attributes.error());
  auto discovery = pipeline::discover_in_tree(
      tree_, options_.paths, working_directory,
      [&resolver](const std::string& directory) -> const pipeline::PathPatterns* {
        const auto settings = resolver.for_directory(directory);
        // The resolver keeps them. A configuration that cannot be read is reported below.
        return settings && !(*settings)->exclude.empty() ? &(*settings)->exclude : nullptr;
      });
  for (const pipeline::PathProblem& problem : discovery.found.problems) {
    if (problem.is_error) {
      ++analysis_.errors;
      say_about(problem.path, problem.message);
    } else if (!options_.quiet) {
      warn_about(problem.path, problem.message);
    }
  }
  entries_ = std::move(discovery.entries);
  if (discovery.found.files.empty() && analysis_.errors == 0 && !options_.quiet)
    say("no Python files there (*.py, *.pyi)");
  take(discovery.found.files, *attributes, resolver);
  if (!options_.quiet) {
    for (const pipeline::Warning& warning : resolver.warnings()) warn_about(warning.path, warning.message);
  }
  return {};
}

// Files whose configuration is broken are left out, each configuration named once; so are those
// that a checkout would convert, each of them named.
void CommitAnalysis::take(const std::vector<pipeline::DiscoveredFile>& files,
                          const git::Attributes& attributes, pipeline::SettingsResolver& resolver) {
  std::set<std::string> broken;
  analysis_.inputs.reserve(files.size());
  for (const pipeline::DiscoveredFile& file : files) {
    const std::string in_tree = file.real_path.substr(tree_.root() == "/" ? 1 : tree_.root().size() + 1);
    if (const std::string conversion = attributes.conversion_of(in_tree); !conversion.empty()) {
      const std::string message =
          fmt::format("the commit does not hold the text itself ({}); passed over", conversion);
      if (file.is_explicit) {
        ++analysis_.errors;
        say_about(file.path, message);
      } else if (!options_.quiet) {
        warn_about(file.path, message);
      }
      continue;
    }
    const auto settings = resolver.for_directory(parent_of(file.real_path));
    if (settings) {
      analysis_.inputs.push_back({file.path, file.real_path, "", *settings, file.is_explicit});
    } else if (broken.insert(settings.error()).second) {
      ++analysis_.errors;
      say_error(settings.error());
    }
  }
}

pipeline::RunResult CommitAnalysis::run(const std::vector<pipeline::InputFile>& inputs) {
  Progress progress(inputs.size(), "read", !options_.quiet);
  pipeline::RunOptions run_options;
  run_options.threads = options_.jobs;
  run_options.stop = &watch_for_interrupts();
  pipeline::Projects projects(tree_);
  run_options.project_of = [&](const pipeline::InputFile& input) {
    return projects.of(parent_of(input.real_path));
  };
  run_options.on_progress = [&](std::size_t done) { progress.update(done); };
  RunCache cache(options_, run_options);
  const pipeline::Reader reader =
      [this](const pipeline::InputFile& input) -> tl::expected<std::string, std::string> {
    const git::ObjectId& id = entries_.at(input.real_path).id;
    if (objects_.size(id).value_or(0) > kMaxFileSize) return tl::unexpected(std::string("File too large"));
    auto bytes = objects_.read(id, git::ObjectKind::kBlob);
    if (!bytes) tree_.note_damage(bytes.error());
    return bytes;
  };
  pipeline::RunResult result =
      pipeline::run(std::span(inputs).first(analysis_.python_files), reader, run_options);
  cache.report();
  return result;
}

pipeline::RunResult CommitAnalysis::run_only(const std::set<std::string>& rules) {
  std::vector<pipeline::InputFile> inputs = analysis_.inputs;
  std::map<const pipeline::Settings*, std::shared_ptr<const pipeline::Settings>> reduced;
  for (pipeline::InputFile& input : inputs) {
    auto& settings = reduced[input.settings.get()];
    if (settings == nullptr) {
      auto copy = std::make_shared<pipeline::Settings>(*input.settings);
      std::erase_if(copy->rules, [&](const rules::Rule* rule) { return rules.count(rule->info().id) == 0; });
      settings = std::move(copy);
    }
    input.settings = settings;
  }
  pipeline::RunResult result = run(inputs);
  add_dependency_files(result);
  return result;
}

std::vector<std::string> CommitAnalysis::add_dependency_files(pipeline::RunResult& result) {
  if (!options_.updates_dependencies) return {};
  std::vector<std::string> notes =
      add_dependencies(analysis_.inputs, analysis_.python_files, tree_, tree_.root(), result);
  for (std::size_t i = analysis_.python_files; i < analysis_.inputs.size(); ++i) {
    if (auto entry = tree_.entry(path_in_tree(i))) entries_.emplace(analysis_.inputs[i].real_path, *entry);
  }
  return notes;
}

std::string CommitAnalysis::path_in_tree(std::size_t input) const {
  return analysis_.inputs[input].real_path.substr(tree_.root() == "/" ? 1 : tree_.root().size() + 1);
}

const git::ObjectId& CommitAnalysis::blob_of(std::size_t input) const {
  return entries_.at(analysis_.inputs[input].real_path).id;
}

}  // namespace aioshift::cli
