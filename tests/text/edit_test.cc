#include "text/edit.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace aioshift::text {
namespace {

using Edits = std::vector<Edit>;
using Changes = std::vector<Change>;

Changes changes_of(const ChangeMap& map) {
  return {map.changes().begin(), map.changes().end()};
}

TEST(SortEdits, OrdersByPosition) {
  Edits edits{{{5, 6}, "b"}, {{0, 1}, "a"}};
  sort_edits(edits);
  EXPECT_EQ(edits, (Edits{{{0, 1}, "a"}, {{5, 6}, "b"}}));
}

TEST(SortEdits, KeepsTheOrderOfInsertionsAtOneOffset) {
  Edits edits{{{3, 3}, "first"}, {{3, 3}, "second"}, {{1, 1}, "x"}, {{3, 3}, "third"}};
  sort_edits(edits);
  EXPECT_EQ(apply_edits("abcdef", edits), "axbcfirstsecondthirddef");
}

TEST(SortEdits, PutsAnInsertionBeforeAReplacementOfTheTextBehindIt) {
  Edits edits{{{3, 5}, "DE"}, {{3, 3}, "+"}};
  sort_edits(edits);
  EXPECT_TRUE(are_disjoint(edits, 6));
  EXPECT_EQ(apply_edits("abcdef", edits), "abc+DEf");
}

TEST(AreDisjoint, AcceptsTouchingEdits) {
  EXPECT_TRUE(are_disjoint(Edits{{{0, 2}, ""}, {{2, 2}, "x"}, {{2, 4}, "y"}, {{4, 4}, "z"}}, 4));
}

TEST(AreDisjoint, RefusesOverlapsAndInsertionsInsideAReplacement) {
  EXPECT_FALSE(are_disjoint(Edits{{{0, 3}, ""}, {{2, 4}, ""}}, 9));
  EXPECT_FALSE(are_disjoint(Edits{{{0, 4}, ""}, {{2, 2}, "x"}}, 9));
  EXPECT_FALSE(are_disjoint(Edits{{{1, 2}, ""}, {{1, 3}, ""}}, 9));
}

TEST(AreDisjoint, RefusesWhatIsOutsideTheTextOrBackToFront) {
  EXPECT_TRUE(are_disjoint(Edits{{{4, 4}, "x"}}, 4));
  EXPECT_FALSE(are_disjoint(Edits{{{4, 5}, "x"}}, 4));
  EXPECT_FALSE(are_disjoint(Edits{{{3, 2}, "x"}}, 4));
  EXPECT_TRUE(are_disjoint(Edits{}, 0));
}

TEST(ApplyEdits, WithoutEditsGivesTheText) {
  EXPECT_EQ(apply_edits("abc", {}), "abc");
  EXPECT_EQ(apply_edits("", {}), "");
}

TEST(ApplyEdits, InsertsReplacesAndDeletes) {
  EXPECT_EQ(apply_edits("def f(): g()",
                        Edits{{{0, 0}, "async "}, {{4, 5}, "h"}, {{9, 9}, "await "}, {{10, 12}, ""}}),
            "async def h(): await g");
}

TEST(ChangeMap, OfNoEditsIsEmpty) {
  EXPECT_TRUE(ChangeMap(Edits{}).empty());
}

TEST(ChangeMap, GivesTheRangesInBothTexts) {
  const ChangeMap map(Edits{{{0, 0}, "async "}, {{4, 5}, "hh"}, {{9, 12}, ""}});
  EXPECT_EQ(changes_of(map), (Changes{{{0, 0}, {0, 6}}, {{4, 5}, {10, 12}}, {{9, 12}, {16, 16}}}));
}

TEST(ChangeMap, JoinsTouchingEditsAndLeavesOutThoseThatDoNothing) {
  EXPECT_EQ(changes_of(ChangeMap(Edits{{{1, 1}, "a"}, {{1, 1}, "b"}, {{1, 3}, "c"}, {{5, 5}, ""}})),
            (Changes{{{1, 3}, {1, 4}}}));
}

TEST(ChangeMap, ComposedWithTheEmptyMapIsItself) {
  const ChangeMap map(Edits{{{2, 3}, "xyz"}, {{7, 7}, "!"}});
  EXPECT_EQ(changes_of(map.then({})), changes_of(map));
  EXPECT_EQ(changes_of(ChangeMap().then(map)), changes_of(map));
}

TEST(ChangeMap, ComposesChangesThatAreApart) {
  const ChangeMap first(Edits{{{2, 2}, "xx"}});
  const ChangeMap second(Edits{{{0, 1}, ""}, {{9, 9}, "y"}});
  EXPECT_EQ(changes_of(first.then(second)), (Changes{{{0, 1}, {0, 0}}, {{2, 2}, {1, 3}}, {{7, 7}, {8, 9}}}));
}

TEST(ChangeMap, JoinsAChangeOfAChange) {
  // "abcdef" → "abXXXef" → "abXYZf"
  const ChangeMap first(Edits{{{2, 4}, "XXX"}});
  const ChangeMap second(Edits{{{3, 6}, "YZ"}});
  EXPECT_EQ(changes_of(first.then(second)), (Changes{{{2, 5}, {2, 5}}}));
}

TEST(ChangeMap, OneChangeCanJoinManyOfTheOtherMap) {
  const ChangeMap first(Edits{{{1, 2}, ""}, {{4, 4}, "xy"}, {{6, 7}, "z"}});
  const ChangeMap second(Edits{{{0, 8}, "n"}});
  EXPECT_EQ(changes_of(first.then(second)), (Changes{{{0, 7}, {0, 1}}}));
}

TEST(ChangeMap, ForgetsWhatWasInsertedAndDeletedAgain) {
  const ChangeMap first(Edits{{{3, 3}, "gone"}, {{5, 5}, "stays"}});
  const ChangeMap second(Edits{{{3, 7}, ""}});
  EXPECT_EQ(changes_of(first.then(second)), (Changes{{{5, 5}, {5, 10}}}));
}

// The obvious check: what lies between the changes is equal in both texts, and nothing is left.
void expect_explains(const ChangeMap& map, const std::string& before, const std::string& after) {
  std::size_t old_at = 0;
  std::size_t new_at = 0;
  bool is_first = true;
  for (const Change& change : map.changes()) {
    ASSERT_LE(change.before.begin, change.before.end);
    ASSERT_LE(change.after.begin, change.after.end);
    ASSERT_LE(change.before.end, before.size());
    ASSERT_LE(change.after.end, after.size());
    ASSERT_FALSE(change.before.empty() && change.after.empty());
    if (!is_first) {
      ASSERT_LT(old_at, change.before.begin) << "touching changes are joined";
    }
    is_first = false;
    ASSERT_EQ(before.substr(old_at, change.before.begin - old_at),
              after.substr(new_at, change.after.begin - new_at));
    old_at = change.before.end;
    new_at = change.after.end;
  }
  ASSERT_EQ(before.substr(old_at), after.substr(new_at));
}

class RandomEdits {
 public:
  explicit RandomEdits(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t n) { return random_() % n; }

  std::string text(std::size_t longest) {
    std::string result(below(longest + 1), ' ');
    for (char& c : result) c = static_cast<char>('a' + below(4));
    return result;
  }

  // Disjoint edits in order.
  Edits edits(const std::string& text) {
    std::vector<Offset> cuts;
    for (std::size_t n = 2 * below(6); n > 0; --n)
      cuts.push_back(static_cast<Offset>(below(text.size() + 1)));
    std::sort(cuts.begin(), cuts.end());
    Edits result;
    for (std::size_t i = 0; i + 1 < cuts.size(); i += 2) {
      result.push_back({{cuts[i], cuts[i + 1]}, this->text(4)});
    }
    return result;
  }

  void shuffle(Edits& edits) { std::shuffle(edits.begin(), edits.end(), random_); }

 private:
  std::mt19937 random_;
};

TEST(ChangeMap, ExplainsRandomEditsAndTheirCompositions) {
  for (unsigned seed = 0; seed < 20000; ++seed) {
    RandomEdits random(seed);
    std::string current = random.text(30);
    const std::string original = current;
    ChangeMap all;
    for (int pass = 0; pass < 4; ++pass) {
      Edits edits = random.edits(current);
      random.shuffle(edits);
      sort_edits(edits);
      ASSERT_TRUE(are_disjoint(edits, static_cast<Offset>(current.size())));
      const std::string next = apply_edits(current, edits);
      const ChangeMap step(edits);
      expect_explains(step, current, next);
      all = all.then(step);
      expect_explains(all, original, next);
      if (HasFatalFailure()) FAIL() << "seed " << seed << ", pass " << pass;
      current = next;
    }
  }
}

TEST(ChangeMap, CanBeComposedInAnyGrouping) {
  for (unsigned seed = 0; seed < 5000; ++seed) {
    RandomEdits random(seed);
    std::string text = random.text(30);
    const std::string original = text;
    std::vector<ChangeMap> maps;
    for (int pass = 0; pass < 3; ++pass) {
      Edits edits = random.edits(text);
      sort_edits(edits);
      text = apply_edits(text, edits);
      maps.emplace_back(edits);
    }
    expect_explains(maps[0].then(maps[1]).then(maps[2]), original, text);
    expect_explains(maps[0].then(maps[1].then(maps[2])), original, text);
    if (HasFatalFailure()) FAIL() << "seed " << seed;
  }
}

TEST(ApplyEdits, AgreesWithApplyingThemOneByOneFromTheBack) {
  for (unsigned seed = 0; seed < 5000; ++seed) {
    RandomEdits random(seed);
    const std::string text = random.text(40);
    Edits edits = random.edits(text);
    sort_edits(edits);
    std::string expected = text;
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
      expected.replace(edit->range.begin, edit->range.size(), edit->replacement);
    }
    ASSERT_EQ(apply_edits(text, edits), expected) << "seed " << seed;
  }
}

}  // namespace
TEST(ChangeMap, moves_a_range_with_what_was_inserted_at_its_borders) {
  const std::vector<Edit> edits = {{{2, 2}, "("}, {{6, 6}, ")"}, {{8, 9}, "xyz"}};
  const ChangeMap map(edits);
  EXPECT_EQ(map.moved({2, 6}), (Range{2, 8}));
  EXPECT_EQ(map.moved({3, 5}), (Range{4, 6}));
  EXPECT_EQ(map.moved({9, 10}), (Range{13, 14}));  // the replacement in front only touches it
  EXPECT_EQ(map.moved({7, 8}), (Range{9, 10}));
}

TEST(ChangeMap, moves_a_range_with_the_whole_of_a_change_that_reaches_into_it) {
  const std::vector<Edit> edits = {{{1, 4}, "a"}, {{6, 8}, ""}};
  const ChangeMap map(edits);
  EXPECT_EQ(map.moved({3, 7}), (Range{1, 4}));
  EXPECT_EQ(map.moved({0, 1}), (Range{0, 1}));
}

}  // namespace aioshift::text
