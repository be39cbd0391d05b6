#include <fmt/format.h>

#include <algorithm>

#include "cli/commands.h"
#include "cli/session.h"
#include "cli/terminal.h"
#include "text/nearest.h"

namespace aioshift::cli {
namespace {

struct ExplainOptions {
  std::string topic;
  std::vector<std::string> rule_files;
};

int run_explain(const ExplainOptions& options) {
  const std::string& topic = options.topic;
  const auto registry = known_rules(options.rule_files);
  if (!registry) {
    say_error(registry.error());
    return kError;
  }
  for (const auto& rule : registry->rules()) {
    const auto& codes = rule->info().codes;
    if (rule->info().id == topic || std::find(codes.begin(), codes.end(), topic) != codes.end()) {
      return write_result(rules::rule_page(rule->info())) ? kSuccess : kError;
    }
  }
  if (const auto reason = rewrite::find_reason(topic)) {
    return write_result(fmt::format("# {}\n\nNot rewritten: {}.\n\n{}\n", topic, rewrite::describe(*reason),
                                    rewrite::advice(*reason)))
               ? kSuccess
               : kError;
  }
  std::vector<std::string> known;
  for (const auto& rule : registry->rules()) known.push_back(rule->info().id);
  for (const rewrite::Reason reason : rewrite::all_reasons()) known.emplace_back(rewrite::id_of(reason));
  const std::string near = text::nearest(topic, known);
  say_error(fmt::format(
      "no rule or reason '{}'{}", topic,
      near.empty() ? "; aioshift list shows the rules" : fmt::format(", did you mean '{}'?", near)));
  return kError;
}

}  // namespace

void add_explain(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand("explain", "Prints a rule's documentation, or what a reason means");
  auto options = std::make_shared<ExplainOptions>();
  command
      ->add_option("topic", options->topic,
                   "A rule, another linter's code for it, or a reason why a site was left")
      ->type_name("RULE-or-REASON")
      ->required();
  add_rule_files(*command, options->rule_files);
  command->callback([options, &action] { action = [options] { return run_explain(*options); }; });
}

}  // namespace aioshift::cli
