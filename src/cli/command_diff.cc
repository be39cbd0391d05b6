#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>

#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/summary.h"
#include "cli/terminal.h"
#include "diff/unified.h"

namespace aioshift::cli {
namespace {

struct DiffOptions {
  AnalysisOptions analysis;
  bool check = false;
};

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

int run_diff(DiffOptions& options) {
  auto analysis = analyse(options.analysis, /*rewrite=*/true);
  if (!analysis) {
    say_error(analysis.error());
    return kError;
  }
  if ((*analysis)->result.interrupted) die_of_interrupt();
  const bool color = use_color(options.analysis.color, STDOUT_FILENO);
  bool any = false;
  bool written = true;
  for (const pipeline::FileOutcome& file : (*analysis)->result.files) {
    if (!file.has_change() || !written) continue;
    any = true;
    const std::string path = patch_path((*analysis)->inputs[file.input].path);
    const std::string text = diff::unified_diff({path, file.before, file.after, file.changes});
    written = write_result(color ? diff::colorize(text) : text);
  }
  print_summary(**analysis, options.analysis, "would change");
  if ((*analysis)->errors != 0 || !written) return kError;
  return any && options.check ? kFindings : kSuccess;
}

}  // namespace

void add_diff(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand("diff", "Prints the diff of exactly what apply would write");
  auto options = std::make_shared<DiffOptions>();
  add_analysis_options(*command, options->analysis);
  command->add_flag("--check", options->check, "Exit with 1 where there is a difference")->group("Output");
  command->callback([options, &action] { action = [options] { return run_diff(*options); }; });
}

}  // namespace aioshift::cli
