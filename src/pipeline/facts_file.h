// What travels between machines when scan, link and rewrite run on several: facts and plans, as JSON lines.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "pipeline/run.h"

namespace aioshift::pipeline {

// What must be the same for parts that are to be put together.
struct RunIdentity {
  std::string version;                 // of the program
  std::vector<std::string> arguments;  // of the command line: paths and options that matter for the result
  std::uint64_t configuration = 0;     // a checksum of the rules and their options
  std::uint64_t paths = 0;             // a checksum of the names of all files
  std::size_t files = 0;               // of the program
  std::vector<std::string> qualified;  // see qualified_names_of

  friend bool operator==(const RunIdentity&, const RunIdentity&) = default;
};

// A FileScan that knows neither settings nor a list of files.
struct FileRecord {
  std::string path;
  std::vector<std::string> rules;  // ids
  FileScan scan;                   // without rules
  bool may_know_aliases = false;   // see LinkedFile
};

enum class FactsKind { kFacts, kPlan };

// The facts of a part of the files, in their order, or the plan for all of them.
struct Facts {
  FactsKind kind = FactsKind::kFacts;
  RunIdentity run;
  std::size_t begin = 0;  // the number of the first file
  std::vector<FileRecord> files;
};

// The first line says what the file is, and each one after it is about one file.
std::string to_text(const Facts& facts);

// The error is for people, and names the line; `name` is the file's.
tl::expected<Facts, std::string> read_facts(std::string_view text, std::string_view name, FactsKind expected);

FileRecord to_record(const InputFile& input, FileScan scan);
// The error is for people: the plan and the files, or the rules, do not belong together.
tl::expected<LinkedFile, std::string> from_record(const InputFile& input, FileRecord record);

// Checksums of what the files' settings say, and of their paths.
std::uint64_t configuration_of(std::span<const InputFile> files);
std::uint64_t paths_of(std::span<const InputFile> files);

// Puts the facts of all parts together, in any order, and settles what a file must know of others. The error
// is for people: a part is missing or there twice, or the parts are of different runs.
tl::expected<Facts, std::string> link(std::vector<Facts> parts);

}  // namespace aioshift::pipeline
