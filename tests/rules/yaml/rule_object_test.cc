#include "pattern/rule_object.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rules/yaml/read.h"

namespace aioshift::rules {
namespace {

using pattern::RuleObject;
using pattern::StopBySpec;
using pattern::Strictness;
using testing::ElementsAre;
using testing::IsEmpty;

// Of a YAML rule object in one line, the third of its file.
RuleObject read(const std::string& rule) {
  RuleFileContent content = read_rule_file("id: a\nlanguage: python\nrule: " + rule + "\n", "r.yml");
  for (const RuleFileError& error : content.errors) ADD_FAILURE() << to_string(error) << "\n" << rule;
  return content.rules.empty() ? RuleObject() : std::move(content.rules.front().core.rule);
}

std::vector<std::string> errors_of(const std::string& rule) {
  std::vector<std::string> errors;
  for (const RuleFileError& error :
       read_rule_file("id: a\nlanguage: python\nrule: " + rule + "\n", "r.yml").errors)
    errors.push_back(error.message);
  return errors;
}

TEST(RuleObjectOfYaml, has_patterns_as_text_and_as_object) {
  const RuleObject text = read("{pattern: 'foo($A, $B)'}");
  ASSERT_TRUE(text.pattern);
  EXPECT_EQ(text.pattern->context, "foo($A, $B)");
  EXPECT_EQ(text.pattern->selector, std::nullopt);
  EXPECT_EQ(text.pattern->strictness, Strictness::kSmart);
  EXPECT_EQ(text.pattern->line, 3U);
  EXPECT_EQ(text.line, 3U);
  const RuleObject object =
      read("\n  pattern:\n    context: |\n      x: $T\n    selector: type\n    strictness: ast");
  ASSERT_TRUE(object.pattern);
  EXPECT_EQ(object.pattern->context, "x: $T\n");
  EXPECT_EQ(object.pattern->selector, "type");
  EXPECT_EQ(object.pattern->strictness, Strictness::kAst);
  EXPECT_EQ(object.pattern->line, 5U) << "of the context";
  EXPECT_EQ(read("{pattern: {context: a, selector: null, strictness: null}}").pattern->selector,
            std::nullopt);
}

TEST(RuleObjectOfYaml, knows_every_strictness) {
  const auto of = [](const std::string& word) {
    return read("{pattern: {context: a, strictness: " + word + "}}").pattern->strictness;
  };
  EXPECT_EQ(of("cst"), Strictness::kCst);
  EXPECT_EQ(of("smart"), Strictness::kSmart);
  EXPECT_EQ(of("ast"), Strictness::kAst);
  EXPECT_EQ(of("relaxed"), Strictness::kRelaxed);
  EXPECT_EQ(of("signature"), Strictness::kSignature);
  EXPECT_EQ(of("template"), Strictness::kTemplate);
  EXPECT_THAT(
      errors_of("{pattern: {context: a, strictness: strict}}"),
      ElementsAre("`strictness` must be cst, smart, ast, relaxed, signature or template, not `strict`"));
}

TEST(RuleObjectOfYaml, has_kinds_and_regular_expressions_with_their_lines) {
  const RuleObject rule = read("\n  kind: call > identifier\n  regex: ^a");
  EXPECT_EQ(rule.kind, "call > identifier");
  EXPECT_EQ(rule.kind_line, 4U);
  EXPECT_EQ(rule.regex, "^a");
  EXPECT_EQ(rule.regex_line, 5U);
  EXPECT_EQ(read("{regex: https?://.*}").regex, "https?://.*");
}

TEST(RuleObjectOfYaml, has_positions_as_number_text_and_object) {
  EXPECT_EQ(read("{nthChild: 3}").nth_child->position, "3");
  EXPECT_EQ(read("{nthChild: 0x10}").nth_child->position, "16");
  EXPECT_EQ(read("{nthChild: 2n+1}").nth_child->position, "2n+1");
  EXPECT_EQ(read("{nthChild: {position: 1}}").nth_child->reverse, false);
  const RuleObject object = read("{nthChild: {position: -n+3, reverse: true, ofRule: {kind: call}}}");
  EXPECT_EQ(object.nth_child->position, "-n+3");
  EXPECT_TRUE(object.nth_child->reverse);
  EXPECT_EQ(object.nth_child->of_rule->kind, "call");
  EXPECT_EQ(object.nth_child->line, 3U);
  EXPECT_EQ(read("{nthChild: {position: 1, ofRule: null}}").nth_child->of_rule, nullptr);
  EXPECT_THAT(
      errors_of("{nthChild: -1}"),
      ElementsAre(
          "`nthChild` must be a whole number from 0, a position, as `2n+1` or a position object, not an "
          "integer: put it in quotes if you mean the text"));
  EXPECT_THAT(errors_of("{nthChild: {reverse: true}}"), ElementsAre("`nthChild` needs the key `position`"));
  EXPECT_THAT(errors_of("{nthChild: {position: 1, reverse: 1}}"),
              ElementsAre("`reverse` must be true or false, not an integer"));
}

TEST(RuleObjectOfYaml, has_ranges) {
  const RuleObject rule = read("{range: {start: {line: 1, column: 2}, end: {line: 3}}}");
  ASSERT_TRUE(rule.range);
  EXPECT_EQ(rule.range->start.line, 1U);
  EXPECT_EQ(rule.range->start.column, 2U);
  EXPECT_EQ(rule.range->end.line, 3U);
  EXPECT_EQ(rule.range->end.column, std::nullopt);
  EXPECT_EQ(rule.range->line, 3U);
  EXPECT_THAT(errors_of("{range: {start: {line: 2}, end: {line: 1}}}"),
              ElementsAre("`range` ends before it begins"));
  EXPECT_THAT(errors_of("{range: {start: {line: 1, column: 5}, end: {line: 1, column: 4}}}"),
              ElementsAre("`range` ends before it begins"));
  EXPECT_THAT(errors_of("{range: {start: {line: 1, column: 4}, end: {line: 1, column: 4}}}"), IsEmpty());
  EXPECT_THAT(
      errors_of("{range: {start: {line: -1}}}"),
      ElementsAre("`range` needs the key `end`", "`line` must be a whole number from 0, not an integer"));
  EXPECT_THAT(errors_of("{range: {start: {line: 4294967296}, end: {line: 1}}}"),
              ElementsAre("`line` must be a whole number from 0, not an integer"));
  EXPECT_THAT(errors_of("{range: {start: 0, end: {line: \"1\"}}}"),
              ElementsAre("`start` must be a place, not an integer",
                          "`line` must be a whole number from 0, not a string"));
}

TEST(RuleObjectOfYaml, has_relations_with_stop_and_field) {
  const RuleObject rule = read(
      "{inside: {kind: a}, has: {kind: b, stopBy: end, field: function}, precedes: {kind: c, stopBy: "
      "neighbor}, "
      "follows: {kind: d, stopBy: {kind: e}}}");
  EXPECT_EQ(rule.inside->rule->kind, "a");
  EXPECT_EQ(rule.inside->stop_by.kind, StopBySpec::Kind::kNeighbor);
  EXPECT_EQ(rule.inside->line, 3U);
  EXPECT_EQ(rule.has->stop_by.kind, StopBySpec::Kind::kEnd);
  EXPECT_EQ(rule.has->field, "function");
  EXPECT_EQ(rule.precedes->stop_by.kind, StopBySpec::Kind::kNeighbor);
  EXPECT_EQ(rule.follows->stop_by.kind, StopBySpec::Kind::kRule);
  EXPECT_EQ(rule.follows->stop_by.rule->kind, "e");
  EXPECT_EQ(read("{has: {kind: a, field: null}}").has->field, std::nullopt);
  EXPECT_THAT(
      errors_of("{has: {kind: a, stopBy: nighbor}}"),
      ElementsAre(
          "`stopBy` must be neighbor, end or a rule object, not `nighbor`; did you mean `neighbor`?"));
  EXPECT_THAT(errors_of("{has: {kind: a, stopBy: }}"),
              ElementsAre("`stopBy` has no value: expected neighbor, end or a rule object"));
  EXPECT_THAT(errors_of("{has: {kind: a, stopBy: [a]}}"),
              ElementsAre("`stopBy` must be neighbor, end or a rule object, not a list"));
}

TEST(RuleObjectOfYaml, has_compositions) {
  const RuleObject rule =
      read("{all: [{kind: a}, {any: [{kind: b}, {pattern: c}]}], any: [], not: {not: {kind: d}}}");
  ASSERT_TRUE(rule.all && rule.any);
  ASSERT_EQ(rule.all->size(), 2U);
  EXPECT_EQ((*rule.all)[0].kind, "a");
  EXPECT_EQ((*rule.all)[1].any->at(1).pattern->context, "c");
  EXPECT_THAT(*rule.any, IsEmpty());
  EXPECT_EQ(rule.negated->negated->kind, "d");
  EXPECT_EQ(read("{kind: a}").all, std::nullopt);
}

TEST(RuleObjectOfYaml, calls_utilities_by_name_and_with_arguments) {
  const RuleObject name = read("{matches: u}");
  ASSERT_EQ(name.matches.size(), 1U);
  EXPECT_EQ(name.matches[0].id, "u");
  EXPECT_FALSE(name.matches[0].has_arguments);
  EXPECT_EQ(name.matches[0].line, 3U);
  const RuleObject calls =
      read("\n  matches:\n    wrap: {BODY: {kind: a}, other: {matches: x}}\n    bare: {}");
  ASSERT_EQ(calls.matches.size(), 2U);
  EXPECT_EQ(calls.matches[0].id, "wrap");
  EXPECT_TRUE(calls.matches[0].has_arguments);
  EXPECT_EQ(calls.matches[0].line, 5U);
  ASSERT_EQ(calls.matches[0].arguments.size(), 2U);
  EXPECT_EQ(calls.matches[0].arguments[0].parameter, "BODY");
  EXPECT_EQ(calls.matches[0].arguments[0].rule.kind, "a");
  EXPECT_EQ(calls.matches[0].arguments[1].rule.matches.at(0).id, "x");
  EXPECT_EQ(calls.matches[1].id, "bare");
  EXPECT_THAT(errors_of("{matches: {}}"), ElementsAre("`matches` must not be empty"));
  EXPECT_THAT(errors_of("{matches: {u: }}"),
              ElementsAre("`u` in `matches` has no value: expected a map from arguments to rule objects"));
  EXPECT_THAT(errors_of("{matches: {u: {A: x}}}"),
              ElementsAre("`A` in `u` in `matches` must be a rule object, not a string"));
  EXPECT_THAT(
      errors_of("{matches: 5}"),
      ElementsAre("`matches` must be a utility's name or a map from utilities to their arguments, not an "
                  "integer: put it in quotes if you mean the text"));
}

TEST(RuleObjectOfYaml, may_be_an_alias) {
  RuleFileContent content = read_rule_file(
      "id: a\nlanguage: python\nrule: &r {pattern: x}\nutils: {u: *r}\nconstraints: {A: {not: *r}}\n",
      "r.yml");
  ASSERT_EQ(content.rules.size(), 1U);
  EXPECT_EQ(content.rules[0].core.utilities.at(0).second.pattern->context, "x");
  EXPECT_EQ(content.rules[0].core.constraints.at(0).second.negated->pattern->context, "x");
}

}  // namespace
}  // namespace aioshift::rules
