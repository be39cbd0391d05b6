#include "rewrite/token.h"

#include <gtest/gtest.h>

#include <string>

namespace aioshift::rewrite {
namespace {

// The tokens, each in brackets.
std::string tokens_of(std::string_view text) {
  std::string result;
  for (const Token& token : tokenize(text)) {
    result += '[';
    result += text.substr(token.range.begin, token.range.size());
    result += ']';
  }
  return result;
}

TEST(Tokens, AreWordsSymbolsStringsAndComments) {
  EXPECT_EQ(tokens_of("await f(a1, 1.5e-3)  # c\nx"), "[await][f][(][a1][,][1.5e-3][)][# c][x]");
  EXPECT_EQ(tokens_of("a**=b//c:=d->e...<>"), "[a][**=][b][//][c][:=][d][->][e][...][<>]");
  EXPECT_EQ(tokens_of("é日+x"), "[é日][+][x]");
  EXPECT_EQ(tokens_of("a \\\n b"), "[a][b]");
}

TEST(Tokens, AStringIsOne) {
  EXPECT_EQ(tokens_of("'a b' \"c'd\""), "['a b'][\"c'd\"]");
  EXPECT_EQ(tokens_of(R"('\'' rb"\"" x)"), R"(['\''][rb"\""][x])");
  EXPECT_EQ(tokens_of("'''a\n'b'\n''' c"), "['''a\n'b'\n'''][c]");
  EXPECT_EQ(tokens_of("'open\nx"), "['open][x]");
  EXPECT_EQ(tokens_of("name'a'"), "[name]['a']");
}

TEST(Tokens, AnFStringIsOneWhateverItHolds) {
  EXPECT_EQ(tokens_of("f'{a}' x"), "[f'{a}'][x]");
  EXPECT_EQ(tokens_of("f'{d['k']} {{' x"), "[f'{d['k']} {{'][x]");
  EXPECT_EQ(tokens_of("f'{f'{f'{x}'}'}' x"), "[f'{f'{f'{x}'}'}'][x]");
  EXPECT_EQ(tokens_of("f'{ {1: 2}[1] }' x"), "[f'{ {1: 2}[1] }'][x]");
  EXPECT_EQ(tokens_of("f'{x:{w}}' x"), "[f'{x:{w}}'][x]");
}

TEST(Tokens, KnowHowManyBracketsAreOpen) {
  std::string depths;
  for (const Token& token : tokenize("a(b[c]) d")) depths += std::to_string(token.depth);
  EXPECT_EQ(depths, "00112100");
}

TEST(Tokens, AreFoundInAnyText) {
  std::string open;
  for (int i = 0; i < 10'000; ++i) open += "f'{";
  EXPECT_EQ(tokenize(open).size(), 1U);
  EXPECT_EQ(tokens_of(")]$?"), "[)][]][$][?]");
  EXPECT_EQ(tokenize("").size(), 0U);
}

TEST(Tokens, SayWhetherALineBeginsInAString) {
  const std::string text = "x = '''\ny\n'''\nz";
  const auto tokens = tokenize(text);
  EXPECT_TRUE(is_inside_string(tokens, 8));
  EXPECT_TRUE(is_inside_string(tokens, 10));
  EXPECT_FALSE(is_inside_string(tokens, 14));
  EXPECT_FALSE(is_inside_string(tokens, 0));
}

}  // namespace
}  // namespace aioshift::rewrite
