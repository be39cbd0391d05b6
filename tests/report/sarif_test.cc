// Checked against what the standard (SARIF 2.1.0, OASIS) and its schema require.
#include <gtest/gtest.h>

#include <cctype>
#include <nlohmann/json.hpp>
#include <set>

#include "sample.h"

namespace aioshift::report {
namespace {

using Json = nlohmann::ordered_json;

Json sarif(const std::vector<Finding>& findings) {
  return Json::parse(rendered(findings, Format::kSarif));
}

Json result(const Finding& finding) {
  return sarif({finding})["runs"][0]["results"][0];
}

// The schema forbids properties that it does not name ("additionalProperties": false).
void expect_keys(const Json& object, const std::set<std::string>& required,
                 const std::set<std::string>& optional) {
  ASSERT_TRUE(object.is_object()) << object;
  for (const std::string& key : required) EXPECT_TRUE(object.contains(key)) << key << " in " << object;
  for (const auto& [key, value] : object.items()) {
    EXPECT_TRUE(required.count(key) + optional.count(key) == 1) << key << " in " << object;
    EXPECT_FALSE(value.is_null()) << key;
  }
}

void expect_message(const Json& message) {
  expect_keys(message, {"text"}, {});
  EXPECT_TRUE(message["text"].is_string());
}

void expect_region(const Json& region) {
  expect_keys(region, {"startLine"}, {"startColumn", "endLine", "endColumn", "snippet"});
  for (const auto& [key, value] : region.items()) {
    if (key == "snippet") {
      expect_keys(value, {"text"}, {});
    } else {
      EXPECT_GE(value.get<int>(), 1);
    }
  }
}

void expect_location(const Json& location) {
  expect_keys(location, {"physicalLocation"}, {"message"});
  if (location.contains("message")) expect_message(location["message"]);
  const Json& physical = location["physicalLocation"];
  expect_keys(physical, {"artifactLocation", "region"}, {"contextRegion"});
  expect_keys(physical["artifactLocation"], {"uri"}, {"uriBaseId"});
  expect_region(physical["region"]);
  if (physical.contains("contextRegion")) expect_region(physical["contextRegion"]);
  for (char c : physical["artifactLocation"]["uri"].get<std::string>()) {
    EXPECT_TRUE(std::isalnum(static_cast<unsigned char>(c)) ||
                std::string_view("-._~/%:").find(c) != std::string::npos)
        << c;
  }
}

TEST(SarifReport, HasWhatTheSchemaRequiresAndNothingThatItForbids) {
  Json log =
      sarif({safe_finding(), unsafe_finding(), refused_finding(), traced_finding(), hostile_finding()});
  expect_keys(log, {"version", "runs"}, {"$schema"});
  EXPECT_EQ(log["version"], "2.1.0");
  ASSERT_EQ(log["runs"].size(), 1U);
  const Json& run = log["runs"][0];
  expect_keys(run, {"tool", "results"}, {"columnKind"});
  expect_keys(run["tool"], {"driver"}, {});
  expect_keys(run["tool"]["driver"], {"name", "version", "rules"}, {});
  for (const Json& rule : run["tool"]["driver"]["rules"]) {
    expect_keys(rule, {"id"}, {"shortDescription", "help"});
    expect_keys(rule["shortDescription"], {"text"}, {});
    if (rule.contains("help")) expect_keys(rule["help"], {"text"}, {"markdown"});
  }
  ASSERT_EQ(run["results"].size(), 5U);
  for (const Json& r : run["results"]) {
    expect_keys(r, {"message", "locations", "ruleId", "level"}, {"ruleIndex", "codeFlows", "properties"});
    expect_message(r["message"]);
    EXPECT_TRUE((std::set<std::string>{"none", "note", "warning", "error"}).count(r["level"]) == 1);
    ASSERT_EQ(r["locations"].size(), 1U);
    expect_location(r["locations"][0]);
    if (r.contains("ruleIndex")) {
      EXPECT_EQ(run["tool"]["driver"]["rules"][r["ruleIndex"].get<std::size_t>()]["id"], r["ruleId"]);
    }
    if (!r.contains("codeFlows")) continue;
    for (const Json& flow : r["codeFlows"]) {
      expect_keys(flow, {"threadFlows"}, {});
      for (const Json& thread : flow["threadFlows"]) {
        expect_keys(thread, {"locations"}, {});
        for (const Json& step : thread["locations"]) {
          expect_keys(step, {"location"}, {});
          expect_location(step["location"]);
        }
      }
    }
  }
}

TEST(SarifReport, OfNoFindingHasEmptyResultsWhichMeansThatTheRunWasClean) {
  EXPECT_EQ(sarif({})["runs"][0]["results"], Json::array());
}

TEST(SarifReport, TheColumnsAreCharactersAndTheEndIsExclusiveAsInTheStandard) {
  EXPECT_EQ(sarif({})["runs"][0]["columnKind"], "unicodeCodePoints");
  EXPECT_EQ(result(safe_finding())["locations"][0]["physicalLocation"]["region"],
            Json::parse(R"({"startLine": 12, "startColumn": 5, "endLine": 12, "endColumn": 48})"));
}

TEST(SarifReport, ATraceIsACodeFlow) {
  Json r = result(traced_finding());
  const Json& steps = r["codeFlows"][0]["threadFlows"][0]["locations"];
  ASSERT_EQ(steps.size(), 2U);
  EXPECT_EQ(steps[1]["location"]["message"]["text"], "which calls `time.sleep`");
  EXPECT_EQ(steps[1]["location"]["physicalLocation"]["artifactLocation"]["uri"], "pkg/c.py");
}

TEST(SarifReport, SeveritiesAreLevels) {
  EXPECT_EQ(result(traced_finding())["level"], "error");
  EXPECT_EQ(result(safe_finding())["level"], "warning");
  EXPECT_EQ(result(refused_finding())["level"], "note");
}

TEST(SarifReport, ApplicabilityReasonAndCodesAreProperties) {
  EXPECT_EQ(result(refused_finding())["properties"], Json::parse(R"({"applicability": "unsafe",
      "reason": "not-a-coroutine", "reasonText": "an argument is not known to be a coroutine"})"));
  EXPECT_EQ(result(traced_finding())["properties"]["codes"], Json::parse(R"(["ASYNC210", "ASYNC251"])"));
}

TEST(SarifReport, PathsAreUrisWithTheirBytesEncoded) {
  auto location = [](std::string path) {
    Finding finding = safe_finding();
    finding.at.path = std::move(path);
    return result(finding)["locations"][0]["physicalLocation"]["artifactLocation"];
  };
  EXPECT_EQ(location("./pkg/my file.py"),
            Json::parse(R"({"uri": "pkg/my%20file.py", "uriBaseId": "%SRCROOT%"})"));
  EXPECT_EQ(location("/abs/x.py"), Json::parse(R"({"uri": "file:///abs/x.py"})"));
  EXPECT_EQ(location("../up.py")["uri"], "../up.py");
  EXPECT_EQ(location("a:b.py")["uri"], "a%3Ab.py");
  EXPECT_EQ(location("\xe9%?#\n.py")["uri"], "%E9%25%3F%23%0A.py");
}

TEST(SarifReport, BracesInAMessageAreDoubledBecauseSingleOnesArePlaceholders) {
  Finding finding = safe_finding();
  finding.message = "f({0}) and {}";
  EXPECT_EQ(result(finding)["message"]["text"], "f({{0}}) and {{}}");
}

TEST(SarifReport, ARuleListedTwiceIsThereOnce) {
  std::vector<Finding> findings = {safe_finding()};
  std::vector<RuleDescription> rules = {{"a", "A.", ""}, {"a", "A.", ""}, {"wait-for-to-timeout", "W.", ""}};
  Json log = Json::parse(render({findings, {}, rules, "1"}, Format::kSarif, false));
  EXPECT_EQ(log["runs"][0]["tool"]["driver"]["rules"].size(), 2U);
  EXPECT_EQ(log["runs"][0]["results"][0]["ruleIndex"], 1);
}

TEST(SarifReport, ARuleThatIsNotDescribedHasNoIndex) {
  EXPECT_FALSE(result(unsafe_finding()).contains("ruleIndex"));
}

}  // namespace
}  // namespace aioshift::report
