// SARIF 2.1.0 (OASIS), as code scanning services take it. Section numbers are the standard's.
#include <fmt/format.h>

#include <iterator>
#include <map>
#include <nlohmann/json.hpp>

#include "report/formats.h"

namespace aioshift::report {
namespace {

using Json = nlohmann::ordered_json;

// 3.4.3: a URI; a path is a relative reference (RFC 3986). Its bytes are percent-encoded, so that
// no name is lost, whatever its encoding. A colon too: "a:b.py" would have a scheme.
std::string uri(std::string_view path) {
  while (path.starts_with("./")) path.remove_prefix(2);
  std::string out = path.starts_with('/') ? "file://" : "";
  for (char c : path) {
    bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                 std::string_view("-._~/").find(c) != std::string_view::npos;
    if (plain) {
      out += c;
    } else {
      fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

Json artifact_location(std::string_view path) {
  Json location = {{"uri", uri(path)}};
  if (!path.starts_with('/')) location["uriBaseId"] = "%SRCROOT%";
  return location;
}

// 3.11.5: braces stand for placeholders, so a literal one is doubled.
Json message(std::string_view text) {
  std::string doubled;
  for (char c : valid_utf8(text)) {
    doubled += c;
    if (c == '{' || c == '}') doubled += c;
  }
  return {{"text", std::move(doubled)}};
}

// 3.30.8: endColumn is the column after the region, as ours is.
Json region(const Location& at) {
  Json json = {{"startLine", at.line}, {"startColumn", at.column}};
  json["endLine"] = at.end_line;
  json["endColumn"] = at.end_column;
  return json;
}

// 3.38: a step is a location of its own, with its message. Steps are points: where a call stands.
Json step_json(const Step& step) {
  Json location = {{"physicalLocation",
                    {{"artifactLocation", artifact_location(step.at.path)},
                     {"region", {{"startLine", step.at.line}, {"startColumn", step.at.column}}}}},
                   {"message", message(step.message)}};
  return {{"location", std::move(location)}};
}

Json label_json(const Label& label) {
  Json location = {{"physicalLocation",
                    {{"artifactLocation", artifact_location(label.at.path)}, {"region", region(label.at)}}}};
  if (!label.message.empty()) location["message"] = message(label.message);
  return location;
}

std::string_view level(std::string_view severity) {
  if (severity == "error" || severity == "warning") return severity;
  return "note";
}

Json result_json(const Finding& finding, const std::map<std::string_view, std::size_t>& rule_indices) {
  Json physical = {{"artifactLocation", artifact_location(finding.at.path)}, {"region", region(finding.at)}};
  if (!finding.source_line.empty()) {
    physical["contextRegion"] = {{"startLine", finding.at.line},
                                 {"endLine", finding.at.line},
                                 {"snippet", {{"text", valid_utf8(finding.source_line)}}}};
  }
  Json result = {{"ruleId", valid_utf8(finding.rule)}};
  if (auto rule = rule_indices.find(finding.rule); rule != rule_indices.end())
    result["ruleIndex"] = rule->second;
  result["level"] = level(finding.severity);
  result["message"] = message(finding.message);
  result["locations"] = Json::array({Json{{"physicalLocation", std::move(physical)}}});
  if (!finding.trace.empty()) {
    Json steps = Json::array();
    for (const Step& step : finding.trace) steps.push_back(step_json(step));
    Json flow = {{"threadFlows", Json::array({Json{{"locations", std::move(steps)}}})}};
    result["codeFlows"] = Json::array({std::move(flow)});
  }
  if (!finding.labels.empty()) {
    // 3.27.22: locations that help to understand the result.
    Json related = Json::array();
    for (const Label& label : finding.labels) related.push_back(label_json(label));
    result["relatedLocations"] = std::move(related);
  }
  Json properties = {{"applicability", valid_utf8(finding.applicability)}};
  if (finding.reason) {
    properties["reason"] = valid_utf8(*finding.reason);
    if (!finding.reason_text.empty()) properties["reasonText"] = valid_utf8(finding.reason_text);
  }
  if (!finding.codes.empty()) {
    properties["codes"] = Json::array();
    for (const std::string& code : finding.codes) properties["codes"].push_back(valid_utf8(code));
  }
  if (!finding.note.empty()) properties["note"] = valid_utf8(finding.note);
  if (!finding.url.empty()) properties["url"] = valid_utf8(finding.url);
  result["properties"] = std::move(properties);
  return result;
}

Json rule_json(const RuleDescription& rule) {
  Json json = {{"id", valid_utf8(rule.id)}};
  if (!rule.summary.empty()) json["shortDescription"] = {{"text", valid_utf8(rule.summary)}};
  if (!rule.help_markdown.empty()) {
    // 3.12.3: text is required beside markdown. Markdown is made to be read as it stands.
    json["help"] = {{"text", valid_utf8(rule.help_markdown)}, {"markdown", valid_utf8(rule.help_markdown)}};
  }
  return json;
}

}  // namespace

std::string render_sarif(const Report& report) {
  Json rules = Json::array();
  std::map<std::string_view, std::size_t> rule_indices;
  for (const RuleDescription& rule : report.rules) {
    // 3.19.23: the elements are unique.
    if (!rule_indices.try_emplace(rule.id, rules.size()).second) continue;
    rules.push_back(rule_json(rule));
  }
  Json results = Json::array();
  for (const Finding& finding : report.findings) results.push_back(result_json(finding, rule_indices));
  Json driver = {{"name", "aioshift"}};
  if (!report.version.empty()) driver["version"] = valid_utf8(report.version);
  driver["rules"] = std::move(rules);
  Json run = {{"tool", {{"driver", std::move(driver)}}},
              // 3.14.17: we count characters; the default would be UTF-16 code units.
              {"columnKind", "unicodeCodePoints"},
              {"results", std::move(results)}};
  const Json log = {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                    {"version", "2.1.0"},
                    {"runs", Json::array({std::move(run)})}};
  return log.dump(2, ' ', /*ensure_ascii=*/true) + "\n";
}

}  // namespace aioshift::report
