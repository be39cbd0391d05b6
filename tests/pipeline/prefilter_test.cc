#include "pipeline/prefilter.h"

#include <gmock/gmock.h>

#include <random>

namespace aioshift::pipeline {
namespace {

using pattern::contains;
using pattern::Literal;
using pattern::RequiredLiterals;
using testing::ElementsAre;
using testing::IsEmpty;

// One entry a rule: one of the literals.
Prefilter any_of(std::vector<std::vector<Literal>> literals_by_rule) {
  std::vector<RequiredLiterals> required;
  for (auto& literals : literals_by_rule) required.push_back(RequiredLiterals::one_of(std::move(literals)));
  return Prefilter(required);
}

Prefilter all_of(std::vector<std::vector<Literal>> entries) {
  return Prefilter(std::vector<RequiredLiterals>{{std::move(entries)}});
}

bool lets_through(const Prefilter& filter, std::string_view bytes) {
  return !filter.rules_for(bytes).empty();
}

TEST(Prefilter, names_the_rules_of_which_a_literal_occurs) {
  const Prefilter filter = any_of({{"wait_for"}, {"gather", "wait"}, {"sleep"}});
  EXPECT_THAT(filter.rules_for("asyncio.wait_for(x, 1)"), ElementsAre(0U, 1U));
  EXPECT_THAT(filter.rules_for("gather; wait"), ElementsAre(1U));
  EXPECT_THAT(filter.rules_for("time.sleep(1)"), ElementsAre(2U));
  EXPECT_THAT(filter.rules_for("pass"), IsEmpty());
  EXPECT_THAT(filter.rules_for(""), IsEmpty());
}

TEST(Prefilter, wants_a_literal_of_each_entry) {
  const Prefilter filter = all_of({{"asyncio", "aio"}, {"wait_for"}, {"await"}});
  EXPECT_TRUE(lets_through(filter, "await asyncio.wait_for(x)"));
  EXPECT_TRUE(lets_through(filter, "await aio.wait_for(x)"));
  EXPECT_FALSE(lets_through(filter, "await x.wait_for(x)"));
  EXPECT_FALSE(lets_through(filter, "asyncio.wait_for(x)"));
  EXPECT_FALSE(lets_through(filter, "await asyncio.wait(x)"));
}

TEST(Prefilter, lets_a_rule_without_literals_see_every_file) {
  const Prefilter filter(std::vector<RequiredLiterals>{{}, RequiredLiterals::one_of({"x"})});
  EXPECT_THAT(filter.rules_for(""), ElementsAre(0U));
  EXPECT_THAT(filter.rules_for("x"), ElementsAre(0U, 1U));
}

TEST(Prefilter, takes_an_entry_that_says_nothing_for_none) {
  EXPECT_TRUE(lets_through(all_of({{}}), ""));
  EXPECT_TRUE(lets_through(all_of({{"", "x"}}), ""));
  EXPECT_FALSE(lets_through(all_of({{}, {"x"}}), ""));
}

TEST(Prefilter, looks_behind_nul_bytes) {
  EXPECT_TRUE(lets_through(all_of({{"wait_for"}}), std::string_view("\0\0wait_for", 10)));
}

TEST(Prefilter, without_rules_wants_no_file) {
  EXPECT_THAT(Prefilter({}).rules_for("x"), IsEmpty());
}

TEST(Prefilter, passes_over_longer_names) {
  const Prefilter filter = all_of({{Literal::name("wait_for")}});
  for (const char* text : {"wait_for", "(wait_for)", "a.wait_for(", "\"wait_for\"", "f'{wait_for}'"}) {
    EXPECT_TRUE(lets_through(filter, text)) << text;
  }
  for (const char* text : {"await_for", "wait_for_it", "_wait_for", "wait_for2", "a2wait_for"}) {
    EXPECT_FALSE(lets_through(filter, text)) << text;
  }
  EXPECT_TRUE(lets_through(filter, "await_for; wait_for"));
}

TEST(Prefilter, takes_a_number_in_front_of_a_name_for_a_number) {
  for (const char* text : {"1if x else y", "0xfif x else y", "1_000if x else y", "1.5if x else y"}) {
    EXPECT_TRUE(lets_through(all_of({{Literal::name("if")}}), text)) << text;
  }
}

TEST(Prefilter, takes_characters_beyond_ascii_for_the_borders_of_a_name) {
  // U+200B is a blank to the grammar.
  EXPECT_TRUE(lets_through(all_of({{Literal::name("wait_for")}}), "\u200bwait_for\u200b(x)"));
}

TEST(Prefilter, finds_a_name_beyond_ascii) {
  const Prefilter filter = all_of({{Literal::name("größe")}});
  EXPECT_TRUE(lets_through(filter, "größe = 1"));
  EXPECT_FALSE(lets_through(filter, "grösse = 1"));
  EXPECT_FALSE(lets_through(filter, "größer_größe2 = 1"));
}

constexpr std::string_view kLatin1 =
    "# coding: latin-1\nname = \"gr\xf6\xdf"
    "e\"\n";

TEST(Prefilter, does_not_exclude_a_file_in_another_encoding_by_a_literal_beyond_ascii) {
  EXPECT_TRUE(lets_through(all_of({{"größe"}}), kLatin1));
  EXPECT_TRUE(lets_through(all_of({{"name"}, {"größe"}}), kLatin1));
  EXPECT_TRUE(lets_through(all_of({{"größe"}, {"x"}, {"name"}}), "# coding: latin-1\nname = x"));
}

TEST(Prefilter, excludes_a_file_in_another_encoding_by_an_ascii_literal) {
  EXPECT_FALSE(lets_through(all_of({{"wait_for"}}), kLatin1));
  EXPECT_FALSE(lets_through(all_of({{"größe"}, {"wait_for"}}), kLatin1));
}

TEST(Prefilter, sees_names_behind_characters_whose_second_byte_is_a_letter) {
  // In Shift JIS 0x83 0x5f is one character and no underscore. Python takes no such character in
  // front of a name, but the parser may.
  EXPECT_TRUE(lets_through(all_of({{Literal::name("wait_for")}}), "# coding: shift_jis\n\x83\x5fwait_for\n"));
}

TEST(Prefilter, takes_every_literal_for_found_in_an_encoding_with_escape_sequences) {
  EXPECT_TRUE(lets_through(all_of({{"x"}, {"größe"}}), "# coding: iso2022_jp\n"));
}

// The slow and obvious way.
bool may_match(std::string_view text, const RequiredLiterals& required) {
  for (const auto& entry : required.all) {
    bool found = false;
    for (const Literal& literal : entry) found = found || contains(text, literal);
    if (!found) return false;
  }
  return true;
}

TEST(Prefilter, says_the_same_as_one_search_a_literal) {
  std::mt19937 random(1);
  const auto below = [&](std::size_t n) { return random() % n; };
  const std::vector<std::string> words = {"a",      "ab",   "abc", "abcd",    "bcd",
                                          "import", "self", "x_y", "wait_for"};
  for (int round = 0; round < 300; ++round) {
    std::vector<RequiredLiterals> rules(below(12));
    for (RequiredLiterals& rule : rules) {
      rule.all.resize(below(4));
      for (auto& entry : rule.all) {
        for (std::size_t i = 1 + below(3); i > 0; --i) {
          const std::string& word = words[below(words.size())];
          entry.push_back(below(2) == 0 ? Literal(word) : Literal::name(word));
        }
      }
    }
    const Prefilter filter(rules);
    for (int text_number = 0; text_number < 20; ++text_number) {
      std::string text;
      for (std::size_t i = below(60); i > 0; --i) {
        text += below(3) == 0 ? words[below(words.size())] : std::string(1, "abcd_ (1\n"[below(9)]);
      }
      std::vector<std::uint32_t> expected;
      for (std::uint32_t i = 0; i < rules.size(); ++i) {
        if (may_match(text, rules[i])) expected.push_back(i);
      }
      ASSERT_EQ(filter.rules_for(text), expected) << text;
    }
  }
}

}  // namespace
}  // namespace aioshift::pipeline
