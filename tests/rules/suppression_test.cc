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
        "# noqa: ruf006", "# noqa RUF006", "# noqa E501, RUF006", "# noqa: E501 RUF006",
        "# noqa: RUF006 because", "# NOQA: RUF006", "# noqa : RUF006", "# aioshift: ignore[some-rule]",
        "# aioshift: ignore[other, some-rule]", "# aioshift:ignore[ RUF006 ]"}) {
    EXPECT_TRUE(covers(std::string("site()  ") + comment + "\n")) << comment;
  }
  for (const char* comment :
       {"# noqa: E501", "# noqa:W2,E501", "# noqa E501", "# noqa F811 E501", "# aioshift: ignore[other]",
        "# noqa: some-rule-2", "# noqa: RUF0061", "# aioshift: ignore[]", "# noqa: RUF00"}) {
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

TEST(AstGrepSuppressions, alone_on_a_line_hold_what_begins_on_the_next) {
  const std::string head = "import a\n";
  for (const char* comment : {"# ast-grep-ignore", "#ast-grep-ignore", "# ast-grep-ignore: some-rule",
                              "# ast-grep-ignore:other, some-rule", "# ast-grep-ignore because of that",
                              "# ast-grep-ignore: RUF006"}) {
    EXPECT_TRUE(covers(head + comment + "\nsite()\n")) << comment;
    EXPECT_TRUE(covers(head + "if b:\n    " + comment + "\n    site(\n)\n", "site(\n)")) << comment;
    EXPECT_FALSE(covers(head + comment + "\n\nsite()\n")) << comment;
    EXPECT_FALSE(covers(head + comment + "\nother()\nsite()\n")) << comment;
    EXPECT_FALSE(covers(head + "site()\n" + comment + "\n")) << comment;
  }
  const std::string call = "site(\n  # ast-grep-ignore\n  1)";
  EXPECT_FALSE(covers(head + call + "\n", call)) << "it begins above the comment";
}

TEST(AstGrepSuppressions, behind_code_hold_its_line_and_not_the_next) {
  EXPECT_TRUE(covers("site()  # ast-grep-ignore\n"));
  EXPECT_TRUE(covers("site()  # ast-grep-ignore: some-rule\n"));
  EXPECT_TRUE(covers("x = f(\n    site(),\n    2,\n)  # ast-grep-ignore\n"));
  EXPECT_FALSE(covers("a()  # ast-grep-ignore\nsite()\n"));
}

TEST(AstGrepSuppressions, are_nothing_for_other_rules_or_in_other_words) {
  for (const char* comment :
       {"# ast-grep-ignore: other", "# ast-grep-ignore: some-rule-2", "# ast-grep-ignored",
        "# ast-grep-ignore-next", "# ast-grep ignore", "# ast-grep-ignore:"}) {
    EXPECT_FALSE(covers(std::string("import a\n") + comment + "\nsite()\n")) << comment;
  }
  EXPECT_FALSE(covers("import a\n'''\n# ast-grep-ignore'''\nsite()\n"));
}

TEST(AstGrepSuppressions, on_the_first_line_with_an_empty_one_below_hold_the_file) {
  EXPECT_TRUE(skips("# ast-grep-ignore\n\nimport a\n"));
  EXPECT_TRUE(skips("# ast-grep-ignore"));
  EXPECT_FALSE(skips("# ast-grep-ignore\nimport a\n"));
  EXPECT_FALSE(skips("\n# ast-grep-ignore\n\nimport a\n"));
  EXPECT_FALSE(skips("import a  # ast-grep-ignore\n\nimport b\n"));
  EXPECT_FALSE(skips("# ast-grep-ignore: some-rule\n\nimport a\n"));
  EXPECT_TRUE(covers("# ast-grep-ignore: some-rule\n\nimport a\nsite()\n"));
  EXPECT_FALSE(covers("# ast-grep-ignore: other\n\nimport a\nsite()\n"));
}

}  // namespace
}  // namespace aioshift::rules
