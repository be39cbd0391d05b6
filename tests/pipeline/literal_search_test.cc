#include "pipeline/literal_search.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <random>
#include <set>

namespace aioshift::pipeline {
namespace {

using pattern::contains;
using pattern::Literal;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

std::vector<std::uint32_t> found_in(std::string_view text, const std::vector<Literal>& literals,
                                    bool names_are_whole = true) {
  const LiteralSearch search(literals);
  std::vector<std::uint32_t> found;
  search.find(text, names_are_whole, found);
  std::vector<std::uint32_t> portably;
  search.find_portably(text, names_are_whole, portably);
  std::sort(found.begin(), found.end());
  std::sort(portably.begin(), portably.end());
  EXPECT_EQ(found, portably) << text;
  return found;
}

TEST(LiteralSearch, finds_each_literal_once) {
  EXPECT_THAT(found_in("a gather, a wait_for and a gather", {"gather", "sleep", "wait_for"}),
              UnorderedElementsAre(0U, 2U));
  EXPECT_THAT(found_in("", {"gather"}), IsEmpty());
  EXPECT_THAT(found_in("gather", {}), IsEmpty());
}

TEST(LiteralSearch, finds_literals_within_each_other) {
  EXPECT_THAT(found_in("await_for_it", {"wait", "wait_for", "for_it", "await_for_it", "at_"}),
              UnorderedElementsAre(0U, 1U, 2U, 3U));
}

TEST(LiteralSearch, finds_literals_of_one_and_two_bytes) {
  EXPECT_THAT(found_in("a << b", {"<<", ">>", "^", "b", "abc", "de", "fg"}), UnorderedElementsAre(0U, 3U));
}

TEST(LiteralSearch, appends_to_what_is_there) {
  std::vector<std::uint32_t> found = {7};
  LiteralSearch({"abc"}).find("abc", true, found);
  EXPECT_THAT(found, UnorderedElementsAre(0U, 7U));
}

// At every distance from the beginning and the end of a text, and of the 32 bytes looked at together.
TEST(LiteralSearch, finds_a_literal_wherever_it_stands) {
  const std::vector<Literal> literals = {"needle", "other1", "other2", "other3", "other4", "other5"};
  for (std::size_t before = 0; before < 70; ++before) {
    for (std::size_t after = 0; after < 40; ++after) {
      const std::string text = std::string(before, ' ') + "needle" + std::string(after, '\n');
      ASSERT_THAT(found_in(text, literals), UnorderedElementsAre(0U)) << before << " " << after;
      ASSERT_THAT(found_in(std::string_view(text).substr(before + 1), literals), IsEmpty());
      ASSERT_THAT(found_in(std::string_view(text).substr(0, before + 5), literals), IsEmpty());
    }
  }
}

TEST(LiteralSearch, goes_on_behind_a_longer_name) {
  EXPECT_THAT(found_in("unwait unwait wait", {Literal::name("wait"), Literal::name("unwai")}),
              UnorderedElementsAre(0U));
  EXPECT_THAT(found_in("unwait", {Literal::name("wait")}, /*names_are_whole=*/false),
              UnorderedElementsAre(0U));
}

TEST(LiteralSearch, is_not_slowed_down_by_one_long_name) {
  const std::string text(1 << 20, 'a');
  EXPECT_THAT(found_in(text, {Literal::name("aaaa")}), UnorderedElementsAre(0U));  // may end a long number
  EXPECT_THAT(found_in(text + "b", {Literal::name("aaaa"), "c1", "c2", "c3", "c4"}), IsEmpty());
}

TEST(LiteralSearch, finds_the_same_as_one_search_a_literal) {
  std::mt19937 random(2);
  const auto below = [&](std::size_t n) { return random() % n; };
  const auto word = [&](std::size_t longest, std::size_t letters) {
    std::string result;
    for (std::size_t i = 1 + below(longest); i > 0; --i) result += "ab_c.(dexyz1"[below(letters)];
    return result;
  };
  for (int round = 0; round < 400; ++round) {
    const std::size_t letters = 2 + below(11);
    std::set<Literal> distinct;
    for (std::size_t i = below(round % 10 == 0 ? 2000 : 30); i > 0; --i) {
      const std::string text = word(8, letters);
      distinct.insert(below(2) == 0 ? Literal(text) : Literal::name(text));
    }
    const std::vector<Literal> literals(distinct.begin(), distinct.end());
    const std::string text = word(400, letters);
    std::vector<std::uint32_t> expected;
    for (std::uint32_t i = 0; i < literals.size(); ++i) {
      if (contains(text, literals[i])) expected.push_back(i);
    }
    ASSERT_EQ(found_in(text, literals), expected) << text;
  }
}

TEST(Contains, looks_for_a_name_by_itself) {
  EXPECT_TRUE(contains("wait_for", Literal::name("wait_for")));
  EXPECT_FALSE(contains("await_for wait_for2", Literal::name("wait_for")));
  EXPECT_TRUE(contains("await_for", "wait_for"));
  EXPECT_TRUE(contains("await_for", Literal::name("wait_for"), /*names_are_whole=*/false));
}

}  // namespace
}  // namespace aioshift::pipeline
