#include <fmt/format.h>

#include <algorithm>

#include "cli/commands.h"
#include "cli/facts_io.h"
#include "cli/session.h"
#include "cli/terminal.h"

namespace aioshift::cli {
namespace {

struct LinkOptions {
  std::vector<std::string> facts;
  std::string output;
  bool quiet = false;
};

int run_link(const LinkOptions& options) {
  std::vector<pipeline::Facts> parts;
  for (const std::string& path : options.facts) {
    auto facts = load_facts(path, pipeline::FactsKind::kFacts);
    if (!facts) {
      say_error(facts.error());
      return kError;
    }
    parts.push_back(std::move(*facts));
  }
  const auto plan = pipeline::link(std::move(parts));
  if (!plan) {
    say_error(plan.error());
    return kError;
  }
  if (!store_facts(*plan, options.output)) return kError;
  if (!options.quiet) {
    const auto affected = std::count_if(plan->files.begin(), plan->files.end(), [](const auto& file) {
      return !file.rules.empty() || file.may_know_aliases;
    });
    say(fmt::format("{} of {} files are for rewrite to look at", affected, plan->files.size()));
  }
  return kSuccess;
}

}  // namespace

void add_link(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand("link", "Second: settles what the files must know of each other");
  auto options = std::make_shared<LinkOptions>();
  command->add_option("facts", options->facts, "What scan wrote, of every part")
      ->type_name("FACTS")
      ->required();
  command->add_option("-o,--output", options->output, "Where the plan goes; default: standard output")
      ->type_name("FILE")
      ->take_last();
  command->add_flag("-q,--quiet", options->quiet, "Errors only");
  command->callback([options, &action] { action = [options] { return run_link(*options); }; });
}

}  // namespace aioshift::cli
