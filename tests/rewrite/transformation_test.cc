#include "rewrite/transformation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "first_match.h"
#include "parsed_text.h"
#include "rewrite/line_shift.h"
#include "rewrite/rewriter.h"

namespace aioshift::rewrite {
namespace {

using ::testing::HasSubstr;

using Specs = std::vector<TransformationSpec>;

// A rule with transformations and rewriters, and what it makes of the first match.
struct TransformingRule {
  std::string pattern;
  std::vector<RewriterSpec> rewriters = {};
  Specs transforms = {};

  TransformingRule&& rewriter(std::string id, std::string pattern_text, std::string fix, Specs own = {}) && {
    RewriterSpec spec;
    spec.id = std::move(id);
    spec.core.rule.pattern.emplace();
    spec.core.rule.pattern->context = std::move(pattern_text);
    spec.transforms = std::move(own);
    spec.fixes.emplace_back();
    spec.fixes.back().replacement = std::move(fix);
    rewriters.push_back(std::move(spec));
    return std::move(*this);
  }
  TransformingRule&& transform(TransformationSpec spec) && {
    transforms.push_back(std::move(spec));
    return std::move(*this);
  }

  // The value of a variable; what is wrong with the rule, or the id of the reason why there is none.
  std::string value(std::string_view name, const std::string& source) const {
    return value(name, source, [](const TransformedText& text) { return text.text; });
  }

  // The value as it is written in a line that has the indentation `to`.
  std::string placed(std::string_view name, const std::string& source, std::string_view to) const {
    return value(name, source, [to](const TransformedText& text) {
      return shifted_lines(text.text, text.indentation, to);
    });
  }

 private:
  template <typename Shown>
  std::string value(std::string_view name, const std::string& source, Shown shown) const {
    const ParsedText parsed(source);
    FirstMatch match(parsed.tree, pattern);
    pattern::Variables variables = match.variables();
    std::vector<pattern::VariableId> defined;
    for (std::size_t i = 0; i < variables.size(); ++i) defined.push_back(static_cast<pattern::VariableId>(i));
    const auto compiled_rewriters = Rewriters::compile(rewriters, variables, defined, nullptr);
    if (!compiled_rewriters) return compiled_rewriters.error().message;
    const auto compiled = Transformations::compile(transforms, variables, defined, compiled_rewriters->ids());
    if (!compiled) return std::to_string(compiled.error().line) + ": " + compiled.error().message;
    const TransformationContext context{&*compiled_rewriters};
    TransformedValues values(*compiled, match.bindings(), context);
    const auto value = values.value(name);
    return value ? shown(*value) : std::string(id_of(value.error()));
  }
};

TransformationSpec replace(std::string variable, std::string source, std::string regex, std::string by) {
  return {std::move(variable), std::move(source), ReplaceOperation{std::move(regex), std::move(by)}, 7};
}
TransformationSpec substring(std::string variable, std::string source, std::optional<std::int32_t> start,
                             std::optional<std::int32_t> end) {
  return {std::move(variable), std::move(source), SubstringOperation{start, end}, 7};
}
TransformationSpec convert(std::string variable, std::string source, TextCase to_case) {
  return {std::move(variable), std::move(source), ConvertOperation{to_case, {}}, 7};
}
TransformationSpec rewrite_with(std::string variable, std::string source, std::vector<std::string> rewriters,
                                std::optional<std::string> join_by = {}) {
  return {std::move(variable), std::move(source), RewriteOperation{std::move(rewriters), std::move(join_by)},
          7};
}

std::string value_of(TransformationSpec spec, const std::string& source) {
  return TransformingRule{"foo($A)"}.transform(std::move(spec)).value("NEW", source);
}

TEST(Transformation, Replaces) {
  EXPECT_EQ(value_of(replace("NEW", "$A", "^get_(.*)$", "fetch_$1"), "foo(get_user)\n"), "fetch_user");
  EXPECT_EQ(value_of(replace("NEW", "$A", "x", "y"), "foo(axbx)\n"), "ayby");
}

TEST(Transformation, TakesAPart) {
  EXPECT_EQ(value_of(substring("NEW", "$A", 1, -1), "foo('abc')\n"), "abc");
  EXPECT_EQ(value_of(substring("NEW", "$A", 1, {}), "foo(_abc)\n"), "abc");
  EXPECT_EQ(value_of(substring("NEW", "$A", {}, 2), "foo(abc)\n"), "ab");
  EXPECT_EQ(value_of(substring("NEW", "$A", -2, {}), "foo(abc)\n"), "bc");
  EXPECT_EQ(value_of(substring("NEW", "$A", -9, 9), "foo(abc)\n"), "abc");
  EXPECT_EQ(value_of(substring("NEW", "$A", 2, 1), "foo(abc)\n"), "");
  EXPECT_EQ(value_of(substring("NEW", "$A", 9, {}), "foo(abc)\n"), "");
  EXPECT_EQ(value_of(substring("NEW", "$A", 1, 2), "foo(äöü)\n"), "ö");
}

TEST(Transformation, ConvertsTheCase) {
  EXPECT_EQ(value_of(convert("NEW", "$A", TextCase::kSnake), "foo(getUser)\n"), "get_user");
}

TEST(Transformation, OneMayBuildOnAnother) {
  const auto rule = TransformingRule{"foo($A)"}
                        .transform(convert("NEW", "$PART", TextCase::kUpper))
                        .transform(substring("PART", "$A", 0, 1));
  EXPECT_EQ(rule.value("NEW", "foo(abc)\n"), "A");
  EXPECT_EQ(rule.value("OTHER", "foo(abc)\n"), "");
}

TEST(Transformation, WorksOnRunsToo) {
  const auto rule = TransformingRule{"foo($$$ARGS)"}.transform(replace("NEW", "$$$ARGS", ",", ";"));
  EXPECT_EQ(rule.value("NEW", "foo(a, b)\n"), "a; b");
  EXPECT_EQ(rule.value("NEW", "foo()\n"), "");
}

TEST(Transformation, LineBreaksThatItAddsGetTheIndentationOfTheirPlace) {
  const auto rule = TransformingRule{"foo($$$A)"}.transform(replace("NEW", "$$$A", ", ", "\n"));
  EXPECT_EQ(rule.placed("NEW", "if x:\n        foo(a, b)\n", "    "), "a\n    b");
  EXPECT_EQ(rule.placed("NEW", "foo(a, b)\n", ""), "a\nb");
  EXPECT_EQ(rule.placed("NEW", "if x:\n  foo(a,\n      b)\n", "    "), "a,\n        b");
}

TEST(Transformation, WhatIsWrongIsFoundWhenTheRuleIsLoaded) {
  const auto error_of = [](TransformationSpec first, std::optional<TransformationSpec> second = {}) {
    auto rule = TransformingRule{"foo($A)"}.transform(std::move(first));
    if (second) rule.transforms.push_back(*second);
    return rule.value("NEW", "foo(a)\n");
  };
  EXPECT_THAT(error_of(substring("NEW", "$B", 1, {})), HasSubstr("7: transform: nothing in the rule binds"));
  EXPECT_THAT(error_of(substring("NEW", "$$$A", 1, {})), HasSubstr("nothing in the rule binds"));
  EXPECT_THAT(error_of(substring("NEW", "A", 1, {})), HasSubstr("no metavariable"));
  EXPECT_THAT(error_of(substring("NEW", "$_A", 1, {})), HasSubstr("no metavariable"));
  EXPECT_THAT(error_of(substring("A", "$A", 1, {})), HasSubstr("`A` is a variable already"));
  EXPECT_THAT(error_of(substring("NEW", "$A", 1, {}), substring("NEW", "$A", 2, {})),
              HasSubstr("`NEW` is a variable already"));
  EXPECT_THAT(error_of(substring("NEW", "$NEW", 1, {})), HasSubstr("in a circle"));
  EXPECT_THAT(error_of(substring("NEW", "$B", 1, {}), substring("B", "$NEW", 1, {})),
              HasSubstr("in a circle"));
  EXPECT_THAT(error_of(replace("NEW", "$A", "(", "")),
              HasSubstr("7: transform: the regular expression is not valid"));
  EXPECT_THAT(error_of(rewrite_with("NEW", "$A", {"none"})), HasSubstr("there is no rewriter `none`"));
  EXPECT_THAT(error_of(rewrite_with("NEW", "$B", {}), substring("B", "$A", 1, {})),
              HasSubstr("is a transformed text"));
}

// Rewriters.

TEST(Rewriters, RewriteTheNodesThatTheyMatch) {
  const auto rule = TransformingRule{"foo($A)"}
                        .rewriter("get", "requests.get($U)", "httpx.get($U)")
                        .transform(rewrite_with("NEW", "$A", {"get"}));
  EXPECT_EQ(rule.value("NEW", "foo(requests.get(u))\n"), "httpx.get(u)");
  EXPECT_EQ(rule.value("NEW", "foo([requests.get(u),  requests.get(v)])\n"), "[httpx.get(u),  httpx.get(v)]");
  EXPECT_EQ(rule.value("NEW", "foo(x)\n"), "x");
}

TEST(Rewriters, TheFirstThatMatchesANodeWins) {
  const auto rule = TransformingRule{"foo($A)"}
                        .rewriter("one", "a", "1")
                        .rewriter("any", "$X", "2")
                        .transform(rewrite_with("NEW", "$A", {"one", "any"}))
                        .transform(rewrite_with("OTHER", "$A", {"any", "one"}));
  EXPECT_EQ(rule.value("NEW", "foo(a)\n"), "1");
  EXPECT_EQ(rule.value("OTHER", "foo(a)\n"), "2");
}

TEST(Rewriters, AnOuterNodeWinsOverThoseInIt) {
  const auto rule = TransformingRule{"foo($A)"}
                        .rewriter("name", "x", "y")
                        .rewriter("call", "g($X)", "h($X)")
                        .transform(rewrite_with("NEW", "$A", {"name", "call"}));
  EXPECT_EQ(rule.value("NEW", "foo([g(x), x])\n"), "[h(x), y]");
}

TEST(Rewriters, JoinWhatTheyMade) {
  const auto rule = TransformingRule{"foo($$$ARGS)"}
                        .rewriter("pair", "($K, $V)", "$K: $V")
                        .transform(rewrite_with("NEW", "$$$ARGS", {"pair"}, ", "));
  EXPECT_EQ(rule.value("NEW", "foo((a, 1), 2, (b, 3))\n"), "a: 1, b: 3");
  EXPECT_EQ(rule.value("NEW", "foo(2)\n"), "");
  EXPECT_EQ(rule.value("NEW", "foo()\n"), "");
}

TEST(Rewriters, JoinedByLineBreaksStandOneBelowTheOther) {
  const auto rule = TransformingRule{"foo($$$A)"}
                        .rewriter("call", "$F($$$X)", "del $F\nuse($$$X)")
                        .rewriter("block", "lambda: $X", "if x:\n    $X")
                        .transform(rewrite_with("NEW", "$$$A", {"call", "block"}, "\n"));
  EXPECT_EQ(rule.placed("NEW", "if x:\n        foo(a(1), b(2))\n", "    "),
            "del a\n    use(1)\n    del b\n    use(2)");
  EXPECT_EQ(rule.placed("NEW", "if x:\n    foo(lambda: 1,\n        lambda: 2)\n", "  "),
            "if x:\n      1\n  if x:\n      2");
}

TEST(Rewriters, JoinedByMoreThanALineBreakKeepItsBlankLines) {
  const auto rule = TransformingRule{"foo($$$A)"}
                        .rewriter("name", "$X()", "$X")
                        .transform(rewrite_with("NEW", "$$$A", {"name"}, "\n\nand "));
  EXPECT_EQ(rule.placed("NEW", "if x:\n    foo(a(), b())\n", "  "), "a\n\n  and b");
}

TEST(Rewriters, SeeWhatTheRuleAroundThemBinds) {
  const auto rule = TransformingRule{"foo($A, $B)"}
                        .rewriter("same", "f($B)", "g($B, $A)")
                        .transform(rewrite_with("NEW", "$A", {"same"}));
  EXPECT_EQ(rule.value("NEW", "foo([f(x), f(y)], x)\n"), "[g(x, [f(x), f(y)]), f(y)]");
}

TEST(Rewriters, CallThemselvesOnParts) {
  const auto rule =
      TransformingRule{"foo($A)"}
          .rewriter("union", "Union[$X, $Y]", "$LEFT | $RIGHT",
                    {rewrite_with("LEFT", "$X", {"union"}), rewrite_with("RIGHT", "$Y", {"union"})})
          .transform(rewrite_with("NEW", "$A", {"union"}));
  EXPECT_EQ(rule.value("NEW", "foo(Union[a, Union[b, Union[c, d]]])\n"), "a | (b | (c | d))");
}

TEST(Rewriters, WithoutAnEndAreGivenUp) {
  const auto rule =
      TransformingRule{"foo($A)"}
          .rewriter("again", "$X", "$LEFT + $RIGHT",
                    {rewrite_with("LEFT", "$X", {"again"}), rewrite_with("RIGHT", "$X", {"again"})})
          .transform(rewrite_with("NEW", "$A", {"again"}));
  EXPECT_EQ(rule.value("NEW", "foo(a)\n"), "rewriters-too-deep");
}

TEST(Rewriters, GiveParenthesesWhereWhatStaysNeedsThem) {
  const auto rule = TransformingRule{"foo($A)"}
                        .rewriter("or", "either($X, $Y)", "$X or $Y")
                        .transform(rewrite_with("NEW", "$A", {"or"}));
  EXPECT_EQ(rule.value("NEW", "foo(either(a, b).c)\n"), "(a or b).c");
  EXPECT_EQ(rule.value("NEW", "foo(either(a, b))\n"), "a or b");
}

TEST(Rewriters, RemoveElementsWithTheirCommas) {
  const auto rule = TransformingRule{"foo($$$ARGS)"}
                        .rewriter("drop", "None", "")
                        .transform(rewrite_with("NEW", "$$$ARGS", {"drop"}));
  EXPECT_EQ(rule.value("NEW", "foo(a, None, b)\n"), "a, b");
  EXPECT_EQ(rule.value("NEW", "foo(None, b)\n"), "b");
  EXPECT_EQ(rule.value("NEW", "foo(a, None)\n"), "a");
  EXPECT_EQ(rule.value("NEW", "foo(a, None, None, b, None)\n"), "a, b");
  EXPECT_EQ(rule.value("NEW", "foo(None)\n"), "");
}

TEST(Rewriters, PassOnWhyTheyAreRefused) {
  const auto rule = TransformingRule{"foo($A)"}
                        .rewriter("first", "g($X, $Y)", "$X")
                        .transform(rewrite_with("NEW", "$A", {"first"}));
  EXPECT_EQ(rule.value("NEW", "foo([g(a,\n  # about b\n  b)])\n"), "comment-in-the-way");
}

TEST(Rewriters, WhatIsWrongIsFoundWhenTheRuleIsLoaded) {
  EXPECT_THAT(TransformingRule{"foo($A)"}.rewriter("r", "g($X)", "$Z").value("NEW", "foo(a)\n"),
              HasSubstr("nothing in the rule binds `$Z`"));
  EXPECT_THAT(TransformingRule{"foo($A)"}.rewriter("r", "g($X)", "$$$X").value("NEW", "foo(a)\n"),
              HasSubstr("did you mean `$X`?"));
  EXPECT_THAT(
      TransformingRule{"foo($A)"}.rewriter("r", "a", "b").rewriter("r", "c", "d").value("NEW", "foo(a)\n"),
      HasSubstr("two with the id `r`"));
  EXPECT_THAT(TransformingRule{"foo($A)"}
                  .rewriter("r", "g($X)", "$Y", {rewrite_with("Y", "$X", {"other"})})
                  .value("NEW", "foo(a)\n"),
              HasSubstr("no rewriter `other`"));
}

}  // namespace
}  // namespace aioshift::rewrite
