#include "text/utf8.h"

#include <cstdint>
#include <cstring>

namespace aioshift::text {
namespace {

constexpr std::size_t kBlock = 64;

// Sixteen signed bytes; the compiler makes SSE2 or NEON of it. Signed, because then one comparison
// with zero tells ASCII other than NUL (1…127) from all other bytes.
using Lanes = signed char __attribute__((vector_size(16)));

bool is_ascii_block(const char* p) {
  Lanes lanes[4];
  std::memcpy(lanes, p, kBlock);
  const auto good = (lanes[0] > 0) & (lanes[1] > 0) & (lanes[2] > 0) & (lanes[3] > 0);
  std::uint64_t halves[2];
  std::memcpy(halves, &good, sizeof halves);
  return (halves[0] & halves[1]) == ~std::uint64_t{0};
}

constexpr std::uint32_t byte(char c) {
  return static_cast<unsigned char>(c);
}
constexpr bool is_plain(char c) {
  return byte(c) - 1 < 0x7F;
}

// Length of the well-formed character of two or more bytes at `p`, 0 where there is none.
std::size_t multibyte_length(const char* p, const char* end) {
  const std::uint32_t lead = byte(p[0]);
  const std::ptrdiff_t left = end - p;
  if (lead < 0xE0) return lead >= 0xC2 && left >= 2 && is_continuation(p[1]) ? 2 : 0;
  if (lead < 0xF0) {
    if (left < 3 || !is_continuation(p[1]) || !is_continuation(p[2])) return 0;
    const std::uint32_t c = (lead & 0x0F) << 6 | (byte(p[1]) & 0x3F);  // without the last six bits
    return c >= 0x800 >> 6 && (c < 0xD800 >> 6 || c > 0xDFFF >> 6) ? 3 : 0;
  }
  if (left < 4 || !is_continuation(p[1]) || !is_continuation(p[2]) || !is_continuation(p[3])) return 0;
  const std::uint32_t c = (lead - 0xF0) << 6 | (byte(p[1]) & 0x3F);  // without the last twelve bits
  return c >= 0x10000 >> 12 && c <= 0x10FFFF >> 12 ? 4 : 0;
}

}  // namespace

std::size_t find_invalid_utf8(std::string_view text) {
  const char* p = text.data();
  const char* const end = p + text.size();
  while (p < end) {
    const char* block_end = end;
    if (static_cast<std::size_t>(end - p) >= kBlock) {
      block_end = p + kBlock;
      if (is_ascii_block(p)) {
        p = block_end;
        continue;
      }
    }
    while (p < block_end) {
      if (is_plain(*p)) {
        ++p;
        continue;
      }
      const std::size_t length = multibyte_length(p, end);
      if (length == 0) return static_cast<std::size_t>(p - text.data());
      p += length;
    }
  }
  return text.size();
}

std::size_t ascii_prefix(std::string_view text) {
  std::size_t n = 0;
  while (text.size() - n >= kBlock && is_ascii_block(text.data() + n)) n += kBlock;
  while (n < text.size() && is_plain(text[n])) ++n;
  return n;
}

CharacterCount count_characters(std::string_view text) {
  CharacterCount count;
  for (const char c : text) {
    count.characters += !is_continuation(c);
    count.astral += byte(c) >= 0xF0;
  }
  return count;
}

char32_t code_point_at(std::string_view text, std::size_t offset) {
  const std::uint32_t lead = byte(text[offset]);
  if (lead < 0x80) return lead;
  const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  std::uint32_t c = lead & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) c = c << 6 | (byte(text[offset + i]) & 0x3F);
  return c;
}

void append_utf8(std::string& text, char32_t c) {
  const auto put = [&](std::uint32_t value) { text.push_back(static_cast<char>(value)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6);
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

}  // namespace aioshift::text
