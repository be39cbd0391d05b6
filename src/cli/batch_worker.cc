#include "cli/batch_worker.h"

#include <fmt/format.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <utility>

#include "cli/branch_run.h"
#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/write_changes.h"
#include "git/checkout.h"
#include "git/clone.h"
#include "git/mail.h"
#include "git/program.h"

namespace aioshift::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using Result = tl::expected<void, std::string>;
using Clock = std::chrono::steady_clock;

constexpr int kLockPauses = 20;
constexpr auto kLockPause = std::chrono::milliseconds(100);
constexpr std::size_t kShownOutput = 4000;  // of a failed command, from its end

void write_line(const std::string& word, const json& result) {
  const std::string line = word + " " + result.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
  std::fwrite(line.data(), 1, line.size(), stdout);
  std::fflush(stdout);
}

class Worker {
 public:
  explicit Worker(json job) : job_(std::move(job)), started_(Clock::now()) {
    result_ = {{"repository", job_.at("name")},
               {"base", nullptr},
               {"branch", job_.at("branch")},
               {"commits", json::array()},
               {"files", 0},
               {"fixes", json::object()},
               {"refusals", json::object()},
               {"unsafe", 0},
               {"file_errors", 0},
               {"patches", json::array()},
               {"exec", nullptr},
               {"status", "failed"},
               {"error", nullptr}};
  }

  void run() {
    if (const Result done = work(); !done) {
      result_["error"] = done.error();
      result_["status"] = "failed";
    }
    write_done(result_);
  }

 private:
  void write_done(json& result) {
    if (!result.contains("seconds")) result["seconds"] = seconds();
    write_line("done", result);
  }

  double seconds() const {
    return static_cast<double>(
               std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - started_).count()) /
           1000;
  }

  Result work() {
    std::string directory = job_.at("path");
    std::string base = job_.at("base");
    if (directory.empty()) {
      auto clone = git::clone_into(job_.at("cache"), job_.at("url"), watch_for_interrupts());
      if (!clone) return tl::unexpected(clone.error());
      directory = clone->path;
      result_["clone"] = directory;
      base = base.empty() ? clone->default_base : branch_of_remote(directory, base);
    }
    std::error_code error;
    if (!fs::is_directory(directory, error)) return tl::unexpected(directory + ": is no directory");
    if (job_.contains("ready")) {
      wait_for_predecessor(directory);
      if (finished_before(directory)) return {};
    }

    options_.name = job_.at("branch");
    const std::string split = job_.at("split");
    options_.grouping = split == "squash"    ? Grouping::kSquash
                        : split == "file"    ? Grouping::kFile
                        : split == "package" ? Grouping::kPackage
                                             : Grouping::kRule;
    AnalysisOptions& analysis = options_.analysis;
    analysis.paths = job_.at("paths").get<std::vector<std::string>>();
    analysis.select = job_.at("select").get<std::vector<std::string>>();
    analysis.ignore = job_.at("ignore").get<std::vector<std::string>>();
    analysis.settings.unsafe_fixes = job_.at("unsafe_fixes");
    analysis.target_version = job_.at("target_version");
    analysis.jobs = job_.at("jobs");
    analysis.quiet = true;
    if (job_.at("mode") == "apply") return apply_in(directory);
    const bool makes_branch = job_.at("mode") == "branch";
    options_.makes_branch = makes_branch;
    if (!base.empty()) options_.base = base;
    auto prepared = BranchRun::prepare(options_, directory, /*from_environment=*/false);
    if (!prepared) return tl::unexpected(prepared.error());
    BranchRun& run = **prepared;
    if (run.is_interrupted()) return tl::unexpected(std::string("interrupted"));
    describe(run);
    if (!run.has_changes()) {
      result_["status"] = "nothing to change";
      return {};
    }
    if (auto ok = run_command(run); !ok) return ok;
    if (auto ok = write_patches(run); !ok) return ok;
    result_["status"] = makes_branch ? "branch made" : "would change";
    result_["seconds"] = seconds();
    if (!makes_branch) return {};
    // From here on a new run can tell that the branch is ours.
    write_line("ready", result_);
    std::string answer;
    if (!std::getline(std::cin, answer) || answer != "go") return tl::unexpected(std::string("interrupted"));
    // Killed now, it would leave the lock of the reference behind: the batch may go, this is finished.
    ::prctl(PR_SET_PDEATHSIG, 0);
    Result published = run.publish();
    // The worker of a run that was killed may have been as far.
    if (!published && job_.contains("ready") && finished_before(directory)) return {};
    return published;
  }

  // Rewrites the work tree. Done again after a kill, it does the rest.
  Result apply_in(const std::string& directory) {
    if (job_.contains("url") && !job_.at("url").get<std::string>().empty())
      return tl::unexpected(std::string("a repository that is cloned has no work tree for --mode apply"));
    std::error_code error;
    fs::current_path(directory, error);
    if (error) return tl::unexpected(directory + ": " + error.message());
    auto analysis = analyse(options_.analysis, {});
    if (!analysis) return tl::unexpected(analysis.error());
    if ((*analysis)->result.interrupted) return tl::unexpected(std::string("interrupted"));
    const WrittenFiles files = write_changes(**analysis, options_.analysis);
    if (files.interrupted) return tl::unexpected(std::string("interrupted"));
    describe(**analysis);
    result_["branch"] = nullptr;
    result_["status"] = files.written != 0 ? "changed" : "nothing to change";
    return {};
  }

  static std::string branch_of_remote(const std::string& directory, const std::string& base) {
    const auto repository = git::Repository::open(directory);
    const std::string remote = "refs/remotes/origin/" + base;
    return repository && repository->resolve(remote) ? remote : base;
  }

  // Whether the branch that an earlier run was about to make is there.
  bool finished_before(const std::string& directory) {
    const json& ready = job_.at("ready");
    const auto repository = git::Repository::open(directory);
    if (!repository) return false;
    const auto tip = git::Branches(*repository).find(job_.at("branch"));
    if (!tip || ready.at("tip") != tip->hex()) return false;
    result_ = ready;
    return true;
  }

  // The worker of a run that was killed may be making the branch at this moment, or have been killed
  // while it did: its lock has the id that it was about to write, or nothing yet. Only such a lock
  // that stays is removed, and the line of the log that tells of a branch which is not there.
  void wait_for_predecessor(const std::string& directory) {
    const auto repository = git::Repository::open(directory);
    if (!repository) return;
    const fs::path lock =
        repository->common_directory() + "/refs/heads/" + job_.at("branch").get<std::string>() + ".lock";
    std::error_code error;
    for (int i = 0; i < kLockPauses && fs::exists(lock, error); ++i) std::this_thread::sleep_for(kLockPause);
    const std::string tip = job_.at("ready").at("tip");
    if (std::ifstream file(lock, std::ios::binary); file) {
      std::string contents;
      std::getline(file, contents);
      if (!contents.empty() && contents != tip) return;
      fs::remove(lock, error);
    }
    if (const auto at = git::ObjectId::parse(tip); at)
      git::Branches(*repository).drop_log_of_unfinished(job_.at("branch"), *at);
  }

  void describe(const BranchRun& run) {
    result_["base"] = run.base().id.hex();
    result_["tip"] = run.tip().hex();
    for (const MadeCommit& commit : run.commits())
      result_["commits"].push_back({{"id", commit.id.hex()}, {"subject", commit.subject}});
    describe(run.analysis());
  }

  void describe(const Analysis& analysis) {
    std::size_t files = 0;
    std::map<std::string, std::size_t> fixes;
    std::map<std::string, std::size_t> refusals;
    std::size_t unsafe = 0;
    for (const pipeline::FileOutcome& file : analysis.result.files) {
      if (file.has_change()) ++files;
      for (const auto& [rule, count] : file.fixes) fixes[rule] += count;
      for (const auto& [reason, count] : file.left) (reason == "unsafe" ? unsafe : refusals[reason]) += count;
    }
    result_["files"] = files;
    result_["fixes"] = fixes;
    result_["refusals"] = refusals;
    result_["unsafe"] = unsafe;
    result_["file_errors"] = analysis.errors;
  }

  // --exec: its failure keeps the branch from being made, unless it is only to be recorded.
  Result run_command(const BranchRun& run) {
    const std::string command = job_.at("exec");
    if (command.empty()) return {};
    auto checkout = git::TemporaryCheckout::make(run.repository(), run.tip());
    if (!checkout) return tl::unexpected(checkout.error());
    const Clock::time_point begin = Clock::now();
    const auto said = git::run_program({.argv = {"sh", "-c", command},
                                        .directory = checkout->path(),
                                        .environment = {{"AIOSHIFT_REPOSITORY", job_.at("name")},
                                                        {"AIOSHIFT_BRANCH", job_.at("branch")},
                                                        {"AIOSHIFT_BASE", run.base().id.hex()}},
                                        .timeout = std::chrono::seconds(job_.at("exec_timeout").get<int>()),
                                        .own_group = true,
                                        .stop = &watch_for_interrupts()});
    if (!said) return tl::unexpected("--exec: " + said.error());
    std::string output = said->output + said->errors;
    if (output.size() > kShownOutput) output.erase(0, output.size() - kShownOutput);
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin).count();
    result_["exec"] = {{"exit_code", said->exit_code},
                       {"timed_out", said->timed_out},
                       {"seconds", static_cast<double>(took) / 1000},
                       {"output", output}};
    if (said->exit_code == 0 || job_.at("exec_record_only")) return {};
    return tl::unexpected(said->timed_out ? fmt::format("--exec did not end within {} s; no branch was made",
                                                        job_.at("exec_timeout").get<int>())
                                          : fmt::format("--exec failed ({}); no branch was made",
                                                        said->signal != 0
                                                            ? fmt::format("signal {}", said->signal)
                                                            : fmt::format("exit code {}", said->exit_code)));
  }

  Result write_patches(const BranchRun& run) {
    const std::string directory = job_.at("patches");
    if (directory.empty()) return {};
    std::error_code error;
    fs::create_directories(directory, error);
    // Those of an earlier run may be more.
    for (const fs::directory_entry& entry : fs::directory_iterator(directory, error)) {
      if (entry.path().extension() == ".patch") fs::remove(entry.path(), error);
    }
    for (std::size_t i = 0; i < run.commits().size(); ++i) {
      auto mail = git::mail_of(run.repository(), run.commits()[i].id, i + 1, run.commits().size());
      if (!mail) return tl::unexpected(mail.error());
      const std::string path = directory + "/" + mail->file_name;
      std::ofstream file(path, std::ios::binary);
      file << mail->text;
      if (!file.flush()) return tl::unexpected(path + ": cannot be written");
      result_["patches"].push_back(path);
    }
    return {};
  }

  json job_;
  json result_;
  BranchOptions options_;
  Clock::time_point started_;
};

}  // namespace

int run_batch_worker() {
  // Nobody is left to say "go" when the batch is gone.
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  std::string line;
  if (!std::getline(std::cin, line)) return 1;
  json job = json::parse(line, nullptr, /*allow_exceptions=*/false);
  if (!job.is_object()) return 1;
  Worker(std::move(job)).run();
  return 0;
}

void add_batch_worker(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand("batch-worker", "One repository of a batch");
  command->group("");  // for aioshift itself
  command->callback([&action] { action = run_batch_worker; });
}

}  // namespace aioshift::cli
