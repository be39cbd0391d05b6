#include "cli/changes.h"

#include <fmt/format.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>

#include "cli/interrupt.h"
#include "cli/summary.h"
#include "cli/terminal.h"
#include "diff/unified.h"
#include "pipeline/file_io.h"

namespace aioshift::cli {
namespace {

// As `git diff --relative` names it: from the current directory. What lies outside keeps its path,
// from the root of the file system.
std::string patch_path(const std::string& path) {
  std::error_code error;
  const std::filesystem::path here = std::filesystem::current_path(error);
  const std::filesystem::path full =
      (path.starts_with('/') ? std::filesystem::path(path) : here / path).lexically_normal();
  std::string relative = full.lexically_relative(here).string();
  if (relative.empty() || relative.starts_with("../") || relative == "..") relative = full.string().substr(1);
  return relative;
}

// Standard input goes to standard output, changed or not.
int print_result(const Analysis& analysis) {
  for (const pipeline::FileOutcome& file : analysis.result.files) {
    if (file.has_change()) return write_result(file.after) ? kSuccess : kError;
  }
  return write_result(analysis.stdin_bytes) ? kSuccess : kError;
}

}  // namespace

int print_diff(const Analysis& analysis, const AnalysisOptions& options, bool check) {
  if (analysis.result.interrupted) die_of_interrupt();
  const bool color = use_color(options.color, STDOUT_FILENO);
  bool any = false;
  bool written = true;
  for (const pipeline::FileOutcome& file : analysis.result.files) {
    if (!file.has_change() || !written) continue;
    any = true;
    const std::string path = patch_path(analysis.inputs[file.input].path);
    const std::string text = diff::unified_diff({path, file.before, file.after, file.changes});
    written = write_result(color ? diff::colorize(text) : text);
  }
  print_summary(analysis, options, "would change");
  if (analysis.errors != 0 || !written) return kError;
  return any && check ? kFindings : kSuccess;
}

int write_changes(Analysis& analysis, const AnalysisOptions& options) {
  if (analysis.result.interrupted) {
    say("interrupted: no file was changed");
    die_of_interrupt();
  }
  if (analysis.is_stdin) {
    const int code = print_result(analysis);
    print_summary(analysis, options, "changed");
    return analysis.errors != 0 ? kError : code;
  }

  std::vector<pipeline::FileOutcome*> changed;
  for (pipeline::FileOutcome& file : analysis.result.files) {
    if (file.has_change()) changed.push_back(&file);
  }
  const std::atomic<bool>& stop = watch_for_interrupts();
  std::vector<std::string> errors(changed.size());
  std::atomic<std::size_t> written{0};
  {
    Progress progress(changed.size(), "written", !options.quiet);
    tbb::task_arena arena(static_cast<int>(options.jobs != 0 ? options.jobs : kWriters));
    arena.execute([&] {
      tbb::parallel_for(std::size_t{0}, changed.size(), [&](std::size_t i) {
        if (stop.load()) return;
        const pipeline::FileOutcome& file = *changed[i];
        auto done = pipeline::replace_file(analysis.inputs[file.input].real_path, file.before, file.after);
        if (done) {
          progress.update(++written);
        } else {
          errors[i] = done.error();
        }
      });
    });
  }
  for (std::size_t i = 0; i < changed.size(); ++i) {
    if (errors[i].empty()) continue;
    say_about(analysis.inputs[changed[i]->input].path, errors[i]);
    ++analysis.errors;
    // Not written: nothing in it was fixed.
    changed[i]->fixes.clear();
    changed[i]->after = changed[i]->before;
  }
  if (stop.load()) {
    say(fmt::format(
        "interrupted: {} of {} files were changed, each of them wholly; running again does the rest",
        written.load(), changed.size()));
    pipeline::remove_leftovers();
    die_of_interrupt();
  }
  print_summary(analysis, options, "changed");
  return analysis.errors != 0 ? kError : kSuccess;
}

}  // namespace aioshift::cli
