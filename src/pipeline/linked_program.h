// The whole program, solved, for rules that decide over all files at once.
//
// What they decide is kept between runs, together with the texts that they have looked at for it
// (RunOptions:: cache). It depends on nothing else but the terms on which they look at each file, the names
// of the files, and what the files say: where all of this is as it was, so is the decision, and the program
// need not be solved again.
#pragma once

#include <tbb/task_arena.h>

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "pipeline/kept_decision.h"
#include "pipeline/program_scan.h"
#include "pipeline/run.h"
#include "rules/program_view.h"
#include "rules/rule.h"
#include "semantics/program/solver.h"

namespace aioshift::pipeline {

class LinkedProgram {
 public:
  // Reads every file. The arguments must outlive it. `rules`: those that will decide, by their ids.
  LinkedProgram(std::span<const InputFile> inputs, std::vector<const rules::Rule*> rules, const Reader& read,
                const RunOptions& options, tbb::task_arena& arena);

  // Lets all rules decide, in their order; suppressed findings included, since what one file suppresses is
  // not one finding's matter alone: the rule heeds ProgramView::Opened::suppressions. Once.
  std::vector<rules::LocatedFinding> decide();

  // XXH3 of the bytes that were read.
  std::uint64_t hash(std::size_t file) const { return scan_.hash(file); }
  // Of files that could not be read, or not in all their parts.
  std::vector<FileOutcome> problems() const { return scan_.problems(); }

 private:
  class View;
  class OpenedFiles;

  rules::ProgramView::Terms terms(const rules::Rule& rule, rules::ProgramView::File file) const;
  std::optional<KeptDecision> known_decision(FactsCache& cache) const;
  // `cache`: keeps it; there may be none.
  KeptDecision make_decision(FactsCache* cache);
  // Of all that a decision depends on but the texts of the files that are opened.
  FactsCache::Key decision_key(const FactsCache& cache) const;
  void link();

  std::span<const InputFile> inputs_;
  std::vector<const rules::Rule*> rules_;
  const Reader& read_;
  const RunOptions& options_;
  tbb::task_arena& arena_;
  rules::AsyncNames names_;
  ProgramScan scan_;
  semantics::LibraryTypes libraries_;
  std::optional<semantics::WholeProgram> program_;
  std::optional<semantics::Solver> solver_;
};

// What all configurations of the files say together.
rules::AsyncNames async_names_of(std::span<const InputFile> files);

}  // namespace aioshift::pipeline
