#include "diff/unified.h"

#include <gtest/gtest.h>

#include <string>

#include "random_texts.h"

namespace aioshift::diff {
namespace {

std::string diff_of(const TextPair& pair, unsigned context = 3, std::string_view path = "m.py") {
  text::ChangeMap changes(pair.changes);
  return unified_diff({path, pair.before, pair.after, changes}, context);
}

// The hunks alone, for texts that differ as a whole as far as the diff is told.
std::string hunks_of(std::string_view before, std::string_view after, unsigned context = 3) {
  TextPair pair;
  pair.change(std::string(before), std::string(after));
  std::string diff = diff_of(pair, context);
  std::size_t hunk = diff.find("@@ ");
  return hunk == std::string::npos ? diff : diff.substr(hunk);
}

std::string numbered(int first, int last) {
  std::string text;
  for (int i = first; i <= last; ++i) text += std::to_string(i) + "\n";
  return text;
}

TEST(UnifiedDiff, EqualTextsHaveNoDiff) {
  EXPECT_EQ(hunks_of("a\n", "a\n"), "");
  EXPECT_EQ(hunks_of("", ""), "");
}

TEST(UnifiedDiff, AnEntryHasGitsHeaderAndNoIndexLine) {
  TextPair pair;
  pair.common("def f():\n    ");
  pair.change("", "await ");
  pair.common("g()\n");
  EXPECT_EQ(diff_of(pair, 3, "pkg/mod.py"),
            "diff --git a/pkg/mod.py b/pkg/mod.py\n"
            "--- a/pkg/mod.py\n"
            "+++ b/pkg/mod.py\n"
            "@@ -1,2 +1,2 @@\n"
            " def f():\n"
            "-    g()\n"
            "+    await g()\n");
}

TEST(UnifiedDiff, AnEmptyFileIsLineZero) {
  EXPECT_EQ(hunks_of("", "a\n"), "@@ -0,0 +1 @@\n+a\n");
  EXPECT_EQ(hunks_of("", "a\nb\n"), "@@ -0,0 +1,2 @@\n+a\n+b\n");
  EXPECT_EQ(hunks_of("a\nb\n", ""), "@@ -1,2 +0,0 @@\n-a\n-b\n");
}

TEST(UnifiedDiff, AnEmptyStretchIsNamedByTheLineBeforeIt) {
  EXPECT_EQ(hunks_of("1\n2\n", "1\nx\n2\n", 0), "@@ -1,0 +2 @@\n+x\n");
  EXPECT_EQ(hunks_of("1\n2\n", "x\n1\n2\n", 0), "@@ -0,0 +1 @@\n+x\n");
  EXPECT_EQ(hunks_of("1\n2\n", "1\n2\nx\n", 0), "@@ -2,0 +3 @@\n+x\n");
  EXPECT_EQ(hunks_of("1\n2\n3\n", "1\n3\n", 0), "@@ -2 +1,0 @@\n-2\n");
}

TEST(UnifiedDiff, ChangesAtTheFirstAndTheLastLineHaveTheContextThereIs) {
  EXPECT_EQ(hunks_of(numbered(1, 9), "x\n" + numbered(2, 9)), "@@ -1,4 +1,4 @@\n-1\n+x\n 2\n 3\n 4\n");
  EXPECT_EQ(hunks_of(numbered(1, 9), numbered(1, 8) + "x\n"), "@@ -6,4 +6,4 @@\n 6\n 7\n 8\n-9\n+x\n");
}

TEST(UnifiedDiff, ALastLineWithoutNewlineIsMarked) {
  EXPECT_EQ(hunks_of("a", "b"),
            "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n");
  EXPECT_EQ(hunks_of("a\nb", "x\nb"), "@@ -1,2 +1,2 @@\n-a\n+x\n b\n\\ No newline at end of file\n");
}

TEST(UnifiedDiff, GainingOrLosingTheFinalNewlineIsAChangeOfTheLastLine) {
  EXPECT_EQ(hunks_of("a\nb", "a\nb\n"), "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n");
  EXPECT_EQ(hunks_of("a\nb\n", "a\nb"), "@@ -1,2 +1,2 @@\n a\n-b\n+b\n\\ No newline at end of file\n");
}

TEST(UnifiedDiff, TheFinalNewlineAloneAsAChangeIsWidenedToItsLine) {
  TextPair pair;
  pair.common("a\nb");
  pair.change("", "\nc");
  EXPECT_EQ(diff_of(pair).substr(diff_of(pair).find("@@")),
            "@@ -1,2 +1,3 @@\n a\n-b\n\\ No newline at end of file\n+b\n+c\n\\ No newline at end of file\n");
}

TEST(UnifiedDiff, CarriageReturnsAreContent) {
  EXPECT_EQ(hunks_of("a\r\nb\r\n", "a\r\nc\r\n"), "@@ -1,2 +1,2 @@\n a\r\n-b\r\n+c\r\n");
  EXPECT_EQ(hunks_of("a\r\n", "a\n"), "@@ -1 +1 @@\n-a\r\n+a\n");
  EXPECT_EQ(hunks_of("a\rb\r", "a\rc\r"),
            "@@ -1 +1 @@\n-a\rb\r\n\\ No newline at end of file\n+a\rc\r\n\\ No newline at end of file\n");
}

TEST(UnifiedDiff, ChangesWithUpToTwiceTheContextBetweenThemShareAHunk) {
  // As GNU diff 3.8 and git 2.39 do: six common lines join, seven part.
  std::string joined = hunks_of("a\n" + numbered(1, 6) + "b\n", "x\n" + numbered(1, 6) + "y\n");
  EXPECT_EQ(joined, "@@ -1,8 +1,8 @@\n-a\n+x\n 1\n 2\n 3\n 4\n 5\n 6\n-b\n+y\n");
  std::string parted = hunks_of("a\n" + numbered(1, 7) + "b\n", "x\n" + numbered(1, 7) + "y\n");
  EXPECT_EQ(parted,
            "@@ -1,4 +1,4 @@\n-a\n+x\n 1\n 2\n 3\n"
            "@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+y\n");
}

TEST(UnifiedDiff, DeletionsStandBeforeInsertionsOfOneChange) {
  TextPair pair;
  for (int i = 0; i < 3; ++i) {
    pair.change("old", "new");
    pair.common("\n");
  }
  EXPECT_EQ(diff_of(pair).substr(diff_of(pair).find("@@")),
            "@@ -1,3 +1,3 @@\n-old\n-old\n-old\n+new\n+new\n+new\n");
}

TEST(UnifiedDiff, AChangeThatEqualsWhatItReplacesLeavesNoTrace) {
  TextPair pair;
  pair.common("a\n");
  pair.change("b\n", "b\n");
  pair.common(numbered(1, 20));
  pair.change("", "x\n");
  EXPECT_EQ(diff_of(pair).substr(diff_of(pair).find("@@")), "@@ -20,3 +20,4 @@\n 18\n 19\n 20\n+x\n");
}

TEST(UnifiedDiff, JoiningLinesDeletesBothAndInsertsOne) {
  TextPair pair;
  pair.common("1\na");
  pair.change("\n", "");
  pair.common("b\n2\n");
  EXPECT_EQ(diff_of(pair).substr(diff_of(pair).find("@@")), "@@ -1,4 +1,3 @@\n 1\n-a\n-b\n+ab\n 2\n");
}

TEST(UnifiedDiff, ChangesThatDoNotFitTheTextsAreNotBelieved) {
  std::string expected = "@@ -1,3 +1,3 @@\n 1\n-2\n+x\n 3\n";
  for (const std::vector<text::Change>& lie :
       std::vector<std::vector<text::Change>>{{},
                                              {{{0, 1}, {0, 1}}},
                                              {{{4, 5}, {4, 5}}, {{0, 1}, {0, 1}}},
                                              {{{2, 9000}, {2, 9000}}},
                                              {{{3, 2}, {3, 2}}}}) {
    text::ChangeMap changes(lie);
    std::string diff = unified_diff({"m.py", "1\n2\n3\n", "1\nx\n3\n", changes});
    EXPECT_EQ(diff.substr(diff.find("@@")), expected);
  }
}

TEST(UnifiedDiff, ATabEndsANameWithSpaces) {
  TextPair pair;
  pair.change("a\n", "b\n");
  EXPECT_TRUE(diff_of(pair, 3, "my file.py")
                  .starts_with("diff --git a/my file.py b/my file.py\n"
                               "--- a/my file.py\t\n"
                               "+++ b/my file.py\t\n"));
}

TEST(QuotePath, PlainNamesStandAsTheyAre) {
  EXPECT_EQ(quote_path("a/", "pkg/my mod-1.py"), "a/pkg/my mod-1.py");
  EXPECT_EQ(quote_path("", "'$(x)'"), "'$(x)'");
}

TEST(QuotePath, ASpaceAtTheEndIsQuotedBecauseGnuPatchDropsItOtherwise) {
  EXPECT_EQ(quote_path("a/", "x.py "), "\"a/x.py \"");
}

TEST(QuotePath, ControlCharactersQuotesAndHighBytesAreWrittenInCStyle) {
  EXPECT_EQ(quote_path("a/", "x\ny.py"), "\"a/x\\ny.py\"");
  EXPECT_EQ(quote_path("b/", "\a\b\t\v\f\r\"\\"), "\"b/\\a\\b\\t\\v\\f\\r\\\"\\\\\"");
  EXPECT_EQ(quote_path("a/", "\x01\x1f\x7f\x80\xff"), "\"a/\\001\\037\\177\\200\\377\"");
  EXPECT_EQ(quote_path("a/", "\xc3\xa9.py"), "\"a/\\303\\251.py\"");
}

}  // namespace
}  // namespace aioshift::diff
