#include "text/line_index.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "text/utf8.h"

namespace aioshift::text {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  const LineIndex index(text);
  std::vector<std::string> lines;
  for (std::uint32_t i = 0; i < index.count(); ++i) {
    const Range range = index.full_range(i);
    lines.push_back(text.substr(range.begin, range.size()));
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST(LineIndex, OfTheEmptyTextHasOneLine) {
  EXPECT_EQ(lines_of(""), Lines{""});
  const LineIndex none;
  EXPECT_EQ(none.count(), 1u);
  EXPECT_EQ(none.position("", 0), (Position{1, 1}));
}

TEST(LineIndex, HasNoEmptyLineBehindTheLastTerminator) {
  EXPECT_EQ(lines_of("a\n"), Lines{"a\n"});
  EXPECT_EQ(lines_of("\n"), Lines{"\n"});
  EXPECT_EQ(lines_of("\r"), Lines{"\r"});
  EXPECT_EQ(lines_of("a\nb"), (Lines{"a\n", "b"}));
}

TEST(LineIndex, SplitsAtLfCrlfAndLoneCrButNotAtAFormFeed) {
  EXPECT_EQ(lines_of("a\nb\r\nc\rd\fe\vf\xC2\x85g"), (Lines{"a\n", "b\r\n", "c\r", "d\fe\vf\xC2\x85g"}));
  EXPECT_EQ(lines_of("\r\r\n\n\r"), (Lines{"\r", "\r\n", "\n", "\r"}));
  EXPECT_EQ(lines_of("a\rb\rc"), (Lines{"a\r", "b\r", "c"}));
  EXPECT_EQ(lines_of("a\nb\r"), (Lines{"a\n", "b\r"}));
}

TEST(LineIndex, AgreesWithTheObviousSplitOnRandomText) {
  std::mt19937 random(1);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (std::size_t n = random() % 12; n > 0; --n) text += "\r\nab"[random() % 4];
    Lines expected{""};
    for (std::size_t i = 0; i < text.size(); ++i) {
      expected.back() += text[i];
      const bool ends = text[i] == '\n' || (text[i] == '\r' && !(i + 1 < text.size() && text[i + 1] == '\n'));
      if (ends && i + 1 < text.size()) expected.emplace_back();
    }
    ASSERT_EQ(lines_of(text), expected);
    const LineIndex index(text);
    std::size_t at = 0;
    for (std::uint32_t line = 0; line < expected.size(); ++line) {
      for (std::size_t i = 0; i < expected[line].size(); ++i, ++at) {
        ASSERT_EQ(index.line_at(static_cast<Offset>(at)), line);
      }
    }
    ASSERT_EQ(index.line_at(static_cast<Offset>(at)), expected.size() - 1);
  }
}

TEST(LineIndex, GivesTerminatorAndContent) {
  const std::string text = "a\nbb\r\nccc\rd";
  const LineIndex index(text);
  EXPECT_EQ(index.terminator(text, 0), "\n");
  EXPECT_EQ(index.terminator(text, 1), "\r\n");
  EXPECT_EQ(index.terminator(text, 2), "\r");
  EXPECT_EQ(index.terminator(text, 3), "");
  EXPECT_EQ(index.content_range(text, 0), (Range{0, 1}));
  EXPECT_EQ(index.content_range(text, 1), (Range{2, 4}));
  EXPECT_EQ(index.content_range(text, 2), (Range{6, 9}));
  EXPECT_EQ(index.content_range(text, 3), (Range{10, 11}));
}

TEST(LineIndex, CountsColumnsInCharactersOrUtf16Units) {
  const std::string text = "x\né😀y";
  const LineIndex index(text);
  EXPECT_EQ(index.position(text, 0), (Position{1, 1}));
  EXPECT_EQ(index.position(text, 2), (Position{2, 1}));
  EXPECT_EQ(index.position(text, 4), (Position{2, 2}));
  EXPECT_EQ(index.position(text, 8), (Position{2, 3}));
  EXPECT_EQ(index.position(text, 9), (Position{2, 4}));
  EXPECT_EQ(index.utf16_position(text, 4), (Position{2, 2}));
  EXPECT_EQ(index.utf16_position(text, 8), (Position{2, 4}));
  EXPECT_EQ(index.utf16_position(text, 9), (Position{2, 5}));
}

TEST(LineIndex, AnOffsetInsideACharacterOrACrlfBelongsToIt) {
  const std::string text = "é\r\nx";
  const LineIndex index(text);
  EXPECT_EQ(index.position(text, 1), (Position{1, 1}));
  EXPECT_EQ(index.position(text, 3), (Position{1, 3}));
  EXPECT_EQ(index.position(text, 4), (Position{2, 1}));
}

TEST(LineIndex, TheEndOfTheTextBelongsToTheLastLine) {
  const std::string text = "a\nbc\n";
  const LineIndex index(text);
  EXPECT_EQ(index.position(text, 5), (Position{2, 4}));
  EXPECT_EQ(index.position(text, 99), (Position{2, 4}));
}

TEST(LineIndex, FindsPositionsInVeryLongLines) {
  std::string text = "short\n";
  const char* const kCharacters[] = {"a", "é", "漢", "😀"};
  std::mt19937 random(7);
  for (int i = 0; i < 20000; ++i) text += kCharacters[random() % 4];
  text += "\nlast é line";
  const LineIndex index(text);
  for (Offset at = 0; at <= text.size(); at += static_cast<Offset>(1 + random() % 50)) {
    const std::uint32_t line = index.line_at(at);
    Offset begin = at;
    while (begin < text.size() && is_continuation(text[begin])) --begin;
    const std::string before =
        text.substr(index.full_range(line).begin, begin - index.full_range(line).begin);
    const auto characters =
        std::count_if(before.begin(), before.end(), [](char c) { return !is_continuation(c); });
    const auto astral =
        std::count_if(before.begin(), before.end(), [](char c) { return (c & 0xF8) == 0xF0; });
    ASSERT_EQ(index.position(text, at), (Position{line + 1, static_cast<std::uint32_t>(characters) + 1}));
    ASSERT_EQ(index.utf16_position(text, at),
              (Position{line + 1, static_cast<std::uint32_t>(characters + astral) + 1}));
  }
}

}  // namespace
}  // namespace aioshift::text
