// What is kept of findings once the tree is gone.
#pragma once

#include <span>

#include "pipeline/parsed_file.h"
#include "pipeline/run.h"
#include "rules/rule.h"

namespace aioshift::pipeline {

// Adds the findings on `parsed` to those that the outcome reports.
void report_findings(const ParsedFile& parsed, std::span<const rules::Finding> findings, bool wants_captures,
                     FileOutcome& outcome);

// Counts the findings that stay in the file: refused, or fixable only as unsafe.
void count_left(std::span<const rules::Finding> findings, FileOutcome& outcome);

}  // namespace aioshift::pipeline
