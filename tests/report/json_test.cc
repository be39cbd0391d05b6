#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "sample.h"

namespace aioshift::report {
namespace {

using Json = nlohmann::ordered_json;

Json json(const std::vector<Finding>& findings) {
  return Json::parse(rendered(findings, Format::kJson));
}

TEST(JsonReport, IsTheObjectOfTheContractToTheKeyAndItsOrder) {
  EXPECT_EQ(rendered({safe_finding()}, Format::kJson),
            R"({"version": 1,
 "findings": [
  {"rule":"wait-for-to-timeout","codes":[],"severity":"warning","path":"pkg/mod.py","line":12,"column":5,)"
            R"("end_line":12,"end_column":48,"message":"`asyncio.wait_for` can be `asyncio.timeout`",)"
            R"("applicability":"safe","reason":null,"trace":[]}],
 "summary": {"files":10,"findings":1,"fixable":1,"errors":0}}
)");
}

TEST(JsonReport, OfNoFindingHasAnEmptyList) {
  EXPECT_EQ(rendered({}, Format::kJson, false, {3, 0, 0, 1}),
            "{\"version\": 1,\n \"findings\": [],\n"
            " \"summary\": {\"files\":3,\"findings\":0,\"fixable\":0,\"errors\":1}}\n");
}

TEST(JsonReport, HasEveryFindingInOrder) {
  Json parsed = json({safe_finding(), unsafe_finding(), traced_finding()});
  ASSERT_EQ(parsed["findings"].size(), 3U);
  EXPECT_EQ(parsed["findings"][1]["rule"], "gather-to-taskgroup");
  EXPECT_EQ(parsed["findings"][1]["end_line"], 23);
  EXPECT_EQ(parsed["findings"][2]["codes"], Json::parse(R"(["ASYNC210", "ASYNC251"])"));
}

TEST(JsonReport, TheReasonIsTheStableIdAndNotTheWords) {
  EXPECT_EQ(json({refused_finding()})["findings"][0]["reason"], "not-a-coroutine");
}

TEST(JsonReport, ATraceIsStepsOfPathLineColumnMessage) {
  EXPECT_EQ(json({traced_finding()})["findings"][0]["trace"].dump(),
            R"([{"path":"pkg/b.py","line":3,"column":5,"message":"`helper` calls `pause`"},)"
            R"({"path":"pkg/c.py","line":1,"column":1,"message":"which calls `time.sleep`"}])");
}

TEST(JsonReport, PathsArePrintableAndMessagesWhole) {
  Json finding = json({hostile_finding()})["findings"][0];
  EXPECT_EQ(finding["path"], "new\\nline\\xff,x:y\\x1b[31m`p`.py");
  std::string message = finding["message"];
  EXPECT_TRUE(message.starts_with("x\r\n::error::pwned \xe2\x80\xae \x1b]0;t\x07"));
  EXPECT_NE(message.find("\\xff"), std::string::npos);
}

TEST(JsonReport, IsAsciiSoThatATerminalHasNothingToObey) {
  for (char c : rendered({hostile_finding()}, Format::kJson)) {
    EXPECT_TRUE(c == '\n' || (c >= 0x20 && c < 0x7f)) << static_cast<int>(c);
  }
}

}  // namespace
}  // namespace aioshift::report
