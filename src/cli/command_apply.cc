#include <fmt/format.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <atomic>
#include <thread>

#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/summary.h"
#include "cli/terminal.h"
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

}  // namespace

void add_apply(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand("apply", "Rewrites files in place");
  auto options = std::make_shared<AnalysisOptions>();
  add_analysis_options(*command, *options);
  command->callback([options, &action] { action = [options] { return run_apply(*options); }; });
}

}  // namespace aioshift::cli
