// src/pattern against the reference matcher: on everything that is small, and on what chance makes.
//
// AIOSHIFT_COMPARISONS: how many random rules to compare (2000); AIOSHIFT_SEED: where to begin.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "random_rules.h"
#include "reference_matcher.h"
#include "rule_builder.h"
#include "text/source.h"

namespace aioshift::pattern {
namespace {

std::uint32_t number_from(const char* variable, std::uint32_t otherwise) {
  const char* text = std::getenv(variable);  // NOLINT(concurrency-mt-unsafe): nobody sets it meanwhile
  return text == nullptr ? otherwise : static_cast<std::uint32_t>(std::strtoul(text, nullptr, 10));
}

struct Parsed {
  explicit Parsed(const std::string& text)
      : source(*text::Source::from_bytes(text)), tree(syntax::Tree::parse(source)) {}
  text::Source source;
  syntax::Tree tree;
};

std::string shown(const Environment& environment, const syntax::Tree& tree) {
  std::string result;
  for (const auto& [name, ids] : environment) {
    result += " " + name + "=";
    for (const syntax::NodeId id : ids) result += fmt::format("{}[{}] ", id, tree.node(id).text());
  }
  return result;
}

Environment environment_of(const Bindings& bindings, const Variables& variables) {
  Environment result;
  for (std::size_t i = 0; i < std::min(variables.size(), bindings.size()); ++i) {
    const auto id = static_cast<VariableId>(i);
    if (!bindings.is_bound(id)) continue;
    auto& ids = result[(variables.is_multiple(id) ? "$$$" : "$") + std::string(variables.name(id))];
    for (const syntax::Node node : bindings.nodes(id)) ids.push_back(node.id());
  }
  return result;
}

bool is_in(const syntax::Tree& tree, const Literal& literal) {
  if (!literal.is_name) return tree.text().find(literal.text) != std::string_view::npos;
  for (syntax::NodeId id = 0; id < tree.size(); ++id) {
    if (tree.node(id).children().empty() && tree.node(id).text() == literal.text) return true;
  }
  return false;
}

struct Tally {
  std::uint32_t compared = 0;
  std::uint32_t matches = 0;
  std::uint32_t given_up = 0;
};

// What is wrong with the rule at a node; "" where the two agree and what is said beforehand holds.
std::string disagreement(const CompiledRule& rule, const ReferenceMatcher& reference, syntax::Node node,
                         Tally& tally) {
  const auto ours = rule.matcher.match(node, nullptr);
  if (!ours) {
    ++tally.given_up;
    return "";
  }
  ++tally.compared;
  const auto theirs = reference.match(node);
  const std::string at = fmt::format(" at node {} `{}`", node.id(), node.text());
  if (ours->has_value() != theirs.has_value())
    return (theirs ? "it should match" : "it should not match") + at +
           (theirs ? shown(theirs->environment, node.tree())
                   : shown(environment_of((*ours)->bindings, rule.variables), node.tree()));
  if (!theirs) return "";
  ++tally.matches;
  const auto bound = environment_of((*ours)->bindings, rule.variables);
  if (bound != theirs->environment)
    return "variables" + at + ":" + shown(bound, node.tree()) + " instead of" +
           shown(theirs->environment, node.tree());
  const text::Offset end = theirs->end != 0 ? theirs->end : node.end();
  if ((*ours)->end != end) return fmt::format("end{}: {} instead of {}", at, (*ours)->end, end);
  if (rule.matcher.kinds() && !rule.matcher.kinds()->contains(node.kind()))
    return "it cannot be of that kind" + at;
  // A token that the parser made up is in no file.
  const auto& nodes = node.tree().nodes();
  if (std::any_of(nodes.begin(), nodes.end(),
                  [](const auto& data) { return (data.flags & syntax::kMissing) != 0; }))
    return "";
  for (const auto& alternatives : rule.matcher.required_literals().all) {
    const bool is_there = std::any_of(alternatives.begin(), alternatives.end(),
                                      [&](const Literal& literal) { return is_in(node.tree(), literal); });
    if (!is_there) return fmt::format("it matches without `{}`{}", alternatives.front().text, at);
  }
  return "";
}

std::string description(const RuleSetup& setup, std::string_view text) {
  std::string result = "\nrule: " + to_yaml(setup.core);
  for (const GlobalUtility& global : setup.globals) result += "\n" + global.id + ": " + to_yaml(global.core);
  return result + fmt::format("\ntext:\n{}\n", text);
}

TEST(Comparison, random_rules_match_as_the_reference_says) {
  const std::uint32_t first = number_from("AIOSHIFT_SEED", 1);
  const std::uint32_t count = number_from("AIOSHIFT_COMPARISONS", 2000);
  Tally tally;
  std::uint32_t compiled = 0;
  for (std::uint32_t seed = first; seed < first + count; ++seed) {
    RuleMaker maker(seed);
    const Parsed parsed(maker.module());
    const RuleSetup setup = maker.setup(parsed.tree);
    const auto rule = compile(setup);
    if (!rule) continue;
    ++compiled;
    const ReferenceMatcher reference(setup.core, setup.globals);
    for (syntax::NodeId id = 0; id < parsed.tree.size(); ++id) {
      const std::string wrong = disagreement(*rule, reference, parsed.tree.node(id), tally);
      ASSERT_EQ(wrong, "") << "AIOSHIFT_SEED=" << seed << description(setup, parsed.tree.text());
    }
  }
  // The comparison is worth something.
  EXPECT_GT(compiled, count / 3);
  EXPECT_GT(tally.matches, count / 4);
  EXPECT_LT(tally.given_up, tally.compared / 100);
  std::printf("%u rules of %u compiled, %u nodes compared, %u matches, %u given up\n", compiled, count,
              tally.compared, tally.matches, tally.given_up);
}

TEST(Comparison, random_patterns_match_as_the_reference_says) {
  const std::uint32_t first = number_from("AIOSHIFT_SEED", 1);
  const std::uint32_t count = number_from("AIOSHIFT_COMPARISONS", 2000) * 4;
  Tally tally;
  for (std::uint32_t seed = first; seed < first + count; ++seed) {
    RuleMaker maker(seed);
    const Parsed parsed(maker.module());
    RuleSetup setup{Rule()};
    setup.core.rule.pattern =
        maker.pattern(parsed.tree.node(static_cast<syntax::NodeId>(seed * 7919U) % parsed.tree.size()));
    const auto rule = compile(setup);
    if (!rule) continue;
    const ReferenceMatcher reference(setup.core, setup.globals);
    for (syntax::NodeId id = 0; id < parsed.tree.size(); ++id) {
      const std::string wrong = disagreement(*rule, reference, parsed.tree.node(id), tally);
      ASSERT_EQ(wrong, "") << "AIOSHIFT_SEED=" << seed << description(setup, parsed.tree.text());
    }
  }
  EXPECT_GT(tally.matches, count);
  std::printf("%u nodes compared, %u matches\n", tally.compared, tally.matches);
}

}  // namespace
}  // namespace aioshift::pattern
