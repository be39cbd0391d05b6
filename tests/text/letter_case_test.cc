#include "text/letter_case.h"

#include <gtest/gtest.h>

namespace aioshift::text {
namespace {

TEST(LetterCase, IsUnicodes) {
  EXPECT_EQ(upper_case("abc é ω я ß 1_"), "ABC É Ω Я SS 1_");
  EXPECT_EQ(lower_case("ABC É Ω Я 1_"), "abc é ω я 1_");
  EXPECT_EQ(upper_case(""), "");
}

TEST(LetterCase, OfWhatIsNoLetterIsNeither) {
  EXPECT_TRUE(is_upper(U'Q'));
  EXPECT_TRUE(is_lower(U'é'));
  EXPECT_FALSE(is_upper(U'q') || is_lower(U'Q'));
  EXPECT_FALSE(is_upper(U'1') || is_lower(U'1'));
  EXPECT_FALSE(is_upper(U'日') || is_lower(U'日'));
}

}  // namespace
}  // namespace aioshift::text
