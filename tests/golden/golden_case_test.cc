// The runner against scripts that stand for aioshift: each does one thing wrong.

#include "golden_case.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "support/process.h"
#include "support/temp_dir.h"

namespace aioshift::golden {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// Rewrites main.py by a sed script, for `diff` and `apply`, and reports two findings.
constexpr const char* kFaithful = R"(#!/bin/sh
command=$1
sed "$EDIT" main.py > new.tmp
case $command in
  diff) diff -u --label a/main.py --label b/main.py main.py new.tmp ;;
  apply) cp new.tmp main.py; echo "1 file changed" >&2 ;;
  check) printf '{"findings": [{"reason": "in-lambda"}, {"reason": null}]}\n'; rm new.tmp; exit 1 ;;
esac
rm new.tmp
exit 0
)";

class RunCase : public testing::Test {
 protected:
  void SetUp() override {
    add("case/case.toml", "about = 'One becomes two.'\n");
    add("case/before/main.py", "print('same')\nx = 1\n");
    add("case/after/main.py", "print('same')\nx = 2\n");
  }

  void add(const std::string& name, const std::string& contents) { directory_.write(name, contents); }
  void remove(const std::string& name) { std::filesystem::remove_all(directory_.path() / name); }

  CaseResult run(const std::string& edit, std::string script = kFaithful) {
    script.replace(script.find("$EDIT"), 5, edit);
    add("aioshift", script);
    std::filesystem::permissions(directory_.path() / "aioshift", std::filesystem::perms::owner_all);
    runner_.aioshift = directory_.path() / "aioshift";
    runner_.python = "python3";
    runner_.python_version = {3, 11};
    return run_case({"one-to-two", "case", directory_.path() / "case"}, runner_);
  }

  // The script with one part exchanged for another.
  static std::string faulty(const std::string& part, const std::string& fault) {
    std::string script = kFaithful;
    script.replace(script.find(part), part.size(), fault);
    return script;
  }

  test_support::TempDir directory_;
  Runner runner_;
};

TEST_F(RunCase, passes_when_all_is_as_expected) {
  add("case/case.toml",
      "about = 'x'\nrun = true\nfindings = 2\nreasons = ['in-lambda']\nstderr = ['1 file']\n");
  const CaseResult result = run("s/1/2/");
  EXPECT_THAT(result.failures, IsEmpty());
  EXPECT_THAT(result.not_run, IsEmpty());
}

TEST_F(RunCase, passes_when_nothing_changes_and_nothing_is_expected_to) {
  remove("case/after");
  EXPECT_THAT(run("").failures, IsEmpty());
}

TEST_F(RunCase, shows_where_the_result_differs) {
  EXPECT_THAT(run("s/1/3/").failures, ElementsAre(HasSubstr("-x = 2\n+x = 3\n")));
}

TEST_F(RunCase, rejects_a_change_where_none_is_expected) {
  remove("case/after");
  EXPECT_THAT(run("s/1/2/").failures, ElementsAre(HasSubstr("not the expected result")));
}

TEST_F(RunCase, rejects_an_after_that_equals_before) {
  add("case/after/main.py", "print('same')\nx = 1\n");
  EXPECT_THAT(run("").failures, ElementsAre(HasSubstr("after/ equals before/")));
}

TEST_F(RunCase, rejects_a_result_that_is_rewritten_again) {
  add("case/after/main.py", "print('same')\nx = 11\n");
  EXPECT_THAT(run("s/1/11/").failures, ElementsAre(HasSubstr("a second `apply` changes its own result")));
}

TEST_F(RunCase, rejects_a_diff_with_wrong_line_numbers) {
  const std::string script = faulty("main.py new.tmp ;;", "main.py new.tmp | sed s/@@.-1,/@@\\ -2,/ ;;");
  EXPECT_THAT(run("s/1/2/", script).failures, ElementsAre(HasSubstr("the diff does not apply")));
}

TEST_F(RunCase, rejects_a_diff_that_is_not_what_apply_does) {
  EXPECT_THAT(run("s/1/2/", faulty("main.py new.tmp ;;", "main.py main.py ;;")).failures,
              ElementsAre(HasSubstr("for which `diff` prints nothing")));
  const std::string script = faulty("main.py new.tmp ;;", "main.py new.tmp | sed 's/x = 2/x = 3/' ;;");
  EXPECT_THAT(run("s/1/2/", script).failures, ElementsAre(HasSubstr("is not what `apply` writes")));
}

TEST_F(RunCase, rejects_a_result_that_does_not_compile) {
  add("case/after/main.py", "print('same')\nx = (\n");
  EXPECT_THAT(run("s/1/(/").failures, ElementsAre(HasSubstr("SyntaxError")));
  add("case/case.toml", "about = 'x'\ncompile = false\n");
  EXPECT_THAT(run("s/1/(/").failures, IsEmpty());
}

TEST_F(RunCase, rejects_a_program_that_does_something_else) {
  add("case/case.toml", "about = 'x'\nrun = true\n");
  add("case/after/main.py", "print('other')\nx = 1\n");
  EXPECT_THAT(run("s/same/other/").failures, ElementsAre(HasSubstr("does something else")));
}

TEST_F(RunCase, rejects_a_program_that_says_nothing) {
  add("case/case.toml", "about = 'x'\nrun = true\n");
  add("case/before/main.py", "x = 1\n");
  add("case/after/main.py", "x = 2\n");
  EXPECT_THAT(run("s/1/2/").failures, ElementsAre(HasSubstr("nothing is compared")));
}

TEST_F(RunCase, says_so_when_python_is_too_old_to_run_the_program) {
  add("case/case.toml", "about = 'x'\nrun = true\nrun-min-python = '3.12'\n");
  const CaseResult result = run("s/1/2/");
  EXPECT_THAT(result.failures, IsEmpty());
  EXPECT_EQ(result.not_run, "not run: needs Python 3.12, this is 3.11");
}

TEST_F(RunCase, rejects_findings_and_reasons_other_than_expected) {
  add("case/case.toml", "about = 'x'\nfindings = 3\nreasons = []\n");
  EXPECT_THAT(run("s/1/2/").failures,
              ElementsAre(HasSubstr("3 findings expected, 2 reported"),
                          HasSubstr("reasons expected: []\nreasons reported: [in-lambda]")));
}

TEST_F(RunCase, rejects_an_unexpected_exit_code_and_a_missing_message) {
  add("case/case.toml", "about = 'x'\nstderr = ['refused']\n");
  EXPECT_THAT(run("s/1/2/").failures, ElementsAre(HasSubstr("lacks \"refused\"")));
  add("case/case.toml", "about = 'x'\n");
  EXPECT_THAT(run("s/1/2/", faulty("exit 0", "exit 2")).failures,
              testing::Each(HasSubstr("exit code 0 expected")));
}

TEST_F(RunCase, rejects_a_case_without_before_or_case_file) {
  remove("case/before");
  EXPECT_THAT(run("").failures, ElementsAre(HasSubstr("has no before/")));
  remove("case/case.toml");
  EXPECT_THAT(run("").failures, ElementsAre(HasSubstr("case.toml")));
}

TEST_F(RunCase, takes_the_result_as_expected_when_told_to) {
  add("case/case.toml", "about = 'x'\nfindings = 0\n");
  runner_.update = true;
  EXPECT_THAT(run("s/1/3/").failures, IsEmpty());
  EXPECT_EQ(directory_.read("case/after/main.py"), "print('same')\nx = 3\n");
  EXPECT_EQ(directory_.read("case/case.toml"), "about = 'x'\nfindings = 2\n");
  EXPECT_THAT(run("").failures, IsEmpty());
  EXPECT_FALSE(std::filesystem::exists(directory_.path() / "case/after"));
}

std::vector<GoldenCase> cases(const test_support::TempDir& directory, std::size_t all, std::size_t changed) {
  for (std::size_t i = 0; i < all; ++i) {
    const std::string path = fmt::format("golden/rule/case-{}/", i);
    directory.write(path + "before/main.py", "");
    if (i < changed) directory.write(path + "after/main.py", "");
  }
  return list_cases(directory.path() / "golden");
}

TEST(CheckCoverage, asks_for_enough_cases_and_enough_that_stay_unchanged) {
  const test_support::TempDir enough;
  EXPECT_TRUE(check_coverage("rule", cases(enough, 27, 18)).passed());
  EXPECT_FALSE(check_coverage("rule", cases(enough, 27, 19)).passed());
  const test_support::TempDir few;
  EXPECT_FALSE(check_coverage("rule", cases(few, kFewestCases - 1, 0)).passed());
  EXPECT_FALSE(check_coverage("rule-without-cases", {}).passed());
}

TEST(ListRules, are_the_folders_with_documentation) {
  const test_support::TempDir directory;
  directory.write("asyncio/b-rule/rule.md", "");
  directory.write("migrate/a-rule/rule.md", "");
  directory.write("migrate/shared/notes.txt", "");
  EXPECT_THAT(list_rules(directory.path()), ElementsAre("a-rule", "b-rule"));
}

}  // namespace
}  // namespace aioshift::golden
