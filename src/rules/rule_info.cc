#include "rules/rule_info.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>

namespace aioshift::rules {
namespace {

constexpr auto kKeys = std::to_array<std::string_view>(
    {"id", "summary", "groups", "codes", "severity", "default", "by-name", "needs", "options"});
constexpr auto kHeadings = std::to_array<std::string_view>(
    {"## What it does", "## Why", "## Example", "## Fix safety", "## Not fixed", "## References"});

std::vector<std::string> strings(const YAML::Node& node) {
  std::vector<std::string> values;
  for (const YAML::Node& value : node) values.push_back(value.as<std::string>());
  return values;
}

tl::expected<RuleInfo, std::string> read_front_matter(const YAML::Node& yaml) {
  RuleInfo info;
  for (const auto& entry : yaml) {
    const auto key = entry.first.as<std::string>();
    if (std::find(kKeys.begin(), kKeys.end(), key) == kKeys.end())
      return tl::unexpected("unknown key " + key);
  }
  info.id = yaml["id"].as<std::string>();
  info.summary = yaml["summary"].as<std::string>();
  info.groups = strings(yaml["groups"]);
  if (yaml["codes"]) info.codes = strings(yaml["codes"]);
  if (yaml["severity"]) info.severity = yaml["severity"].as<std::string>();
  if (info.severity != "error" && info.severity != "warning" && info.severity != "note") {
    return tl::unexpected("severity: not error, warning or note: " + info.severity);
  }
  if (yaml["default"]) info.is_default = yaml["default"].as<bool>();
  if (yaml["by-name"]) info.is_by_name = yaml["by-name"].as<bool>();
  if (info.is_by_name) info.is_default = false;
  if (yaml["needs"]) {
    info.needs = parse_target(yaml["needs"].as<std::string>());
    if (!info.needs) return tl::unexpected(std::string("needs: not a version"));
  }
  for (const YAML::Node& option : yaml["options"]) {
    OptionInfo read;
    read.name = option["name"].as<std::string>();
    read.type = option["type"].as<std::string>("string");
    read.default_value = option["default"].as<std::string>();
    read.description = option["description"].as<std::string>("");
    if (option["choices"]) read.choices = strings(option["choices"]);
    info.options.push_back(std::move(read));
  }
  return info;
}

}  // namespace

tl::expected<RuleInfo, std::string> parse_rule_document(std::string_view text) {
  constexpr std::string_view fence = "---\n";
  if (!text.starts_with(fence)) return tl::unexpected(std::string("no front matter"));
  const std::size_t end = text.find("\n---\n", fence.size());
  if (end == std::string_view::npos) return tl::unexpected(std::string("the front matter does not end"));
  tl::expected<RuleInfo, std::string> info;
  try {
    info = read_front_matter(YAML::Load(std::string(text.substr(fence.size(), end - fence.size() + 1))));
  } catch (const YAML::Exception& error) {
    return tl::unexpected(std::string(error.what()));
  }
  if (!info) return info;
  std::string_view body = text.substr(end + 5);
  body.remove_prefix(std::min(body.find_first_not_of('\n'), body.size()));
  info->documentation = body;
  std::size_t at = 0;
  for (const std::string_view heading : kHeadings) {
    at = body.find(heading, at);
    if (at == std::string_view::npos)
      return tl::unexpected(fmt::format("no heading \"{}\", or not in order", heading));
  }
  return info;
}

std::string rule_page(const RuleInfo& info) {
  std::string page = fmt::format("# {}\n\n{}\n\n", info.id, info.summary);
  page += fmt::format("| | |\n|---|---|\n| groups | {} |\n", fmt::join(info.groups, ", "));
  if (!info.codes.empty())
    page += fmt::format("| other linters' codes | {} |\n", fmt::join(info.codes, ", "));
  page += fmt::format("| severity | {} |\n| runs by default | {} |\n", info.severity,
                      info.is_default   ? "yes"
                      : info.is_by_name ? "no, only where its name is selected"
                                        : "no");
  if (info.needs) page += fmt::format("| needs | Python {}.{} |\n", info.needs->major, info.needs->minor);
  for (const OptionInfo& option : info.options) {
    page += fmt::format("| option `{}` | {} ({}, default `{}`", option.name, option.description, option.type,
                        option.default_value);
    if (!option.choices.empty()) page += fmt::format("; one of {}", fmt::join(option.choices, ", "));
    page += ") |\n";
  }
  return page + "\n" + info.documentation;
}

}  // namespace aioshift::rules
