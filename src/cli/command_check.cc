#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/interrupt.h"
#include "cli/session.h"
#include "cli/summary.h"
#include "cli/terminal.h"
#include "report/report.h"

namespace aioshift::cli {
namespace {

struct CheckOptions {
  AnalysisOptions analysis;
  report::Format format = report::Format::kText;
};

report::Finding to_report(const pipeline::ReportedFinding& finding, const std::string& path,
                          std::span<const pipeline::InputFile> inputs) {
  report::Finding result;
  result.rule = finding.rule->id;
  result.codes = finding.rule->codes;
  result.severity = finding.rule->severity;
  result.at = {path, finding.begin.line, finding.begin.column, finding.end.line, finding.end.column};
  result.message = finding.message;
  result.applicability = rewrite::to_string(finding.applicability);
  if (finding.reason) {
    result.reason = std::string(rewrite::id_of(*finding.reason));
    result.reason_text = rewrite::describe(*finding.reason);
  }
  result.source_line = finding.source_line;
  result.note = finding.rule->note;
  result.url = finding.rule->url;
  for (const auto& label : finding.labels) {
    result.labels.push_back({{path, label.begin.line, label.begin.column, label.end.line, label.end.column},
                             label.message,
                             label.is_primary});
  }
  for (const auto& step : finding.trace) {
    result.trace.push_back(
        {{inputs[step.input].path, step.begin.line, step.begin.column, step.end.line, step.end.column},
         step.message});
  }
  return result;
}

int run_check(CheckOptions& options) {
  auto prepared = analyse(options.analysis, {.rewrite = false, .rules = {}});
  if (!prepared) {
    say_error(prepared.error());
    return kError;
  }
  const Analysis& analysis = **prepared;
  if (analysis.result.interrupted) die_of_interrupt();
  std::vector<report::Finding> findings;
  report::Report report;
  report.summary.files = analysis.python_files;
  std::size_t unsafe = 0;
  std::map<std::string, std::size_t> left;
  for (const pipeline::FileOutcome& file : analysis.result.files) {
    const bool unsafe_wanted = analysis.inputs[file.input].settings->unsafe_fixes;
    for (const pipeline::ReportedFinding& finding : file.findings) {
      findings.push_back(to_report(finding, analysis.inputs[file.input].path, analysis.inputs));
      if (finding.applicability == rewrite::Applicability::kUnsafe && !unsafe_wanted) ++unsafe;
      if (finding.reason) ++left[std::string(rewrite::id_of(*finding.reason))];
      if (finding.applicability == rewrite::Applicability::kSafe ||
          (finding.applicability == rewrite::Applicability::kUnsafe && unsafe_wanted)) {
        ++report.summary.fixable;
      }
    }
  }
  report.summary.findings = findings.size();
  report.summary.errors = analysis.errors;
  report.findings = findings;
  report.version = AIOSHIFT_VERSION;
  std::vector<report::RuleDescription> rules;
  for (const auto& rule : analysis.registry.rules()) {
    rules.push_back({rule->info().id, rule->info().summary, rules::rule_page(rule->info())});
  }
  // Those of configurations are in their registries.
  for (const pipeline::FileOutcome& file : analysis.result.files) {
    for (const pipeline::ReportedFinding& finding : file.findings) {
      if (analysis.registry.find(finding.rule->id) == nullptr &&
          std::none_of(rules.begin(), rules.end(),
                       [&](const auto& rule) { return rule.id == finding.rule->id; }))
        rules.push_back({finding.rule->id, finding.rule->summary, rules::rule_page(*finding.rule)});
    }
  }
  report.rules = rules;
  const bool color = use_color(options.analysis.color, STDOUT_FILENO);
  const bool written = write_result(report::render(report, options.format, color));
  if (!options.analysis.quiet && analysis.result.files_seen != 0) {
    say(fmt::format("{} finding{} in {} file{}; {} fixable{}", findings.size(),
                    findings.size() == 1 ? "" : "s", report.summary.files,
                    report.summary.files == 1 ? "" : "s", report.summary.fixable,
                    unsafe == 0 ? "" : fmt::format(", {} more with --unsafe-fixes", unsafe)));
    print_left(left);
  }
  if (analysis.errors != 0 || !written) return kError;
  return findings.empty() ? kSuccess : kFindings;
}

}  // namespace

void add_check(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand("check", "Reports what could be better, and changes nothing");
  auto options = std::make_shared<CheckOptions>();
  add_analysis_options(*command, options->analysis);
  add_choice<report::Format>(*command, "--output-format", options->format,
                             {{"text", report::Format::kText},
                              {"json", report::Format::kJson},
                              {"sarif", report::Format::kSarif},
                              {"github", report::Format::kGithub},
                              {"markdown", report::Format::kMarkdown}},
                             "text (the default), json, sarif, github or markdown")
      ->type_name("FORMAT")
      ->group("Output");
  command->callback([options, &action] { action = [options] { return run_check(*options); }; });
}

}  // namespace aioshift::cli
