#include "cli/changes.h"
#include "cli/commands.h"
#include "cli/terminal.h"

namespace aioshift::cli {
namespace {

struct DiffOptions {
  AnalysisOptions analysis;
  bool check = false;
};

int run_diff(DiffOptions& options) {
  auto analysis = analyse(options.analysis, {});
  if (!analysis) {
    say_error(analysis.error());
    return kError;
  }
  return print_diff(**analysis, options.analysis, options.check);
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
