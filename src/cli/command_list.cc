#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/session.h"
#include "cli/terminal.h"
#include "report/report.h"
#include "rewrite/reason.h"
#include "rules/data_rule.h"

namespace aioshift::cli {
namespace {

struct ListOptions {
  bool reasons = false;
  bool as_json = false;
  std::vector<std::string> rule_files;
};

bool is_user(const rules::RuleInfo& info) {
  return std::find(info.groups.begin(), info.groups.end(), "user") != info.groups.end();
}

std::string as_json(const rules::Registry& registry) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const auto& rule : registry.rules()) {
    const rules::RuleInfo& info = rule->info();
    list.push_back({{"rule", info.id},
                    {"summary", info.summary},
                    {"groups", info.groups},
                    {"codes", info.codes},
                    {"severity", info.severity},
                    {"default", info.is_default},
                    {"by_name", info.is_by_name}});
    if (const auto* data = dynamic_cast<const rules::DataRule*>(rule.get());
        data != nullptr && is_user(info)) {
      auto& entry = list.back();
      entry["file"] = report::printable(data->document().file);
      entry["line"] = data->document().line;
      entry["applicability"] =
          data->document().fixes.empty() ? "manual" : rewrite::to_string(data->document().applicability);
      if (!info.note.empty()) entry["note"] = info.note;
      if (!info.url.empty()) entry["url"] = info.url;
    }
  }
  return nlohmann::ordered_json{{"version", 1}, {"rules", list}}.dump(2) + "\n";
}

std::string reasons_as_json() {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const rewrite::Reason reason : rewrite::all_reasons()) {
    list.push_back({{"reason", rewrite::id_of(reason)},
                    {"description", rewrite::describe(reason)},
                    {"advice", rewrite::advice(reason)}});
  }
  return nlohmann::ordered_json{{"version", 1}, {"reasons", list}}.dump(2) + "\n";
}

std::string reasons_as_text() {
  std::size_t width = 0;
  for (const rewrite::Reason reason : rewrite::all_reasons())
    width = std::max(width, rewrite::id_of(reason).size());
  std::string text;
  for (const rewrite::Reason reason : rewrite::all_reasons()) {
    text += fmt::format("{:<{}}  {}\n", rewrite::id_of(reason), width, rewrite::describe(reason));
  }
  return text;
}

std::string as_text(const rules::Registry& registry) {
  std::size_t width = 0;
  for (const auto& rule : registry.rules()) width = std::max(width, rule->info().id.size());
  std::string text;
  for (const auto& rule : registry.rules()) {
    const rules::RuleInfo& info = rule->info();
    // A rule's message may have several lines.
    const std::string summary = report::printable(info.summary.substr(0, info.summary.find('\n')));
    text += fmt::format("{:<{}}  {:<8} {}{}\n", report::printable(info.id), width,
                        fmt::format("{}", fmt::join(info.groups, ",")), summary,
                        info.is_default   ? ""
                        : info.is_by_name ? " (only where selected by name)"
                                          : " (only where selected)");
  }
  return text;
}

int run_list(const ListOptions& options) {
  const bool json = options.as_json;
  if (options.reasons) return write_result(json ? reasons_as_json() : reasons_as_text()) ? kSuccess : kError;
  const auto registry = known_rules(options.rule_files);
  if (!registry) {
    say_error(registry.error());
    return kError;
  }
  return write_result(json ? as_json(*registry) : as_text(*registry)) ? kSuccess : kError;
}

}  // namespace

void add_list(CLI::App& app, Action& action) {
  CLI::App* command =
      app.add_subcommand("list", "Lists the rules, or the reasons why a site is left as it is");
  auto options = std::make_shared<ListOptions>();
  command->add_flag("--reasons", options->reasons,
                    "The reasons why a site is left as it is, instead of the rules");
  add_rule_files(*command, options->rule_files);
  add_choice<bool>(*command, "--output-format", options->as_json, {{"text", false}, {"json", true}},
                   "text (the default) or json")
      ->type_name("FORMAT");
  command->callback([options, &action] { action = [options] { return run_list(*options); }; });
}

}  // namespace aioshift::cli
