#include "pipeline/program_scan.h"

#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>
#include <xxhash.h>

#include <algorithm>

#include "pipeline/facts_cache.h"
#include "pipeline/file_problems.h"
#include "pipeline/parsed_file.h"
#include "pipeline/thread_count.h"
#include "semantics/program/code_codec.h"
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

// What the cache keeps of a file: what is said of it, a NUL, its code.
struct FileFacts {
  std::optional<FileProblem> problem;
  semantics::ModuleCode code;
};

std::string to_bytes(const FileFacts& facts) {
  std::string bytes = facts.problem ? facts.problem->message : std::string();
  bytes += '\0';
  bytes += semantics::encode(facts.code);
  return bytes;
}

std::optional<FileFacts> from_bytes(std::string_view bytes) {
  const std::size_t end = bytes.find('\0');
  if (end == std::string_view::npos) return std::nullopt;
  auto code = semantics::decode(bytes.substr(end + 1));
  if (!code) return std::nullopt;
  FileFacts facts{std::nullopt, std::move(*code)};
  if (end != 0) facts.problem = FileProblem{std::string(bytes.substr(0, end))};
  return facts;
}

}  // namespace

ProgramScan scan_program(std::span<const InputFile> files, const Reader& read, const RunOptions& options) {
  ProgramScan scan;
  scan.files.resize(files.size());
  scan.hashes.resize(files.size());
  std::vector<std::optional<FileProblem>> problems(files.size());
  FactsCache* cache = options.cache ? options.cache() : nullptr;
  const auto scan_file = [&](std::size_t i) {
    scan.files[i].path = files[i].path;
    scan.files[i].code = empty_module();
    auto bytes = read(files[i]);
    if (!bytes) {
      problems[i] = FileProblem{bytes.error()};
      return;
    }
    scan.hashes[i] = XXH3_64bits(bytes->data(), bytes->size());
    std::optional<FactsCache::Key> key;
    if (cache != nullptr) {
      key = cache->key_of(*bytes);
      const auto known = cache->find(*key);
      if (auto facts = known ? from_bytes(*known) : std::nullopt) {
        problems[i] = std::move(facts->problem);
        scan.files[i].code = std::move(facts->code);
        return;
      }
    }
    const auto parsed = parse_file(std::move(*bytes));
    if (!parsed) {
      problems[i] = source_problem(parsed.error());
      return;
    }
    FileFacts facts{syntax_problem(**parsed), semantics::lower((*parsed)->model)};
    if (key) cache->put(*key, to_bytes(facts));
    problems[i] = std::move(facts.problem);
    scan.files[i].code = std::move(facts.code);
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
  if (cache != nullptr) cache->close();
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
