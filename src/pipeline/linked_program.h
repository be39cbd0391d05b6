// The whole program, solved, for rules that decide over all files at once.
#pragma once

#include <tbb/task_arena.h>

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "pipeline/run.h"
#include "rules/program_view.h"
#include "rules/rule.h"
#include "semantics/program/solver.h"

namespace aioshift::pipeline {

class LinkedProgram {
 public:
  // Reads and parses every file, and finds out what its values are. The arguments must outlive it. `rules`:
  // those that will decide, by their ids.
  LinkedProgram(std::span<const InputFile> inputs, std::vector<const rules::Rule*> rules, const Reader& read,
                const RunOptions& options, tbb::task_arena& arena);

  // Lets the rule decide; suppressed findings included, since what one file suppresses is not one finding's
  // matter alone: the rule heeds ProgramView::Opened::suppressions.
  std::vector<rules::LocatedFinding> decide(const rules::Rule& rule) const;

  // XXH3 of the bytes that were read.
  std::uint64_t hash(std::size_t file) const { return hashes_[file]; }
  // Of files that could not be read, or not in all their parts.
  const std::vector<FileOutcome>& problems() const { return problems_; }

 private:
  class View;

  std::span<const InputFile> inputs_;
  std::vector<const rules::Rule*> rules_;
  const Reader& read_;
  const RunOptions& options_;
  tbb::task_arena& arena_;
  rules::AsyncNames names_;
  std::vector<std::uint64_t> hashes_;
  std::vector<FileOutcome> problems_;
  semantics::LibraryTypes libraries_;
  std::optional<semantics::WholeProgram> program_;
  std::optional<semantics::Solver> solver_;
};

// What all configurations of the files say together.
rules::AsyncNames async_names_of(std::span<const InputFile> files);

}  // namespace aioshift::pipeline
