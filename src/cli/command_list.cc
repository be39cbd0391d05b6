#include <fmt/format.h>
#include <fmt/ranges.h>

#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/session.h"
#include "cli/terminal.h"
#include "transforms/registration.h"

namespace aioshift::cli {
namespace {

std::string as_json(const rules::Registry& registry) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const auto& rule : registry.rules()) {
    const rules::RuleInfo& info = rule->info();
    list.push_back({{"rule", info.id},
                    {"summary", info.summary},
                    {"groups", info.groups},
                    {"codes", info.codes},
                    {"severity", info.severity},
                    {"default", info.is_default}});
  }
  return nlohmann::ordered_json{{"version", 1}, {"rules", list}}.dump(2) + "\n";
}

std::string as_text(const rules::Registry& registry) {
  std::size_t width = 0;
  for (const auto& rule : registry.rules()) width = std::max(width, rule->info().id.size());
  std::string text;
  for (const auto& rule : registry.rules()) {
    const rules::RuleInfo& info = rule->info();
    text +=
        fmt::format("{:<{}}  {:<8} {}{}\n", info.id, width, fmt::format("{}", fmt::join(info.groups, ",")),
                    info.summary, info.is_default ? "" : " (only where selected)");
  }
  return text;
}

}  // namespace

void add_list(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand("list", "Lists the rules");
  auto as_json_wanted = std::make_shared<bool>(false);
  add_choice<bool>(*command, "--output-format", *as_json_wanted, {{"text", false}, {"json", true}},
                   "text (the default) or json")
      ->type_name("FORMAT");
  command->callback([as_json_wanted, &action] {
    action = [as_json_wanted] {
      const auto registry = transforms::built_in_rules();
      if (!registry) {
        say_error(registry.error());
        return kError;
      }
      return write_result(*as_json_wanted ? as_json(*registry) : as_text(*registry)) ? kSuccess : kError;
    };
  });
}

}  // namespace aioshift::cli
