#include "cli/changes.h"
#include "cli/commands.h"
#include "cli/terminal.h"

namespace aioshift::cli {
namespace {

int run_apply(AnalysisOptions& options) {
  auto analysis = analyse(options, {});
  if (!analysis) {
    say_error(analysis.error());
    return kError;
  }
  return apply_changes(**analysis, options);
}

}  // namespace

void add_apply(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand("apply", "Rewrites files in place");
  auto options = std::make_shared<AnalysisOptions>();
  add_analysis_options(*command, *options);
  command->callback([options, &action] { action = [options] { return run_apply(*options); }; });
}

}  // namespace aioshift::cli
