#include "rewrite/text_case.h"

#include <gtest/gtest.h>

namespace aioshift::rewrite {
namespace {

std::string words(std::string_view text, const std::optional<std::vector<Separator>>& separated_by = {}) {
  std::string result;
  for (const std::string_view word : words_of(text, separated_by)) {
    if (!result.empty()) result += '|';
    result += word;
  }
  return result;
}

TEST(TextCase, WordsEndAtSeparatorsAndWhereTheCaseChanges) {
  EXPECT_EQ(words("getUserName"), "get|User|Name");
  EXPECT_EQ(words("get_user-name.of/the page"), "get|user|name|of|the|page");
  EXPECT_EQ(words("parseHTMLText"), "parse|HTML|Text");
  EXPECT_EQ(words("asHTML"), "as|HTML");
  EXPECT_EQ(words("HTMLText"), "HTML|Text");
  EXPECT_EQ(words("__init__"), "init");
  EXPECT_EQ(words("größeÄndern"), "größe|Ändern");
  EXPECT_EQ(words(""), "");
}

TEST(TextCase, DigitsAreNoSmallLetters) {
  EXPECT_EQ(words("a1B"), "a1B");
  EXPECT_EQ(words("a1Bc"), "a1|Bc");
  EXPECT_EQ(words("A1b"), "A|1b");
  EXPECT_EQ(words("utf8Text"), "utf8|Text");
  EXPECT_EQ(words("x86"), "x86");
}

TEST(TextCase, WordsEndOnlyAtTheSeparatorsThatAreGiven) {
  using enum Separator;
  EXPECT_EQ(words("get_userName", {{kUnderscore}}), "get|userName");
  EXPECT_EQ(words("get_userName", {{kCaseChange}}), "get_user|Name");
  EXPECT_EQ(words("get_userName", {{kSpace, kDash}}), "get_userName");
  EXPECT_EQ(words("get_userName", {std::vector<Separator>()}), "get_userName");
}

TEST(TextCase, NamesAreMadeOfWords) {
  EXPECT_EQ(in_case("getUserName", TextCase::kSnake, {}), "get_user_name");
  EXPECT_EQ(in_case("getUserName", TextCase::kKebab, {}), "get-user-name");
  EXPECT_EQ(in_case("get_user_name", TextCase::kCamel, {}), "getUserName");
  EXPECT_EQ(in_case("get_user_name", TextCase::kPascal, {}), "GetUserName");
  EXPECT_EQ(in_case("parseHTML", TextCase::kPascal, {}), "ParseHTML");
  EXPECT_EQ(in_case("parseHTML", TextCase::kSnake, {}), "parse_html");
  EXPECT_EQ(in_case("a_b-c", TextCase::kCamel, {{Separator::kDash}}), "a_bC");
}

TEST(TextCase, SomeCasesLeaveTheTextInOnePiece) {
  EXPECT_EQ(in_case("get_User name", TextCase::kUpper, {}), "GET_USER NAME");
  EXPECT_EQ(in_case("Get_User", TextCase::kLower, {}), "get_user");
  EXPECT_EQ(in_case("get_User", TextCase::kCapitalize, {}), "Get_User");
  EXPECT_EQ(in_case("élan", TextCase::kCapitalize, {}), "Élan");
  EXPECT_EQ(in_case("", TextCase::kCapitalize, {}), "");
}

}  // namespace
}  // namespace aioshift::rewrite
