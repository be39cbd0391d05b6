// The contract of `check --output-format json`: docs/ describes it, its keys never change.
#include <nlohmann/json.hpp>

#include "report/formats.h"

namespace aioshift::report {
namespace {

// Keys in the order of the contract.
using Json = nlohmann::ordered_json;

Json step_json(const Step& step) {
  return {{"path", printable(step.at.path)},
          {"line", step.at.line},
          {"column", step.at.column},
          {"message", valid_utf8(step.message)}};
}

Json label_json(const Label& label) {
  return {{"line", label.at.line},
          {"column", label.at.column},
          {"end_line", label.at.end_line},
          {"end_column", label.at.end_column},
          {"style", label.is_primary ? "primary" : "secondary"},
          {"message", label.message.empty() ? Json(nullptr) : Json(valid_utf8(label.message))}};
}

Json finding_json(const Finding& finding) {
  Json codes = Json::array();
  for (const std::string& code : finding.codes) codes.push_back(valid_utf8(code));
  Json trace = Json::array();
  for (const Step& step : finding.trace) trace.push_back(step_json(step));
  Json json = {{"rule", valid_utf8(finding.rule)},
               {"codes", std::move(codes)},
               {"severity", valid_utf8(finding.severity)},
               {"path", printable(finding.at.path)},
               {"line", finding.at.line},
               {"column", finding.at.column},
               {"end_line", finding.at.end_line},
               {"end_column", finding.at.end_column},
               {"message", valid_utf8(finding.message)},
               {"applicability", valid_utf8(finding.applicability)},
               {"reason", finding.reason ? Json(valid_utf8(*finding.reason)) : Json(nullptr)},
               {"trace", std::move(trace)}};
  // Keys that only rules with such things have.
  if (!finding.note.empty()) json["note"] = valid_utf8(finding.note);
  if (!finding.url.empty()) json["url"] = valid_utf8(finding.url);
  if (!finding.labels.empty()) {
    json["labels"] = Json::array();
    for (const Label& label : finding.labels) json["labels"].push_back(label_json(label));
  }
  return json;
}

// All of it in ASCII: a terminal has nothing to obey in it, and a parser reads the text itself.
std::string dump(const Json& json) {
  return json.dump(-1, ' ', /*ensure_ascii=*/true);
}

}  // namespace

// A finding a line, which grep and a diff of two reports like, and never a document for all of them
// in memory.
std::string render_json(const Report& report) {
  std::string out = "{\"version\": 1,\n \"findings\": [";
  std::string_view separator = "\n  ";
  for (const Finding& finding : report.findings) {
    out += separator;
    out += dump(finding_json(finding));
    separator = ",\n  ";
  }
  const Json summary = {{"files", report.summary.files},
                        {"findings", report.summary.findings},
                        {"fixable", report.summary.fixable},
                        {"errors", report.summary.errors}};
  return out.append("],\n \"summary\": ").append(dump(summary)).append("}\n");
}

}  // namespace aioshift::report
