// The lines on stderr that close a command.
#pragma once

#include "cli/session.h"

namespace aioshift::cli {

// What was fixed, by rule, and what was left, by reason. `verb`: what happened to the files
// ("would change", "changed").
void print_summary(const Analysis& analysis, const AnalysisOptions& options, std::string_view verb);

// Every site that is left, a line each: for -v.
void print_sites_left(const Analysis& analysis);

}  // namespace aioshift::cli
