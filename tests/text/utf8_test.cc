#include "text/utf8.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>

namespace aioshift::text {
namespace {

// The slow and obvious validator: decode by the bit patterns, encode again, compare.
std::size_t find_invalid_slowly(const std::string& text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80       ? 1
                               : lead >> 5 == 6  ? 2
                               : lead >> 4 == 14 ? 3
                               : lead >> 3 == 30 ? 4
                                                 : 0;
    if (lead == 0 || length == 0 || i + length > text.size()) return i;
    std::uint32_t c = length == 1 ? lead : lead & ((1u << (7 - length)) - 1);
    for (std::size_t k = 1; k < length; ++k) {
      const auto next = static_cast<unsigned char>(text[i + k]);
      if (next >> 6 != 2) return i;
      c = c << 6 | (next & 63);
    }
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return i;
    std::string again;
    append_utf8(again, c);
    if (again != text.substr(i, length)) return i;
    i += length;
  }
  return text.size();
}

TEST(Utf8, AcceptsEveryCharacterButNulAndTheSurrogates) {
  for (char32_t c = 0; c <= 0x110000; ++c) {
    std::string text;
    append_utf8(text, c);
    const bool valid = c != 0 && !(c >= 0xD800 && c <= 0xDFFF) && c <= 0x10FFFF;
    ASSERT_EQ(find_invalid_utf8(text) == text.size(), valid) << std::hex << static_cast<std::uint32_t>(c);
    if (valid) {
      ASSERT_EQ(code_point_at(text, 0), c);
    }
  }
}

TEST(Utf8, AgreesWithTheSlowValidatorOnAllShortStringsOfTellingBytes) {
  const unsigned char kBytes[] = {0x00, 'a',  0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF,
                                  0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE,
                                  0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF};
  std::string text(4, ' ');
  for (const auto a : kBytes) {
    for (const auto b : kBytes) {
      for (const auto c : kBytes) {
        for (const auto d : kBytes) {
          text[0] = static_cast<char>(a), text[1] = static_cast<char>(b);
          text[2] = static_cast<char>(c), text[3] = static_cast<char>(d);
          for (std::size_t n = 0; n <= 4; ++n) {
            const std::string prefix = text.substr(0, n);
            ASSERT_EQ(find_invalid_utf8(prefix), find_invalid_slowly(prefix));
          }
        }
      }
    }
  }
}

TEST(Utf8, FindsOneBadByteAnywhereInALongText) {
  for (const char bad : {'\0', '\x80', '\xFF', '\xC3'}) {
    for (std::size_t length : {1u, 15u, 63u, 64u, 65u, 128u, 200u}) {
      for (std::size_t at = 0; at < length; ++at) {
        std::string text(length, 'x');
        text[at] = bad;
        ASSERT_EQ(find_invalid_utf8(text), at);
        ASSERT_EQ(ascii_prefix(text), at);
      }
    }
  }
}

TEST(Utf8, AgreesWithTheSlowValidatorOnRandomText) {
  std::mt19937 random(1);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (std::size_t n = random() % 60; n > 0; --n) {
      switch (random() % 8) {
        case 0:
          append_utf8(text, static_cast<char32_t>(random() % 0x10FFFF));
          break;
        case 1:
          append_utf8(text, static_cast<char32_t>(0x80 + random() % 0x2000));
          break;
        default:
          text.append(random() % 20, static_cast<char>('a' + random() % 26));
      }
    }
    if (!text.empty() && random() % 2 == 0) text[random() % text.size()] = static_cast<char>(random());
    if (!text.empty() && random() % 4 == 0) text.resize(random() % text.size());
    ASSERT_EQ(find_invalid_utf8(text), find_invalid_slowly(text));
  }
}

TEST(Utf8, CountsCharactersAndThoseOutsideTheBasicPlane) {
  const CharacterCount count = count_characters("aé漢😀𝔘");
  EXPECT_EQ(count.characters, 5u);
  EXPECT_EQ(count.astral, 2u);
}

}  // namespace
}  // namespace aioshift::text
