#include "rules/suppression.h"

#include <gtest/gtest.h>

namespace aioshift::rules {
namespace {

RuleInfo rule() {
  RuleInfo info;
  info.id = "some-rule";
  info.codes = {"RUF006", "ASYNC210"};
  return info;
}

// Whether findings on `site` in the text are suppressed.
bool covers(const std::string& text, std::string_view site = "site()") {
  const auto source = text::Source::from_bytes(std::string(text));
  const auto tree = syntax::Tree::parse(*source);
  const auto begin = static_cast<text::Offset>(text.find(site));
  return Suppressions::read(tree).covers(rule(), tree,
                                         {begin, static_cast<text::Offset>(begin + site.size())});
}

bool skips(const std::string& text) {
  const auto source = text::Source::from_bytes(std::string(text));
  return Suppressions::read(syntax::Tree::parse(*source)).skips_file();
}

TEST(Suppressions, without_a_code_hold_every_rule) {
  for (const char* comment :
       {"# noqa", "#noqa", "# NOQA", "#  NoQA", "# noqa  ", "# noqa because of that", "# type: ignore # noqa",
        "# aioshift: ignore", "#aioshift:ignore", "# pylint: disable=x  # noqa", "# noqa # nosec"}) {
    EXPECT_TRUE(covers(std::string("site()  ") + comment + "\n")) << comment;
  }
}

TEST(Suppressions, with_codes_hold_those_rules) {
  for (const char* comment :
       {"# noqa: some-rule", "# noqa:RUF006", "# noqa: E501,RUF006", "# noqa: E501, ASYNC210",
        "# noqa: ruf006", "# noqa: E501 RUF006", "# noqa: RUF006 because", "# NOQA: RUF006",
        "# noqa : RUF006", "# aioshift: ignore[some-rule]", "# aioshift: ignore[other, some-rule]",
        "# aioshift:ignore[ RUF006 ]"}) {
    EXPECT_TRUE(covers(std::string("site()  ") + comment + "\n")) << comment;
  }
  for (const char* comment :
       {"# noqa: E501", "# noqa:W2,E501", "# aioshift: ignore[other]", "# noqa: some-rule-2",
        "# noqa: RUF0061", "# aioshift: ignore[]", "# noqa: RUF00"}) {
    EXPECT_FALSE(covers(std::string("site()  ") + comment + "\n")) << comment;
  }
}

TEST(Suppressions, are_nothing_that_only_looks_like_one) {
  for (const char* comment :
       {"# noqasar", "# no qa", "# not noqa-like", "noqa", "# aioshift: ignored", "# aioshift ignore"}) {
    const std::string text =
        std::string(comment).starts_with('#') ? std::string("site()  ") + comment : "site(), noqa";
    EXPECT_FALSE(covers(text + "\n")) << comment;
  }
  EXPECT_FALSE(covers("x = '# noqa'; site()\n"));
  EXPECT_FALSE(covers("f('''\n# noqa\n''', site())\n"));
}

TEST(Suppressions, hold_their_own_line_only) {
  EXPECT_FALSE(covers("# noqa\nsite()\n"));
  EXPECT_FALSE(covers("site()\n# noqa\n"));
  EXPECT_FALSE(covers("a()  # noqa\nsite()\n"));
}

TEST(Suppressions, hold_a_simple_statement_from_its_last_line) {
  EXPECT_TRUE(covers("x = f(\n    site(),\n    2,\n)  # noqa\n"));
  EXPECT_TRUE(covers("x = f(\n    site(),  # noqa\n    2,\n)\n"));
  EXPECT_FALSE(covers("x = f(  # noqa\n    1,\n    site(),\n    2,\n)\n"));
  EXPECT_TRUE(covers("site(\n    1,\n)  # noqa\n", "site(\n    1,\n)"));
  EXPECT_TRUE(covers("site(  # noqa\n    1,\n)\n", "site(  # noqa\n    1,\n)"));
}

TEST(Suppressions, behind_a_block_do_not_hold_its_header) {
  EXPECT_FALSE(covers("if site():\n    a()  # noqa\n"));
  EXPECT_TRUE(covers("if site():  # noqa\n    a()\n"));
}

TEST(Suppressions, skip_a_file_from_its_first_lines) {
  EXPECT_TRUE(skips("# aioshift: skip-file\n"));
  EXPECT_TRUE(skips("#!/usr/bin/python\n# Copyright\n\"\"\"Doc.\"\"\"\n#aioshift:skip-file\n"));
  EXPECT_FALSE(skips("'# aioshift: skip-file'\n"));
  EXPECT_FALSE(skips(std::string(100, '\n') + "# aioshift: skip-file\n"));
  EXPECT_FALSE(skips("# aioshift: skip-files\n# aioshift: skip\n"));
}

}  // namespace
}  // namespace aioshift::rules
