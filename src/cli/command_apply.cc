#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/summary.h"
#include "cli/terminal.h"
#include "cli/write_changes.h"
#include "pipeline/file_io.h"

namespace aioshift::cli {
namespace {

// Standard input goes to standard output, changed or not.
int print_result(const Analysis& analysis) {
  for (const pipeline::FileOutcome& file : analysis.result.files) {
    if (file.has_change()) return write_result(file.after) ? kSuccess : kError;
  }
  return write_result(analysis.stdin_bytes) ? kSuccess : kError;
}

int run_apply(AnalysisOptions& options) {
  auto prepared = analyse(options, /*rewrite=*/true);
  if (!prepared) {
    say_error(prepared.error());
    return kError;
  }
  Analysis& analysis = **prepared;
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

}  // namespace

void add_apply(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand("apply", "Rewrites files in place");
  auto options = std::make_shared<AnalysisOptions>();
  add_analysis_options(*command, *options);
  command->callback([options, &action] { action = [options] { return run_apply(*options); }; });
}

}  // namespace aioshift::cli
