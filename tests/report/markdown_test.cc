#include <fmt/format.h>
#include <gtest/gtest.h>

#include "sample.h"

namespace aioshift::report {
namespace {

TEST(MarkdownReport, IsATableByRuleAndAListOfFindings) {
  EXPECT_EQ(rendered({safe_finding(), unsafe_finding(), refused_finding(), traced_finding()},
                     Format::kMarkdown, false, {10, 4, 2, 0}),
            "## aioshift: 4 findings in 10 files\n"
            "\n"
            "| Rule | Findings | Fixable | With `--unsafe-fixes` | By hand |\n"
            "| --- | ---: | ---: | ---: | ---: |\n"
            "| `blocking-call-in-async` | 1 | 0 | 0 | 1 |\n"
            "| `gather-to-taskgroup` | 2 | 0 | 1 | 1 |\n"
            "| `wait-for-to-timeout` | 1 | 1 | 0 | 0 |\n"
            "\n"
            "### Findings\n"
            "\n"
            "- `pkg/mod.py:12:5` warning `wait-for-to-timeout`: `asyncio.wait_for` can be `asyncio.timeout` "
            "(fixable)\n"
            "- `pkg/mod.py:20:1` warning `gather-to-taskgroup`: gather leaves the other tasks running "
            "(fixable with `--unsafe-fixes`)\n"
            "- `pkg/mod.py:20:1` info `gather-to-taskgroup`: gather leaves the other tasks running "
            "(not fixable: an argument is not known to be a coroutine)\n"
            "- `pkg/a.py:7:9` error `blocking-call-in-async`: `helper` blocks the event loop (by hand)\n"
            "  - `pkg/b.py:3:5` `helper` calls `pause`\n"
            "  - `pkg/c.py:1:1` which calls `time.sleep`\n");
}

TEST(MarkdownReport, OfNoFindingSaysSo) {
  EXPECT_EQ(rendered({}, Format::kMarkdown, false, {1, 0, 0, 0}), "## aioshift: 0 findings in 1 file\n");
}

TEST(MarkdownReport, ErrorsAreNamed) {
  EXPECT_EQ(rendered({}, Format::kMarkdown, false, {2, 0, 0, 1}),
            "## aioshift: 0 findings in 2 files\n\n**1 error**: not everything could be analysed.\n");
}

TEST(MarkdownReport, NothingInAFindingIsMarkup) {
  std::string out = rendered({hostile_finding()}, Format::kMarkdown);
  EXPECT_NE(out.find("| `a\\|b:c,d%` | 1 |"), std::string::npos) << out;
  EXPECT_NE(out.find("- ``new\\nline\\xff,x:y\\x1b[31m`p`.py:12:5`` warning"), std::string::npos) << out;
  EXPECT_NE(out.find("&lt;b> @<!-- -->you"), std::string::npos) << out;
  EXPECT_NE(out.find("\\[l\\](http://e) \\| `c|d` \\`"), std::string::npos) << out;
}

TEST(MarkdownReport, FitsACommentAndSaysWhatItLeavesOut) {
  std::vector<Finding> findings(2000, traced_finding());
  std::string out = rendered(findings, Format::kMarkdown, false, {10, 2000, 0, 0});
  EXPECT_LT(out.size(), 65536U);
  EXPECT_GT(out.size(), 60000U);
  std::size_t listed = 0;
  for (std::size_t at = out.find("\n- "); at != std::string::npos; at = out.find("\n- ", at + 1)) ++listed;
  EXPECT_TRUE(out.ends_with(fmt::format(
      "\n\n{} more findings for which a comment has no room: `aioshift check` lists all.\n", 2000 - listed)));
}

}  // namespace
}  // namespace aioshift::report
