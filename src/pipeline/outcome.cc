#include "pipeline/outcome.h"

namespace aioshift::pipeline {
namespace {
constexpr std::size_t kLongestShownLine = 1000;
}  // namespace

void report_findings(const ParsedFile& parsed, std::span<const rules::Finding> findings, bool wants_captures,
                     FileOutcome& outcome) {
  const text::LineIndex& lines = parsed.source.lines();
  const std::string_view text = parsed.tree.text();
  for (const rules::Finding& finding : findings) {
    ReportedFinding reported;
    reported.rule = finding.rule;
    reported.begin = lines.position(text, finding.range.begin);
    reported.end = lines.position(text, finding.range.end);
    reported.message = finding.message;
    reported.applicability = finding.applicability;
    reported.reason = finding.reason;
    for (const rules::Label& label : finding.labels) {
      reported.labels.push_back({lines.position(text, label.range.begin),
                                 lines.position(text, label.range.end), label.message, label.is_primary});
    }
    for (const rules::TraceStep& step : finding.trace)
      reported.trace.push_back({step.file, step.begin, step.end, step.message});
    if (wants_captures) {
      reported.text = text.substr(finding.range.begin, finding.range.size());
      reported.captures = finding.captures;
    }
    const text::Range line = lines.content_range(text, lines.line_at(finding.range.begin));
    // For people: nobody reads a generated line, and a copy for each of its findings takes gigabytes.
    if (line.size() <= kLongestShownLine) reported.source_line = text.substr(line.begin, line.size());
    outcome.findings.push_back(std::move(reported));
  }
}

void count_left(std::span<const rules::Finding> findings, FileOutcome& outcome) {
  for (const rules::Finding& finding : findings) {
    if (finding.reason) {
      ++outcome.left[std::string(rewrite::id_of(*finding.reason))];
    } else if (finding.fix) {
      ++outcome.left["unsafe"];
    }
  }
}

}  // namespace aioshift::pipeline
