#include "rules/rule_info.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace aioshift::rules {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::string kBody =
    "\n## What it does\n\nA\n\n## Why\n\nB\n\n## Example\n\nC\n\n## Fix safety\n\nD\n\n## Not "
    "fixed\n\nE\n\n## References\n\n- F\n";

std::string error_of(const std::string& text) {
  const auto info = parse_rule_document(text);
  return info ? "" : info.error();
}

std::string document(const std::string& front) {
  return "---\n" + front + "---\n" + kBody;
}

const std::string kLeast = "id: a-rule\nsummary: Do.\ngroups: [asyncio]\n";

TEST(RuleInfo, is_read_from_a_document) {
  const auto info = parse_rule_document(document(
      "id: a-rule\nsummary: Do `it`.\ngroups: [asyncio, extra]\ncodes: [RUF006]\nseverity: error\ndefault: "
      "false\n"
      "needs: py311\noptions:\n  - name: limit\n    type: int\n    default: 20\n    description: How many\n"
      "  - name: mode\n    default: a\n    choices: [a, b]\n"));
  ASSERT_TRUE(info) << info.error();
  EXPECT_EQ(info->id, "a-rule");
  EXPECT_EQ(info->summary, "Do `it`.");
  EXPECT_THAT(info->groups, ElementsAre("asyncio", "extra"));
  EXPECT_THAT(info->codes, ElementsAre("RUF006"));
  EXPECT_EQ(info->severity, "error");
  EXPECT_FALSE(info->is_default);
  EXPECT_EQ(info->needs, (PythonVersion{3, 11}));
  ASSERT_EQ(info->options.size(), 2U);
  EXPECT_EQ(info->options[0].default_value, "20");
  EXPECT_EQ(info->options[0].type, "int");
  EXPECT_THAT(info->options[1].choices, ElementsAre("a", "b"));
  EXPECT_TRUE(info->documentation.starts_with("## What it does"));
}

TEST(RuleInfo, has_defaults) {
  const auto info = parse_rule_document(document(kLeast));
  ASSERT_TRUE(info) << info.error();
  EXPECT_EQ(info->severity, "warning");
  EXPECT_TRUE(info->is_default);
  EXPECT_FALSE(info->needs);
  EXPECT_TRUE(info->codes.empty());
  EXPECT_TRUE(info->options.empty());
}

TEST(RuleInfo, that_runs_by_name_never_runs_by_default) {
  const auto info = parse_rule_document(document(kLeast + "by-name: true\n"));
  ASSERT_TRUE(info) << info.error();
  EXPECT_TRUE(info->is_by_name);
  EXPECT_FALSE(info->is_default);
  EXPECT_FALSE(parse_rule_document(document(kLeast))->is_by_name);
  EXPECT_THAT(rule_page(*info), HasSubstr("only where its name is selected"));
}

TEST(RuleInfo, says_what_is_wrong_with_a_document) {
  EXPECT_THAT(error_of(""), HasSubstr("front matter"));
  EXPECT_THAT(error_of(kBody), HasSubstr("front matter"));
  EXPECT_THAT(error_of("---\n" + kLeast), HasSubstr("does not end"));
  EXPECT_THAT(error_of(document(kLeast + "colour: red\n")), HasSubstr("colour"));
  EXPECT_THAT(error_of(document(kLeast + "needs: 3.11\n")), HasSubstr("needs"));
  EXPECT_THAT(error_of(document(kLeast + "severity: fatal\n")), HasSubstr("severity"));
  EXPECT_NE(error_of(document("summary: Do.\ngroups: []\n")), "");
  EXPECT_NE(error_of(document("id: [a\n")), "");
  EXPECT_NE(error_of(document("just a text\n")), "");
  EXPECT_NE(error_of(document("- a\n- b\n")), "");
  EXPECT_NE(error_of(document(kLeast + "default: maybe\n")), "");
  EXPECT_NE(error_of(document(kLeast + "options:\n  - type: int\n")), "");
}

TEST(RuleInfo, needs_every_heading_in_order) {
  for (const char* heading :
       {"## What it does", "## Why", "## Example", "## Fix safety", "## Not fixed", "## References"}) {
    std::string text = document(kLeast);
    text.replace(text.find(heading), std::string(heading).size(), "## Other");
    EXPECT_THAT(error_of(text), HasSubstr(heading)) << heading;
  }
}

TEST(RuleInfo, makes_a_page) {
  const auto info = parse_rule_document(document(kLeast + "codes: [RUF006]\nneeds: py311\n"));
  ASSERT_TRUE(info);
  const std::string page = rule_page(*info);
  EXPECT_TRUE(page.starts_with("# a-rule\n\nDo.\n"));
  EXPECT_THAT(page, HasSubstr("RUF006"));
  EXPECT_THAT(page, HasSubstr("Python 3.11"));
  EXPECT_THAT(page, HasSubstr("## References"));
}

}  // namespace
}  // namespace aioshift::rules
