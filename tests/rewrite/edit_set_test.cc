#include <gtest/gtest.h>

#include "rewrite/fix.h"

namespace aioshift::rewrite {
namespace {

using text::Edit;

Fix fix_of(std::vector<FileEdit> edits) {
  Fix fix;
  fix.edits = std::move(edits);
  return fix;
}

TEST(EditSet, TakesFixesThatDoNotTouch) {
  EditSet set;
  EXPECT_TRUE(set.add(fix_of({{0, {{0, 3}, "a"}}})));
  EXPECT_TRUE(set.add(fix_of({{0, {{5, 8}, "b"}}})));
  EXPECT_EQ(set.edits_for(0), (std::vector<Edit>{{{0, 3}, "a"}, {{5, 8}, "b"}}));
}

TEST(EditSet, TakesReplacementsThatBorderOnEachOther) {
  EditSet set;
  EXPECT_TRUE(set.add(fix_of({{0, {{0, 3}, "a"}}})));
  EXPECT_TRUE(set.add(fix_of({{0, {{3, 6}, "b"}}})));
}

TEST(EditSet, RefusesAFixWhoseEditOverlapsAnother) {
  EditSet set;
  EXPECT_TRUE(set.add(fix_of({{0, {{0, 4}, "a"}}})));
  EXPECT_FALSE(set.add(fix_of({{0, {{3, 6}, "b"}}})));
  EXPECT_EQ(set.edits_for(0).size(), 1U);
}

TEST(EditSet, MergesTheSameEditOfTwoFixes) {
  EditSet set;
  EXPECT_TRUE(set.add(fix_of({{0, {{0, 0}, "import asyncio\n"}}, {0, {{20, 25}, "a"}}})));
  EXPECT_TRUE(set.add(fix_of({{0, {{0, 0}, "import asyncio\n"}}, {0, {{30, 35}, "b"}}})));
  EXPECT_EQ(set.edits_for(0).size(), 3U);
}

TEST(EditSet, RefusesDifferentInsertionsAtOnePlace) {
  EditSet set;
  EXPECT_TRUE(set.add(fix_of({{0, {{4, 4}, "a"}}})));
  EXPECT_FALSE(set.add(fix_of({{0, {{4, 4}, "b"}}})));
}

TEST(EditSet, RefusesAnInsertionAtTheBorderOfAReplacement) {
  EditSet set;
  EXPECT_TRUE(set.add(fix_of({{0, {{4, 8}, "a"}}})));
  EXPECT_FALSE(set.add(fix_of({{0, {{4, 4}, "b"}}})));
  EXPECT_FALSE(set.add(fix_of({{0, {{8, 8}, "b"}}})));
  EXPECT_TRUE(set.add(fix_of({{0, {{9, 9}, "b"}}})));
}

TEST(EditSet, RefusesLinesWrittenWhereAnotherFixMovesALine) {
  const std::string_view text = "    a = f()\n    b = g()\n";
  const auto text_of = [&](FileId) { return std::optional(text); };
  Fix moves = fix_of({{0, {{0, 0}, "    "}}, {0, {{12, 12}, "    "}}});
  set_shifted_lines(moves, text_of);
  Fix writes_lines = fix_of({{0, {{16, 23}, "x = g()\n    b = x"}}});
  set_shifted_lines(writes_lines, text_of);
  Fix writes_a_word = fix_of({{0, {{20, 21}, "h"}}});
  set_shifted_lines(writes_a_word, text_of);
  {
    EditSet set;
    EXPECT_TRUE(set.add(moves));
    EXPECT_FALSE(set.add(writes_lines));
    EXPECT_TRUE(set.add(writes_a_word));
  }
  {
    EditSet set;
    EXPECT_TRUE(set.add(writes_lines));
    EXPECT_FALSE(set.add(moves));
  }
}

TEST(EditSet, KeepsTheOrderOfInsertionsThatOneFixMakesAtOnePlace) {
  EditSet set;
  EXPECT_TRUE(set.add(fix_of({{0, {{4, 4}, "first"}}, {0, {{4, 4}, "second"}}})));
  EXPECT_EQ(set.edits_for(0), (std::vector<Edit>{{{4, 4}, "first"}, {{4, 4}, "second"}}));
}

TEST(EditSet, TakesAFixInAllItsFilesOrInNone) {
  EditSet set;
  EXPECT_TRUE(set.add(fix_of({{1, {{0, 4}, "a"}}})));
  EXPECT_FALSE(set.add(fix_of({{0, {{0, 4}, "b"}}, {1, {{2, 6}, "b"}}, {2, {{0, 4}, "b"}}})));
  EXPECT_EQ(set.files(), std::vector<FileId>{1});
  EXPECT_TRUE(set.edits_for(0).empty());
  EXPECT_TRUE(set.edits_for(2).empty());
}

TEST(EditSet, TellsTheSamePlaceInTwoFilesApart) {
  EditSet set;
  EXPECT_TRUE(set.add(fix_of({{0, {{0, 4}, "a"}}})));
  EXPECT_TRUE(set.add(fix_of({{1, {{0, 4}, "b"}}})));
  EXPECT_EQ(set.files(), (std::vector<FileId>{0, 1}));
}

Fix relying_on(text::Range range, FileEdit edit) {
  Fix fix = fix_of({std::move(edit)});
  fix.relied_on.push_back({fix.edits[0].file, range});
  return fix;
}

TEST(EditSet, RefusesAFixThatRemovesWhatAnotherReliesOn) {
  EditSet set;
  EXPECT_TRUE(set.add(relying_on({0, 6}, {0, {{20, 22}, "a"}})));
  EXPECT_FALSE(set.add(fix_of({{0, {{4, 8}, ""}}})));
  EXPECT_TRUE(set.add(fix_of({{0, {{6, 8}, ""}}})));
  EXPECT_TRUE(set.add(fix_of({{1, {{4, 8}, ""}}})));
}

TEST(EditSet, RefusesAFixThatReliesOnWhatAnotherRemoves) {
  EditSet set;
  EXPECT_TRUE(set.add(fix_of({{0, {{4, 8}, ""}}})));
  EXPECT_FALSE(set.add(relying_on({0, 6}, {0, {{20, 22}, "a"}})));
  EXPECT_TRUE(set.add(relying_on({8, 9}, {0, {{30, 32}, "a"}})));
}

}  // namespace
}  // namespace aioshift::rewrite
