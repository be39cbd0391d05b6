#include <fmt/format.h>
#include <fnmatch.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <set>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/rule_test_group.h"
#include "cli/session.h"
#include "cli/terminal.h"
#include "pipeline/config.h"
#include "rules/user_rules.h"
#include "text/nearest.h"

namespace aioshift::cli {
namespace {

namespace fs = std::filesystem;
using rules::RuleFileNote;
using rules::RuleFiles;
using rules::RuleTest;

struct TestOptions {
  std::vector<std::string> paths;
  std::vector<std::string> rules;
  std::vector<std::string> filters;
  bool update = false;
  bool skip_snapshots = false;
  bool quiet = false;
  ColorChoice color = ColorChoice::kAuto;
};

std::string directory_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "" : path.substr(0, slash + 1);
}

std::string within(std::string directory, const std::string& name) {
  if (!directory.empty() && directory.back() != '/') directory += '/';
  return directory + name;
}

// The sgconfig.yml in a directory, or in one above it; empty where there is none.
std::string nearest_project(const std::string& directory) {
  std::error_code error;
  fs::path at = fs::absolute(directory.empty() ? "." : directory, error).lexically_normal();
  // Where it is the directory itself, the path stays as people write it.
  for (const char* name : {"sgconfig.yml", "sgconfig.yaml"}) {
    if (fs::exists(within(directory, name), error)) return within(directory, name);
  }
  for (; at.has_relative_path(); at = at.parent_path()) {
    for (const char* name : {"sgconfig.yml", "sgconfig.yaml"}) {
      if (fs::exists(at / name, error)) return (at / name).string();
    }
  }
  return {};
}

// What the command line means: where rules are, and where tests are.
struct Sources {
  std::vector<std::string> rules;
  std::vector<rules::TestDirectory> tests;  // besides those that projects name
};

Sources sources_of(const TestOptions& options, const RuleFiles& files) {
  Sources sources;
  std::vector<std::string> paths = options.paths;
  if (paths.empty()) {
    // The project that one stands in, else the rules that the configuration names.
    const std::string project = nearest_project("");
    std::error_code error;
    const std::string config = project.empty() ? pipeline::find_config(fs::current_path(error).string()) : "";
    if (const auto read = config.empty() ? pipeline::Config() : pipeline::read_config(config); read)
      paths = read->rules;
    if (!project.empty()) paths = {project};
    if (paths.empty()) paths = {"."};
  }
  for (const std::string& path : paths) {
    const bool is_directory = files.kind(path) == RuleFiles::Kind::kDirectory;
    const std::string name = path.substr(path.rfind('/') + 1);
    if (is_directory) {
      const bool is_project = files.kind(within(path, "sgconfig.yml")) == RuleFiles::Kind::kFile ||
                              files.kind(within(path, "sgconfig.yaml")) == RuleFiles::Kind::kFile;
      sources.rules.push_back(path);
      if (!is_project) sources.tests.push_back({path, ""});
    } else if (name == "sgconfig.yml" || name == "sgconfig.yaml") {
      sources.rules.push_back(path);
    } else {
      // A file of tests; rules may stand in it too, else they are those of the project around it.
      if (files.kind(path) == RuleFiles::Kind::kFile) sources.rules.push_back(path);
      sources.tests.push_back({path, ""});
      const std::string project = options.rules.empty() ? nearest_project(directory_of(path)) : "";
      if (!project.empty()) sources.rules.push_back(project);
    }
  }
  sources.rules.insert(sources.rules.end(), options.rules.begin(), options.rules.end());
  return sources;
}

// A file's name for any id.
std::string snapshot_name(const std::string& id) {
  std::string name;
  for (const char c : id) {
    const bool is_plain = static_cast<unsigned char>(c) >= 0x80 ||
                          std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_' ||
                          (c == '.' && !name.empty());
    name += is_plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return name + ".snap";
}

bool passes_filter(const std::string& id, const std::vector<std::string>& filters) {
  return filters.empty() || std::any_of(filters.begin(), filters.end(), [&](const std::string& filter) {
           if (filter.find_first_of("*?[") == std::string::npos) return id.find(filter) != std::string::npos;
           return fnmatch(filter.c_str(), id.c_str(), 0) == 0;
         });
}

std::string plural(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

class TestSession {
 public:
  explicit TestSession(const TestOptions& options) : options_(options), files_(rules::rule_files_on_disk()) {}

  int run() {
    if (!load()) return kError;
    if (!group()) return kError;
    if (groups_.empty()) {
      if (!options_.filters.empty() && !tests_.empty()) {
        say_error("--filter: no test is of such a rule");
        return kError;
      }
      if (!options_.quiet) say("no tests there");
      return kSuccess;
    }
    return run_groups();
  }

 private:
  bool load() {
    const Sources sources = sources_of(options_, files_);
    auto loaded = rules::load_user_rules(sources.rules, files_);
    if (!loaded) {
      for (const rules::RuleFileError& error : loaded.error()) say_error(rules::to_string(error));
      return false;
    }
    rules_ = std::move(*loaded);
    for (const RuleFileNote& note : rules_.notes) {
      if (note.kind == RuleFileNote::Kind::kTest) continue;  // read below
      if (note.kind == RuleFileNote::Kind::kForeignRule) foreign_.insert(note.rule);
      warn(note);
    }
    // The tests of a project that --rules names are not asked for.
    std::vector<rules::TestDirectory> directories = sources.tests;
    for (const rules::TestDirectory& directory : rules_.tests) {
      if (is_asked_for(directory)) directories.push_back(directory);
    }
    std::set<std::string> seen;
    bool has_errors = false;
    for (const rules::TestDirectory& directory : directories) {
      rules::TestFileContent content = rules::load_rule_tests(directory.path, files_);
      for (const rules::RuleFileError& error : content.errors) say_error(rules::to_string(error));
      has_errors = has_errors || !content.errors.empty();
      for (const RuleFileNote& note : content.notes) {
        if (note.kind != RuleFileNote::Kind::kRule) warn(note);
      }
      for (RuleTest& test : content.tests) {
        const std::string file = fs::path(test.file).lexically_normal().string();
        if (seen.insert(fmt::format("{}:{}", file, test.line)).second)
          tests_.emplace_back(std::move(test), snapshots_of(file));
      }
    }
    return !has_errors;
  }

  bool is_asked_for(const rules::TestDirectory& directory) const {
    if (options_.paths.empty()) return true;
    return std::any_of(options_.paths.begin(), options_.paths.end(), [&](const std::string& path) {
      const bool is_project = path.ends_with("sgconfig.yml") || path.ends_with("sgconfig.yaml");
      if (!is_project && files_.kind(path) != RuleFiles::Kind::kDirectory) return false;
      const std::string base =
          fs::path(is_project ? directory_of(path) : path + "/").lexically_normal().string();
      const std::string own = fs::path(directory.path).lexically_normal().string();
      return base.empty() || base == "./" || own.starts_with(base) || directory.path.starts_with(path);
    });
  }

  // The directory of a test file's snapshots: the project's, else one beside it.
  std::string snapshots_of(const std::string& file) const {
    for (const rules::TestDirectory& directory : rules_.tests) {
      const std::string base = fs::path(directory.path + "/").lexically_normal().string();
      if (!directory.snapshots.empty() && file.starts_with(base))
        return fs::path(directory.snapshots).lexically_normal().string();
    }
    return directory_of(file) + "__snapshots__";
  }

  void warn(const RuleFileNote& note) const {
    if (options_.quiet) return;
    warn_about(note.at.line == 0 ? note.file : fmt::format("{}:{}", note.file, note.at.line), note.message);
  }

  const rules::DataRule* find(const std::string& id) const {
    for (const auto& rule : rules_.rules) {
      if (rule->info().id == id) return rule.get();
    }
    return nullptr;
  }

  bool group() {
    std::map<std::string, std::size_t> by_path;
    bool has_errors = false;
    for (const auto& [test, snapshots] : tests_) {
      if (!passes_filter(test.id, options_.filters)) continue;
      if (find(test.id) == nullptr) {
        if (foreign_.count(test.id) != 0) {
          warn({test.file, {test.line, 0}, fmt::format("the test of `{}` is skipped with it", test.id)});
          continue;
        }
        say_about(fmt::format("{}:{}", test.file, test.line), unknown_rule(test.id));
        has_errors = true;
        continue;
      }
      const std::string path = within(snapshots, snapshot_name(test.id));
      const auto [at, is_new] = by_path.emplace(path, groups_.size());
      if (is_new) groups_.push_back({test.id, path, {}});
      groups_[at->second].tests.push_back(&test);
    }
    std::stable_sort(groups_.begin(), groups_.end(),
                     [](const TestGroup& a, const TestGroup& b) { return a.id < b.id; });
    return !has_errors;
  }

  std::string unknown_rule(const std::string& id) const {
    std::vector<std::string> known;
    for (const auto& rule : rules_.rules) known.push_back(rule->info().id);
    const std::string near = text::nearest(id, known);
    if (!near.empty()) return fmt::format("there is no rule `{}`, did you mean `{}`?", id, near);
    return fmt::format("there is no rule `{}`{}", id,
                       known.empty() ? ": no rules were found, --rules names where they are" : "");
  }

  int run_groups() {
    const GroupRun::Mode mode{.update = options_.update,
                              .skip_snapshots = options_.skip_snapshots,
                              .color = use_color(options_.color, STDOUT_FILENO)};
    std::string lines;
    std::string details;
    std::size_t failed = 0;
    std::size_t written = 0;
    std::size_t stale = 0;
    bool has_errors = false;
    std::set<std::string> tested;
    for (const TestGroup& group : groups_) {
      GroupRun run(group, *find(group.id), mode, files_);
      run.run();
      tested.insert(group.id);
      lines += run.line();
      details += run.details();
      if (!run.has_passed()) ++failed;
      if (run.has_written()) ++written;
      stale += run.stale();
      if (run.error().empty()) continue;
      say_about(group.snapshot_path, run.error());
      has_errors = true;
    }
    if (!write_result(lines + details)) return kError;
    if (!options_.quiet) {
      say(fmt::format("{} tested: {} passed, {} failed", plural(tested.size(), "rule"),
                      groups_.size() - failed, failed));
      if (written != 0) say(fmt::format("{} written", plural(written, "snapshot file")));
      if (stale != 0 && !options_.update)
        say(fmt::format("{} of code that is in no test any more; --update removes such",
                        plural(stale, "snapshot")));
      tell_untested(tested);
    }
    if (has_errors) return kError;
    return failed != 0 ? kFindings : kSuccess;
  }

  void tell_untested(const std::set<std::string>& tested) const {
    if (!options_.filters.empty()) return;
    std::string ids;
    for (const auto& rule : rules_.rules) {
      if (tested.count(rule->info().id) == 0) ids += (ids.empty() ? "" : ", ") + rule->info().id;
    }
    if (!ids.empty()) say("without a test: " + ids);
  }

  const TestOptions& options_;
  RuleFiles files_;
  rules::UserRules rules_;
  std::set<std::string> foreign_;                        // rules for other languages
  std::vector<std::pair<RuleTest, std::string>> tests_;  // with the directory of their snapshots
  std::vector<TestGroup> groups_;
};

}  // namespace

void add_test(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand("test", "Runs the tests of rules of your own");
  auto options = std::make_shared<TestOptions>();
  command
      ->add_option(
          "paths", options->paths,
          "Projects (sgconfig.yml), directories of rules with their tests,\nor files of tests; default: "
          "the project around the current\ndirectory, the rules of the configuration, or .")
      ->type_name("PATH");
  command->add_option("--rules", options->rules, "Where the rules are that the tests are about")
      ->type_name("DIR-or-FILE")
      ->allow_extra_args(false);
  command
      ->add_option("--filter", options->filters,
                   "Only tests of rules whose id holds this, or is matched by it")
      ->type_name("PART-or-GLOB")
      ->allow_extra_args(false);
  CLI::Option* update = command->add_flag("--update", options->update,
                                          "Write the snapshots as they are now, and remove old ones");
  command->add_flag("--skip-snapshots", options->skip_snapshots, "Only look whether the rule matches")
      ->excludes(update);
  add_choice<ColorChoice>(
      *command, "--color", options->color,
      {{"auto", ColorChoice::kAuto}, {"always", ColorChoice::kAlways}, {"never", ColorChoice::kNever}},
      "auto (the default), always or never")
      ->type_name("WHEN");
  command->add_flag("-q,--quiet", options->quiet, "Neither summary nor warnings");
  command->callback([options, &action] { action = [options] { return TestSession(*options).run(); }; });
}

}  // namespace aioshift::cli
