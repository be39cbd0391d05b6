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
  if (!literal.is_name || !literal.tail.empty()) return contains(tree.text(), literal);
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
  const std::uint32_t count = number_from("AIOSHIFT_COMPARISONS", 2000) * 2;
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

// All sequences of up to `longest` items.
std::vector<std::vector<std::string>> sequences(const std::vector<std::string>& items, std::size_t longest) {
  std::vector<std::vector<std::string>> result = {{}};
  for (std::size_t begin = 0, length = 0; length < longest; ++length) {
    const std::size_t end = result.size();
    for (; begin < end; ++begin) {
      for (const std::string& item : items) {
        std::vector<std::string> longer = result[begin];
        longer.push_back(item);
        result.push_back(std::move(longer));
      }
    }
  }
  return result;
}

// Every pattern in every strictness, at every node of the kind.
void compare_all(const std::vector<std::string>& patterns, const std::string& text, syntax::Kind kind) {
  const Parsed parsed(text);
  std::vector<syntax::Node> nodes;
  for (syntax::NodeId id = 0; id < parsed.tree.size(); ++id) {
    if (parsed.tree.data(id).kind == kind) nodes.push_back(parsed.tree.node(id));
  }
  Tally tally;
  for (const std::string& pattern : patterns) {
    for (const Strictness strictness :
         {Strictness::kCst, Strictness::kSmart, Strictness::kAst, Strictness::kRelaxed,
          Strictness::kSignature, Strictness::kTemplate}) {
      const RuleSetup setup(Rule().pattern(pattern, strictness));
      const auto rule = compile(setup);
      ASSERT_TRUE(rule) << pattern << ": " << rule.error().message;
      const ReferenceMatcher reference(setup.core, setup.globals);
      for (const syntax::Node node : nodes) {
        const std::string wrong = disagreement(*rule, reference, node, tally);
        ASSERT_EQ(wrong, "") << description(setup, node.text());
      }
    }
  }
  std::printf("%zu patterns, %u comparisons, %u matches\n", patterns.size(), tally.compared, tally.matches);
  EXPECT_GT(tally.matches, tally.compared / 20);
}

TEST(Comparison, all_short_argument_lists_match_as_the_reference_says) {
  std::vector<std::string> patterns;
  for (const auto& items : sequences({"a", "$A", "$$B", "$$$A", "$$$"}, 3)) {
    const std::string list = fmt::format("{}", fmt::join(items, ", "));
    patterns.push_back("f(" + list + ")");
    if (!items.empty()) patterns.push_back("f(" + list + ",)");
    if (!items.empty()) patterns.push_back("f(" + list + "  # c\n)");
  }
  std::string text;
  for (const auto& items : sequences({"a", "b"}, 3)) {
    const std::string list = fmt::format("{}", fmt::join(items, ", "));
    text += "f(" + list + ")\n";
    if (items.empty()) continue;
    text += "f(" + list + ",)\n";
    text += fmt::format("f({}  # c\n)\n", list);
    text += fmt::format("f({}  # c\n)\n", fmt::join(items, ",  # d\n"));
    text += fmt::format("f(# c\n{}, # c\n)\n", list);
  }
  compare_all(patterns, text, syntax::Kind::call);
}

TEST(Comparison, all_short_blocks_match_as_the_reference_says) {
  std::vector<std::string> patterns;
  for (const auto& items : sequences({"a", "$A", "$$$A", "$$$B", "# c"}, 3)) {
    // A block needs more than a comment.
    if (std::all_of(items.begin(), items.end(), [](const std::string& item) { return item[0] == '#'; }))
      continue;
    const std::string block = fmt::format("while x:\n    {}", fmt::join(items, "\n    "));
    patterns.push_back(block);
    patterns.push_back(block + "\nelse:\n    $C");
  }
  std::string text;
  for (const auto& items : sequences({"a", "b", "# c"}, 3)) {
    if (std::all_of(items.begin(), items.end(), [](const std::string& item) { return item[0] == '#'; }))
      continue;
    const std::string block = fmt::format("while x:\n    {}", fmt::join(items, "\n    "));
    text += block + "\n" + block + "\nelse:\n    d\n";
  }
  compare_all(patterns, text, syntax::Kind::while_statement);
}

}  // namespace
}  // namespace aioshift::pattern
