#include <fmt/format.h>

#include <iterator>

#include "report/formats.h"

namespace aioshift::report {
namespace {

constexpr bool is_continuation(unsigned char byte) {
  return (byte & 0xc0) == 0x80;
}

void append_byte(std::string& out, char byte) {
  fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<unsigned char>(byte));
}

// What a terminal, or a reader's eye, takes for something else than itself. The bidirectional
// controls are those of UAX #9; see also CVE-2021-42574.
bool is_deceptive(char32_t c) {
  return (c >= 0x80 && c <= 0x9f) || c == 0x61c || c == 0x200e || c == 0x200f || c == 0x2028 || c == 0x2029 ||
         (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

// Well-formed sequences as the Unicode standard's table 3-7 has them: no overlong form, no
// surrogate, nothing above U+10FFFF.
Character first_character(std::string_view text) {
  auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {text.substr(0, 1), lead, true};
  std::size_t size = 0;
  char32_t code_point = 0;
  if (lead >= 0xc2 && lead <= 0xdf) {
    size = 2;
    code_point = lead & 0x1f;
  } else if (lead >= 0xe0 && lead <= 0xef) {
    size = 3;
    code_point = lead & 0x0f;
  } else if (lead >= 0xf0 && lead <= 0xf4) {
    size = 4;
    code_point = lead & 0x07;
  }
  if (size == 0 || text.size() < size) return {text.substr(0, 1), 0, false};
  for (std::size_t i = 1; i < size; ++i) {
    if (!is_continuation(byte(i))) return {text.substr(0, 1), 0, false};
    code_point = (code_point << 6) | (byte(i) & 0x3f);
  }
  bool overlong = (size == 3 && code_point < 0x800) || (size == 4 && code_point < 0x10000);
  bool surrogate = code_point >= 0xd800 && code_point <= 0xdfff;
  if (overlong || surrogate || code_point > 0x10ffff) return {text.substr(0, 1), 0, false};
  return {text.substr(0, size), code_point, true};
}

std::string valid_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    Character c = first_character(text);
    if (c.valid) {
      out += c.bytes;
    } else {
      append_byte(out, c.bytes.front());
    }
    text.remove_prefix(c.bytes.size());
  }
  return out;
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    Character c = first_character(text);
    if (c.valid && c.code_point == '\n') {
      out += "\\n";
    } else if (c.valid && c.code_point == '\r') {
      out += "\\r";
    } else if (c.valid && c.code_point == '\t') {
      out += "\\t";
    } else if (!c.valid || c.code_point < 0x20 || c.code_point == 0x7f) {
      append_byte(out, c.bytes.front());
    } else if (is_deceptive(c.code_point)) {
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c.code_point));
    } else {
      out += c.bytes;
    }
    text.remove_prefix(c.bytes.size());
  }
  return out;
}

}  // namespace aioshift::report
