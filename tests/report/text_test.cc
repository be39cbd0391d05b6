#include <gtest/gtest.h>

#include <algorithm>

#include "sample.h"

namespace aioshift::report {
namespace {

std::string text(const std::vector<Finding>& findings) {
  return rendered(findings, Format::kText);
}

TEST(TextReport, OfNoFindingIsEmpty) {
  EXPECT_EQ(text({}), "");
}

TEST(TextReport, AFindingIsALineThatBeginsWithItsPlace) {
  EXPECT_EQ(
      text({safe_finding()}),
      "pkg/mod.py:12:5: warning: `asyncio.wait_for` can be `asyncio.timeout` [wait-for-to-timeout] [*]\n");
}

TEST(TextReport, AnUnsafeFixIsMarkedWithTheOptionThatItNeeds) {
  EXPECT_EQ(text({unsafe_finding()}),
            "pkg/mod.py:20:1: warning: gather leaves the other tasks running [gather-to-taskgroup] "
            "[* --unsafe-fixes]\n");
}

TEST(TextReport, ARefusedFixSaysWhy) {
  EXPECT_EQ(text({refused_finding()}),
            "pkg/mod.py:20:1: info: gather leaves the other tasks running [gather-to-taskgroup] "
            "(not fixable, not-a-coroutine: an argument is not known to be a coroutine)\n");
}

TEST(TextReport, AReasonWithoutWordsIsItsId) {
  Finding finding = refused_finding();
  finding.reason_text.clear();
  EXPECT_NE(text({finding}).find("(not fixable, not-a-coroutine)"), std::string::npos);
}

TEST(TextReport, AManualFindingWithAReasonNamesIt) {
  Finding finding = refused_finding();
  finding.applicability = "manual";
  EXPECT_NE(text({finding}).find("(by hand, not-a-coroutine: an argument is not known to be a coroutine)"),
            std::string::npos);
}

TEST(TextReport, TheStepsOfATraceFollowIndentedWithTheirPlaces) {
  EXPECT_EQ(
      text({traced_finding(), safe_finding()}),
      "pkg/a.py:7:9: error: `helper` blocks the event loop [blocking-call-in-async, ASYNC210, ASYNC251]\n"
      "    pkg/b.py:3:5: `helper` calls `pause`\n"
      "    pkg/c.py:1:1: which calls `time.sleep`\n" +
          text({safe_finding()}));
}

TEST(TextReport, NothingInAFindingReachesTheTerminalAsAControl) {
  Finding finding = hostile_finding();
  finding.trace = {{finding.at, finding.message}};
  finding.reason.emplace("caller-unknown");
  finding.reason_text = finding.message;
  std::string out = text({finding});
  EXPECT_EQ(std::count(out.begin(), out.end(), '\n'), 2);
  for (char c : out) EXPECT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 0x20);
  EXPECT_EQ(out.find("\xc2\x9b"), std::string::npos);
  EXPECT_EQ(out.find("\xe2\x80\xae"), std::string::npos);
  EXPECT_TRUE(out.starts_with("new\\nline\\xff,x:y\\x1b[31m`p`.py:12:5: "));
}

TEST(TextReport, ColourChangesNothingButColour) {
  std::vector<Finding> findings = {safe_finding(), unsafe_finding(), refused_finding(), traced_finding()};
  std::string colored = rendered(findings, Format::kText, true);
  EXPECT_TRUE(colored.starts_with("\x1b[1mpkg/mod.py:12:5:\x1b[m \x1b[1;33mwarning:\x1b[m "));
  std::string plain;
  for (std::size_t i = 0; i < colored.size(); ++i) {
    if (colored[i] == '\x1b') {
      i = colored.find('m', i);
    } else {
      plain += colored[i];
    }
  }
  EXPECT_EQ(plain, text(findings));
}

}  // namespace
}  // namespace aioshift::report
