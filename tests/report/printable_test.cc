#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>
#include <string>

#include "report/report.h"

namespace aioshift::report {
namespace {

TEST(Printable, TextStandsAsItIs) {
  EXPECT_EQ(printable(""), "");
  EXPECT_EQ(printable("pkg/mod.py: \"x\" \\d 'y'"), "pkg/mod.py: \"x\" \\d 'y'");
  EXPECT_EQ(printable("\xc3\xa9 \xe2\x82\xac \xf0\x9f\x90\x8d"), "\xc3\xa9 \xe2\x82\xac \xf0\x9f\x90\x8d");
}

TEST(Printable, ControlCharactersAreEscaped) {
  EXPECT_EQ(printable("a\nb\rc\td"), "a\\nb\\rc\\td");
  EXPECT_EQ(printable(std::string_view("\0\x1b[31m\x7f", 7)), "\\x00\\x1b[31m\\x7f");
}

TEST(Printable, C1ControlsAreEscapedBecauseTerminalsObeyThem) {
  EXPECT_EQ(printable("\xc2\x80\xc2\x9b\xc2\x9f\xc2\xa0"), "\\u0080\\u009b\\u009f\xc2\xa0");
}

TEST(Printable, BidirectionalControlsAreEscapedBecauseTheyReorderWhatIsSeen) {
  EXPECT_EQ(printable("\xe2\x80\xaa\xe2\x80\xae\xe2\x81\xa6\xe2\x81\xa9\xe2\x80\x8e\xe2\x80\x8f\xd8\x9c"),
            "\\u202a\\u202e\\u2066\\u2069\\u200e\\u200f\\u061c");
}

TEST(Printable, LineSeparatorsAreEscaped) {
  EXPECT_EQ(printable("\xe2\x80\xa8\xe2\x80\xa9"), "\\u2028\\u2029");
}

TEST(Printable, BytesThatAreNoUtf8AreEscapedOneByOne) {
  EXPECT_EQ(printable("caf\xe9.py"), "caf\\xe9.py");
  EXPECT_EQ(printable("\xff\xfe"), "\\xff\\xfe");
  EXPECT_EQ(printable("\x80"), "\\x80");                             // a continuation byte alone
  EXPECT_EQ(printable("\xe2\x82"), "\\xe2\\x82");                    // cut short
  EXPECT_EQ(printable("\xe2\x82z"), "\\xe2\\x82z");                  // interrupted
  EXPECT_EQ(printable("\xc0\xaf"), "\\xc0\\xaf");                    // overlong
  EXPECT_EQ(printable("\xe0\x80\xaf"), "\\xe0\\x80\\xaf");           // overlong
  EXPECT_EQ(printable("\xf0\x80\x80\xaf"), "\\xf0\\x80\\x80\\xaf");  // overlong
  EXPECT_EQ(printable("\xed\xa0\x80"), "\\xed\\xa0\\x80");           // a surrogate
  EXPECT_EQ(printable("\xf4\x90\x80\x80"), "\\xf4\\x90\\x80\\x80");  // above U+10FFFF
}

TEST(Printable, AnyBytesBecomeUtf8WithoutControls) {
  std::mt19937 random(6);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (unsigned i = 0, size = static_cast<unsigned>(random() % 12); i < size; ++i) {
      // Bytes that begin and continue sequences more often than chance would have them.
      static constexpr unsigned char kBytes[] = {0xc2, 0xe0, 0xe2, 0xed, 0xf0, 0xf4,
                                                 0x80, 0x8f, 0x90, 0xa0, 0xbf};
      unsigned draw = static_cast<unsigned>(random());
      text += static_cast<char>(draw % 2 == 0 ? kBytes[draw / 2 % sizeof(kBytes)] : draw / 2 % 256);
    }
    std::string shown = printable(text);
    // nlohmann throws on what is no UTF-8.
    ASSERT_NO_THROW(nlohmann::json(shown).dump()) << "round " << round;
    for (char c : shown) ASSERT_TRUE(static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) << "round " << round;
    ASSERT_EQ(printable(shown), shown) << "round " << round;
  }
}

}  // namespace
}  // namespace aioshift::report
