#include "pipeline/program_scan.h"

#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>

#include "pipeline/file_problems.h"
#include "pipeline/parsed_file.h"
#include "pipeline/thread_count.h"
#include "semantics/program/lower.h"

namespace aioshift::pipeline {
namespace {

semantics::ModuleCode empty_module() {
  semantics::ModuleCode code;
  code.names.emplace_back();
  semantics::FunctionCode module;
  module.name = module.path = 0;
  code.functions.push_back(module);
  return code;
}

}  // namespace

ProgramScan scan_program(std::span<const InputFile> files, const Reader& read, const RunOptions& options) {
  ProgramScan scan;
  scan.files.resize(files.size());
  std::vector<std::optional<FileProblem>> problems(files.size());
  const auto scan_file = [&](std::size_t i) {
    scan.files[i].path = files[i].path;
    scan.files[i].code = empty_module();
    auto bytes = read(files[i]);
    if (!bytes) {
      problems[i] = FileProblem{bytes.error()};
      return;
    }
    const auto parsed = parse_file(std::move(*bytes));
    if (!parsed) {
      problems[i] = source_problem(parsed.error());
      return;
    }
    problems[i] = syntax_problem(**parsed);
    scan.files[i].code = semantics::lower((*parsed)->model);
  };
  tbb::task_arena arena(thread_count(options.threads));
  std::atomic<std::size_t> done = 0;
  arena.execute([&] {
    tbb::parallel_for(std::size_t{0}, files.size(), [&](std::size_t i) {
      if (options.stop != nullptr && options.stop->load(std::memory_order_relaxed)) return;
      scan_file(i);
      const std::size_t count = done.fetch_add(1, std::memory_order_relaxed) + 1;
      if (options.on_progress) options.on_progress(count);
    });
  });
  for (std::size_t i = 0; i < problems.size(); ++i) {
    if (!problems[i]) continue;
    FileOutcome outcome;
    outcome.input = i;
    outcome.problems.push_back(std::move(*problems[i]));
    scan.outcomes.push_back(std::move(outcome));
  }
  return scan;
}

}  // namespace aioshift::pipeline
