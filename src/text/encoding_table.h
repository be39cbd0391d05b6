// Python's codecs and their names in glibc: data, checked against CPython 3.11 and glibc 2.36.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace aioshift::text {

struct Encoding {
  enum class Kind { kUtf8, kSingleByte, kMultiByte, kStateful };

  std::string_view module;  // Python's encodings.<module>, a name of the encoding too
  const char* iconv;        // glibc's name
  Kind kind;
  std::uint8_t longest;      // bytes of the longest character
  std::string_view aliases;  // from Python's encodings.aliases, apart by spaces
};

std::span<const Encoding> encodings();

// Where Python decodes bytes otherwise than glibc: those from `first` to `last`, read as one big
// endian number, are the character `code_point`, or an error for Python alone.
struct Deviation {
  static constexpr char32_t kError = 0xFFFFFFFF;

  std::string_view module;
  std::uint32_t first;
  std::uint32_t last;
  char32_t code_point;
};

std::span<const Deviation> deviations();

}  // namespace aioshift::text
