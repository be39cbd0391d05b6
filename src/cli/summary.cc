#include "cli/summary.h"

#include <fmt/format.h>

#include "cli/terminal.h"

namespace aioshift::cli {
namespace {

std::string plural(std::size_t count, std::string_view noun, std::string_view ending = "s") {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : ending);
}

std::string listed(const std::map<std::string, std::size_t>& counts) {
  std::string text;
  for (const auto& [name, count] : counts)
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, name);
  return text;
}

}  // namespace

void print_summary(const Analysis& analysis, const AnalysisOptions& options, std::string_view verb) {
  if (options.quiet) return;
  std::map<std::string, std::size_t> fixes;
  std::map<std::string, std::size_t> refused;
  std::size_t changed = 0;
  std::size_t fixed = 0;
  std::size_t unsafe = 0;
  std::size_t refusals = 0;
  for (const pipeline::FileOutcome& file : analysis.result.files) {
    if (file.has_change()) ++changed;
    for (const auto& [rule, count] : file.fixes) {
      fixes[rule] += count;
      fixed += count;
    }
    for (const auto& [reason, count] : file.left) {
      if (reason == "unsafe") {
        unsafe += count;
      } else {
        refused[reason] += count;
        refusals += count;
      }
    }
  }
  if (options.verbose) print_sites_left(analysis);
  if (analysis.result.files_seen == 0) return;  // what could not be read was named
  const std::string in = plural(analysis.result.files_seen, "file");
  if (fixed == 0) {
    say(fmt::format("nothing to fix in {}", in));
  } else {
    say(fmt::format("{} of {} {}: {} ({})", changed, in, verb, plural(fixed, "fix", "es"), listed(fixes)));
  }
  for (const std::string& note : analysis.dependency_notes) say("dependencies: " + note);
  if (unsafe != 0) say(fmt::format("{} more with --unsafe-fixes", plural(unsafe, "fix", "es")));
  if (refusals != 0) {
    print_left(refused);
    if (!options.verbose) say("-v names each; aioshift explain REASON says what can be done");
  }
}

void print_left(const std::map<std::string, std::size_t>& by_reason) {
  std::size_t sites = 0;
  for (const auto& [reason, count] : by_reason) sites += count;
  if (sites == 0) return;
  say(fmt::format("{} left as {}: {}", plural(sites, "site"), sites == 1 ? "it is" : "they are",
                  listed(by_reason)));
}

void print_sites_left(const Analysis& analysis) {
  for (const pipeline::FileOutcome& file : analysis.result.files) {
    for (const pipeline::ReportedFinding& finding : file.findings) {
      if (!finding.reason) continue;
      say_about(analysis.inputs[file.input].path,
                fmt::format("line {}, column {}: {} [{}]: {}", finding.begin.line, finding.begin.column,
                            finding.rule->id, rewrite::id_of(*finding.reason), finding.message));
    }
  }
}

}  // namespace aioshift::cli
