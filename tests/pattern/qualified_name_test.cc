// Patterns whose dotted names stand for whatever is bound to them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "pattern/reference.h"
#include "rule_builder.h"

namespace aioshift::pattern {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Knows imports by the name they are bound to, anywhere in the file.
class FakeNames final : public NameResolver {
 public:
  std::map<std::string, Name> imports;  // first name of an expression → what it is
  std::map<std::string, Bound> locals;

  std::optional<Name> resolve(syntax::Node expression) const override {
    const auto dotted = dotted_name(expression);
    if (!dotted) return std::nullopt;
    const std::size_t dot = std::min(dotted->find('.'), dotted->size());
    const auto known = imports.find(dotted->substr(0, dot));
    if (known == imports.end()) return std::nullopt;
    Name name = known->second;
    name.path += dotted->substr(dot);
    return name;
  }
  Bound bound(syntax::Node identifier) const override {
    if (imports.count(std::string(identifier.text())) != 0) return Bound::kYes;
    const auto known = locals.find(std::string(identifier.text()));
    return known == locals.end() ? Bound::kNo : known->second;
  }
};

std::vector<std::string> found_qualified(Rule&& rule, std::string_view text, const NameResolver& names) {
  return found(RuleSetup(std::move(rule)).qualified(), text, &names);
}

TEST(QualifiedName, matches_what_is_bound_to_it) {
  FakeNames names;
  names.imports = {{"aio", {"asyncio", true, true}}, {"g", {"asyncio.gather", true, true}}};
  EXPECT_THAT(
      found_qualified(Rule().pattern("asyncio.gather($$$A)"), "aio.gather(1)\ng(2)\nx.gather(3)\n", names),
      ElementsAre("aio.gather(1) | $$$A=1", "g(2) | $$$A=2"));
}

TEST(QualifiedName, does_not_match_a_name_that_only_looks_like_it) {
  FakeNames names;
  EXPECT_THAT(found_qualified(Rule().pattern("asyncio.gather($$$A)"), "asyncio.gather(1)", names), IsEmpty());
  names.imports = {{"asyncio", {"other.asyncio", true, true}}};
  EXPECT_THAT(found_qualified(Rule().pattern("asyncio.gather($$$A)"), "asyncio.gather(1)", names), IsEmpty());
  EXPECT_THAT(found(RuleSetup("asyncio.gather($$$A)").qualified(), "asyncio.gather(1)"), IsEmpty());
}

TEST(QualifiedName, is_not_looked_up_where_the_rule_does_not_ask) {
  FakeNames names;
  names.imports = {{"aio", {"asyncio", true, true}}};
  EXPECT_THAT(found("asyncio.gather($A)", "aio.gather(1); asyncio.gather(2)", &names),
              ElementsAre("asyncio.gather(2) | A=2"));
  EXPECT_TRUE(compile("asyncio.gather($A)")->matcher.qualified_names().empty());
  EXPECT_THAT(compile(RuleSetup("asyncio.gather($A)").qualified())->matcher.qualified_names(),
              ElementsAre("asyncio.gather"));
  EXPECT_TRUE(compile(RuleSetup("$A.$B($C)").qualified())->matcher.qualified_names().empty());
}

TEST(QualifiedName, that_may_mean_something_else_makes_the_match_uncertain) {
  FakeNames names;
  names.imports = {{"asyncio", {"asyncio", false, true}}};
  EXPECT_THAT(found_qualified(Rule().pattern("asyncio.run($A)"), "asyncio.run(1)", names),
              ElementsAre("asyncio.run(1) | A=1 (uncertain)"));
  // Only what matched counts.
  EXPECT_THAT(found_qualified(Rule().any(Rule().pattern("asyncio.run($A, $B)"), Rule().pattern("$F($A)")),
                              "asyncio.run(1)", names),
              ElementsAre("asyncio.run(1) | A=1 | F=asyncio.run"));
}

TEST(QualifiedName, of_a_builtin_is_pythons_own) {
  FakeNames names;
  EXPECT_THAT(found_qualified(Rule().pattern("open($A)"), "open(1)", names), ElementsAre("open(1) | A=1"));
  names.locals = {{"open", NameResolver::Bound::kYes}};
  EXPECT_THAT(found_qualified(Rule().pattern("open($A)"), "open(1)", names), IsEmpty());
  names.locals = {{"open", NameResolver::Bound::kPerhaps}};
  EXPECT_THAT(found_qualified(Rule().pattern("open($A)"), "open(1)", names),
              ElementsAre("open(1) | A=1 (uncertain)"));
  names.locals.clear();
  names.imports = {{"open", {"io.open", true, true}}};
  EXPECT_THAT(found_qualified(Rule().pattern("open($A)"), "open(1)", names), IsEmpty());
  EXPECT_THAT(found_qualified(Rule().pattern("io.open($A)"), "open(1)", names), ElementsAre("open(1) | A=1"));
}

TEST(QualifiedName, of_a_builtins_member_is_dotted) {
  FakeNames names;
  EXPECT_THAT(found_qualified(Rule().pattern("dict.fromkeys($A)"), "dict.fromkeys(1); d.fromkeys(1)", names),
              ElementsAre("dict.fromkeys(1) | A=1"));
}

TEST(QualifiedName, that_is_neither_dotted_nor_a_builtin_is_the_files_own) {
  FakeNames names;
  EXPECT_THAT(found_qualified(Rule().pattern("helper($A)"), "helper(1)", names),
              ElementsAre("helper(1) | A=1"));
  names.imports = {{"helper", {"pkg.helper", true, true}}};
  EXPECT_THAT(found_qualified(Rule().pattern("helper($A)"), "helper(1)", names), IsEmpty());
  EXPECT_THAT(found_qualified(Rule().pattern("pkg.helper($A)"), "helper(1)", names),
              ElementsAre("helper(1) | A=1"));
  // One that the file defines itself has a path too, and is still called by its name.
  names.imports = {{"helper", {"pkg.mod.helper", true, false}}};
  EXPECT_THAT(found_qualified(Rule().pattern("helper($A)"), "helper(1)", names),
              ElementsAre("helper(1) | A=1"));
  EXPECT_THAT(found_qualified(Rule().pattern("pkg.mod.helper($A)"), "helper(1)", names),
              ElementsAre("helper(1) | A=1"));
}

TEST(QualifiedName, is_a_module_alone_too) {
  FakeNames names;
  names.imports = {{"np", {"numpy", true, true}}};
  EXPECT_THAT(found_qualified(Rule().pattern("numpy"), "np.array(np)", names), ElementsAre("np", "np"));
  EXPECT_THAT(found_qualified(Rule().pattern("numpy.$A"), "np.array(np)", names),
              ElementsAre("np.array | A=array"));
}

TEST(QualifiedName, stands_where_a_name_is_read) {
  FakeNames names;
  names.imports = {{"sleep", {"time.sleep", true, true}}};
  EXPECT_THAT(found_qualified(
                  Rule().pattern("time.sleep"),
                  "f(sleep=1); x.sleep; sleep = 2\ndef sleep(): pass\nimport sleep\nlambda sleep: 1\n"
                  "for sleep in y: pass\nwith a as sleep: pass\n(sleep := 1)\n@sleep\nclass C: pass\n"
                  "match y:\n    case [C(sleep=1), *sleep] | {'k': sleep, **sleep} | (1 as sleep): pass\n",
                  names),
              ElementsAre("sleep"));
}

TEST(QualifiedName, in_a_pattern_is_only_what_reads_a_name) {
  FakeNames names;
  names.imports = {{"aio", {"asyncio", true, true}}};
  // The keyword, the attribute behind a variable, the target and the parameter are plain code.
  EXPECT_THAT(found_qualified(Rule().pattern("f(asyncio=$A)"), "f(asyncio=1)", names),
              ElementsAre("f(asyncio=1) | A=1"));
  EXPECT_THAT(found_qualified(Rule().pattern("$X.asyncio"), "y.asyncio", names),
              ElementsAre("y.asyncio | X=y"));
  EXPECT_THAT(found_qualified(Rule().pattern("asyncio = $A"), "asyncio = 1", names),
              ElementsAre("asyncio = 1 | A=1"));
  EXPECT_THAT(found_qualified(Rule().pattern("def f(asyncio): $$$"), "def f(asyncio): pass", names),
              testing::SizeIs(1));
  EXPECT_THAT(found_qualified(Rule().pattern("import asyncio"), "import asyncio", names), testing::SizeIs(1));
}

TEST(QualifiedName, never_is_self_or_cls) {
  FakeNames names;
  EXPECT_THAT(found_qualified(Rule().pattern("self.close($$$A)"), "self.close(1)", names),
              ElementsAre("self.close(1) | $$$A=1"));
  EXPECT_THAT(found_qualified(Rule().pattern("cls.make()"), "cls.make()", names), ElementsAre("cls.make()"));
}

TEST(QualifiedName, holds_in_relations_constraints_and_utilities) {
  FakeNames names;
  names.imports = {{"aio", {"asyncio", true, true}}};
  EXPECT_THAT(
      found(RuleSetup(Rule().kind("integer").inside(Related(Rule().pattern("asyncio.run($$$)")).by_end()))
                .qualified(),
            "aio.run(1); run(2)", &names),
      ElementsAre("1"));
  EXPECT_THAT(found(RuleSetup("f($A)").constraint("A", Rule().pattern("asyncio.sleep")).qualified(),
                    "f(aio.sleep); f(sleep)", &names),
              ElementsAre("f(aio.sleep) | A=aio.sleep"));
  EXPECT_THAT(
      found(RuleSetup(Rule().matches("u")).utility("u", Rule().pattern("asyncio.sleep($A)")).qualified(),
            "aio.sleep(1)", &names),
      ElementsAre("aio.sleep(1) | A=1"));
}

TEST(QualifiedName, matches_in_every_strictness) {
  FakeNames names;
  names.imports = {{"aio", {"asyncio", true, true}}};
  for (const Strictness strictness : {Strictness::kCst, Strictness::kSmart, Strictness::kAst,
                                      Strictness::kRelaxed, Strictness::kSignature, Strictness::kTemplate}) {
    EXPECT_THAT(found_qualified(Rule().pattern("asyncio.run($A)", strictness), "aio.run(1)", names),
                ElementsAre("aio.run(1) | A=1"));
  }
  // Not even signature takes another name for it.
  EXPECT_THAT(
      found_qualified(Rule().pattern("asyncio.run($A)", Strictness::kSignature), "aio.sleep(1)", names),
      IsEmpty());
}

TEST(QualifiedName, is_looked_for_by_its_last_part) {
  const auto rule = compile(RuleSetup("asyncio.gather($$$A)").qualified());
  ASSERT_EQ(rule->matcher.required_literals().all.size(), 1U);
  EXPECT_THAT(rule->matcher.required_literals().all[0], ElementsAre(Literal::name("gather")));
}

TEST(DottedName, is_of_a_chain_that_begins_with_a_name_that_is_read) {
  const text::Source source = *text::Source::from_bytes("a.b.c; f().x; a; 'x'.y; x[0].z; a.b.c()");
  const syntax::Tree tree = syntax::Tree::parse(source);
  std::vector<std::string> names;
  for (const syntax::Node statement : tree.root().named_children()) {
    names.push_back(dotted_name(*statement.children().begin()).value_or("-"));
  }
  EXPECT_THAT(names, ElementsAre("a.b.c", "-", "a", "-", "-", "-"));
  EXPECT_FALSE(first_name(syntax::Node()));
}

TEST(DottedName, of_a_chain_that_nobody_writes_is_none) {
  std::string chain = "a";
  for (int i = 0; i < 100000; ++i) chain += ".b";
  FakeNames names;
  EXPECT_THAT(found_qualified(Rule().pattern("a.b"), chain, names), IsEmpty());
}

TEST(BuiltinName, is_pythons) {
  EXPECT_TRUE(is_builtin_name("print"));
  EXPECT_TRUE(is_builtin_name("ArithmeticError"));
  EXPECT_TRUE(is_builtin_name("zip"));
  EXPECT_FALSE(is_builtin_name("asyncio"));
  EXPECT_FALSE(is_builtin_name(""));
}

}  // namespace
}  // namespace aioshift::pattern
