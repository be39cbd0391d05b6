// The scan of a whole program: what every file's code does with values.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "pipeline/run.h"
#include "semantics/program/whole_program.h"

namespace aioshift::pipeline {

struct ProgramScan {
  std::vector<std::uint64_t> hashes;          // XXH3 of each file's bytes; 0 where it could not be read
  std::vector<semantics::ProgramFile> files;  // one for each input; empty code where it could not be read
  // Of those that could not be read, or not in all their parts.
  std::vector<FileOutcome> outcomes;
};

// Reads each file once, on all threads, and parses and lowers it unless RunOptions::cache knows it.
ProgramScan scan_program(std::span<const InputFile> files, const Reader& read, const RunOptions& options);

}  // namespace aioshift::pipeline
