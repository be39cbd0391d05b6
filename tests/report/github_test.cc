#include <gtest/gtest.h>

#include <algorithm>

#include "sample.h"

namespace aioshift::report {
namespace {

std::string github(const Finding& finding) {
  return rendered({finding}, Format::kGithub);
}

TEST(GithubReport, AFindingIsAWorkflowCommand) {
  EXPECT_EQ(github(safe_finding()),
            "::warning file=pkg/mod.py,line=12,col=5,endLine=12,endColumn=48,title=wait-for-to-timeout::"
            "`asyncio.wait_for` can be `asyncio.timeout`%0AFixed by `aioshift apply`.\n");
}

TEST(GithubReport, SeveralLinesHaveNoColumnsBecauseTheRunnerDropsThem) {
  EXPECT_TRUE(github(unsafe_finding())
                  .starts_with("::warning file=pkg/mod.py,line=20,endLine=23,title=gather-to-taskgroup::"));
}

TEST(GithubReport, SeveritiesAreErrorWarningAndNotice) {
  EXPECT_TRUE(github(traced_finding()).starts_with("::error "));
  EXPECT_TRUE(github(refused_finding()).starts_with("::notice "));
}

TEST(GithubReport, ReasonsAndTracesFollowOnLinesOfTheirOwn) {
  EXPECT_NE(github(refused_finding()).find("%0ANot fixable: an argument is not known to be a coroutine\n"),
            std::string::npos);
  EXPECT_NE(github(traced_finding())
                .find("::`helper` blocks the event loop%0Apkg/b.py:3:5: `helper` calls `pause`"
                      "%0Apkg/c.py:1:1: which calls `time.sleep`\n"),
            std::string::npos);
}

TEST(GithubReport, NothingInAFindingEndsTheCommandOrBeginsAnother) {
  std::string out = github(hostile_finding());
  EXPECT_EQ(std::count(out.begin(), out.end(), '\n'), 1);
  EXPECT_EQ(out.find('\r'), std::string::npos);
  EXPECT_TRUE(out.starts_with("::warning file=new\\nline\\xff%2Cx%3Ay\\x1b[31m`p`.py,line=12,"));
  EXPECT_NE(out.find(",title=a|b%3Ac%2Cd%25::x\\r\\n::error::pwned"), std::string::npos);
}

TEST(GithubReport, APercentSignIsEscapedFirst) {
  Finding finding = traced_finding();
  finding.message = "100%0A";
  finding.trace.clear();
  EXPECT_TRUE(github(finding).ends_with("::100%250A\n"));
}

TEST(GithubReport, OfNoFindingIsEmpty) {
  EXPECT_EQ(rendered({}, Format::kGithub), "");
}

}  // namespace
}  // namespace aioshift::report
