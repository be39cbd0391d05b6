#include "pipeline/program_scan.h"

#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>
#include <xxhash.h>

#include <utility>

#include "pipeline/file_problems.h"
#include "pipeline/parsed_file.h"
#include "pipeline/thread_count.h"
#include "semantics/program/code_codec.h"
#include "semantics/program/lower.h"
#include "text/archive.h"

namespace aioshift::pipeline {
namespace {

semantics::ModuleCode empty_module() {
  semantics::ModuleCode code;
  code.names.push_back("");
  semantics::FunctionCode module;
  module.name = module.path = 0;
  code.functions.push_back(module);
  return code;
}

ProgramScan::Digest digest_of(std::string_view content) {
  const XXH128_hash_t hash = XXH3_128bits(content.data(), content.size());
  return {hash.high64, hash.low64};
}

// What the cache keeps of a file besides its code.
struct Summary {
  ProgramScan::Digest digest;
  std::string problem;  // empty where there is none
};

template <typename Archive>
void describe(Archive& archive, text::Archived<Archive, Summary> summary) {
  text::archive_number(archive, summary.digest.high);
  text::archive_number(archive, summary.digest.low);
  archive.text(summary.problem);
}

std::string to_bytes(const semantics::EncodedCode& code) {
  text::ArchiveWriter writer;
  writer.text(code.content);
  writer.text(code.places);
  return writer.take();
}

std::optional<semantics::ModuleCode> from_bytes(std::string_view bytes) {
  text::ArchiveReader reader(bytes);
  const std::string_view content = reader.text();
  const std::string_view places = reader.text();
  if (!reader.is_complete()) return std::nullopt;
  return semantics::decode(content, places);
}

}  // namespace

ProgramScan::ProgramScan(std::span<const InputFile> inputs, const Reader& read, const RunOptions& options)
    : inputs_(inputs),
      read_(read),
      options_(options),
      cache_(options.cache ? options.cache() : nullptr),
      files_(inputs.size()) {
  std::atomic<std::size_t> done = 0;
  for_each([&](std::size_t i) {
    scan(i);
    const std::size_t count = done.fetch_add(1, std::memory_order_relaxed) + 1;
    if (options_.on_progress) options_.on_progress(count);
  });
  if (cache_ != nullptr) cache_->write();
}

template <typename Function>
void ProgramScan::for_each(const Function& function) const {
  tbb::task_arena arena(thread_count(options_.threads));
  arena.execute([&] {
    tbb::parallel_for(std::size_t{0}, files_.size(), [&](std::size_t i) {
      if (options_.stop == nullptr || !options_.stop->load(std::memory_order_relaxed)) function(i);
    });
  });
}

void ProgramScan::scan(std::size_t i) {
  File& file = files_[i];
  auto bytes = read_(inputs_[i]);
  if (!bytes) {
    file = {};
    file.problem = FileProblem{bytes.error()};
    file.code = empty_module();
    return;
  }
  file.hash = XXH3_64bits(bytes->data(), bytes->size());
  if (cache_ != nullptr) {
    file.key = cache_->key_of(*bytes);
    if (is_known(file)) return;
  }
  lower(file, std::move(*bytes));
}

bool ProgramScan::is_known(File& file) const {
  const auto known = cache_->find_summary(file.key);
  if (!known) return false;
  Summary summary;
  text::ArchiveReader reader(*known);
  describe(reader, summary);
  if (!reader.is_complete()) return false;
  file.digest = summary.digest;
  if (!summary.problem.empty()) file.problem = FileProblem{std::move(summary.problem)};
  return true;
}

void ProgramScan::lower(File& file, std::string bytes) {
  file.digest = {};
  file.problem.reset();
  const auto parsed = parse_file(std::move(bytes));
  if (!parsed) {
    file.problem = source_problem(parsed.error());
    file.code = empty_module();
    return;
  }
  file.problem = syntax_problem(**parsed);
  file.code = semantics::lower((*parsed)->model);
  if (cache_ == nullptr) return;
  const semantics::EncodedCode encoded = semantics::encode(*file.code);
  file.digest = digest_of(encoded.content);
  text::ArchiveWriter summary;
  describe(summary, {file.digest, file.problem ? file.problem->message : std::string()});
  cache_->put(file.key, summary.take(), to_bytes(encoded));
}

void ProgramScan::load(std::size_t i) {
  File& file = files_[i];
  if (file.code || cache_ == nullptr) return;
  if (const auto known = cache_->find(file.key)) file.code = from_bytes(*known);
  if (file.code) return;
  // Somebody has made room since, or the entry is damaged.
  auto bytes = read_(inputs_[i]);
  if (bytes) {
    file.hash = XXH3_64bits(bytes->data(), bytes->size());
    file.key = cache_->key_of(*bytes);
    lower(file, std::move(*bytes));
  } else {
    file = {};
    file.problem = FileProblem{bytes.error()};
    file.code = empty_module();
  }
}

std::vector<semantics::ProgramFile> ProgramScan::take_code() {
  for_each([this](std::size_t i) { load(i); });
  std::vector<semantics::ProgramFile> program(files_.size());
  for (std::size_t i = 0; i < files_.size(); ++i) {
    program[i].path = inputs_[i].path;
    // Without code where the run was stopped.
    program[i].code = files_[i].code ? std::move(*files_[i].code) : empty_module();
    files_[i].code.reset();
  }
  return program;
}

std::vector<FileOutcome> ProgramScan::problems() const {
  std::vector<FileOutcome> outcomes;
  for (std::size_t i = 0; i < files_.size(); ++i) {
    if (!files_[i].problem) continue;
    FileOutcome& outcome = outcomes.emplace_back();
    outcome.input = i;
    outcome.problems.push_back(*files_[i].problem);
  }
  return outcomes;
}

}  // namespace aioshift::pipeline
