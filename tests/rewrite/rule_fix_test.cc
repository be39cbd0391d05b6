#include "rewrite/rule_fix.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parsed_text.h"

namespace aioshift::rewrite {
namespace {

using ::testing::HasSubstr;

std::optional<pattern::RelationSpec> regex_beside(std::string regex) {
  pattern::RelationSpec relation;
  relation.rule = std::make_unique<pattern::RuleObject>();
  relation.rule->regex = std::move(regex);
  return relation;
}

std::string fixed(std::string pattern, FixSpec spec, const std::string& source) {
  pattern::RuleCore core;
  core.rule.pattern.emplace();
  core.rule.pattern->context = std::move(pattern);
  pattern::Variables variables;
  const auto matcher = pattern::Matcher::compile(core, variables, nullptr);
  spec.line = 3;
  const auto fix = RuleFix::compile(spec, core, variables, matcher->defined(), {}, nullptr);
  if (!fix) return std::to_string(fix.error().line) + ": " + fix.error().message;
  const ParsedText parsed(source);
  for (syntax::NodeId id = 0; id < parsed.tree.size(); ++id) {
    const auto match = matcher->match(parsed.tree.node(id), nullptr);
    if (!*match) continue;
    const auto edits = fix->edits(**match, {});
    return edits ? parsed.with(*edits) : std::string(id_of(edits.error()));
  }
  return "no match";
}

FixSpec with(std::string replacement) {
  FixSpec spec;
  spec.replacement = std::move(replacement);
  return spec;
}

TEST(RuleFix, ReplacesTheMatch) {
  EXPECT_EQ(fixed("foo($A)", with("bar($A)"), "x = foo(1)\n"), "x = bar(1)\n");
}

TEST(RuleFix, LeavesWhatIsTheNodesButNotTheMatchs) {
  EXPECT_EQ(fixed("if $A:\n    $B", with("while $A:\n    $B"), "if a:\n    b\nelse:\n    c\n"),
            "while a:\n    b\nelse:\n    c\n");
}

TEST(RuleFix, ReachesAsFarAsItIsTold) {
  FixSpec spec = with("");
  spec.expand_end = regex_beside("^,$");
  EXPECT_EQ(fixed("b", std::move(spec), "foo(a, b, c)\n"), "foo(a, c)\n");
  spec = with("x, y,");
  spec.expand_end = regex_beside("^,$");
  EXPECT_EQ(fixed("b", std::move(spec), "foo(a, b, c)\n"), "foo(a, x, y, c)\n");
  spec = with("+ y +");
  spec.expand_start = regex_beside(",");
  spec.expand_end = regex_beside(",");
  EXPECT_EQ(fixed("b", std::move(spec), "foo(a, b, c)\n"), "foo(a+ y + c)\n");
  spec = with("y");
  spec.expand_end = regex_beside("^c$");
  EXPECT_EQ(fixed("b", std::move(spec), "foo(a, b, c)\n"), "foo(a, y, c)\n");
}

TEST(RuleFix, AVariableThatNothingBindsIsAnError) {
  EXPECT_THAT(fixed("foo($A)", with("$B"), "foo(1)\n"), HasSubstr("3: fix: nothing in the rule binds `$B`"));
  EXPECT_THAT(fixed("foo($A)", with("$$$A"), "foo(1)\n"), HasSubstr("binds `$$$A`"));
  EXPECT_THAT(fixed("foo($$$A)", with("$A"), "foo(1)\n"), HasSubstr("did you mean `$$$A`?"));
}

}  // namespace
}  // namespace aioshift::rewrite
