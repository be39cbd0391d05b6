#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "diff/edit_script.h"
#include "diff/lines.h"
#include "diff/windows.h"
#include "random_texts.h"

namespace aioshift::diff {
namespace {

LineRanges everything(const Lines& before, const Lines& after) {
  return {0, before.count(), 0, after.count()};
}

std::size_t changed_count(const std::vector<LineRanges>& changes) {
  std::size_t count = 0;
  for (const LineRanges& c : changes) count += c.before_end - c.before_begin + c.after_end - c.after_begin;
  return count;
}

// Deleted and inserted lines of a shortest script, by the textbook's table.
std::size_t shortest(const Lines& before, const Lines& after) {
  std::vector<std::size_t> row(after.count() + 1);
  for (std::size_t i = 0; i < before.count(); ++i) {
    std::size_t diagonal = 0;
    for (std::size_t j = 0; j < after.count(); ++j) {
      std::size_t above = row[j + 1];
      row[j + 1] = before[i] == after[j] ? diagonal + 1 : std::max(above, row[j]);
      diagonal = above;
    }
  }
  return before.count() + after.count() - 2 * row[after.count()];
}

// Empty where what is outside the changes is equal, so that the script leads from one to the other.
std::string fault(const Lines& before, const Lines& after, const std::vector<LineRanges>& changes) {
  std::size_t i = 0;
  std::size_t j = 0;
  for (const LineRanges& c : changes) {
    if (c.before_begin < i || c.before_end < c.before_begin || c.after_end < c.after_begin) return "order";
    for (; i < c.before_begin; ++i, ++j) {
      if (before[i] != after[j]) return "unequal at line " + std::to_string(i);
    }
    if (j != c.after_begin) return "shifted at line " + std::to_string(i);
    i = c.before_end;
    j = c.after_end;
  }
  for (; i < before.count() && j < after.count(); ++i, ++j) {
    if (before[i] != after[j]) return "unequal at line " + std::to_string(i);
  }
  return i == before.count() && j == after.count() ? "" : "lines left over";
}

TEST(ChangedLines, AreAsFewAsTheTextbookFinds) {
  Random random(1);
  for (int round = 0; round < 3000; ++round) {
    std::string old_text = random_text(random, below(random, 60));
    std::string new_text = random_text(random, below(random, 60));
    Lines before(old_text);
    Lines after(new_text);
    const LineRanges window = everything(before, after);
    std::vector<LineRanges> changes = changed_lines(before, after, {&window, 1});
    ASSERT_EQ(fault(before, after, changes), "") << "round " << round;
    ASSERT_EQ(changed_count(changes), shortest(before, after)) << "round " << round;
  }
}

TEST(ChangedLines, StayMinimalUpToTheLimitOfDtl) {
  // (n + 1)(m + 1) just below the limit, with all, half and a few of the lines different, both ways.
  for (unsigned alphabet : {1000000U, 40U, 2U}) {
    for (bool swap : {false, true}) {
      Random random(alphabet);
      std::string texts[2];
      std::size_t sizes[2] = {999, 1999};
      ASSERT_EQ((sizes[0] + 1) * (sizes[1] + 1), kMaxCells);
      for (int side : {0, 1}) {
        for (std::size_t i = 0; i < sizes[side]; ++i) {
          // The sides begin and end differently, so that nothing is trimmed.
          bool edge = i == 0 || i + 1 == sizes[side];
          texts[side] +=
              (edge ? "side " + std::to_string(side) : std::to_string(below(random, alphabet))) + "\n";
        }
      }
      Lines before(texts[swap ? 1 : 0]);
      Lines after(texts[swap ? 0 : 1]);
      const LineRanges window = everything(before, after);
      std::vector<LineRanges> changes = changed_lines(before, after, {&window, 1});
      EXPECT_EQ(fault(before, after, changes), "");
      EXPECT_EQ(changed_count(changes), shortest(before, after)) << alphabet;
    }
  }
}

TEST(ChangedLines, OfALargeWindowAreFoundBetweenUniqueLines) {
  std::string old_text;
  std::string new_text;
  std::size_t expected = 0;
  for (int i = 0; i < 20000; ++i) {
    std::string line = (i % 5 == 4 ? std::string("pass") : "line " + std::to_string(i)) + "\n";
    old_text += line;
    if (i % 100 == 0) {
      new_text += "changed " + line;
      expected += 2;
    } else {
      new_text += line;
    }
  }
  Lines before(old_text);
  Lines after(new_text);
  const LineRanges window = everything(before, after);
  std::vector<LineRanges> changes = changed_lines(before, after, {&window, 1});
  EXPECT_EQ(fault(before, after, changes), "");
  EXPECT_EQ(changed_count(changes), expected);
}

TEST(ChangedLines, OfALargeWindowWithNothingUniqueAreAllOfIt) {
  std::string old_text = "first\n";
  std::string new_text = "premier\n";
  for (int i = 0; i < 3000; ++i) {
    old_text += "a\nb\n";
    new_text += "b\nb\n";
  }
  old_text += "last\n";
  new_text += "dernier\n";
  Lines before(old_text);
  Lines after(new_text);
  const LineRanges window = everything(before, after);
  EXPECT_EQ(changed_lines(before, after, {&window, 1}), std::vector<LineRanges>{window});
}

TEST(Windows, HoldTheLinesOfTheChangesAndNoMore) {
  TextPair pair;
  pair.common("1\n2\na");
  pair.change("b", "c");
  pair.common("d\n4\n");
  pair.change("5\n", "");
  pair.common("6\n7\n");
  pair.change("", "x\n");
  pair.common("8\n");
  Lines before(pair.before);
  Lines after(pair.after);
  EXPECT_EQ(windows_around(before, after, pair.changes),
            (std::vector<LineRanges>{{2, 3, 2, 3}, {4, 5, 4, 4}, {7, 7, 6, 7}}));
}

TEST(Windows, OfChangesOnOneLineAreOne) {
  TextPair pair;
  pair.common("1\na");
  pair.change("", "b");
  pair.common("c");
  pair.change("", "d");
  pair.common("e\n3\n");
  Lines before(pair.before);
  Lines after(pair.after);
  EXPECT_EQ(windows_around(before, after, pair.changes), (std::vector<LineRanges>{{1, 2, 1, 2}}));
}

TEST(Windows, EndWhereTheLastOfTouchingChangesEnds) {
  // After the first change the old text is within a line, the new one at a line's begin; the second
  // removes the rest of that line, so no common line end follows.
  TextPair pair;
  pair.common("1\n");
  pair.change("a", "b\n");
  pair.change("c\n", "");
  pair.common("3\n");
  Lines before(pair.before);
  Lines after(pair.after);
  EXPECT_EQ(windows_around(before, after, pair.changes), (std::vector<LineRanges>{{1, 2, 1, 2}}));
}

TEST(Windows, LeaveEqualLinesBetweenThemWhateverTheChangesAre) {
  Random random(2);
  for (int round = 0; round < 20000; ++round) {
    TextPair pair = random_pair(random);
    Lines before(pair.before);
    Lines after(pair.after);
    ASSERT_EQ(fault(before, after, windows_around(before, after, pair.changes)), "") << "round " << round;
  }
}

}  // namespace
}  // namespace aioshift::diff
