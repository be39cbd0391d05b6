// matches: utilities of the rule, global ones, and those with parameters; constraints.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rule_builder.h"

namespace aioshift::pattern {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(Utility, of_the_rule_is_part_of_it) {
  EXPECT_THAT(found(RuleSetup(Rule().matches("u")).utility("u", Rule().pattern("f($A)")), "f(1); g(2)"),
              ElementsAre("f(1) | A=1"));
  EXPECT_THAT(
      found(RuleSetup(Rule().pattern("f($A, $B)").matches("u")).utility("u", Rule().pattern("f($A, $A)")),
            "f(1, 1); f(1, 2)"),
      ElementsAre("f(1, 1) | A=1 | B=1"));
}

TEST(Utility, may_name_others_in_any_order) {
  const auto setup = [] {
    return RuleSetup(Rule().matches("first"))
        .utility("first", Rule().any(Rule().matches("second"), Rule().matches("third")))
        .utility("second", Rule().kind("integer"))
        .utility("third", Rule().kind("string"));
  };
  EXPECT_THAT(found(setup(), "f(1, 'a', b)"), ElementsAre("1", "'a'"));
}

TEST(Utility, may_need_itself_at_another_node) {
  const auto setup = [] {
    return RuleSetup(Rule().kind("identifier").matches("in_module_alone"))
        .utility("in_module_alone",
                 Rule().any(Rule().inside(Rule().kind("module")),
                            Rule().inside(Rule().kind("expression_statement").matches("in_module_alone"))));
  };
  EXPECT_THAT(found(setup(), "a\ndef f(): b\n"), ElementsAre("a"));
}

TEST(Utility, may_not_need_itself_at_the_same_node) {
  EXPECT_THAT(error_of(RuleSetup(Rule().matches("a")).utility("a", Rule().matches("a").at_line(4))),
              HasSubstr("4: the utility `a` needs itself at the same node"));
  EXPECT_THAT(error_of(RuleSetup(Rule().matches("a"))
                           .utility("a", Rule().any(Rule().kind("call"), Rule().matches("b")))
                           .utility("b", Rule().negated(Rule().matches("a")))),
              HasSubstr("needs itself at the same node"));
  EXPECT_THAT(
      error_of(RuleSetup(Rule().matches("a")).utility("a", Rule().nth_child_of("1", Rule().matches("a")))),
      HasSubstr("needs itself at the same node"));
}

TEST(Utility, that_does_not_exist_suggests_a_near_one) {
  EXPECT_EQ(error_of(RuleSetup(Rule().matches("is-cal").at_line(2)).utility("is-call", Rule().kind("call"))),
            "2: there is no utility `is-cal`, did you mean `is-call`?");
  EXPECT_EQ(
      error_of(RuleSetup(Rule().matches("is-cal").at_line(2)).global("is-call", {}, Rule().kind("call"))),
      "2: there is no utility `is-cal`, did you mean `is-call`?");
}

TEST(Utility, that_is_wrong_is_an_error_though_nobody_names_it) {
  EXPECT_THAT(error_of(RuleSetup(Rule().kind("call")).utility("u", Rule().kind("nope"))),
              HasSubstr("`nope`"));
  EXPECT_THAT(error_of(RuleSetup(Rule().kind("call"))
                           .utility("u", Rule().kind("call"))
                           .utility("u", Rule().kind("await"))),
              HasSubstr("the utility `u` is defined twice"));
}

TEST(Utility, in_a_row_too_long_is_an_error) {
  RuleSetup setup(Rule().matches("u0"));
  for (int i = 0; i < 3000; ++i) {
    std::move(setup).utility("u" + std::to_string(i), Rule().matches("u" + std::to_string(i + 1)));
  }
  std::move(setup).utility("u3000", Rule().kind("integer"));
  EXPECT_THAT(error_of(std::move(setup)),
              testing::AnyOf(HasSubstr("nested too deep"), HasSubstr("too many")));
}

TEST(GlobalUtility, keeps_its_variables_to_itself) {
  EXPECT_THAT(found(RuleSetup(Rule().pattern("f($A)").matches("g")).global("g", {}, Rule().pattern("$F($A)")),
                    "f(1)"),
              ElementsAre("f(1) | A=1"));
  EXPECT_THAT(
      found(RuleSetup(Rule().pattern("$X + $A").matches("g")).global("g", {}, Rule().pattern("$A + $X")),
            "x + y"),
      ElementsAre("x + y | A=y | X=x"));
}

TEST(GlobalUtility, may_name_others) {
  EXPECT_THAT(found(RuleSetup(Rule().matches("a"))
                        .global("a", {}, Rule().matches("b").negated(Rule().pattern("f(1)")))
                        .global("b", {}, Rule().kind("call")),
                    "f(1); f(2)"),
              ElementsAre("f(2)"));
}

TEST(GlobalUtility, may_need_itself_at_another_node) {
  EXPECT_THAT(found(RuleSetup(Rule().kind("integer").matches("only-lists"))
                        .global("only-lists", {},
                                Rule().any(Rule().inside(Rule().kind("expression_statement")),
                                           Rule().inside(Rule().kind("list").matches("only-lists")))),
                    "[[1], (2,), [[3]]]; [f(4), [5]]"),
              ElementsAre("1", "3", "5"));
}

TEST(GlobalUtility, may_not_need_itself_at_the_same_node) {
  EXPECT_THAT(error_of(RuleSetup(Rule().matches("a"))
                           .global("a", {}, Rule().matches("b"))
                           .global("b", {}, Rule().all(Rule().matches("a")))),
              HasSubstr("needs itself"));
}

TEST(GlobalUtility, that_is_wrong_names_its_file) {
  EXPECT_THAT(error_of(RuleSetup(Rule().kind("call")).global("u", {}, Rule().kind("nope").at_line(3))),
              HasSubstr("3: u.yml: `nope` is no kind of node"));
  EXPECT_THAT(error_of(RuleSetup(Rule().kind("call"))
                           .global("u", {}, Rule().kind("call"))
                           .global("u", {}, Rule().kind("call"))),
              HasSubstr("the utility `u` is defined twice"));
}

TEST(GlobalUtility, in_a_row_too_long_is_an_error) {
  RuleSetup setup(Rule().matches("u0"));
  for (int i = 0; i < 3000; ++i) {
    std::move(setup).global("u" + std::to_string(i), {}, Rule().matches("u" + std::to_string(i + 1)));
  }
  std::move(setup).global("u3000", {}, Rule().kind("integer"));
  EXPECT_THAT(error_of(std::move(setup)),
              testing::AnyOf(HasSubstr("nested too deep"), HasSubstr("too many")));
}

TEST(GlobalUtility, of_the_rule_comes_first_where_names_are_equal) {
  EXPECT_THAT(found(RuleSetup(Rule().matches("u"))
                        .utility("u", Rule().kind("integer"))
                        .global("u", {}, Rule().kind("string")),
                    "[1, 'a']"),
              ElementsAre("1"));
}

TEST(Parameter, stands_for_the_rule_that_is_given) {
  const auto setup = [](Rule&& argument) {
    return RuleSetup(Rule().calls("called-with").with("ARG", std::move(argument)))
        .global("called-with", {"ARG"},
                Rule().kind("call").has(
                    Related(Rule().kind("argument_list").has(Rule().matches("ARG"))).field("arguments")));
  };
  EXPECT_THAT(found(setup(Rule().kind("integer")), "f(1); f(a)"), ElementsAre("f(1)"));
  EXPECT_THAT(found(setup(Rule().pattern("g($X)")), "f(g(2)); g(1)"), ElementsAre("f(g(2)) | X=2"));
}

TEST(Parameter, agrees_with_what_the_caller_bound) {
  const auto setup = [] {
    return RuleSetup(Rule().pattern("f($X, $_)").calls("has").with("P", Rule().pattern("g($X)")))
        .global("has", {"P"}, Rule().has(Related(Rule().matches("P")).by_end()));
  };
  EXPECT_THAT(found(setup(), "f(1, g(1)); f(1, g(2))"), ElementsAre("f(1, g(1)) | X=1"));
}

TEST(Parameter, used_twice_binds_equal_code) {
  const auto setup = [] {
    return RuleSetup(Rule().calls("both").with("P", Rule().pattern("$X").kind("integer")))
        .global("both", {"P"},
                Rule()
                    .kind("binary_operator")
                    .all(Rule().has(Related(Rule().matches("P")).field("left")),
                         Rule().has(Related(Rule().matches("P")).field("right"))));
  };
  EXPECT_THAT(found(setup(), "1 + 1; 1 + 2"), ElementsAre("1 + 1 | X=1"));
}

TEST(Parameter, is_passed_on) {
  const auto setup = [] {
    return RuleSetup(Rule().calls("outer").with("P", Rule().pattern("g($X)")))
        .global("outer", {"P"}, Rule().calls("inner").with("Q", Rule().matches("P")))
        .global("inner", {"Q"}, Rule().kind("list").has(Rule().matches("Q")));
  };
  EXPECT_THAT(found(setup(), "[g(1)]; [h(1)]"), ElementsAre("[g(1)] | X=1"));
}

// Whatever an argument bound is undone with what the utility tried.
TEST(Parameter, keeps_nothing_of_what_was_given_up) {
  const auto setup = [] {
    return RuleSetup(Rule().kind("list").calls("has-good").with("P", Rule().pattern("f($X, $_)")))
        .global("has-good", {"P"},
                Rule().has(Rule().all(Rule().matches("P"), Rule().pattern("$_($_, good)"))));
  };
  EXPECT_THAT(found(setup(), "[f(1, bad), f(2, good)]"), ElementsAre("[f(1, bad), f(2, good)] | X=2"));
}

TEST(Parameter, must_be_given_and_known) {
  const auto error = [](Rule&& rule) {
    return error_of(
        RuleSetup(std::move(rule))
            .utility("local", Rule().kind("call"))
            .global("u", {"ARG", "OTHER"}, Rule().all(Rule().matches("ARG"), Rule().matches("OTHER"))));
  };
  EXPECT_THAT(error(Rule().matches("u").at_line(2)),
              HasSubstr("2: the utility `u` needs the argument `ARG`"));
  EXPECT_THAT(error(Rule().calls("u").with("ARG", Rule().kind("call"))),
              HasSubstr("needs the argument `OTHER`"));
  EXPECT_THAT(error(Rule().calls("u").with("ARGS", Rule().kind("call"))),
              HasSubstr("the utility `u` has no parameter `ARGS`, did you mean `ARG`?"));
  EXPECT_THAT(error(Rule().calls("local").with("ARG", Rule().kind("call"))),
              HasSubstr("the utility `local` takes no arguments"));
}

TEST(Parameter, takes_no_arguments_itself) {
  EXPECT_THAT(error_of(RuleSetup(Rule().kind("call"))
                           .global("u", {"P"}, Rule().calls("P").with("Q", Rule().kind("call")))),
              HasSubstr("the parameter `P` takes no arguments"));
}

TEST(GlobalUtility, without_parameters_takes_no_arguments) {
  EXPECT_THAT(
      error_of(
          RuleSetup(Rule().calls("u").with("P", Rule().kind("call"))).global("u", {}, Rule().kind("call"))),
      HasSubstr("has no parameter `P`"));
}

TEST(Constraint, says_what_a_variable_must_match) {
  EXPECT_THAT(found(RuleSetup("f($A)").constraint("A", Rule().kind("integer")), "f(1); f(x)"),
              ElementsAre("f(1) | A=1"));
  EXPECT_THAT(found(RuleSetup("f($A)").constraint("A", Rule().regex("^a")), "f(ab); f(x)"),
              ElementsAre("f(ab) | A=ab"));
  EXPECT_THAT(
      found(RuleSetup("$F($A)").constraint("A", Rule().kind("integer")).constraint("F", Rule().regex("f")),
            "f(1); f(x); g(1)"),
      ElementsAre("f(1) | A=1 | F=f"));
}

TEST(Constraint, binds_variables_too) {
  EXPECT_THAT(found(RuleSetup("f($A)").constraint("A", Rule().pattern("g($B)")), "f(g(1)); f(h(1))"),
              ElementsAre("f(g(1)) | A=g(1) | B=1"));
  EXPECT_THAT(
      found(RuleSetup("f($A, $B)").constraint("A", Rule().pattern("g($B)")), "f(g(1), 1); f(g(1), 2)"),
      ElementsAre("f(g(1), 1) | A=g(1) | B=1"));
}

TEST(Constraint, holds_for_what_another_one_binds) {
  // In either order. (ast-grep looks at neither.)
  EXPECT_THAT(
      found(
          RuleSetup("f($A)").constraint("A", Rule().pattern("g($B)")).constraint("B", Rule().kind("integer")),
          "f(g(1)); f(g(x))"),
      ElementsAre("f(g(1)) | A=g(1) | B=1"));
  EXPECT_THAT(
      found(
          RuleSetup("f($A)").constraint("B", Rule().kind("integer")).constraint("A", Rule().pattern("g($B)")),
          "f(g(1)); f(g(x))"),
      ElementsAre("f(g(1)) | A=g(1) | B=1"));
}

TEST(Constraint, of_a_variable_that_is_not_bound_says_nothing) {
  EXPECT_THAT(found(RuleSetup(Rule().any(Rule().pattern("f($A)"), Rule().pattern("g()")))
                        .constraint("A", Rule().kind("integer")),
                    "f(1); f(x); g()"),
              ElementsAre("f(1) | A=1", "g()"));
}

TEST(Constraint, is_asked_when_the_rule_has_matched) {
  // It does not make the search go on to the next candidate.
  EXPECT_THAT(
      found(
          RuleSetup(Rule().kind("list").has(Rule().pattern("f($A)"))).constraint("A", Rule().kind("integer")),
          "[f(x), f(1)]; [f(1), f(x)]"),
      ElementsAre("[f(1), f(x)] | A=1"));
}

TEST(Constraint, may_name_utilities_and_relations) {
  EXPECT_THAT(found(RuleSetup("f($A)")
                        .constraint("A", Rule().matches("u").inside(Related(Rule().kind("await")).by_end()))
                        .utility("u", Rule().kind("integer")),
                    "f(1); await f(2); await f(x)"),
              ElementsAre("f(2) | A=2"));
}

TEST(Constraint, of_an_unknown_variable_is_an_error) {
  EXPECT_EQ(error_of(RuleSetup("f($ARG)").constraint("ARGS", Rule().kind("integer").at_line(5))),
            "5: constraints: no pattern of the rule has `$ARGS`, did you mean `ARG`?");
  // ast-grep accepts those of `$$$ARGS` and does not look at them.
  EXPECT_THAT(found(RuleSetup("f($$$ARGS)").constraint("ARGS", Rule().kind("integer")), "f(x)"),
              ElementsAre("f(x) | $$$ARGS=x"));
}

TEST(Defined, variables_are_those_that_a_match_can_bind) {
  const auto names = [](RuleSetup&& setup) {
    const auto rule = compile(setup);
    std::string result;
    if (!rule) return rule.error().message;
    for (const VariableId id : rule->matcher.defined())
      result += (rule->variables.is_multiple(id) ? "$$$" : "$") + std::string(rule->variables.name(id)) + " ";
    return result;
  };
  EXPECT_EQ(names("f($A, $$$B, $_, $A)"), "$A $$$B ");
  EXPECT_EQ(names(Rule().pattern("f($A)").negated(Rule().pattern("g($N)"))), "$A ");
  EXPECT_EQ(
      names(Rule().pattern("f($A)").inside(Related(Rule().pattern("g($I)")).by(Rule().pattern("h($S)")))),
      "$A $I ");
  EXPECT_EQ(names(Rule().any(Rule().pattern("f($A)"), Rule().nth_child_of("1", Rule().pattern("f($B)")))),
            "$A $B ");
  EXPECT_EQ(names(RuleSetup("f($A)").constraint("A", Rule().pattern("g($C)"))), "$A $C ");
  EXPECT_EQ(names(RuleSetup(Rule().matches("u")).utility("u", Rule().pattern("g($U)"))), "$U ");
  EXPECT_EQ(names(RuleSetup(Rule().matches("u")).global("u", {}, Rule().pattern("g($G)"))), "");
  EXPECT_EQ(names(RuleSetup(Rule().calls("u").with("P", Rule().pattern("g($P)")))
                      .global("u", {"P"}, Rule().matches("P"))),
            "$P ");
}

}  // namespace
}  // namespace aioshift::pattern
