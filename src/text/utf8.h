// UTF-8 at memory speed: validation, and counting characters.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace aioshift::text {

// Offset of the first byte that is NUL or does not begin a well-formed character (Unicode 15,
// table 3-7: no overlong forms, no surrogates, at most U+10FFFF); text.size() where there is none.
std::size_t find_invalid_utf8(std::string_view text);

// Number of bytes at the beginning of `text` that are ASCII and not NUL.
std::size_t ascii_prefix(std::string_view text);

// A continuation byte does not begin a character.
constexpr bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

// How often well-formed UTF-8 begins a character, and how often one outside the Basic
// Multilingual Plane, which UTF-16 writes with two units.
struct CharacterCount {
  std::size_t characters = 0;
  std::size_t astral = 0;
};
CharacterCount count_characters(std::string_view text);

// The code point that begins at `offset` of well-formed UTF-8.
char32_t code_point_at(std::string_view text, std::size_t offset);

void append_utf8(std::string& text, char32_t code_point);

}  // namespace aioshift::text
