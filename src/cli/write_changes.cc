#include "cli/write_changes.h"

#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <atomic>
#include <string>
#include <vector>

#include "cli/interrupt.h"
#include "cli/terminal.h"
#include "pipeline/file_io.h"

namespace aioshift::cli {

WrittenFiles write_changes(Analysis& analysis, const AnalysisOptions& options) {
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
  return {changed.size(), written.load(), stop.load()};
}

}  // namespace aioshift::cli
