// Rule files that are too large, too deep or too many must cost little and never crash.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ctime>
#include <random>

#include "rules/yaml/load.h"

namespace aioshift::rules {
namespace {

using testing::IsEmpty;
using testing::Not;

// Processor time, many times what an optimised build takes: what grows with the square of its input
// takes much longer still.
constexpr double kSeconds = 20;

template <typename Work>
double seconds_of(Work work) {
  const std::clock_t start = std::clock();
  work();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

std::string rule(int number) {
  return fmt::format(
      "id: rule-{0}\nlanguage: python\nmessage: use bar for $A\nseverity: warning\nnote: |\n  Two\n  lines.\n"
      "rule:\n  any:\n  - pattern: foo{0}($A, $$$B)\n  - pattern: foo{0}($A)\n    inside: {{kind: call, "
      "stopBy: end}}\n"
      "constraints:\n  A: {{regex: ^x}}\nfix: bar($A)\n",
      number);
}

std::string repeat(std::string_view text, std::size_t count) {
  std::string result;
  result.reserve(text.size() * count);
  for (std::size_t i = 0; i < count; ++i) result += text;
  return result;
}

TEST(HostileRules, ten_thousand_documents_in_a_file_are_read) {
  std::string text;
  for (int i = 0; i < 10'000; ++i) text += "---\n" + rule(i);
  EXPECT_LT(seconds_of([&] {
              const RuleFileContent content = read_rule_file(text, "r.yml");
              EXPECT_EQ(content.rules.size(), 10'000U);
              EXPECT_THAT(content.errors, IsEmpty());
            }),
            kSeconds);
}

TEST(HostileRules, ten_thousand_files_are_read) {
  std::vector<std::string> paths;
  for (int i = 0; i < 10'000; ++i) paths.push_back(fmt::format("r/{:05}.yml", i));
  RuleFiles files;
  files.kind = [](const std::string& path) {
    if (path == "r") return RuleFiles::Kind::kDirectory;
    return path.ends_with("config.yml") || path.ends_with("config.yaml") ? RuleFiles::Kind::kNone
                                                                         : RuleFiles::Kind::kFile;
  };
  files.list = [&](const std::string&) -> tl::expected<std::vector<std::string>, std::string> {
    return paths;
  };
  files.read = [](const std::string& path) -> tl::expected<std::string, std::string> {
    return rule(std::stoi(path.substr(2)));
  };
  const std::vector<std::string> arguments{"r"};
  EXPECT_LT(seconds_of([&] {
              const auto loaded = load_rules(arguments, files);
              ASSERT_TRUE(loaded);
              EXPECT_EQ(loaded->rules.size(), 10'000U);
            }),
            kSeconds);
}

TEST(HostileRules, every_one_of_ten_thousand_broken_documents_is_reported) {
  std::string text;
  for (int i = 0; i < 10'000; ++i)
    text += i % 2 == 0 ? "---\nid: \"a\nrule: {\n" : "---\nid: [a]\nfoo: bar\n";
  EXPECT_LT(seconds_of([&] { EXPECT_GE(read_rule_file(text, "r.yml").errors.size(), 10'000U); }), kSeconds);
}

TEST(HostileRules, ten_megabytes_in_one_rule_are_read) {
  const std::string head = "id: a\nlanguage: python\n";
  const std::vector<std::string> texts{
      head + "rule:\n  any:\n" +
          repeat("  - pattern: foo($A)\n    not: {inside: {kind: call, stopBy: end}}\n", 150'000),
      head + "rule: {kind: call}\nfix: |\n" + repeat("  some_line($A)\n", 650'000),
      head + "rule: {kind: call}\nnote: \"" + repeat("text \\u00e9\n  ", 900'000) + "\"\n",
      head + "rule: {kind: call}\nmetadata: {a: [" + repeat("x, ", 1'500'000) + "]}\n",
      head + "rule: {kind: call}\n" + repeat("# a comment\n", 900'000),
      head + "rule: {kind: call}\n" + repeat("\r\n", 5'000'000),
  };
  for (const std::string& text : texts) {
    EXPECT_LT(seconds_of([&] {
                EXPECT_THAT(read_rule_file(text, "r.yml").errors, IsEmpty()) << text.substr(0, 60);
              }),
              kSeconds);
  }
  std::string utilities = head + "rule: {kind: call}\nutils:\n";
  for (int i = 0; i < 300'000; ++i) utilities += fmt::format("  u{}: {{kind: call}}\n", i);
  EXPECT_LT(seconds_of([&] {
              EXPECT_EQ(read_rule_file(utilities, "r.yml").rules.at(0).core.utilities.size(), 300'000U);
            }),
            kSeconds);
}

TEST(HostileRules, megabytes_of_nonsense_are_refused) {
  for (const char* const piece :
       {"[",        "{",          "- ",  "? ",    "[\n",       "{a: \n", "\"",   "'",
        "|\n",      "&a ",        "*a ", "!a ",   "a: b\n",    ": ",     "a:\n", "%TAG ! x\n",
        "---\n[\n", "...\n---\n", "\t",  "{a: [", "- - a\n  ", "\xC3",   ",",    "x"}) {
    const std::string text = repeat(piece, 2'000'000 / std::string_view(piece).size());
    EXPECT_LT(seconds_of([&] {
                const RuleFileContent content = read_rule_file(text, "r.yml");
                EXPECT_THAT(content.rules, IsEmpty());
              }),
              kSeconds)
        << piece;
  }
}

TEST(HostileRules, deep_rules_are_refused_or_read) {
  const auto errors = [](const std::string& rule) {
    return read_rule_file("language: python\nrule: " + rule + "\n", "r.yml").errors;
  };
  const auto nested = [](std::size_t depth) {
    return repeat("{not: ", depth) + "{kind: call}" + repeat("}", depth);
  };
  EXPECT_THAT(errors(nested(100)), IsEmpty());
  EXPECT_THAT(errors(nested(200)), Not(IsEmpty()));
  EXPECT_THAT(errors(nested(100'000)), Not(IsEmpty()));
}

// Whatever bytes a file has, it is read or refused.
TEST(HostileRules, random_damage_to_a_rule_never_crashes) {
  std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): the same inputs every time
  const std::string sound = rule(1) + "---\n" + rule(2);
  constexpr std::string_view kPieces = "[]{}:,-?&*!|>'\"%@`#\n\t \\a5~<=.\xC3\xFF";
  for (int round = 0; round < 20'000; ++round) {
    std::string text = sound;
    const int damages = 1 + static_cast<int>(random() % 4);
    for (int i = 0; i < damages; ++i) {
      const std::size_t at = random() % text.size();
      const char piece = kPieces[random() % kPieces.size()];
      switch (random() % 3) {
        case 0:
          text[at] = piece;
          break;
        case 1:
          text.insert(at, 1 + random() % 3, piece);
          break;
        default:
          text.erase(at, 1 + random() % 20);
          break;
      }
      if (text.empty()) text = "x";
    }
    const RuleFileContent content = read_rule_file(text, "r.yml");
    for (const RuleFileError& error : content.errors) {
      ASSERT_FALSE(error.message.empty());
      ASSERT_GT(error.at.line, 0U) << text;
    }
  }
}

}  // namespace
}  // namespace aioshift::rules
