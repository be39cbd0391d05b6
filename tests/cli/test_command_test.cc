// `aioshift test`: tests of rules, in ast-grep's files, and their snapshots.
#include <filesystem>

#include "cli_fixture.h"

namespace aioshift::cli {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

const std::string kRule =
    "id: no-eval\nlanguage: Python\nmessage: no eval of $A\nrule: {pattern: eval($A)}\nfix: "
    "literal_eval($A)\n";
const std::string kTest = "id: no-eval\nvalid:\n  - evil(x)\ninvalid:\n  - x = eval(y)\n";

class TestCommand : public Cli {
 protected:
  // The layout of ast-grep's guide.
  void write_project() {
    write("sgconfig.yml", "ruleDirs:\n  - rules\ntestConfigs:\n  - testDir: rule-tests\n");
    write("rules/no-eval.yml", kRule);
    write("rule-tests/no-eval-test.yml", kTest);
  }
  test_support::Outcome test(Words words = {}, const std::string& below = {}) {
    words.insert(words.begin(), "test");
    return run(std::move(words), "", below);
  }
  bool has(const std::string& name) { return std::filesystem::exists(directory_.path() / name); }
};

TEST_F(TestCommand, passes_where_each_snippet_is_as_the_test_says) {
  write_project();
  const auto outcome = test({"--skip-snapshots"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
  EXPECT_EQ(outcome.output, "PASS no-eval  1 valid, 1 invalid\n");
  EXPECT_EQ(outcome.errors, "aioshift: 1 rule tested: 1 passed, 0 failed\n");
  EXPECT_FALSE(has("rule-tests/__snapshots__"));
}

TEST_F(TestCommand, tells_noisy_and_missing_snippets_and_where_they_stand) {
  write_project();
  write("rule-tests/no-eval-test.yml",
        "id: no-eval\nvalid:\n  - evil(x)\n  - |\n    if a:\n        eval(x)\ninvalid:\n  - eval()\n  - "
        "eval(1)\n");
  const auto outcome = test({"--skip-snapshots"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_EQ(outcome.output,
            "FAIL no-eval  2 valid, 2 invalid: 1 noisy, 1 missing\n"
            "\nrule-tests/no-eval-test.yml:4: no-eval: noisy, the rule matches valid code:\n"
            "    if a:\n        eval(x)\n"
            "  2:5-2:12: no eval of x\n"
            "\nrule-tests/no-eval-test.yml:8: no-eval: missing, the rule does not match invalid code:\n"
            "    eval()\n");
  EXPECT_EQ(outcome.errors, "aioshift: 1 rule tested: 0 passed, 1 failed\n");
}

TEST_F(TestCommand, a_snapshot_records_every_match_and_the_fixed_text) {
  write_project();
  write("rule-tests/no-eval-test.yml",
        "id: no-eval\ninvalid:\n  - |\n    x = eval(eval(y))\n    z = eval('''\n     a''')\n");
  EXPECT_EQ(test().exit_code, 1) << "there is none yet";
  const auto update = test({"--update"});
  EXPECT_EQ(update.exit_code, 0) << update.errors;
  EXPECT_THAT(update.errors, HasSubstr("1 snapshot file written"));
  const std::string snapshot = read("rule-tests/__snapshots__/no-eval.snap");
  EXPECT_EQ(snapshot, R"(# Written by `aioshift test --update`.
id: 'no-eval'
snapshots:
  - code: |
      x = eval(eval(y))
      z = eval('''
       a''')
    matches:
      - at: 1:5-1:18
        text: 'eval(eval(y))'
        message: 'no eval of eval(y)'
        metavars:
          $A: 'eval(y)'
      - at: 1:10-1:17
        text: 'eval(y)'
        message: 'no eval of y'
        metavars:
          $A: 'y'
      - at: 2:5-3:7
        text: |-
          eval('''
           a''')
        message: |-
          no eval of '''
           a'''
        metavars:
          $A: |-
            '''
             a'''
    fixed: |
      x = literal_eval(literal_eval(y))
      z = literal_eval('''
       a''')
)");
  EXPECT_EQ(test().exit_code, 0);
  EXPECT_THAT(test({"--update"}).errors, Not(HasSubstr("written"))) << "the same bytes";
}

TEST_F(TestCommand, a_snapshot_that_differs_fails_with_a_diff) {
  write_project();
  ASSERT_EQ(test({"--update"}).exit_code, 0);
  write("rules/no-eval.yml", kRule.substr(0, kRule.find("fix:")) + "fix: safe_eval($A)\n");
  const auto outcome = test();
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(
      outcome.output,
      AllOf(StartsWith("FAIL no-eval  1 valid, 1 invalid: 1 snapshot differs\n"),
            HasSubstr("rule-tests/no-eval-test.yml:5: no-eval: the snapshot differs:\n    x = eval(y)\n"),
            HasSubstr("--- a/rule-tests/__snapshots__/no-eval.snap\n"),
            HasSubstr("-    fixed: 'x = literal_eval(y)'\n+    fixed: 'x = safe_eval(y)'\n")));
  EXPECT_EQ(test({"--skip-snapshots"}).exit_code, 0);
  EXPECT_EQ(test({"--update"}).exit_code, 0);
  EXPECT_EQ(test().exit_code, 0);
}

TEST_F(TestCommand, a_message_alone_makes_a_difference) {
  write_project();
  ASSERT_EQ(test({"--update"}).exit_code, 0);
  std::string rule = kRule;
  write("rules/no-eval.yml", rule.replace(rule.find("no eval of"), 10, "never eval"));
  EXPECT_EQ(test().exit_code, 1);
}

TEST_F(TestCommand, update_removes_snapshots_of_snippets_that_are_gone) {
  write_project();
  write("rule-tests/no-eval-test.yml", kTest + "  - eval(gone)\n");
  ASSERT_EQ(test({"--update"}).exit_code, 0);
  write("rule-tests/no-eval-test.yml", kTest);
  const auto outcome = test();
  EXPECT_EQ(outcome.exit_code, 0) << "nothing that is tested differs";
  EXPECT_THAT(outcome.errors, HasSubstr("1 snapshot of code that is in no test any more"));
  EXPECT_EQ(test({"--update"}).exit_code, 0);
  EXPECT_THAT(read("rule-tests/__snapshots__/no-eval.snap"), Not(HasSubstr("gone")));
  write("rule-tests/no-eval-test.yml", "id: no-eval\nvalid: [a]\n");
  EXPECT_EQ(test({"--update"}).exit_code, 0);
  EXPECT_FALSE(has("rule-tests/__snapshots__/no-eval.snap"));
}

TEST_F(TestCommand, a_snapshot_says_why_a_match_is_not_fixed) {
  write_project();
  write("rule-tests/no-eval-test.yml",
        "id: no-eval\ninvalid:\n  - \"f'{eval(x)=}'\"\n  - \"eval(x)\\ndef f(:\\n\"\n");
  const auto outcome = test({"--update"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.output << outcome.errors;
  const std::string snapshot = read("rule-tests/__snapshots__/no-eval.snap");
  EXPECT_THAT(snapshot,
              AllOf(HasSubstr("not-fixed: text-is-shown\n"), HasSubstr("left:\n      text-is-shown: 1\n"),
                    HasSubstr("problems:\n      - 'line 2, column")));
}

TEST_F(TestCommand, takes_any_code_into_a_snapshot_and_finds_it_again) {
  write_project();
  write("rule-tests/no-eval-test.yml",
        "id: no-eval\ninvalid:\n"
        "  - \"\\n\\n  \\teval(1)\\n\\n\\n\"\n"
        "  - \"eval(2)\\r\\nx = 1\\r\\n\"\n"
        "  - \"eval(3) # \\u00e4\\u202e'\\\"\\\\ \\ufeff\"\n"
        "  - \"eval('''\\n  - code: x\\n    matches:\\nid: y\\n---\\n''')\\n\"\n"
        "  - \"   \\neval(5) \\n  \\n\"\n");
  const auto update = test({"--update"});
  EXPECT_EQ(update.exit_code, 0) << update.output << update.errors;
  const auto again = test();
  EXPECT_EQ(again.exit_code, 0) << again.output;
  EXPECT_THAT(again.errors, Not(HasSubstr("in no test")));
}

TEST_F(TestCommand, finds_rules_and_tests_side_by_side) {
  write("mine/no-eval.yml", kRule);
  write("mine/no-eval-test.yml", kTest);
  write("mine/more/both.yml",
        "id: no-exec\nlanguage: python\nrule: {pattern: exec($A)}\n---\n"
        "id: no-exec\nvalid: [a]\ninvalid: [exec(a)]\n");
  const auto outcome = test({"--update", "mine"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
  EXPECT_EQ(outcome.output, "PASS no-eval  1 valid, 1 invalid\nPASS no-exec  1 valid, 1 invalid\n");
  EXPECT_TRUE(has("mine/__snapshots__/no-eval.snap"));
  EXPECT_TRUE(has("mine/more/__snapshots__/no-exec.snap"));
  EXPECT_EQ(test({"mine"}).exit_code, 0);
  EXPECT_EQ(test({"mine/more/both.yml"}).exit_code, 0);
}

TEST_F(TestCommand, takes_rules_from_elsewhere) {
  write("rules/no-eval.yml", kRule);
  write("tests/no-eval-test.yml", kTest);
  EXPECT_EQ(test({"--skip-snapshots", "--rules", "rules", "tests"}).exit_code, 0);
  EXPECT_EQ(test({"--skip-snapshots", "--rules", "rules/no-eval.yml", "tests/no-eval-test.yml"}).exit_code,
            0);
  const auto without = test({"--skip-snapshots", "tests"});
  EXPECT_EQ(without.exit_code, 2);
  EXPECT_THAT(without.errors,
              HasSubstr("tests/no-eval-test.yml:1: there is no rule `no-eval`: no rules were found"));
}

TEST_F(TestCommand, finds_the_project_around_the_current_directory_and_around_a_test_file) {
  write_project();
  EXPECT_EQ(test({"--update"}).exit_code, 0);
  write("deep/er/x.txt", "");
  EXPECT_THAT(test({}, "deep/er").output, StartsWith("PASS no-eval"));
  EXPECT_THAT(test({"rule-tests/no-eval-test.yml"}).output, StartsWith("PASS no-eval"));
  EXPECT_THAT(test({"sgconfig.yml"}).output, StartsWith("PASS no-eval"));
  EXPECT_THAT(test({(directory_.path()).string()}).output, StartsWith("PASS no-eval"));
}

TEST_F(TestCommand, tests_the_rules_that_the_configuration_names) {
  write("aioshift.toml", "rules = ['codemods']\n");
  write("codemods/no-eval.yml", kRule);
  write("codemods/no-eval-test.yml", kTest);
  write(".github/workflows/ci.yml", "on: push\n");
  const auto outcome = test({"--skip-snapshots"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
  EXPECT_THAT(outcome.output, StartsWith("PASS no-eval"));
}

TEST_F(TestCommand, writes_snapshots_where_the_project_says_and_leaves_ast_greps_alone) {
  write_project();
  write("sgconfig.yml", "ruleDirs: [rules]\ntestConfigs:\n  - {testDir: rule-tests, snapshotDir: snaps}\n");
  const std::string theirs = "id: no-eval\nsnapshots:\n  x = eval(y):\n    labels: []\n";
  write("rule-tests/snaps/no-eval-snapshot.yml", theirs);
  EXPECT_EQ(test({"--update"}).exit_code, 0);
  EXPECT_TRUE(has("rule-tests/snaps/no-eval.snap"));
  EXPECT_EQ(read("rule-tests/snaps/no-eval-snapshot.yml"), theirs);
  EXPECT_EQ(test().exit_code, 0);
}

TEST_F(TestCommand, skips_rules_for_other_languages_with_their_tests) {
  write_project();
  write("rules/no-log.yml", "id: no-log\nlanguage: TypeScript\nrule: {pattern: console.log($A)}\n");
  write("rule-tests/no-log-test.yml", "id: no-log\nvalid: [a]\ninvalid: ['console.log(1)']\n");
  const auto outcome = test({"--skip-snapshots"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.output, "PASS no-eval  1 valid, 1 invalid\n");
  EXPECT_THAT(outcome.errors, AllOf(HasSubstr("is for TypeScript, not Python: skipped"),
                                    HasSubstr("the test of `no-log` is skipped with it")));
}

TEST_F(TestCommand, filters_by_a_part_of_the_id_or_a_glob) {
  write_project();
  write("rules/no-exec.yml", "id: no-exec\nlanguage: python\nrule: {pattern: exec($A)}\n");
  write("rule-tests/no-exec-test.yml", "id: no-exec\ninvalid: [exec(a)]\n");
  for (const char* filter : {"exec", "no-ex*", "*exec", "no-[e]xec"}) {
    EXPECT_EQ(test({"--skip-snapshots", "--filter", filter}).output, "PASS no-exec  0 valid, 1 invalid\n")
        << filter;
  }
  const auto none = test({"--skip-snapshots", "--filter", "absent"});
  EXPECT_EQ(none.exit_code, 2);
  EXPECT_THAT(none.errors, HasSubstr("--filter: no test is of such a rule"));
}

TEST_F(TestCommand, names_the_rule_that_was_meant) {
  write_project();
  write("rule-tests/no-eval-test.yml", "\nid: no-evl\nvalid: [a]\n");
  const auto outcome = test();
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.output, IsEmpty());
  EXPECT_THAT(outcome.errors,
              HasSubstr("rule-tests/no-eval-test.yml:2: there is no rule `no-evl`, did you mean `no-eval`?"));
}

TEST_F(TestCommand, refuses_what_is_wrong_in_rules_and_tests_with_file_and_line) {
  write_project();
  write("rule-tests/no-eval-test.yml", "id: no-eval\nvald: [a]\n");
  const auto test_error = test();
  EXPECT_EQ(test_error.exit_code, 2);
  EXPECT_THAT(test_error.errors, AllOf(HasSubstr("rule-tests/no-eval-test.yml:2"), HasSubstr("`valid`")));
  write_project();
  write("rules/no-eval.yml", kRule + "sevrity: error\n");
  const auto rule_error = test();
  EXPECT_EQ(rule_error.exit_code, 2);
  EXPECT_THAT(rule_error.errors, AllOf(HasSubstr("rules/no-eval.yml:6"), HasSubstr("`severity`")));
}

TEST_F(TestCommand, looks_at_the_rule_alone_whatever_files_comments_and_severity_say) {
  write_project();
  write("rules/no-eval.yml", kRule + "files: ['src/**']\nseverity: 'off'\napplicability: unsafe\n");
  write("rule-tests/no-eval-test.yml", "id: no-eval\ninvalid:\n  - 'x = eval(y)  # noqa'\n");
  EXPECT_EQ(test({"--update"}).exit_code, 0);
  EXPECT_THAT(read("rule-tests/__snapshots__/no-eval.snap"),
              HasSubstr("fixed: 'x = literal_eval(y)  # noqa'"));
}

TEST_F(TestCommand, says_where_there_are_no_tests_and_which_rules_have_none) {
  write("rules/no-eval.yml", kRule);
  const auto none = test({"rules"});
  EXPECT_EQ(none.exit_code, 0);
  EXPECT_EQ(none.errors, "aioshift: no tests there\n");
  write("rules/no-exec.yml", "id: no-exec\nlanguage: python\nrule: {pattern: exec($A)}\n");
  write("rules/no-exec-test.yml", "id: no-exec\ninvalid: [exec(a)]\n");
  EXPECT_THAT(test({"--skip-snapshots", "rules"}).errors, HasSubstr("without a test: no-eval\n"));
}

}  // namespace
}  // namespace aioshift::cli
