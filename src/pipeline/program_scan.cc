#include "pipeline/program_scan.h"

#include <fmt/format.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <thread>

#include "pipeline/parsed_file.h"
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
  std::vector<std::string> problems(files.size());
  const unsigned threads = options.threads != 0 ? options.threads : std::thread::hardware_concurrency();
  tbb::task_arena arena(static_cast<int>(std::max(1U, threads)));
  std::atomic<std::size_t> done = 0;
  arena.execute([&] {
    tbb::parallel_for(std::size_t{0}, files.size(), [&](std::size_t i) {
      scan.files[i].path = files[i].path;
      scan.files[i].code = empty_module();
      if (options.stop != nullptr && options.stop->load(std::memory_order_relaxed)) return;
      auto bytes = read(files[i]);
      if (!bytes) {
        problems[i] = bytes.error();
        return;
      }
      const auto parsed = parse_file(std::move(*bytes));
      if (!parsed) {
        problems[i] = fmt::format("line {}: {}", parsed.error().line, parsed.error().message);
        return;
      }
      scan.files[i].code = semantics::lower((*parsed)->model);
      const std::size_t count = done.fetch_add(1, std::memory_order_relaxed) + 1;
      if (options.on_progress) options.on_progress(count);
    });
  });
  for (std::size_t i = 0; i < problems.size(); ++i) {
    if (problems[i].empty()) continue;
    FileOutcome outcome;
    outcome.input = i;
    outcome.problems.push_back({problems[i]});
    scan.outcomes.push_back(std::move(outcome));
  }
  return scan;
}

}  // namespace aioshift::pipeline
