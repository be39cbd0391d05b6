// The scan of a whole program: what every file's code does with values.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "pipeline/facts_cache.h"
#include "pipeline/run.h"
#include "semantics/program/whole_program.h"

namespace aioshift::pipeline {

class ProgramScan {
 public:
  // Stands for what a file's code says, wherever it says it: see semantics::EncodedCode.
  struct Digest {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    friend bool operator==(const Digest&, const Digest&) = default;
  };

  // Reads each file once, on all threads, and parses and lowers it unless RunOptions::cache knows it. The
  // arguments must outlive it.
  ProgramScan(std::span<const InputFile> inputs, const Reader& read, const RunOptions& options);

  // XXH3 of the file's bytes; 0 where it could not be read.
  std::uint64_t hash(std::size_t file) const { return files_[file].hash; }
  // Only where there is a cache.
  const Digest& digest(std::size_t file) const { return files_[file].digest; }
  // Of the files that could not be read, or not in all their parts.
  std::vector<FileOutcome> problems() const;

  // One for each file; empty code where it could not be read. What was known from the cache is fetched now,
  // or parsed where it is there no more: hashes, digests and problems are then those of what stands there
  // now.
  std::vector<semantics::ProgramFile> take_code();

 private:
  struct File {
    std::uint64_t hash = 0;
    Digest digest;
    std::optional<FileProblem> problem;
    FactsCache::Key key;
    std::optional<semantics::ModuleCode> code;  // none: the cache has it
  };

  void scan(std::size_t i);
  void load(std::size_t i);
  void lower(File& file, std::string bytes);
  bool is_known(File& file) const;
  template <typename Function>
  void for_each(const Function& function) const;

  std::span<const InputFile> inputs_;
  const Reader& read_;
  const RunOptions& options_;
  FactsCache* cache_;
  std::vector<File> files_;
};

}  // namespace aioshift::pipeline
