#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "cli/changes.h"
#include "cli/commands.h"
#include "cli/help.h"
#include "cli/interactive.h"
#include "cli/interrupt.h"
#include "cli/terminal.h"
#include "report/matches.h"
#include "rules/data_rule.h"

namespace aioshift::cli {
namespace {

enum class MatchFormat { kText, kJson };

struct RunOptions {
  AnalysisOptions analysis;
  std::string pattern;
  std::string selector;
  pattern::Strictness strictness = pattern::Strictness::kSmart;
  std::optional<std::string> rewrite;
  std::string rule_file;
  bool qualified = false;
  bool apply = false;
  bool interactive = false;
  MatchFormat format = MatchFormat::kText;
};

// The rule that -p and -r describe.
rules::RuleDocument document_of(const RunOptions& options) {
  rules::RuleDocument document;
  document.file = "-p";
  document.id = "pattern";
  document.message = "the pattern matches";
  document.core.qualified = options.qualified;
  pattern::PatternSpec spec;
  spec.context = options.pattern;
  if (!options.selector.empty()) spec.selector = options.selector;
  spec.strictness = options.strictness;
  document.core.rule.pattern = std::move(spec);
  if (options.rewrite) {
    rules::FixSpec fix;
    fix.replacement = *options.rewrite;
    document.fixes.push_back(std::move(fix));
  }
  return document;
}

tl::expected<rules::Registry, std::string> rules_of(const RunOptions& options) {
  rules::Registry registry;
  if (options.pattern.empty() == options.rule_file.empty())
    return tl::unexpected(std::string("either -p PATTERN or --rule FILE is needed"));
  if (!options.rule_file.empty()) {
    if (options.rewrite) return tl::unexpected(std::string("-r goes with -p: a rule has its own fix"));
    if (auto ok = add_user_rules({options.rule_file}, registry); !ok) return tl::unexpected(ok.error());
    return registry;
  }
  auto rule = rules::DataRule::compile(document_of(options), nullptr);
  if (!rule) return tl::unexpected("-p: " + rule.error().message);
  if ((*rule)->has_pattern_error())
    say("-p: the pattern is no valid Python by itself, and may match what is not meant");
  registry.add(std::move(*rule));
  return registry;
}

int print_matches(const Analysis& analysis, const RunOptions& options) {
  if (analysis.result.interrupted) die_of_interrupt();
  std::vector<report::PatternMatch> matches;
  bool gave_up = false;
  for (const pipeline::FileOutcome& file : analysis.result.files) {
    for (const pipeline::ReportedFinding& finding : file.findings) {
      // No match, but a place where nobody knows.
      if (finding.reason == rewrite::Reason::kRuleTooExpensive) {
        say_about(analysis.inputs[file.input].path,
                  fmt::format("line {}: rule `{}`: {}", finding.begin.line, finding.rule->id,
                              rewrite::describe(*finding.reason)));
        gave_up = true;
        continue;
      }
      report::PatternMatch match;
      match.rule = finding.rule->id;
      match.at = {analysis.inputs[file.input].path, finding.begin.line, finding.begin.column,
                  finding.end.line, finding.end.column};
      match.text = finding.text;
      match.source_line = finding.source_line;
      for (const rules::Capture& capture : finding.captures)
        match.metavariables.emplace_back(capture.name, capture.text);
      matches.push_back(std::move(match));
    }
  }
  const bool color = use_color(options.analysis.color, STDOUT_FILENO);
  const bool written =
      write_result(options.format == MatchFormat::kJson ? report::render_matches_json(matches)
                                                        : report::render_matches_text(matches, color));
  if (analysis.errors != 0 || gave_up || !written) return kError;
  return matches.empty() ? kFindings : kSuccess;
}

bool has_fix(const rules::Registry& registry) {
  for (const auto& rule : registry.rules()) {
    const auto* data = dynamic_cast<const rules::DataRule*>(rule.get());
    if (data != nullptr && !data->document().fixes.empty()) return true;
  }
  return false;
}

std::string fixes(std::size_t count) {
  return fmt::format("{} fix{}", count, count == 1 ? "" : "es");
}

int run_interactively(RunOptions& options, rules::Registry registry) {
  const auto& paths = options.analysis.paths;
  auto answers = Answers::open(std::find(paths.begin(), paths.end(), "-") != paths.end());
  if (!answers) {
    say_error("-i: " + answers.error());
    return kError;
  }
  Interview interview(*answers, use_color(options.analysis.color, STDERR_FILENO), watch_for_interrupts());
  AnalysisRequest request;
  request.rules = std::move(registry);
  request.choose = [&](const pipeline::Proposal& proposal) { return interview.ask(proposal); };
  auto analysis = analyse(options.analysis, std::move(request));
  if (!analysis) {
    say_error(analysis.error());
    return kError;
  }
  const int code = apply_changes(**analysis, options.analysis);
  if (!options.analysis.quiet && (interview.left() != 0 || interview.has_left_the_rest())) {
    say(interview.has_left_the_rest()
            ? fmt::format("left as you chose: {} and all that followed", fixes(interview.left()))
            : fmt::format("left as you chose: {}", fixes(interview.left())));
  }
  return code;
}

int run_run(RunOptions& options) {
  auto registry = rules_of(options);
  if (!registry) {
    say_error(registry.error());
    return kError;
  }
  const bool rewrites = has_fix(*registry);
  if (options.apply && !rewrites) {
    say_error("--apply: there is nothing to write without -r REWRITE or a rule's fix");
    return kError;
  }
  if (options.interactive) {
    if (!rewrites) {
      say_error("-i: there is nothing to choose without -r REWRITE or a rule's fix");
      return kError;
    }
    if (options.format == MatchFormat::kJson) {
      say_error("-i asks in the terminal: it does not go with --output-format json");
      return kError;
    }
    return run_interactively(options, std::move(*registry));
  }
  const bool lists_matches = !rewrites || options.format == MatchFormat::kJson;
  AnalysisRequest request;
  request.rewrite = !lists_matches || options.apply;
  request.wants_captures = lists_matches;
  request.rules = std::move(*registry);
  auto analysis = analyse(options.analysis, std::move(request));
  if (!analysis) {
    say_error(analysis.error());
    return kError;
  }
  if (options.apply) {
    if (options.format == MatchFormat::kJson) print_matches(**analysis, options);
    return apply_changes(**analysis, options.analysis);
  }
  return lists_matches ? print_matches(**analysis, options) : print_diff(**analysis, options.analysis, false);
}

}  // namespace

void add_run(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand("run", "Searches for a pattern, or rewrites what matches");
  auto options = std::make_shared<RunOptions>();
  const std::string group = "Pattern";
  command
      ->add_option("-p,--pattern", options->pattern,
                   "Code in which $A stands for one node, $$$A for any number")
      ->type_name("PATTERN")
      ->group(group);
  command->add_option("-r,--rewrite", options->rewrite, "What takes its place; shown as a diff")
      ->type_name("REWRITE")
      ->group(group);
  command->add_option("--rule", options->rule_file, "A file of rules, YAML, instead of -p and -r")
      ->type_name("FILE")
      ->group(group);
  command
      ->add_flag("--qualified", options->qualified,
                 "Dotted names in the pattern match whatever is bound to them,\nthrough imports and aliases")
      ->group(group);
  command->add_option("--selector", options->selector, "The kind of the node in PATTERN that is the pattern")
      ->type_name("KIND")
      ->group(group);
  using pattern::Strictness;
  add_choice<Strictness>(*command, "--strictness", options->strictness,
                         {{"cst", Strictness::kCst},
                          {"smart", Strictness::kSmart},
                          {"ast", Strictness::kAst},
                          {"relaxed", Strictness::kRelaxed},
                          {"signature", Strictness::kSignature},
                          {"template", Strictness::kTemplate}},
                         "What must be equal: cst, smart (the default), ast, relaxed,\nsignature or template")
      ->type_name("HOW")
      ->group(group);
  command->add_flag("--apply", options->apply, "Write the files instead of showing a diff")->group(group);
  command
      ->add_flag("-i,--interactive", options->interactive,
                 "Ask about each fix in the terminal, and write those that are\nwanted")
      ->group(group);
  add_choice<MatchFormat>(*command, "--output-format", options->format,
                          {{"text", MatchFormat::kText}, {"json", MatchFormat::kJson}},
                          "text (the default) or json")
      ->type_name("FORMAT")
      ->group("Output");
  add_analysis_options(*command, options->analysis);
  command->callback([options, &action] { action = [options] { return run_run(*options); }; });
}

}  // namespace aioshift::cli
