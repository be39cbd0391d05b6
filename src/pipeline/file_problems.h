// What is said of a file that cannot be processed, wholly or in part.
#pragma once

#include <optional>

#include "pipeline/file_scan.h"
#include "pipeline/parsed_file.h"

namespace aioshift::pipeline {

// Of a text that is invalid in its own encoding.
FileProblem source_problem(const text::SourceError& error);

// One line a file: the first syntax error, and how many more there are. Nothing where there is none.
std::optional<FileProblem> syntax_problem(const ParsedFile& parsed);

}  // namespace aioshift::pipeline
