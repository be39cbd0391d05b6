// What scan leaves of one file: what link reads, small and without text or tree.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/rule_table.h"
#include "semantics/file_facts.h"

namespace aioshift::pipeline {

// What a file says about names that go from module to module.
struct NameFacts {
  std::vector<semantics::ExportedName> exports;
  std::vector<std::string> imports;  // see semantics::imports_of

  friend bool operator==(const NameFacts&, const NameFacts&) = default;
};

// A file that could not be processed, wholly or in part.
struct FileProblem {
  std::string message;  // "line 3: syntax error", "Permission denied"

  friend bool operator==(const FileProblem&, const FileProblem&) = default;
};

struct FileScan {
  std::vector<RuleNumber> rules;  // that can match in the file, ascending
  semantics::FileFacts facts;
  std::optional<NameFacts> names;     // where they were asked for
  std::vector<std::string> mentions;  // of rules::Rule::fixed_names; where files are scanned for later
  std::vector<FileProblem> problems;
  std::uint64_t hash = 0;  // XXH3 of the bytes, where the file may be read again
  std::size_t size = 0;    // bytes
  std::string project;     // see InputFile::project; set by link
  bool was_read = false;
};

}  // namespace aioshift::pipeline
