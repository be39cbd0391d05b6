#include <gtest/gtest.h>

#include <string>

#include "diff/unified.h"

namespace aioshift::diff {
namespace {

std::string diff_of(std::string_view before, std::string_view after) {
  text::ChangeMap nothing_known;
  return unified_diff({"m.py", before, after, nothing_known});
}

const std::string kHeader =
    "\x1b[1mdiff --git a/m.py b/m.py\x1b[m\n\x1b[1m--- a/m.py\x1b[m\n\x1b[1m+++ b/m.py\x1b[m\n";

TEST(Colorize, HeadersAreBoldHunkHeadersCyanOldLinesRedNewLinesGreen) {
  EXPECT_EQ(colorize(diff_of("a\nb\n", "a\nc\n")),
            kHeader + "\x1b[36m@@ -1,2 +1,2 @@\x1b[m\n a\n\x1b[31m-b\x1b[m\n\x1b[32m+c\x1b[m\n");
}

TEST(Colorize, ContentThatLooksLikeAHeaderHasTheColourOfContent) {
  EXPECT_EQ(colorize(diff_of("-- a\n@@ x\n", "++ b\n@@ x\n")),
            kHeader + "\x1b[36m@@ -1,2 +1,2 @@\x1b[m\n\x1b[31m--- a\x1b[m\n\x1b[32m+++ b\x1b[m\n @@ x\n");
}

TEST(Colorize, AMissingNewlineDoesNotCountAsALine) {
  EXPECT_EQ(colorize(diff_of("a", "b") + diff_of("", "x\n")),
            kHeader +
                "\x1b[36m@@ -1 +1 @@\x1b[m\n\x1b[31m-a\x1b[m\n\\ No newline at end of file\n"
                "\x1b[32m+b\x1b[m\n\\ No newline at end of file\n" +
                kHeader + "\x1b[36m@@ -0,0 +1 @@\x1b[m\n\x1b[32m+x\x1b[m\n");
}

TEST(Colorize, CarriageReturnsStayOutsideTheColour) {
  EXPECT_EQ(colorize(diff_of("a\r\n", "b\r\n")),
            kHeader + "\x1b[36m@@ -1 +1 @@\x1b[m\n\x1b[31m-a\x1b[m\r\n\x1b[32m+b\x1b[m\r\n");
}

TEST(Colorize, WithoutItsColoursADiffIsItselfAgain) {
  std::string diff = diff_of("1\n2\n\n3", "1\n\n2\r\n") + diff_of("x\n", "");
  std::string colored = colorize(diff);
  for (const char* code : {"\x1b[1m", "\x1b[36m", "\x1b[31m", "\x1b[32m", "\x1b[m"}) {
    for (std::size_t at; (at = colored.find(code)) != std::string::npos;) {
      colored.erase(at, std::string_view(code).size());
    }
  }
  EXPECT_EQ(colored, diff);
}

TEST(Colorize, OfNothingIsNothing) {
  EXPECT_EQ(colorize(""), "");
}

}  // namespace
}  // namespace aioshift::diff
