// What becomes of a run's new texts: a diff on stdout, or files.
#pragma once

#include "cli/session.h"

namespace aioshift::cli {

// Prints the unified diff of exactly what apply_changes would write, and the summary. Gives the exit
// code: with `check`, kFindings where there is a difference.
int print_diff(const Analysis& analysis, const AnalysisOptions& options, bool check);

// Replaces the files, or prints the new text where standard input was read, and prints the summary. Gives
// the exit code.
int apply_changes(Analysis& analysis, const AnalysisOptions& options);

}  // namespace aioshift::cli
