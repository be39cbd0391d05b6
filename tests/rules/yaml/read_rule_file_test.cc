#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rules/yaml/read.h"

namespace aioshift::rules {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::string kHead = "id: a\nlanguage: python\n";
const std::string kLeast = kHead + "rule: {pattern: a}\n";

// "line:column: message" of each.
std::vector<std::string> errors_of(const std::string& text) {
  std::vector<std::string> errors;
  for (const RuleFileError& error : read_rule_file(text, "r.yml").errors) {
    EXPECT_EQ(error.file, "r.yml");
    errors.push_back(fmt::format("{}:{}: {}", error.at.line, error.at.column, error.message));
  }
  return errors;
}

// Of a document that is right but for what stands behind the rule, in line 4.
std::vector<std::string> errors_with(const std::string& keys) {
  return errors_of(kLeast + keys + "\n");
}

// Of `rule: RULE`, in line 3.
std::vector<std::string> errors_of_rule(const std::string& rule) {
  return errors_of(kHead + "rule: " + rule + "\n");
}

RuleDocument read(const std::string& text) {
  RuleFileContent content = read_rule_file(text, "r.yml");
  for (const RuleFileError& error : content.errors) ADD_FAILURE() << to_string(error) << "\n" << text;
  if (content.rules.size() != 1) {
    ADD_FAILURE() << content.rules.size() << " rules in\n" << text;
    return {};
  }
  return std::move(content.rules.front());
}

RuleDocument read_with(const std::string& keys) {
  return read(kLeast + keys + "\n");
}

TEST(ReadRuleFile, reads_what_a_rule_says_of_itself) {
  const RuleDocument rule = read(
      "id: no-eval\nlanguage: Python\nmessage: 'do not eval $A'\nseverity: error\nnote: |\n  Really.\nurl: "
      "https://x.y\n"
      "rule: {pattern: eval($A)}\nlabels:\n  A: {style: primary, message: this}\n  B: {style: secondary}\n"
      "files: ['*.py', {glob: 'B*', caseInsensitive: true}]\nignores: [tests/**]\n"
      "metadata: {cwe: 95, tags: [a, 1.5, true, null], hex: 0x10, 5: x}\n");
  EXPECT_EQ(rule.file, "r.yml");
  EXPECT_EQ(rule.line, 1U);
  EXPECT_EQ(rule.id, "no-eval");
  EXPECT_EQ(rule.language, "Python");
  EXPECT_EQ(rule.message, "do not eval $A");
  EXPECT_EQ(rule.message_line, 3U);
  EXPECT_EQ(rule.severity, Severity::kError);
  EXPECT_EQ(rule.note, "Really.\n");
  EXPECT_EQ(rule.url, "https://x.y");
  ASSERT_EQ(rule.labels.size(), 2U);
  EXPECT_EQ(rule.labels[0].variable, "A");
  EXPECT_EQ(rule.labels[0].style, LabelSpec::Style::kPrimary);
  EXPECT_EQ(rule.labels[0].message, "this");
  EXPECT_EQ(rule.labels[0].line, 10U);
  EXPECT_EQ(rule.labels[1].style, LabelSpec::Style::kSecondary);
  EXPECT_EQ(rule.labels[1].message, std::nullopt);
  ASSERT_TRUE(rule.files);
  ASSERT_EQ(rule.files->size(), 2U);
  EXPECT_EQ((*rule.files)[0].glob, "*.py");
  EXPECT_FALSE((*rule.files)[0].case_insensitive);
  EXPECT_TRUE((*rule.files)[1].case_insensitive);
  ASSERT_EQ(rule.ignores.size(), 1U);
  EXPECT_EQ(rule.ignores[0].glob, "tests/**");
  EXPECT_EQ(rule.metadata, R"({"cwe":95,"tags":["a",1.5,true,null],"hex":16,"5":"x"})");
  ASSERT_TRUE(rule.core.rule.pattern);
  EXPECT_EQ(rule.core.rule.pattern->context, "eval($A)");
}

TEST(ReadRuleFile, needs_a_language_and_a_rule_alone) {
  const RuleDocument rule = read("language: py\nrule: {kind: call}\n");
  EXPECT_EQ(rule.id, "r") << "the file's name";
  EXPECT_EQ(rule.message, "");
  EXPECT_EQ(rule.severity, Severity::kHint);
  EXPECT_EQ(rule.files, std::nullopt);
  EXPECT_THAT(rule.fixes, IsEmpty());
  EXPECT_FALSE(rule.core.qualified);
  EXPECT_EQ(rule.applicability, rewrite::Applicability::kSafe);
  EXPECT_THAT(errors_of("id: a\nrule: {kind: call}\n"), ElementsAre("1:1: a rule needs the key `language`"));
  EXPECT_THAT(errors_of("id: a\nlanguage: python\n"), ElementsAre("1:1: a rule needs the key `rule`"));
}

TEST(ReadRuleFile, takes_null_for_a_key_that_is_not_there) {
  const RuleDocument rule = read_with(
      "note:\nurl: ~\nlabels: "
      "null\nfiles:\nignores:\nmetadata:\nfix:\nrewriters:\nutils:\nconstraints:\ntransform:");
  EXPECT_EQ(rule.note, std::nullopt);
  EXPECT_EQ(rule.files, std::nullopt);
  EXPECT_THAT(rule.fixes, IsEmpty());
  EXPECT_EQ(rule.metadata, "");
  EXPECT_THAT(errors_with("message:"), ElementsAre("4:9: `message` has no value: expected a text"));
  EXPECT_THAT(errors_with("severity: null"),
              ElementsAre("4:11: `severity` must be hint, info, warning, error or off, not null"));
}

TEST(ReadRuleFile, reads_the_keys_that_are_ours) {
  const RuleDocument rule = read_with(
      "qualified: true\nimports: [import asyncio, 'import a.b as c', from asyncio import timeout as t]\n"
      "applicability: unsafe\ncodes: [ASYNC210, RUF006]\ntarget-version: py312\nsummary: Does it\n"
      "groups: [asyncio]\ndefault: false\ndocumentation: |\n  # It\n");
  EXPECT_TRUE(rule.core.qualified);
  ASSERT_EQ(rule.imports.size(), 3U);
  EXPECT_EQ(rule.imports[0].module, "asyncio");
  EXPECT_EQ(rule.imports[1].name, "c");
  EXPECT_EQ(rule.imports[2].member, "timeout");
  EXPECT_EQ(rule.imports[2].line, 5U);
  EXPECT_EQ(rule.applicability, rewrite::Applicability::kUnsafe);
  EXPECT_THAT(rule.codes, ElementsAre("ASYNC210", "RUF006"));
  EXPECT_EQ(rule.target_version, (PythonVersion{3, 12}));
  EXPECT_EQ(rule.summary, "Does it");
  EXPECT_THAT(rule.groups, ElementsAre("asyncio"));
  EXPECT_EQ(rule.is_default, false);
  EXPECT_EQ(rule.documentation, "# It\n");
}

TEST(ReadRuleFile, reads_a_fix_as_a_text_an_object_and_a_list) {
  const RuleDocument text = read_with("fix: b($A)");
  ASSERT_EQ(text.fixes.size(), 1U);
  EXPECT_EQ(text.fixes[0].replacement, "b($A)");
  EXPECT_EQ(text.fixes[0].line, 4U);
  EXPECT_EQ(read_with("fix: ''").fixes.at(0).replacement, "");
  EXPECT_EQ(read_with("fix: |-\n  if $A:\n      $B").fixes.at(0).replacement, "if $A:\n    $B");

  const RuleDocument object = read_with(
      "fix:\n  template: x\n  title: t\n  expandStart: {kind: comment}\n  expandEnd: {regex: ',', stopBy: "
      "end}");
  ASSERT_EQ(object.fixes.size(), 1U);
  const FixSpec& fix = object.fixes[0];
  EXPECT_EQ(fix.replacement, "x");
  EXPECT_EQ(fix.title, "t");
  ASSERT_TRUE(fix.expand_start && fix.expand_end);
  EXPECT_EQ(fix.expand_start->rule->kind, "comment");
  EXPECT_EQ(fix.expand_start->stop_by.kind, pattern::StopBySpec::Kind::kNeighbor);
  EXPECT_EQ(fix.expand_end->rule->regex, ",");
  EXPECT_EQ(fix.expand_end->stop_by.kind, pattern::StopBySpec::Kind::kEnd);

  const RuleDocument list = read_with("fix:\n- {template: x, title: a}\n- {template: y, title: b}");
  ASSERT_EQ(list.fixes.size(), 2U);
  EXPECT_EQ(list.fixes[1].replacement, "y");
  EXPECT_EQ(list.fixes[1].title, "b");
  EXPECT_EQ(list.fixes[1].line, 6U);
  EXPECT_THAT(read_with("fix: []").fixes, IsEmpty());

  EXPECT_THAT(errors_with("fix: [{template: x}]"),
              ElementsAre("4:7: an entry of `fix` needs the key `title`"));
  EXPECT_THAT(errors_with("fix: {title: x}"), ElementsAre("4:6: `fix` needs the key `template`"));
  EXPECT_THAT(errors_with("fix: {template: x, expandEnd: {}}"),
              ElementsAre("4:31: `expandEnd` needs `pattern`, `kind`, `regex` or another condition"));
  EXPECT_THAT(
      errors_with("fix: 5"),
      ElementsAre("4:6: `fix` must be a template, a fix object or a list of fixes, not an integer: put it in "
                  "quotes if you mean the text"));
}

TEST(ReadRuleFile, reads_rewriters) {
  const RuleDocument rule = read_with(
      "qualified: true\nrewriters:\n- id: r\n  rule: {pattern: $X}\n  fix: y\n  language: Python\n"
      "  transform: {Y: {substring: {source: $X}}}\n  utils: {u: {kind: call}}\n  constraints: {X: {regex: "
      "x}}\n"
      "- {id: s, rule: {kind: call}, fix: {template: z}, qualified: false}");
  ASSERT_EQ(rule.rewriters.size(), 2U);
  const RewriterSpec& first = rule.rewriters[0];
  EXPECT_EQ(first.id, "r");
  EXPECT_EQ(first.line, 6U);
  EXPECT_EQ(first.core.rule.pattern->context, "$X");
  EXPECT_TRUE(first.core.qualified) << "as the rule is";
  EXPECT_EQ(first.core.utilities.at(0).first, "u");
  EXPECT_EQ(first.core.constraints.at(0).first, "X");
  EXPECT_EQ(first.transforms.at(0).variable, "Y");
  EXPECT_EQ(first.fixes.at(0).replacement, "y");
  EXPECT_FALSE(rule.rewriters[1].core.qualified);

  EXPECT_THAT(errors_with("rewriters: [{rule: {kind: call}}]"),
              ElementsAre("4:13: an entry of `rewriters` needs the key `id`",
                          "4:13: an entry of `rewriters` needs the key `fix`"));
  EXPECT_THAT(
      errors_with("rewriters: [{id: r, pattern: a, fix: y}]"),
      ElementsAre("4:13: an entry of `rewriters` needs the key `rule`",
                  "4:21: unknown key `pattern` in an entry of `rewriters`: it belongs in a rule object"));
  EXPECT_THAT(errors_with("rewriters: {r: {rule: {kind: call}, fix: x}}"),
              ElementsAre("4:12: `rewriters` must be a list of rewriters, not a map"));
  EXPECT_THAT(errors_with("rewriters: [{id: r, rule: {kind: call}, fix: []}]"),
              ElementsAre("4:13: a rewriter needs a fix"));
  EXPECT_THAT(
      errors_with("rewriters:\n- {id: r, rule: {kind: call}, fix: x}\n- {id: r, rule: {kind: call}, fix: y}"),
      ElementsAre("6:8: there is a rewriter `r` already, in line 5"));
  EXPECT_THAT(errors_with("rewriters: [{id: r, language: js, rule: {kind: call}, fix: x}]"),
              ElementsAre("4:31: `language`: `js` is not the rule's language"));
}

TEST(ReadRuleFile, reads_constraints_and_utilities_in_order) {
  const RuleDocument rule =
      read_with("constraints: {B: {regex: x}, A: {kind: call}}\nutils: {z: {kind: call}, a: {matches: z}}");
  ASSERT_EQ(rule.core.constraints.size(), 2U);
  EXPECT_EQ(rule.core.constraints[0].first, "B");
  EXPECT_EQ(rule.core.constraints[1].second.kind, "call");
  ASSERT_EQ(rule.core.utilities.size(), 2U);
  EXPECT_EQ(rule.core.utilities[0].first, "z");
  EXPECT_EQ(rule.core.utilities[1].second.matches.at(0).id, "z");

  EXPECT_THAT(errors_with("constraints: {$A: {regex: x}}"),
              ElementsAre(HasSubstr("4:15: a key in `constraints`: `$A` is no variable's name")));
  EXPECT_THAT(errors_with("utils: {a(b: {kind: call}}"),
              ElementsAre("4:9: a key in `utils`: `a(b` must not hold `(`, `)`, `,` or `=`"));
  EXPECT_THAT(errors_with("utils: {5: {kind: call}}"),
              ElementsAre("4:9: a key in `utils` must be a string, not an integer: put it in quotes"));
  EXPECT_THAT(errors_with("utils: {u: null}"),
              ElementsAre("4:12: `u` in `utils` must be a rule object, not null"));
}

TEST(ReadRuleFile, suggests_the_nearest_known_key) {
  EXPECT_THAT(errors_of("id: a\nlangauge: python\nrule: {pattern: a}\n"),
              ElementsAre("2:1: unknown key `langauge`, did you mean `language`?"))
      << "and does not miss the key that was meant";
  EXPECT_THAT(errors_of_rule("{patern: a}"),
              ElementsAre("3:8: unknown key `patern`, did you mean `pattern`?"));
  EXPECT_THAT(errors_of_rule("{kind: call, inside: {kind: call, stopby: end}}"),
              ElementsAre("3:41: unknown key `stopby`, did you mean `stopBy`?"));
  EXPECT_THAT(errors_with("labels: {A: {stile: primary}}"),
              ElementsAre("4:14: unknown key `stile`, did you mean `style`?"));
  EXPECT_THAT(errors_with("fix: {templat: x}"),
              ElementsAre("4:7: unknown key `templat`, did you mean `template`?"));
  EXPECT_THAT(errors_with("files: [{glop: a}]"),
              ElementsAre("4:10: unknown key `glop`, did you mean `glob`?"));
  EXPECT_THAT(errors_with("target_version: py311"),
              ElementsAre("4:1: unknown key `target_version`, did you mean `target-version`?"));
  EXPECT_THAT(errors_with("transform: {N: {substring: {source: $A, start: 1}}}"),
              ElementsAre("4:41: unknown key `start`, did you mean `startChar`?"));
}

TEST(ReadRuleFile, says_where_a_key_belongs_that_is_known_elsewhere) {
  EXPECT_THAT(errors_with("pattern: a"),
              ElementsAre("4:1: unknown key `pattern` at the top of a rule: it belongs in a "
                          "rule object"));
  EXPECT_THAT(
      errors_of_rule("{kind: call, fix: x}"),
      ElementsAre("3:20: unknown key `fix` in `rule`: it belongs at the top of a rule or in a rewriter"));
  EXPECT_THAT(errors_of_rule("{kind: call, follows: {kind: call, field: x}}"),
              ElementsAre("3:42: unknown key `field` in `follows`: it belongs in `inside` and `has`"));
  EXPECT_THAT(errors_with("whatever: x"), ElementsAre("4:1: unknown key `whatever` at the top of a rule"));
}

TEST(ReadRuleFile, explains_a_comma_in_a_flow_map) {
  EXPECT_THAT(
      errors_of_rule("{pattern: foo($A, $B)}"),
      ElementsAre(
          "3:25: unknown key `$B)` in `rule`: a comma ends a value in `{}`; a value with a comma in it "
          "needs quotes"));
}

TEST(ReadRuleFile, keeps_control_characters_and_long_texts_out_of_messages) {
  EXPECT_THAT(errors_with("\"a\\e[31mb\": x"),
              ElementsAre("4:1: unknown key `a\\x1b[31mb` at the top of a rule"));
  EXPECT_THAT(errors_with("\"x\\ny\": x"), ElementsAre("4:1: unknown key `x...` at the top of a rule"));
  EXPECT_THAT(errors_with("severity: " + std::string(59, 'x') + "üz"),
              ElementsAre(HasSubstr("not `" + std::string(59, 'x') + "...`")));
}

TEST(ReadRuleFile, does_not_merge_maps) {
  EXPECT_THAT(errors_of_rule("{<<: {pattern: a}}"),
              ElementsAre("3:8: unknown key `<<`: YAML 1.2 has no merging of maps"));
}

TEST(ReadRuleFile, says_what_a_key_takes_and_what_it_was_given) {
  EXPECT_THAT(errors_of_rule("{kind: [call]}"), ElementsAre("3:14: `kind` must be a string, not a list"));
  EXPECT_THAT(errors_of_rule("{pattern: [a]}"),
              ElementsAre("3:17: `pattern` must be code or a pattern object, not a list"));
  EXPECT_THAT(
      errors_of_rule("{pattern: True}"),
      ElementsAre("3:17: `pattern` must be code or a pattern object, not a boolean: put it in quotes if you "
                  "mean the text"));
  EXPECT_THAT(errors_of_rule("{all: {kind: call}}"),
              ElementsAre("3:13: `all` must be a list of rule objects, not a map"));
  EXPECT_THAT(errors_of_rule("{any: [call, null]}"),
              ElementsAre("3:14: an entry of `any` must be a rule object, not a string",
                          "3:20: an entry of `any` must be a rule object, not null"));
  EXPECT_THAT(errors_of_rule("call"), ElementsAre("3:7: `rule` must be a rule object, not a string"));
  EXPECT_THAT(errors_with("files: a.py"), ElementsAre("4:8: `files` must be a list of globs, not a string"));
  EXPECT_THAT(errors_with("qualified: yes"),
              ElementsAre("4:12: `qualified` must be true or false, not a string"));
  EXPECT_THAT(errors_with("severity: warn"),
              ElementsAre("4:11: `severity` must be hint, info, warning, error or off, not `warn`"));
  EXPECT_THAT(
      errors_with("severity: warnin"),
      ElementsAre("4:11: `severity` must be hint, info, warning, error or off, not `warnin`; did you mean "
                  "`warning`?"));
  EXPECT_THAT(errors_with("target-version: py4"),
              ElementsAre("4:17: `target-version`: `py4` is none of py39 to py314"));
  EXPECT_THAT(
      errors_with("imports: [from . import a]"),
      ElementsAre("4:11: an entry of `imports`: `from . import a` is relative, which means another module in "
                  "another file"));
  EXPECT_THAT(errors_of("- id: a\n"), ElementsAre("1:1: expected a rule: a map, not a list"));
  EXPECT_THAT(errors_of("word\n"), ElementsAre("1:1: expected a rule: a map, not a string"));
}

TEST(ReadRuleFile, refuses_a_rule_object_that_asks_for_nothing) {
  EXPECT_THAT(errors_of_rule("{}"),
              ElementsAre("3:7: `rule` needs `pattern`, `kind`, `regex` or another condition"));
  EXPECT_THAT(errors_of_rule("{kind: call, not: {}}"), ElementsAre(HasSubstr("3:25: `not` needs")));
  EXPECT_THAT(errors_of_rule("{kind: call, has: {stopBy: end, field: function}}"),
              ElementsAre(HasSubstr("3:25: `has` needs")));
}

TEST(ReadRuleFile, finds_every_error_in_order) {
  const std::vector<std::string> errors = errors_of(
      "id: [a]\nlanguage: python\nrule:\n  kind: 5\n  patern: x\nfix: {}\n---\nid: b\nlanguage: "
      "python\nrule: [\n"
      "---\nid: c\nrule: {kind: call}\n");
  EXPECT_THAT(errors, ElementsAre(HasSubstr("1:5: `id`"), HasSubstr("4:9: `kind`"),
                                  HasSubstr("5:3: unknown key"), HasSubstr("6:6: `fix` needs"),
                                  HasSubstr("11:1: expected"), HasSubstr("12:1: a rule needs")));
}

TEST(ReadRuleFile, names_rules_without_id_by_the_file) {
  const std::string nameless = "language: python\nrule: {kind: call}\n";
  const auto ids = [](const std::string& text, const std::string& file) {
    std::vector<std::string> result;
    for (const RuleDocument& rule : read_rule_file(text, file).rules) result.push_back(rule.id);
    return result;
  };
  EXPECT_THAT(ids(nameless, "dir/no-eval.yml"), ElementsAre("no-eval"));
  EXPECT_THAT(ids("id: ''\n" + nameless, "no-eval.yml"), ElementsAre("no-eval"));
  EXPECT_THAT(ids(nameless + "---\n" + kLeast + "---\n" + nameless, "x.yaml"),
              ElementsAre("x-0", "a", "x-2"));
  EXPECT_THAT(ids(nameless + "---\n# empty\n", "x.yaml"), ElementsAre("x"));
}

TEST(ReadRuleFile, passes_over_rules_for_other_languages_and_says_so) {
  for (const char* const language : {"JavaScript", "js", "Go", "mojo", "c++"}) {
    const RuleFileContent content =
        read_rule_file(fmt::format("id: b\nlanguage: {}\nwhatever: x\n---\n{}", language, kLeast), "r.yml");
    EXPECT_THAT(content.errors, IsEmpty());
    ASSERT_EQ(content.rules.size(), 1U);
    ASSERT_EQ(content.notes.size(), 1U);
    EXPECT_EQ(content.notes[0].message, fmt::format("the rule `b` is for {}, not Python: skipped", language));
    EXPECT_EQ(content.notes[0].at.line, 1U);
  }
}

TEST(ReadRuleFile, knows_python_in_any_spelling_and_misspelling) {
  for (const char* const language : {"python", "Python", "PYTHON", "py", "Py"})
    EXPECT_THAT(errors_of(fmt::format("language: {}\nrule: {{kind: call}}\n", language)), IsEmpty());
  for (const char* const language : {"pyhton", "Python3", "py3", "phyton", "pyi"}) {
    EXPECT_THAT(errors_of(fmt::format("language: {}\nrule: {{kind: call}}\n", language)),
                ElementsAre(fmt::format("1:11: unknown language `{}`, did you mean `python`?", language)));
  }
}

TEST(ReadRuleFile, passes_over_tests_and_snapshots_and_says_so) {
  const RuleFileContent content = read_rule_file(
      "id: a\nvalid: [x]\n---\nid: a\nsnapshots: {}\n---\nid: a\ninvalid: [y]\nrule: {}\n", "r.yml");
  ASSERT_EQ(content.notes.size(), 2U);
  EXPECT_THAT(content.notes[0].message, HasSubstr("a test of a rule"));
  EXPECT_THAT(content.notes[1].message, HasSubstr("a snapshot"));
  EXPECT_THAT(content.errors, Not(IsEmpty())) << "a rule with `invalid` is no test";
}

TEST(ReadUtilityFile, reads_rules_with_parameters) {
  const UtilityFileContent content = read_utility_file(
      "id: u\nlanguage: python\narguments: [BODY, other]\nrule: {has: {matches: BODY}}\nconstraints: {A: "
      "{regex: x}}\n"
      "utils: {v: {kind: call}}\nqualified: true\n---\nid: w\nlanguage: py\nrule: {kind: call}\n",
      "u.yml");
  ASSERT_THAT(content.errors, IsEmpty());
  ASSERT_EQ(content.utilities.size(), 2U);
  const pattern::GlobalUtility& utility = content.utilities[0];
  EXPECT_EQ(utility.id, "u");
  EXPECT_EQ(utility.file, "u.yml");
  EXPECT_EQ(utility.line, 1U);
  EXPECT_THAT(utility.parameters, ElementsAre("BODY", "other"));
  EXPECT_EQ(utility.core.rule.has->rule->matches.at(0).id, "BODY");
  EXPECT_EQ(utility.core.constraints.size(), 1U);
  EXPECT_EQ(utility.core.utilities.size(), 1U);
  EXPECT_TRUE(utility.core.qualified);
  EXPECT_EQ(content.utilities[1].line, 9U);
}

TEST(ReadUtilityFile, says_what_is_wrong) {
  const auto errors = [](const std::string& text) {
    std::vector<std::string> result;
    for (const RuleFileError& error : read_utility_file(text, "u.yml").errors)
      result.push_back(to_string(error));
    return result;
  };
  EXPECT_THAT(errors("language: python\nrule: {kind: call}\n"),
              ElementsAre("u.yml:1:1: a utility rule needs the key `id`"));
  EXPECT_THAT(
      errors("id: u\nlanguage: python\nrule: {kind: call}\nmessage: x\n"),
      ElementsAre("u.yml:4:1: unknown key `message` at the top of a utility rule: it belongs at the top of a "
                  "rule or in a label"));
  EXPECT_THAT(errors("id: u\nlanguage: python\nrule: {kind: call}\narguments: [X, X]\n"),
              ElementsAre("u.yml:4:12: `arguments` has `X` twice"));
  EXPECT_THAT(errors("id: u(\nlanguage: python\nrule: {kind: call}\n"),
              ElementsAre("u.yml:1:5: `id`: `u(` must not hold `(`, `)`, `,` or `=`"));
}

TEST(ReadUtilityFile, notes_a_transform_that_nothing_can_see) {
  const UtilityFileContent content = read_utility_file(
      "id: u\nlanguage: python\nrule: {pattern: f($A)}\ntransform: {B: {substring: {source: $A}}}\n",
      "u.yml");
  EXPECT_EQ(content.utilities.size(), 1U);
  ASSERT_EQ(content.notes.size(), 1U);
  EXPECT_EQ(content.notes[0].at.line, 4U);
  EXPECT_THAT(content.notes[0].message, HasSubstr("has no effect"));
}

TEST(ReadTestFile, reads_snippets_with_their_lines) {
  const TestFileContent content = read_test_file(
      "id: no-eval\nvalid:\n- x\n- |\n  def f():\n      pass\ninvalid: [eval(x), 5]\n---\nid: b\nvalid:\n",
      "t.yml");
  ASSERT_THAT(content.errors, IsEmpty());
  ASSERT_EQ(content.tests.size(), 2U);
  const RuleTest& test = content.tests[0];
  EXPECT_EQ(test.file, "t.yml");
  EXPECT_EQ(test.id, "no-eval");
  EXPECT_EQ(test.line, 1U);
  ASSERT_EQ(test.valid.size(), 2U);
  EXPECT_EQ(test.valid[0].code, "x");
  EXPECT_EQ(test.valid[0].line, 3U);
  EXPECT_EQ(test.valid[1].code, "def f():\n    pass\n");
  EXPECT_EQ(test.valid[1].line, 4U);
  ASSERT_EQ(test.invalid.size(), 2U);
  EXPECT_EQ(test.invalid[1].code, "5");
  EXPECT_EQ(content.tests[1].line, 9U);
  EXPECT_THAT(content.tests[1].valid, IsEmpty());
}

TEST(ReadTestFile, passes_over_snapshots_and_refuses_the_rest) {
  const TestFileContent content =
      read_test_file("id: a\nsnapshots: {x: 1}\n---\nvalid: x\nfoo: 1\n", "t.yml");
  EXPECT_THAT(content.tests, IsEmpty());
  ASSERT_EQ(content.errors.size(), 3U);
  EXPECT_EQ(to_string(content.errors[0]), "t.yml:4:1: a test needs the key `id`");
  EXPECT_EQ(to_string(content.errors[1]), "t.yml:4:8: `valid` must be a list of code, not a string");
  EXPECT_EQ(to_string(content.errors[2]), "t.yml:5:1: unknown key `foo` in a test");
}

TEST(ReadProjectFile, reads_directories_and_notes_what_it_ignores) {
  const ProjectContent content = read_project_file(
      "ruleDirs: [rules, more]\nutilDirs: [utils]\ntestConfigs:\n- testDir: tests\n- {testDir: t2, "
      "snapshotDir: s}\n"
      "customLanguages: {mojo: {libraryPath: x}}\nlanguageGlobs: {python: ['*.pyx']}\n"
      "languageInjections: [{hostLanguage: js}]\n",
      "sgconfig.yml");
  ASSERT_THAT(content.errors, IsEmpty());
  ASSERT_EQ(content.rule_directories.size(), 2U);
  EXPECT_EQ(content.rule_directories[1].path, "more");
  EXPECT_EQ(content.utility_directories.at(0).path, "utils");
  ASSERT_EQ(content.tests.size(), 2U);
  EXPECT_EQ(content.tests[0].directory.path, "tests");
  EXPECT_EQ(content.tests[0].snapshots, "");
  EXPECT_EQ(content.tests[1].snapshots, "s");
  ASSERT_EQ(content.notes.size(), 1U) << "what concerns Python alone";
  EXPECT_EQ(content.notes[0].message, "`languageGlobs` has no effect here");
  EXPECT_EQ(content.notes[0].at.line, 7U);

  EXPECT_EQ(to_string(read_project_file("ruleDir: [a]\n", "s.yml").errors.at(0)),
            "s.yml:1:1: unknown key `ruleDir`, did you mean `ruleDirs`?");
  EXPECT_EQ(to_string(read_project_file("ruleDirs: a\n", "s.yml").errors.at(0)),
            "s.yml:1:11: `ruleDirs` must be a list of directories, not a string");
  EXPECT_THAT(read_project_file("", "s.yml").errors, IsEmpty());
}

}  // namespace
}  // namespace aioshift::rules
