#include "rewrite/template.h"

#include <gtest/gtest.h>

#include "first_match.h"
#include "parsed_text.h"

namespace aioshift::rewrite {
namespace {

using Form = FixTemplate::Form;

// The variables of a template, as `A`, `A...` for a run, `A!` for a transformed one, `A?` for one that
// is not known. Known are A, LIST (a run) and, by transformation, NEW.
std::string variables_of(std::string_view text) {
  pattern::Variables known;
  known.intern("A", false);
  known.intern("LIST", true);
  const std::vector<std::string> transformed = {"NEW"};
  const FixTemplate fix = FixTemplate::parse(text, known, transformed);
  std::string result;
  for (const auto& variable : fix.variables()) {
    result += (result.empty() ? "" : " ") + variable.name + (variable.is_multiple ? "..." : "") +
              (variable.is_transformed ? "!" : "") + (variable.is_known() ? "" : "?");
  }
  return result;
}

FixTemplate parsed(std::string_view text) {
  return FixTemplate::parse(text, {}, {});
}

TEST(FixTemplate, KnowsItsVariables) {
  EXPECT_EQ(variables_of("foo($A, $$$LIST, $NEW, $A)"), "A LIST... NEW!");
  EXPECT_EQ(variables_of("$$A"), "A");
  EXPECT_EQ(variables_of("x$A.y"), "A");
  EXPECT_EQ(variables_of("'$A'"), "A");
  EXPECT_EQ(variables_of("no variables"), "");
}

TEST(FixTemplate, ADollarWithoutANameIsText) {
  EXPECT_EQ(variables_of("$ $$ $$$ $a $$$b"), "");
  EXPECT_EQ(variables_of("$$$$A"), "A...?");
  EXPECT_EQ(variables_of("$Ab"), "A");
}

TEST(FixTemplate, WhatNoPatternBindsIsNotKnown) {
  EXPECT_EQ(variables_of("$B"), "B?");
  EXPECT_EQ(variables_of("$$$A"), "A...?");
  EXPECT_EQ(variables_of("$LIST"), "LIST?");
  EXPECT_EQ(variables_of("$1 $_ $_A"), "1? _? _A?");
  EXPECT_EQ(variables_of("$$$NEW"), "NEW...?");
  EXPECT_EQ(variables_of("$A1"), "A1?");
}

TEST(FixTemplate, IsReadAsPython) {
  const ParsedText source("f(a, k=1)\n{1: 2}\n");
  const syntax::Node statement = source.tree.root().named_child(0);
  const syntax::Node argument = source.node("k=1");
  const syntax::Node pair = source.node("1: 2", syntax::Kind::pair);
  const auto kind = [&](std::string_view text, syntax::Node site) {
    const FixTemplate fix = parsed(text);
    const Form* form = fix.form_for(site);
    return form == nullptr ? -1 : static_cast<int>(form->kind);
  };
  EXPECT_EQ(kind("a + $B", statement), static_cast<int>(Form::Kind::kStatements));
  EXPECT_EQ(kind("a=$B", statement), static_cast<int>(Form::Kind::kStatements));
  EXPECT_EQ(kind("a=$B", argument), static_cast<int>(Form::Kind::kArgument));
  EXPECT_EQ(kind("**$B", argument), static_cast<int>(Form::Kind::kArgument));
  EXPECT_EQ(kind("$A: $B", pair), static_cast<int>(Form::Kind::kPair));
  EXPECT_EQ(kind("$A: $B", statement), static_cast<int>(Form::Kind::kStatements));
  EXPECT_EQ(kind("@$A", statement), static_cast<int>(Form::Kind::kDecorator));
  EXPECT_EQ(kind("except $A as $B:\n    $$$C", statement), static_cast<int>(Form::Kind::kClause));
  EXPECT_EQ(kind("else:\n    $$$C", statement), static_cast<int>(Form::Kind::kClause));
  EXPECT_EQ(kind("case $A:\n    $$$C", statement), static_cast<int>(Form::Kind::kClause));
  EXPECT_EQ(kind("$A +", statement), -1);
}

TEST(FixTemplate, KnowsThePlaceOfAVariableThatIsANode) {
  const auto places = [](std::string_view text) {
    const FixTemplate fix = parsed(text);
    const ParsedText source("x\n");
    std::string result;
    for (const syntax::Node place : fix.form_for(source.tree.root())->places) result += place ? '+' : '-';
    return result;
  };
  EXPECT_EQ(places("f($A, x$B, '$C', f'{$D}', $$$E)"), "+--++");
  EXPECT_EQ(places("{1: 2, $$$A}"), "+");
  EXPECT_EQ(places("with $A as $B:\n    $$$C"), "+++");
}

TEST(FixTemplate, KnowsWhatItIsAsAWhole) {
  const ParsedText source("x\n");
  const auto only = [&](std::string_view text) {
    const FixTemplate fix = parsed(text);
    const Form* form = fix.form_for(source.tree.root());
    return form->is_tuple ? "tuple" : form->only ? std::string(form->only.text()) : "";
  };
  EXPECT_EQ(only("a + $B"), "a + _B");
  EXPECT_EQ(only("$B"), "_B");
  EXPECT_EQ(only("$A, $B"), "tuple");
  EXPECT_EQ(only("$A,"), "tuple");
  EXPECT_EQ(only("a; b"), "");
  EXPECT_EQ(only("if $A:\n    b"), "");
}

TEST(FixTemplate, KnowsWhetherItAwaits) {
  EXPECT_TRUE(parsed("await $A").awaits());
  EXPECT_TRUE(parsed("async with $A:\n    $$$B").awaits());
  EXPECT_TRUE(parsed("[x async for x in $A]").awaits());
  EXPECT_FALSE(parsed("f($A)").awaits());
  EXPECT_FALSE(parsed("async def f():\n    await $A").awaits());
}

// For people.

std::string message(std::string_view pattern, std::string_view text, const std::string& source) {
  const ParsedText parsed_source(source);
  const FirstMatch match(parsed_source.tree, pattern);
  return expand_text(FixTemplate::parse(text, match.variables(), {}), match.node(), match.bindings(), {});
}

TEST(ExpandText, PutsTheTextOfVariablesIntoATemplate) {
  EXPECT_EQ(message("foo($A)", "use bar($A), not $A.", "foo(a + b)\n"), "use bar(a + b), not a + b.");
  EXPECT_EQ(message("foo($$$A)", "[$$$A]", "foo(a,  # c\n    b)\n"), "[a,  # c\n    b]");
  EXPECT_EQ(message("foo($$$A)", "[$$$A]", "foo()\n"), "[]");
}

TEST(ExpandText, IndentsAsTheTemplateAndTheMatchAre) {
  EXPECT_EQ(message("foo($A)", "x(\n  $A\n)", "if y:\n    foo(g(\n        1))\n"),
            "x(\n      g(\n          1)\n    )");
  EXPECT_EQ(message("foo($A)", "$A", "if y:\n    foo('''\n  a''')\n"), "'''\n  a'''");
}

TEST(ExpandText, HasTransformedValuesToo) {
  const ParsedText source("foo(a)\n");
  const FirstMatch match(source.tree, "foo($A)");
  const std::vector<std::string> names = {"NEW"};
  const FixTemplate text = FixTemplate::parse("$A is $NEW", match.variables(), names);
  const auto value = [](std::string_view name) -> tl::expected<TransformedText, Reason> {
    return TransformedText{"the " + std::string(name), ""};
  };
  EXPECT_EQ(expand_text(text, match.node(), match.bindings(), value), "a is the NEW");
}

}  // namespace
}  // namespace aioshift::rewrite
