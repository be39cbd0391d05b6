// Rules of the user's own in list, explain and check.
#include <nlohmann/json.hpp>

#include "cli_fixture.h"

namespace aioshift::cli {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class UserRules : public Cli {
 protected:
  UserRules() {
    write("rules/no-eval.yml",
          "id: no-eval\nlanguage: python\nseverity: error\nmessage: no eval of $A\n"
          "note: |\n  Evaluate nothing.\n  Parse it instead.\nurl: https://example.org/eval\n"
          "codes: [S307]\napplicability: unsafe\nlabels:\n  A: {style: secondary, message: this text}\n"
          "documentation: |\n  Why eval is evil.\nrule: {pattern: eval($A)}\nfix: literal_eval($A)\n");
    write("a.py", "x = eval(y)\n");
  }
};

TEST_F(UserRules, are_listed_with_their_file) {
  EXPECT_THAT(
      run({"list", "--rules", "rules"}).output,
      AllOf(HasSubstr("no-eval "), HasSubstr("user     no eval of $A"), HasSubstr("wait-for-to-timeout")));
  EXPECT_THAT(run({"list"}).output, Not(HasSubstr("no-eval")));
  const json list = json::parse(run({"list", "--rules", "rules", "--output-format", "json"}).output);
  bool found = false;
  for (const json& rule : list["rules"]) {
    EXPECT_EQ(rule.contains("file"), rule["rule"] == "no-eval");
    if (rule["rule"] != "no-eval") continue;
    found = true;
    EXPECT_EQ(rule["groups"], json::array({"user"}));
    EXPECT_EQ(rule["codes"], json::array({"S307"}));
    EXPECT_EQ(rule["severity"], "error");
    EXPECT_EQ(rule["file"], "rules/no-eval.yml");
    EXPECT_EQ(rule["line"], 1);
    EXPECT_EQ(rule["applicability"], "unsafe");
    EXPECT_EQ(rule["url"], "https://example.org/eval");
  }
  EXPECT_TRUE(found);
}

TEST_F(UserRules, of_the_configuration_are_listed_and_explained) {
  write("aioshift.toml", "rules = ['rules']\n");
  EXPECT_THAT(run({"list"}).output, HasSubstr("no-eval "));
  EXPECT_THAT(run({"explain", "no-eval"}).output, HasSubstr("# no-eval\n"));
  write("aioshift.toml", "rules = ['absent']\n");
  const auto outcome = run({"list"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.errors, HasSubstr("absent: there is no such file or directory"));
}

TEST_F(UserRules, are_explained_with_all_that_they_say) {
  const auto outcome = run({"explain", "--rules", "rules", "no-eval"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
  for (const char* part :
       {"# no-eval\n", "| groups | user |", "| other linters' codes | S307 |", "| severity | error |",
        "Why eval is evil.\n", "## Message\n\nno eval of $A\n",
        "## Note\n\nEvaluate nothing.\nParse it instead.\n", "## Fix safety\n\nunsafe: behaviour may differ",
        "<https://example.org/eval>", "rules/no-eval.yml:1\n"}) {
    EXPECT_THAT(outcome.output, HasSubstr(part));
  }
  EXPECT_EQ(run({"explain", "--rules", "rules", "S307"}).output, outcome.output)
      << "by another linter's code";
}

TEST_F(UserRules, are_suggested_where_one_is_misspelt) {
  const auto outcome = run({"explain", "--rules", "rules", "no-evil"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.errors, HasSubstr("did you mean 'no-eval'?"));
}

TEST_F(UserRules, report_labels_note_and_address_as_text) {
  EXPECT_EQ(run({"check", "--rules", "rules", "a.py"}).output,
            "a.py:1:5: error: no eval of y [no-eval, S307] [* --unsafe-fixes]\n"
            "    a.py:1:10: this text\n"
            "    note: Evaluate nothing.\n"
            "          Parse it instead.\n"
            "    see: https://example.org/eval\n");
}

TEST_F(UserRules, report_labels_note_and_address_in_keys_that_other_rules_do_not_have) {
  write("b.py", kBefore);
  const json report = json::parse(run({"check", "--rules", "rules", "--output-format", "json", "."}).output);
  ASSERT_EQ(report["findings"].size(), 2U);
  const json& own = report["findings"][0];
  EXPECT_EQ(own["note"], "Evaluate nothing.\nParse it instead.\n");
  EXPECT_EQ(own["url"], "https://example.org/eval");
  EXPECT_EQ(own["labels"], json::array({{{"line", 1},
                                         {"column", 10},
                                         {"end_line", 1},
                                         {"end_column", 11},
                                         {"style", "secondary"},
                                         {"message", "this text"}}}));
  for (const char* key : {"note", "url", "labels"}) EXPECT_FALSE(report["findings"][1].contains(key)) << key;
}

TEST_F(UserRules, report_labels_as_related_locations_of_sarif) {
  write("aioshift.toml", "rules = ['rules']\n");
  const json log = json::parse(run({"check", "--output-format", "sarif", "."}).output);
  const json& result = log["runs"][0]["results"][0];
  EXPECT_EQ(result["relatedLocations"][0]["message"]["text"], "this text");
  EXPECT_EQ(result["relatedLocations"][0]["physicalLocation"]["region"]["startColumn"], 10);
  EXPECT_EQ(result["properties"]["note"], "Evaluate nothing.\nParse it instead.\n");
  const json& rules = log["runs"][0]["tool"]["driver"]["rules"];
  EXPECT_EQ(rules[result["ruleIndex"].get<std::size_t>()]["id"], "no-eval");
}

TEST_F(UserRules, report_notes_to_github_and_in_markdown) {
  EXPECT_THAT(run({"check", "--rules", "rules", "--output-format", "github", "a.py"}).output,
              HasSubstr("%0Aa.py:1:10: this text%0AEvaluate nothing.%0AParse it instead.%0Ahttps://"));
  EXPECT_THAT(
      run({"check", "--rules", "rules", "--output-format", "markdown", "a.py"}).output,
      AllOf(HasSubstr("this text\n"), HasSubstr("Evaluate nothing."), HasSubstr("https://example.org/eval")));
}

TEST_F(UserRules, are_suppressed_by_ast_greps_comments) {
  write("a.py",
        "import a\n# ast-grep-ignore\nx = eval(y)\nx = eval(z)  # ast-grep-ignore: no-eval\n"
        "# ast-grep-ignore: other\nx = eval(w)\n");
  const json report =
      json::parse(run({"check", "--rules", "rules", "--output-format", "json", "a.py"}).output);
  ASSERT_EQ(report["findings"].size(), 1U);
  EXPECT_EQ(report["findings"][0]["line"], 6);
}

TEST_F(UserRules, and_patterns_may_be_in_brackets) {
  write("b.py", "x = [a for a in b]\n");
  EXPECT_EQ(run({"run", "-p", "[$A for $B in $C]", "b.py"}).output, "b.py:1:5:x = [a for a in b]\n");
}

}  // namespace
}  // namespace aioshift::cli
