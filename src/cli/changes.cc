#include "cli/changes.h"

#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>

#include "cli/interrupt.h"
#include "cli/summary.h"
#include "cli/terminal.h"
#include "cli/write_changes.h"
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

int apply_changes(Analysis& analysis, const AnalysisOptions& options) {
  if (analysis.result.interrupted) {
    say("interrupted: no file was changed");
    die_of_interrupt();
  }
  if (analysis.is_stdin) {
    const int code = print_result(analysis);
    print_summary(analysis, options, "changed");
    return analysis.errors != 0 ? kError : code;
  }
  const WrittenFiles files = write_changes(analysis, options);
  if (files.interrupted) {
    say(fmt::format(
        "interrupted: {} of {} files were changed, each of them wholly; running again does the rest",
        files.written, files.wanted));
    pipeline::remove_leftovers();
    die_of_interrupt();
  }
  print_summary(analysis, options, "changed");
  return analysis.errors != 0 ? kError : kSuccess;
}

}  // namespace aioshift::cli
