#include "golden_case.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <string_view>

#include "case_file.h"
#include "support/file_tree.h"
#include "support/process.h"
#include "support/temp_dir.h"

namespace aioshift::golden {
namespace {

namespace fs = std::filesystem;
using test_support::Command;
using test_support::describe;
using test_support::FileTree;
using test_support::Outcome;
using test_support::read_tree;
using test_support::write_tree;

constexpr auto kProgramTimeout = std::chrono::seconds(20);

// Compiles in memory, so that no bytecode is left among the results.
constexpr const char* kCompileDriver =
    "import sys, warnings\n"
    "warnings.simplefilter('ignore')\n"
    "for path in sys.argv[1:]:\n"
    "    with open(path, 'rb') as file:\n"
    "        compile(file.read(), path, 'exec', dont_inherit=True)\n";

bool is_python(const std::string& path) {
  return path.ends_with(".py") || path.ends_with(".pyi");
}

// One case on its way: everything happens in a directory that goes away with it.
class Run {
 public:
  Run(const GoldenCase& golden_case, const Runner& runner, CaseFile file, CaseResult& result)
      : case_(golden_case),
        runner_(runner),
        file_(std::move(file)),
        result_(result),
        before_(read_tree(golden_case.directory / "before")) {}

  void all() {
    write_tree(work(), before_);
    if (file_.reasons || file_.findings) check_findings();
    const std::string diff = run_expecting(aioshift("diff"), file_.exit).output;
    expect(read_tree(work()) == before_, "`diff` has changed a file\n");
    const Outcome applied = run_expecting(aioshift("apply"), file_.exit);
    for (const std::string& text : file_.expected_errors) {
      expect(applied.errors.find(text) != std::string::npos,
             fmt::format("stderr of `apply` lacks \"{}\":\n{}", text, applied.errors));
    }
    after_ = read_tree(work());
    if (runner_.update) update_after();
    compare_with_after();
    check_second_run();
    check_patch(diff);
    if (file_.compile) check_compiles();
    if (!file_.run.empty()) check_behaviour();
  }

 private:
  fs::path work() const { return temp_.path() / "work"; }

  void expect(bool condition, const std::string& otherwise) {
    if (!condition) result_.failures.push_back(otherwise);
  }

  Command aioshift(const std::string& subcommand, const std::vector<std::string>& more = {}) const {
    Command command{.argv = {runner_.aioshift, subcommand, "--select", case_.rule}};
    std::vector<std::string>& argv = command.argv;
    if (file_.target) argv.insert(argv.end(), {"--target-version", *file_.target});
    if (file_.unsafe) argv.emplace_back("--unsafe-fixes");
    argv.insert(argv.end(), file_.args.begin(), file_.args.end());
    argv.insert(argv.end(), more.begin(), more.end());
    argv.emplace_back(".");
    command.directory = work();
    // Caches and configuration of its own, so that neither the user's nor another case's are seen.
    command.environment = {{"XDG_CACHE_HOME", temp_.path() / "cache"},
                           {"XDG_CONFIG_HOME", temp_.path() / "config"},
                           {"NO_COLOR", "1"}};
    return command;
  }

  Outcome run_expecting(const Command& command, int exit_code) {
    Outcome outcome = run(command);
    expect(outcome.exit_code == exit_code,
           fmt::format("exit code {} expected\n{}", exit_code, describe(command, outcome)));
    return outcome;
  }

  void check_findings() {
    const Command command = aioshift("check", {"--output-format", "json"});
    const Outcome outcome = run(command);
    const auto report = nlohmann::json::parse(outcome.output, nullptr, false);
    if (!report.is_object() || !report.contains("findings")) {
      result_.failures.push_back("no report:\n" + describe(command, outcome));
      return;
    }
    const auto& findings = report["findings"];
    std::vector<std::string> reasons;
    for (const auto& finding : findings) {
      if (finding.contains("reason") && finding["reason"].is_string()) reasons.push_back(finding["reason"]);
    }
    std::sort(reasons.begin(), reasons.end());
    const auto count = static_cast<std::int64_t>(findings.size());
    const int exit_code = file_.exit != 0 ? file_.exit : static_cast<int>(count > 0);
    expect(outcome.exit_code == exit_code,
           fmt::format("exit code {} expected\n{}", exit_code, describe(command, outcome)));
    if (runner_.update) {
      update_case_file(case_.directory / "case.toml", reasons, count);
      return;
    }
    expect(!file_.findings || *file_.findings == count,
           fmt::format("{} findings expected, {} reported:\n{}", file_.findings.value_or(0), count,
                       findings.dump(2)));
    expect(!file_.reasons || *file_.reasons == reasons,
           fmt::format("reasons expected: [{}]\nreasons reported: [{}]",
                       fmt::join(file_.reasons.value_or(std::vector<std::string>{}), ", "),
                       fmt::join(reasons, ", ")));
  }

  void update_after() {
    if (after_ == before_) {
      fs::remove_all(case_.directory / "after");
    } else {
      write_tree(case_.directory / "after", after_);
    }
  }

  void compare_with_after() {
    const bool unchanged = case_.is_unchanged();
    const FileTree expected = unchanged ? before_ : read_tree(case_.directory / "after");
    expect(unchanged || expected != before_,
           "after/ equals before/: a case that changes nothing has no after/");
    if (after_ != expected) {
      result_.failures.push_back("not the expected result:\n" + difference(expected, after_));
    }
  }

  // Applying a second time must find nothing left to do.
  void check_second_run() {
    run_expecting(aioshift("apply"), file_.exit);
    if (const FileTree again = read_tree(work()); again != after_) {
      result_.failures.push_back("a second `apply` changes its own result:\n" + difference(after_, again));
    }
  }

  // What `diff` prints is what `apply` does, for GNU patch too: it takes wrong line numbers less
  // lightly than `git apply` does, and says where it had to search.
  void check_patch(const std::string& diff) {
    if (diff.empty() || after_ == before_) {
      expect(diff.empty() == (after_ == before_),
             diff.empty() ? "`apply` changes files for which `diff` prints nothing\n"
                          : "`diff` prints a change that `apply` does not make:\n" + diff);
      return;
    }
    const fs::path patched = temp_.path() / "patched";
    write_tree(patched, before_);
    const Command command{.argv = {"patch", "-p1", "--batch", "--fuzz=0", "--no-backup-if-mismatch"},
                          .input = diff,
                          .directory = patched,
                          .environment = {{"LC_ALL", "C"}, {"POSIXLY_CORRECT", std::nullopt}}};
    const Outcome outcome = run(command);
    expect(outcome.exit_code == 0 && outcome.output.find(" (offset ") == std::string::npos,
           "the diff does not apply:\n" + describe(command, outcome) + diff);
    if (const FileTree result = read_tree(patched); result != after_) {
      result_.failures.push_back("the diff, applied, is not what `apply` writes:\n" +
                                 difference(after_, result));
    }
  }

  void check_compiles() {
    Command command{.argv = {runner_.python, "-I", "-S", "-c", kCompileDriver}, .directory = work()};
    for (const auto& [path, contents] : after_) {
      if (is_python(path)) command.argv.push_back(path);
    }
    if (const Outcome outcome = run(command); outcome.exit_code != 0) {
      result_.failures.push_back("the result does not compile:\n" + outcome.errors);
    }
  }

  void check_behaviour() {
    if (file_.run_min_python && runner_.python_version < *file_.run_min_python) {
      result_.not_run = fmt::format("not run: needs Python {}.{}, this is {}.{}", file_.run_min_python->first,
                                    file_.run_min_python->second, runner_.python_version.first,
                                    runner_.python_version.second);
      return;
    }
    Command command{.argv = {runner_.python, "-B", "-E", "-s"},
                    .directory = temp_.path() / "program",
                    .timeout = kProgramTimeout};
    command.argv.insert(command.argv.end(), file_.run.begin(), file_.run.end());
    write_tree(command.directory, before_);
    const Outcome before = run(command);
    write_tree(command.directory, after_);
    const Outcome after = run(command);
    // Two programs that end in an ImportError would agree as well.
    expect(!before.output.empty(), "the program prints nothing, so nothing is compared:\n" + before.errors);
    expect(!before.timed_out && before.output == after.output && before.exit_code == after.exit_code &&
               before.signal == after.signal,
           fmt::format("the program does something else\n=== before\n{}=== after\n{}",
                       describe(command, before), describe(command, after)));
  }

  // As `diff -u` shows it, which knows every corner (line ends, missing files, binary).
  std::string difference(const FileTree& expected, const FileTree& actual) const {
    write_tree(temp_.path() / "expected", expected);
    write_tree(temp_.path() / "actual", actual);
    const Command command{.argv = {"diff", "-ruN", "expected", "actual"}, .directory = temp_.path()};
    return run(command).output;
  }

  const GoldenCase& case_;
  const Runner& runner_;
  const CaseFile file_;
  CaseResult& result_;
  const FileTree before_;
  FileTree after_;
  const test_support::TempDir temp_;
};

std::vector<fs::path> sorted_subdirectories(const fs::path& directory) {
  std::vector<fs::path> result;
  if (!fs::is_directory(directory)) return result;
  for (const fs::directory_entry& entry : fs::directory_iterator(directory)) {
    if (entry.is_directory()) result.push_back(entry.path());
  }
  std::sort(result.begin(), result.end());
  return result;
}

}  // namespace

std::vector<GoldenCase> list_cases(const fs::path& golden) {
  std::vector<GoldenCase> cases;
  for (const fs::path& rule : sorted_subdirectories(golden)) {
    for (const fs::path& directory : sorted_subdirectories(rule)) {
      cases.push_back({rule.filename(), directory.filename(), directory});
    }
  }
  return cases;
}

std::vector<std::string> list_rules(const fs::path& transforms) {
  std::vector<std::string> rules;
  for (const fs::path& family : sorted_subdirectories(transforms)) {
    for (const fs::path& rule : sorted_subdirectories(family)) {
      if (fs::exists(rule / "rule.md")) rules.push_back(rule.filename());
    }
  }
  std::sort(rules.begin(), rules.end());
  return rules;
}

CaseResult run_case(const GoldenCase& golden_case, const Runner& runner) {
  CaseResult result;
  tl::expected<CaseFile, std::string> file = read_case_file(golden_case.directory / "case.toml");
  if (!file) {
    result.failures.push_back(file.error());
  } else if (!fs::is_directory(golden_case.directory / "before")) {
    result.failures.push_back(golden_case.directory.string() + ": has no before/");
  } else {
    Run(golden_case, runner, *std::move(file), result).all();
  }
  return result;
}

CaseResult check_coverage(const std::string& rule, const std::vector<GoldenCase>& cases) {
  std::size_t all = 0;
  std::size_t unchanged = 0;
  for (const GoldenCase& golden_case : cases) {
    if (golden_case.rule != rule) continue;
    ++all;
    if (golden_case.is_unchanged()) ++unchanged;
  }
  CaseResult result;
  if (all < kFewestCases) {
    result.failures.push_back(
        fmt::format("golden/{} has {} cases; a rule has at least {}", rule, all, kFewestCases));
  }
  if (unchanged * kOneUnchangedIn < all) {
    result.failures.push_back(fmt::format("golden/{} has {} unchanged cases of {}; at least one in {} is",
                                          rule, unchanged, all, kOneUnchangedIn));
  }
  return result;
}

}  // namespace aioshift::golden
