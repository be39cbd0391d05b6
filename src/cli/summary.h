// The lines on stderr that close a command.
#pragma once

#include <map>
#include <string>

#include "cli/session.h"

namespace aioshift::cli {

// What was fixed, by rule, and what was left, by reason. `verb`: what happened to the files
// ("would change", "changed").
void print_summary(const Analysis& analysis, const AnalysisOptions& options, std::string_view verb);

// How many sites are left by reason; nothing where there are none.
void print_left(const std::map<std::string, std::size_t>& by_reason);

// Every site that is left, a line each: for -v.
void print_sites_left(const Analysis& analysis);

}  // namespace aioshift::cli
