#include "pattern/metavariable.h"

#include <gtest/gtest.h>

#include "pattern/trail.h"
#include "rule_builder.h"

namespace aioshift::pattern {
namespace {

// "capture A", "multiple A named", ...; "none".
std::string read(std::string_view text) {
  const auto variable = parse_metavariable(text);
  if (!variable) return "none";
  std::string result;
  switch (variable->kind) {
    case Metavariable::Kind::kCapture:
      result = "one";
      break;
    case Metavariable::Kind::kAnonymous:
      result = "one dropped";
      break;
    case Metavariable::Kind::kMultiple:
      result = "many";
      break;
    case Metavariable::Kind::kAnonymousRun:
      result = "many dropped";
      break;
  }
  if (variable->named_only) result = "named " + result;
  return variable->name.empty() ? result : result + " " + variable->name;
}

TEST(Metavariable, with_one_dollar_is_a_named_node) {
  EXPECT_EQ(read("$A"), "named one A");
  EXPECT_EQ(read("$ARGS_2"), "named one ARGS_2");
  EXPECT_EQ(read("$A1"), "named one A1");
}

TEST(Metavariable, with_two_dollars_is_any_node) {
  EXPECT_EQ(read("$$A"), "one A");
  EXPECT_EQ(read("$$OP"), "one OP");
}

TEST(Metavariable, with_three_dollars_is_any_number_of_nodes) {
  EXPECT_EQ(read("$$$A"), "many A");
  EXPECT_EQ(read("$$$"), "many dropped");
  EXPECT_EQ(read("$$$1"), "many 1");
}

TEST(Metavariable, that_begins_with_an_underscore_keeps_nothing) {
  EXPECT_EQ(read("$_"), "named one dropped");
  EXPECT_EQ(read("$_ANY"), "named one dropped");
  EXPECT_EQ(read("$$_"), "one dropped");
  EXPECT_EQ(read("$$$_REST"), "many dropped");
}

TEST(Metavariable, needs_an_upper_case_name) {
  for (const char* text : {"", "$", "$$", "A", "$a", "$Aa", "$1", "$$1", "$$$a", "$$$A.B", "$A.B", "$A ",
                           " $A", "$$$$A", "$É"}) {
    EXPECT_EQ(read(text), "none") << text;
  }
}

TEST(Metavariable, sigils_take_the_place_of_those_dollars_that_begin_one) {
  EXPECT_EQ(with_parsed_sigils("$A + $$B"), "µA + µµB");
  EXPECT_EQ(with_parsed_sigils("f($$$)"), "f(µµµ)");
  EXPECT_EQ(with_parsed_sigils("$$$"), "µµµ");
  EXPECT_EQ(with_parsed_sigils("$_"), "µ_");
  EXPECT_EQ(with_parsed_sigils("'$5' '$a' '$' $$"), "'$5' '$a' '$' $$");
  EXPECT_EQ(with_parsed_sigils("$$$a"), "µµµa");
  EXPECT_EQ(with_parsed_sigils(""), "");
}

TEST(Metavariable, of_one_name_is_two_with_one_and_three_dollars) {
  EXPECT_EQ(found("f($A, $$$A)", "f(1, 2, 3)"), std::vector<std::string>{"f(1, 2, 3) | $$$A=2 , 3 | A=1"});
  Variables variables;
  EXPECT_EQ(variables.intern("A", false), variables.intern("A", false));
  EXPECT_NE(variables.intern("A", false), variables.intern("A", true));
  EXPECT_FALSE(variables.find("B", false));
}

TEST(Bindings, are_undone_back_to_a_mark) {
  const text::Source source = *text::Source::from_bytes("a; b; c");
  const syntax::Tree tree = syntax::Tree::parse(source);
  Bindings bindings(tree, 2);
  Bindings others(tree, 1);
  Trail trail;
  trail.set(bindings, 0, {Binding::State::kNode, 1, 1});
  const std::size_t mark = trail.mark();
  trail.set(bindings, 0, {Binding::State::kNode, 2, 2});
  trail.set(others, 0, {Binding::State::kNode, 2, 2});
  trail.set(bindings, 1, {Binding::State::kEmptyRun, syntax::kNoNode, syntax::kNoNode});
  EXPECT_TRUE(bindings.is_bound(1));
  EXPECT_TRUE(bindings.nodes(1).empty());
  EXPECT_FALSE(bindings.range(1));
  EXPECT_EQ(bindings.text(1), "");
  trail.forget(others, mark);
  trail.undo_to(mark);
  EXPECT_FALSE(bindings.is_bound(1));
  EXPECT_EQ(bindings[0].first, 1U);
  EXPECT_TRUE(others.is_bound(0));
}

TEST(Bindings, of_a_run_hold_what_stands_between_its_nodes) {
  const text::Source source = *text::Source::from_bytes("f(a,  # first\n  b)");
  const syntax::Tree tree = syntax::Tree::parse(source);
  auto rule = compile("f($$$A)");
  ASSERT_TRUE(rule);
  for (syntax::NodeId id = 0; id < tree.size(); ++id) {
    const auto match = rule->matcher.match(tree.node(id), nullptr);
    if (!match || !*match) continue;
    const VariableId a = *rule->variables.find("A", true);
    EXPECT_EQ((*match)->bindings.text(a), "a,  # first\n  b");
    EXPECT_EQ((*match)->bindings.nodes(a).size(), 4U);
    return;
  }
  FAIL() << "no match";
}

}  // namespace
}  // namespace aioshift::pattern
