// What can be said of a rule before anything is parsed: literals that a file must hold, and kinds of node.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pattern/regex_literals.h"
#include "rule_builder.h"

namespace aioshift::pattern {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Entries of a conjunction, alternatives separated by `|`.
std::vector<std::string> literals(RuleSetup&& setup) {
  const auto rule = compile(setup);
  if (!rule) return {rule.error().message};
  std::vector<std::string> result;
  for (const auto& alternatives : rule->matcher.required_literals().all) {
    std::string& entry = result.emplace_back();
    for (const Literal& literal : alternatives)
      entry += (entry.empty() ? "" : "|") + literal.text + fmt::format("{}", fmt::join(literal.tail, ""));
  }
  return result;
}

std::string kinds(RuleSetup&& setup) {
  const auto rule = compile(setup);
  if (!rule) return rule.error().message;
  if (!rule->matcher.kinds()) return "any";
  std::string result;
  for (std::uint16_t kind = 0; kind < syntax::kKindCount; ++kind) {
    if (!rule->matcher.kinds()->contains(static_cast<syntax::Kind>(kind))) continue;
    result += (result.empty() ? "" : " ") + std::to_string(kind);
  }
  if (rule->matcher.kinds()->contains(syntax::Kind::error)) result += result.empty() ? "error" : " error";
  return result;
}

std::string numbers(std::initializer_list<syntax::Kind> kinds) {
  std::vector<int> sorted;
  for (const syntax::Kind kind : kinds) sorted.push_back(static_cast<int>(kind));
  std::sort(sorted.begin(), sorted.end());
  return fmt::format("{}", fmt::join(sorted, " "));
}

TEST(RequiredLiterals, of_a_pattern_are_its_names_keywords_and_texts) {
  EXPECT_THAT(literals("asyncio.wait_for($A, timeout=$B)"), ElementsAre("asyncio.wait_for(", "timeout"));
  EXPECT_THAT(literals("async def $F($$$): $$$B"), ElementsAre("async", "def"));
  EXPECT_THAT(literals("$A not in $B"), ElementsAre("not", "in"));
  EXPECT_THAT(literals("open($A, 'rb')"), ElementsAre("open(", "rb"));
  EXPECT_THAT(literals("f'{$A} seconds'"), ElementsAre("f'", " seconds"));
  EXPECT_THAT(literals("$A.$B($$$C)"), IsEmpty());
  EXPECT_THAT(literals("x + 1"), IsEmpty());  // single characters are in every file
}

TEST(RequiredLiterals, hold_names_together_that_stand_together) {
  EXPECT_THAT(literals("time.sleep"), ElementsAre("time.sleep"));
  EXPECT_THAT(literals("$A.wait_for($B)"), ElementsAre("wait_for("));
  EXPECT_THAT(literals("q.a.get().put(x)"), ElementsAre("q.a.get(", "put("));
  EXPECT_THAT(literals("import os.path"), ElementsAre("import", "os.path"));
  EXPECT_THAT(literals(Rule().pattern("time.sleep($A)", Strictness::kRelaxed)), ElementsAre("time.sleep("));
  EXPECT_THAT(literals(Rule().pattern("time.sleep($A)", Strictness::kTemplate)),
              ElementsAre("time", "sleep"));
  EXPECT_THAT(literals(Rule().pattern("time.sleep($A)", Strictness::kSignature)), IsEmpty());
}

TEST(Contains, takes_blanks_comments_and_line_ends_between_the_tokens_of_a_literal) {
  Literal literal = Literal::name("time");
  literal.tail = {".", "sleep", "("};
  for (const char* text : {"time.sleep(1)", "x = time . sleep (", "(time  # now\n  # comes\n.\n\tsleep\f(",
                           "time\\\n.sleep(", "time\\\r\n.sleep(", "time.time.sleep(", "time\u00a0.sleep("})
    EXPECT_TRUE(contains(text, literal)) << text;
  for (const char* text : {"time.sleep", "time.sleeping(", "runtime.sleep(", "time, sleep(", "time # .sleep(",
                           "sleep(time.", "time.sleep)", "time"})
    EXPECT_FALSE(contains(text, literal)) << text;
}

TEST(RequiredLiterals, do_not_count_tokens_behind_a_run) {
  EXPECT_THAT(literals("with $$$A as $B: pass"), ElementsAre("with", "pass"));
  EXPECT_THAT(literals("f($$$A) if $B else $C"), ElementsAre("else"));
  EXPECT_THAT(literals("lambda $$$A: None"), ElementsAre("lambda", "None"));
}

TEST(RequiredLiterals, do_not_count_tokens_where_the_strictness_does_not) {
  const auto of = [](Strictness strictness) {
    return literals(Rule().pattern("async def fetch(): $$$B", strictness));
  };
  EXPECT_THAT(of(Strictness::kCst), ElementsAre("async", "def", "fetch"));
  EXPECT_THAT(of(Strictness::kSmart), ElementsAre("async", "def", "fetch"));
  EXPECT_THAT(of(Strictness::kTemplate), ElementsAre("async", "def", "fetch"));
  EXPECT_THAT(of(Strictness::kAst), ElementsAre("fetch"));
  EXPECT_THAT(of(Strictness::kRelaxed), ElementsAre("fetch"));
  EXPECT_THAT(of(Strictness::kSignature), IsEmpty());
}

TEST(RequiredLiterals, are_names_as_a_whole_and_other_text_as_it_stands) {
  const auto rule = compile(RuleSetup(Rule().pattern("not foo('bar baz')").regex("qux")));
  ASSERT_TRUE(rule);
  std::string shown;
  for (const auto& alternatives : rule->matcher.required_literals().all)
    shown += alternatives[0].text + (alternatives[0].is_name ? " whole, " : ", ");
  EXPECT_EQ(shown, "not whole, foo whole, bar baz, qux, ");
}

TEST(RequiredLiterals, are_of_one_line) {
  EXPECT_THAT(literals(Rule().pattern("f('''one\ntwo three''')")), ElementsAre("'''", "'''"));
}

TEST(RequiredLiterals, of_all_are_those_of_each) {
  EXPECT_THAT(literals(Rule().pattern("foo($A)").inside(Related(Rule().pattern("bar($$$)")).by_end())),
              ElementsAre("foo(", "bar("));
  EXPECT_THAT(literals(Rule().all(Rule().kind("await"), Rule().regex("sleep"), Rule().kind("await"))),
              ElementsAre("await", "sleep"));
  EXPECT_THAT(literals(Rule()
                           .kind("call")
                           .follows(Rule().pattern("return $A"))
                           .precedes(Rule().pattern("raise $A"))
                           .has(Rule().pattern("foo"))),
              ElementsAre("foo", "raise", "return"));
  EXPECT_THAT(literals(Rule().nth_child_of("1", Rule().pattern("foo($$$)"))), ElementsAre("foo("));
}

TEST(RequiredLiterals, of_any_are_one_of_each) {
  EXPECT_THAT(literals(Rule().any(Rule().pattern("foo($A)"), Rule().pattern("a.bar_baz($A)"))),
              ElementsAre("a.bar_baz(|foo("));
  EXPECT_THAT(literals(Rule().any(Rule().pattern("foo($A)"), Rule().pattern("x"))), IsEmpty());
  EXPECT_THAT(literals(Rule().any()), IsEmpty());
}

TEST(RequiredLiterals, of_not_are_none) {
  EXPECT_THAT(literals(Rule().kind("call").negated(Rule().pattern("foo($A)"))), IsEmpty());
  EXPECT_THAT(
      literals(Rule().pattern("bar($A)").inside(Related(Rule().kind("call")).by(Rule().pattern("foo")))),
      ElementsAre("bar("));
}

TEST(RequiredLiterals, of_utilities_are_those_of_what_they_stand_for) {
  EXPECT_THAT(literals(RuleSetup(Rule().matches("u")).utility("u", Rule().pattern("foo($A)"))),
              ElementsAre("foo("));
  EXPECT_THAT(literals(RuleSetup(Rule().matches("u")).global("u", {}, Rule().pattern("foo($A)"))),
              ElementsAre("foo("));
  EXPECT_THAT(literals(RuleSetup(Rule().calls("u").with("P", Rule().pattern("foo")))
                           .global("u", {"P"}, Rule().pattern("bar($A)").has(Rule().matches("P")))),
              ElementsAre("bar("));
  EXPECT_THAT(
      literals(RuleSetup(Rule().matches("u"))
                   .utility("u", Rule().any(Rule().pattern("foo($A)"),
                                            Rule().kind("return_statement").inside(Rule().matches("u"))))),
      ElementsAre("foo(|return"));
}

TEST(RequiredLiterals, of_constraints_count_where_the_variable_is_always_bound) {
  EXPECT_THAT(literals(RuleSetup("f($A)").constraint("A", Rule().regex("^sleep$"))), ElementsAre("sleep"));
  EXPECT_THAT(literals(RuleSetup(Rule().any(Rule().pattern("f($A)"), Rule().pattern("g($B)")))
                           .constraint("A", Rule().regex("^sleep$"))),
              IsEmpty());
  EXPECT_THAT(literals(RuleSetup("f($$A)").constraint("A", Rule().regex("^sleep$"))), IsEmpty());
  EXPECT_THAT(
      literals(
          RuleSetup(Rule().kind("call").has(Rule().pattern("$A"))).constraint("A", Rule().pattern("sleep"))),
      ElementsAre("sleep"));
}

// What would take 2 to the power of 40 steps if it were not remembered.
TEST(RequiredLiterals, are_found_once_for_each_utility) {
  RuleSetup setup(Rule().matches("u0"));
  for (int i = 0; i < 40; ++i) {
    const std::string next = "u" + std::to_string(i + 1);
    std::move(setup).utility("u" + std::to_string(i), Rule().all(Rule().matches(next), Rule().matches(next)));
  }
  std::move(setup).utility("u40", Rule().pattern("foo($A)"));
  EXPECT_THAT(literals(std::move(setup)), ElementsAre("foo("));
}

TEST(RequiredLiterals, of_a_large_any_are_found_quickly) {
  Rule rule;
  RuleObject object;
  object.any.emplace();
  for (int i = 0; i < 20000; ++i) object.any->push_back(Rule().pattern("name_" + std::to_string(i)).object());
  const auto found = literals(Rule(std::move(object)));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_GT(found[0].size(), 200000U);
}

TEST(RegexLiterals, are_what_each_alternative_must_hold) {
  EXPECT_THAT(literals_of_regex("foo"), ElementsAre("foo"));
  EXPECT_THAT(literals_of_regex("^foo$"), ElementsAre("foo"));
  EXPECT_THAT(literals_of_regex("foo|bar"), ElementsAre("foo", "bar"));
  EXPECT_THAT(literals_of_regex("^(get|post)$"), ElementsAre("get", "post"));
  EXPECT_THAT(literals_of_regex("^(?:get|post)$"), ElementsAre("get", "post"));
  EXPECT_THAT(literals_of_regex(R"(requests\.get)"), ElementsAre("requests.get"));
  EXPECT_THAT(literals_of_regex(R"(^test_.*_async$)"), ElementsAre("_async"));
  EXPECT_THAT(literals_of_regex("fo+bar"), ElementsAre("bar"));
  EXPECT_THAT(literals_of_regex("[a-z]+_name"), ElementsAre("_name"));
}

TEST(RegexLiterals, leave_out_what_need_not_be_there) {
  EXPECT_THAT(literals_of_regex("https?"), ElementsAre("http"));
  EXPECT_THAT(literals_of_regex("ab*"), IsEmpty());
  EXPECT_THAT(literals_of_regex("abc{0,2}def"), ElementsAre("def"));
  EXPECT_THAT(literals_of_regex("foo|"), IsEmpty());
  EXPECT_THAT(literals_of_regex("foo|b"), IsEmpty());
  EXPECT_THAT(literals_of_regex(""), IsEmpty());
  EXPECT_THAT(literals_of_regex("."), IsEmpty());
}

TEST(RegexLiterals, are_none_where_the_expression_is_not_understood) {
  for (const char* text : {"(?i)foo", "(?i:foo)", "(?i:get|post)", "(?is-m:foo)", "(?P<n>foo)", "(?<n>foo)",
                           "(foo)?", "(foo)(bar)", "a(foo)", "[foo", "[[:alpha:]]foo", R"(foo\x41)",
                           R"(\pLfoo)", R"((foo\))", "(?x:foo bar)", "((foo))"}) {
    EXPECT_THAT(literals_of_regex(text), IsEmpty()) << text;
  }
}

TEST(RegexLiterals, of_classes_are_none_of_their_own) {
  EXPECT_THAT(literals_of_regex("[foo]bar"), ElementsAre("bar"));
  EXPECT_THAT(literals_of_regex("[]foo]bar"), ElementsAre("bar"));
  EXPECT_THAT(literals_of_regex("[^]foo]bar"), ElementsAre("bar"));
  EXPECT_THAT(literals_of_regex(R"([\]foo]bar)"), ElementsAre("bar"));
  EXPECT_THAT(literals_of_regex("[a|b]foo"), IsEmpty());
}

TEST(PossibleKinds, of_a_pattern_are_its_nodes) {
  EXPECT_EQ(kinds("f($A)"), numbers({syntax::Kind::call}));
  EXPECT_EQ(kinds("x"), numbers({syntax::Kind::identifier}));
  EXPECT_EQ(kinds("$A"), "any");
  EXPECT_EQ(kinds(Rule().selected("f($A)", "argument_list")), numbers({syntax::Kind::argument_list}));
  EXPECT_EQ(kinds(Rule().selected("$A", "identifier")), numbers({syntax::Kind::identifier}));
  EXPECT_EQ(kinds(Rule().pattern("f($A)", Strictness::kTemplate)), "any");
  EXPECT_EQ(kinds("def $A"), "any");  // a syntax error
}

TEST(PossibleKinds, are_combined) {
  EXPECT_EQ(kinds(Rule().kind("call")), numbers({syntax::Kind::call}));
  EXPECT_EQ(kinds(Rule().any(Rule().kind("call"), Rule().pattern("await $A"))),
            numbers({syntax::Kind::call, syntax::Kind::await}));
  EXPECT_EQ(kinds(Rule().any(Rule().kind("call"), Rule().regex("x"))), "any");
  EXPECT_EQ(kinds(Rule().all(Rule().kind("call"), Rule().regex("x"))), numbers({syntax::Kind::call}));
  EXPECT_EQ(kinds(Rule().all(Rule().kind("call"), Rule().kind("await"))), "");
  EXPECT_EQ(kinds(Rule().negated(Rule().kind("call"))), "any");
  EXPECT_EQ(kinds(Rule().inside(Rule().kind("call"))), "any");
  EXPECT_EQ(kinds(Rule().nth_child_of("1", Rule().kind("call"))), numbers({syntax::Kind::call}));
  EXPECT_EQ(kinds(Rule().kind("call > identifier, await")),
            numbers({syntax::Kind::identifier, syntax::Kind::await}));
  EXPECT_EQ(kinds(RuleSetup(Rule().matches("u")).utility("u", Rule().kind("call"))),
            numbers({syntax::Kind::call}));
  EXPECT_EQ(kinds(RuleSetup(Rule().matches("u")).global("u", {}, Rule().kind("call"))),
            numbers({syntax::Kind::call}));
  EXPECT_EQ(kinds(RuleSetup(Rule().calls("u").with("P", Rule().kind("call")))
                      .global("u", {"P"}, Rule().matches("P"))),
            "any");
}

}  // namespace
}  // namespace aioshift::pattern
