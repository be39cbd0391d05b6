#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <thread>
#include <utility>

#include "cli/batch_journal.h"
#include "cli/batch_pool.h"
#include "cli/commands.h"
#include "cli/help.h"
#include "cli/interrupt.h"
#include "cli/session.h"
#include "cli/terminal.h"
#include "pipeline/batch_manifest.h"
#include "report/report.h"

namespace aioshift::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using pipeline::BatchJob;

enum class Mode { kBranch, kDiff, kApply };

const char* to_string(Mode mode) {
  return mode == Mode::kBranch ? "branch" : mode == Mode::kDiff ? "diff" : "apply";
}

struct BatchOptions {
  std::string manifest;
  Mode mode = Mode::kBranch;
  unsigned jobs = 0;
  std::uint64_t memory = 0;  // MiB
  std::string cache;
  std::string journal;
  bool restart = false;
  bool retry_failed = false;
  std::string summary;
  std::string patches;
  std::string exec;
  int exec_timeout = 3600;
  bool exec_record_only = false;
  bool quiet = false;
};

constexpr double kMemoryShare = 0.75;  // of what is available, where --memory does not say

std::string default_cache() {
  const char* xdg = std::getenv("XDG_CACHE_HOME");
  const char* home = std::getenv("HOME");
  const std::string base =
      xdg != nullptr && *xdg != '\0' ? xdg : std::string(home == nullptr ? "/tmp" : home) + "/.cache";
  return base + "/aioshift/repositories";
}

std::uint64_t available_memory() {
  std::ifstream file("/proc/meminfo");
  std::string key;
  std::uint64_t kilobytes = 0;
  std::string unit;
  while (file >> key >> kilobytes) {
    std::getline(file, unit);
    if (key == "MemAvailable:") return kilobytes * 1024;
  }
  return 0;
}

std::string plural(std::size_t count, std::string_view word, std::string_view ending = "s") {
  return fmt::format("{} {}{}", count, word, count == 1 ? "" : ending);
}

std::size_t sum_of(const json& counts) {
  std::size_t sum = 0;
  for (const auto& [key, count] : counts.items()) sum += count.get<std::size_t>();
  return sum;
}

bool is_failed(const json& result) {
  return !result.at("error").is_null();
}

// One line about a repository that is done.
std::string line_about(const json& result) {
  std::string text = result.at("repository").get<std::string>() + ": ";
  if (is_failed(result)) return text + "failed: " + result.at("error").get<std::string>();
  text += result.at("status").get<std::string>();
  const std::size_t fixes = sum_of(result.at("fixes"));
  if (fixes != 0) {
    text += fmt::format(": {}, {}, {}", plural(result.at("commits").size(), "commit"),
                        plural(result.at("files").get<std::size_t>(), "file"), plural(fixes, "fix", "es"));
  }
  const std::size_t left = sum_of(result.at("refusals"));
  if (left != 0) text += fmt::format(", {} left", plural(left, "site"));
  if (const auto errors = result.at("file_errors").get<std::size_t>(); errors != 0)
    text += fmt::format(", {}", plural(errors, "file error"));
  return text + fmt::format(" ({:.1f} s)", result.at("seconds").get<double>());
}

// On a terminal a line for each worker, redrawn in place; else nothing but the lines that stay.
class BatchProgress {
 public:
  BatchProgress(std::size_t total, bool quiet)
      : total_(total), quiet_(quiet), draws_(!quiet && isatty(STDERR_FILENO) != 0) {}
  ~BatchProgress() { erase(); }
  BatchProgress(const BatchProgress&) = delete;
  BatchProgress& operator=(const BatchProgress&) = delete;

  void finished(const json& result) {
    erase();
    ++done_;
    if (!quiet_ || is_failed(result)) say(fmt::format("[{}/{}] {}", done_, total_, line_about(result)));
  }
  void skipped(std::size_t count) { done_ += count; }
  void draw(const std::vector<std::pair<std::string, double>>& at_work) {
    if (!draws_) return;
    erase();
    std::string text;
    for (const auto& [name, seconds] : at_work) {
      std::string shown = report::printable(name);
      if (shown.size() > 60) shown = "..." + shown.substr(shown.size() - 57);
      text += fmt::format("  {} {:.0f} s\n", shown, seconds);
      ++lines_;
    }
    std::fwrite(text.data(), 1, text.size(), stderr);
  }

 private:
  void erase() {
    if (lines_ != 0) std::fputs(fmt::format("\x1b[{}A\x1b[J", lines_).c_str(), stderr);
    lines_ = 0;
  }

  std::size_t total_;
  bool quiet_;
  bool draws_;
  std::size_t done_ = 0;
  std::size_t lines_ = 0;
};

std::string table_of(const std::vector<json>& results) {
  std::size_t width = std::string_view("repository").size();
  for (const json& result : results)
    width = std::max(width, report::printable(result.at("repository").get<std::string>()).size());
  std::string text = fmt::format("{:<{}}  {:>7}  {:>5}  {:>5}  {:>5}  {:>8}  {}\n", "repository", width,
                                 "commits", "files", "fixes", "left", "seconds", "outcome");
  for (const json& result : results) {
    const std::string outcome = is_failed(result) ? "failed: " + result.at("error").get<std::string>()
                                                  : result.at("status").get<std::string>();
    text += fmt::format("{:<{}}  {:>7}  {:>5}  {:>5}  {:>5}  {:>8.1f}  {}\n",
                        report::printable(result.at("repository").get<std::string>()), width,
                        result.at("commits").size(), result.at("files").get<std::size_t>(),
                        sum_of(result.at("fixes")), sum_of(result.at("refusals")),
                        result.at("seconds").get<double>(), report::printable(outcome));
  }
  return text;
}

tl::expected<void, std::string> write_summary(const std::string& path, const std::vector<json>& results) {
  json totals = {{"repositories", results.size()}, {"failed", 0}, {"commits", 0}, {"files", 0}, {"fixes", 0}};
  for (const json& result : results) {
    if (is_failed(result)) totals["failed"] = totals["failed"].get<std::size_t>() + 1;
    totals["commits"] = totals["commits"].get<std::size_t>() + result.at("commits").size();
    totals["files"] = totals["files"].get<std::size_t>() + result.at("files").get<std::size_t>();
    totals["fixes"] = totals["fixes"].get<std::size_t>() + sum_of(result.at("fixes"));
  }
  const json document = {{"version", 1}, {"repositories", results}, {"totals", totals}};
  const std::string temporary = path + ".tmp";
  {
    std::ofstream file(temporary, std::ios::binary);
    file << document.dump(1, ' ', false, json::error_handler_t::replace) << "\n";
    if (!file.flush()) return tl::unexpected(path + ": cannot be written");
  }
  std::error_code error;
  fs::rename(temporary, path, error);
  if (error) return tl::unexpected(path + ": " + error.message());
  return {};
}

class Batch {
 public:
  Batch(BatchOptions& options, const std::vector<BatchJob>& jobs) : options_(options) {
    std::map<std::string, int> taken;
    for (const BatchJob& job : jobs) {
      std::string slug = fs::path(job.name()).filename().string();
      if (slug.ends_with(".git")) slug.resize(slug.size() - 4);
      if (const int nth = ++taken[slug]; nth > 1) slug += fmt::format("-{}", nth);
      add(job, slug);
    }
    results_.resize(jobs_.size());
  }

  int run() {
    auto journal = BatchJournal::open(options_.journal);
    if (!journal) return refuse(journal.error());
    journal_ = std::move(*journal);
    if (options_.restart) {
      if (auto ok = journal_->restart(); !ok) return refuse(ok.error());
    }
    BatchProgress progress(jobs_.size(), options_.quiet);
    if (const int code = take_what_is_done(progress); code != kSuccess) return code;

    std::string broken;  // the journal cannot be written: nothing can be promised any more
    PoolOptions pool_options;
    pool_options.cores =
        options_.jobs != 0 ? options_.jobs : std::max(1U, std::thread::hardware_concurrency());
    pool_options.memory =
        options_.memory != 0
            ? options_.memory << 20
            : static_cast<std::uint64_t>(static_cast<double>(available_memory()) * kMemoryShare);
    pool_options.is_stopped = [&stop = watch_for_interrupts()] { return stop.load(); };
    pool_options.on_ready = [&](std::size_t i, const json& result) {
      auto ok = journal_->note_ready(jobs_[open_[i]].id, result);
      if (!ok) broken = ok.error();
      return ok.has_value();
    };
    pool_options.on_done = [&](std::size_t i, const json& result) {
      const std::size_t job = open_[i];
      results_[job] = result;
      progress.finished(result);
      auto ok = journal_->note_done(jobs_[job].id, result);
      if (!ok) broken = ok.error();
      return ok.has_value();
    };
    pool_options.on_tick = [&](const auto& at_work) { progress.draw(at_work); };
    std::vector<PoolJob> work;
    for (const std::size_t i : open_) work.push_back({jobs_[i].job.at("name"), jobs_[i].job});
    BatchPool pool(std::move(work), std::move(pool_options));
    const bool is_complete = pool.run();
    if (!broken.empty()) return refuse("the journal cannot be written: " + broken);
    if (!is_complete) {
      say("interrupted; the same command goes on where it stopped");
      die_of_interrupt();
      return kError;
    }
    return finish();
  }

 private:
  struct Job {
    std::string id;
    json job;
  };

  static int refuse(const std::string& error) {
    say_error(error);
    return kError;
  }

  void add(const BatchJob& job, const std::string& slug) {
    json described = {{"name", job.name()},
                      {"path", job.path},
                      {"url", job.url},
                      {"base", job.base},
                      {"branch", job.branch},
                      {"paths", job.paths},
                      {"select", job.select},
                      {"ignore", job.ignore},
                      {"unsafe_fixes", job.unsafe_fixes},
                      {"target_version", job.target_version},
                      {"split", job.split},
                      {"mode", to_string(options_.mode)},
                      {"exec", options_.exec},
                      {"exec_record_only", options_.exec_record_only}};
    std::error_code error;
    const auto absolute = [&](const std::string& path) { return fs::absolute(path, error).string(); };
    described["patches"] = options_.patches.empty() ? "" : absolute(options_.patches) + "/" + slug;
    const std::string id = checksum(described.dump(-1, ' ', false, json::error_handler_t::replace));
    // What changes nothing about the result is no part of what the job is.
    described["exec_timeout"] = options_.exec_timeout;
    described["cache"] = absolute(options_.cache);
    jobs_.push_back({id, std::move(described)});
  }

  int take_what_is_done(BatchProgress& progress) {
    std::size_t known = 0;
    for (std::size_t i = 0; i < jobs_.size(); ++i) {
      const auto done = journal_->done().find(jobs_[i].id);
      if (done == journal_->done().end()) {
        if (const auto ready = journal_->ready().find(jobs_[i].id); ready != journal_->ready().end())
          jobs_[i].job["ready"] = ready->second;
        open_.push_back(i);
        continue;
      }
      if (options_.retry_failed && is_failed(done->second)) {
        if (auto ok = journal_->forget(jobs_[i].id); !ok) return refuse(ok.error());
        open_.push_back(i);
        continue;
      }
      results_[i] = done->second;
      ++known;
    }
    progress.skipped(known);
    if (known != 0 && !options_.quiet) {
      say(open_.empty()
              ? fmt::format(
                    "all is done already, says {}; --retry-failed does what failed again, --restart all",
                    options_.journal)
              : fmt::format("{} of {} are done already, says {}", known,
                            fmt::format("{} repositories", jobs_.size()), options_.journal));
    }
    return kSuccess;
  }

  int finish() {
    std::size_t failed = 0;
    std::size_t file_errors = 0;
    std::size_t made = 0;
    for (const json& result : results_) {
      failed += is_failed(result) ? 1U : 0U;
      file_errors += result.at("file_errors").get<std::size_t>();
      made += !is_failed(result) && result.at("files").get<std::size_t>() != 0 ? 1U : 0U;
    }
    bool is_written = write_result(table_of(results_));
    if (!options_.summary.empty()) {
      if (auto ok = write_summary(options_.summary, results_); !ok) {
        say_error(ok.error());
        is_written = false;
      }
    }
    if (!options_.quiet) {
      say(fmt::format("{} of {} {}, {} failed", made, results_.size(),
                      options_.mode == Mode::kBranch ? "have a new branch"
                      : options_.mode == Mode::kDiff ? "would change"
                                                     : "changed",
                      failed));
      if (options_.mode == Mode::kBranch && made != 0) say("no hooks are run for these commits");
    }
    return failed != 0 || file_errors != 0 || !is_written ? kError : kSuccess;
  }

  BatchOptions& options_;
  std::vector<Job> jobs_;
  std::vector<std::size_t> open_;  // jobs to do, as the pool numbers them
  std::vector<json> results_;
  std::unique_ptr<BatchJournal> journal_;
};

int run_batch(BatchOptions& options) {
  if (options.mode == Mode::kApply && (!options.exec.empty() || !options.patches.empty())) {
    say_error("--exec and --patches go with commits, not with --mode apply");
    return kError;
  }
  if (options.cache.empty()) options.cache = default_cache();
  if (options.journal.empty()) options.journal = options.manifest + ".journal";
  const auto manifest = pipeline::read_manifest(options.manifest);
  if (!manifest) {
    say_error(manifest.error().message);
    return kError;
  }
  if (!options.quiet) {
    for (const std::string& path : manifest->passed_over) warn_about(path, "no repository; passed over");
  }
  return Batch(options, manifest->jobs).run();
}

template <typename Number>
CLI::Option* add_number(CLI::App& command, const std::string& name, Number& value, std::uint64_t least,
                        std::uint64_t most, const std::string& type, const std::string& description) {
  const auto read = [&value, name, least, most](const std::string& text) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < least || number > most) {
      throw CLI::ValidationError(name.substr(0, name.find(',')),
                                 fmt::format("'{}' is no number from {} to {}", text, least, most));
    }
    value = static_cast<Number>(number);
  };
  return command.add_option_function<std::string>(name, read, description)->type_name(type)->take_last();
}

}  // namespace

void add_batch(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand("batch", "Does many repositories, named in a manifest");
  auto options = std::make_shared<BatchOptions>();
  command->add_option("manifest", options->manifest, "TOML: [[repo]] and [defaults]")
      ->type_name("MANIFEST")
      ->required();
  const auto add_value = [&](const std::string& name, std::string& value, const std::string& type,
                             const std::string& description) {
    return command->add_option(name, value, description)->type_name(type)->take_last();
  };
  add_choice<Mode>(*command, "--mode", options->mode,
                   {{"branch", Mode::kBranch}, {"diff", Mode::kDiff}, {"apply", Mode::kApply}},
                   "branch (the default); diff: make no branches;\napply: rewrite the work trees")
      ->type_name("MODE");
  const std::string running = "Running";
  add_number(*command, "-j,--jobs", options->jobs, 1, 1024, "N", "Cores to use; default: all")
      ->group(running);
  add_number(*command, "--memory", options->memory, 1, std::uint64_t{1} << 30, "MIB",
             "Memory to use; default: three quarters of what is free")
      ->group(running);
  add_value("--cache", options->cache, "DIR", "Where a 'url' is cloned; default: ~/.cache/aioshift")
      ->group(running);
  add_value("--journal", options->journal, "FILE", "What is done; default: MANIFEST.journal")->group(running);
  command->add_flag("--restart", options->restart, "Begin anew, whatever the journal says")->group(running);
  command->add_flag("--retry-failed", options->retry_failed, "Do again what failed")->group(running);
  const std::string result = "Result";
  add_value("--summary", options->summary, "FILE", "Write the results as JSON")->group(result);
  add_value("--patches", options->patches, "DIR", "Write the commits as mails for git am")->group(result);
  add_value("--exec", options->exec, "CMD",
            "Run this in a checkout of each result; no branch where it\nfails")
      ->group(result);
  add_number(*command, "--exec-timeout", options->exec_timeout, 1, 1U << 30, "SECONDS", "Default: 3600")
      ->group(result);
  command->add_flag("--exec-record-only", options->exec_record_only, "Make the branch even where CMD fails")
      ->group(result);
  command->add_flag("-q,--quiet", options->quiet, "Errors only")->group(result);
  command->callback([options, &action] { action = [options] { return run_batch(*options); }; });
}

}  // namespace aioshift::cli
