#include "text/nearest.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace aioshift::text {
namespace {

const std::vector<std::string> kKeys{"select", "ignore", "exclude", "rules", "rename", "target-version"};

TEST(Nearest, FindsTheWordBehindASlip) {
  EXPECT_EQ(nearest("slect", kKeys), "select") << "a letter left out";
  EXPECT_EQ(nearest("selecct", kKeys), "select") << "a letter too many";
  EXPECT_EQ(nearest("selekt", kKeys), "select") << "a wrong letter";
  EXPECT_EQ(nearest("slecet", kKeys), "select") << "letters in the wrong order";
  EXPECT_EQ(nearest("target_version", kKeys), "target-version");
  EXPECT_EQ(nearest("excludes", kKeys), "exclude");
}

TEST(Nearest, CaseDoesNotCount) {
  EXPECT_EQ(nearest("SELECT", kKeys), "select");
  EXPECT_EQ(nearest("ruf06", {"RUF006", "RUF029"}), "RUF006");
}

TEST(Nearest, SaysNothingRatherThanSomethingFarFetched) {
  EXPECT_EQ(nearest("colour", kKeys), "");
  EXPECT_EQ(nearest("xy", {"ab", "xa"}), "");
  EXPECT_EQ(nearest("", kKeys), "");
  EXPECT_EQ(nearest("select", {}), "");
}

TEST(Nearest, ASwapOfNeighboursIsOneSlipAndNotTwo) {
  EXPECT_EQ(nearest("abd", {"adb"}), "adb");
  EXPECT_EQ(nearest("abd", {"aec"}), "");
}

TEST(Nearest, TheAnswerDoesNotDependOnTheOrderOfTheKnownWords) {
  std::vector<std::string> known{"rule-a", "rule-b", "rule-c"};
  EXPECT_EQ(nearest("rule-x", known), "rule-a");
  std::reverse(known.begin(), known.end());
  EXPECT_EQ(nearest("rule-x", known), "rule-a");
}

TEST(Nearest, TheCloserOfTwoNearWordsWins) {
  EXPECT_EQ(nearest("rulez", {"ruler", "rulex-z", "rule"}), "rule");
  EXPECT_EQ(nearest("wait-for-to-timeot", {"wait-for-timeout", "wait-for-to-timeout"}),
            "wait-for-to-timeout");
}

TEST(Nearest, AnEndlessWordCostsNothing) {
  EXPECT_EQ(nearest(std::string(10'000'000, 'x'), kKeys), "");
}

}  // namespace
}  // namespace aioshift::text
