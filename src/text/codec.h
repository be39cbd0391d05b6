// Converts between UTF-8 and another encoding, as strictly as Python does.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "text/encoding.h"
#include "text/offset_map.h"

namespace aioshift::text {

// iconv, made to agree with Python. Errors are offsets of the first byte that is invalid.
class Codec {
 public:
  // Nothing where the system's iconv lacks the encoding. Precondition: not UTF-8.
  static std::optional<Codec> open(const Encoding& encoding);

  Codec(Codec&&) noexcept;
  Codec& operator=(Codec&&) noexcept;
  ~Codec();

  // Appends the decoded text and what the map needs; either may be null. Returns the offset of the
  // first byte that cannot be decoded or is or decodes to NUL; bytes.size() where all is well.
  std::size_t decode(std::string_view bytes, std::string* text, OffsetMap* map);

  // Appends the bytes for `text`, well-formed UTF-8. Returns the offset of the first character
  // that cannot be encoded; text.size() where there is none. What Python would decode differently
  // is not noticed here: decode the result.
  std::size_t encode(std::string_view text, std::string& bytes);

 private:
  struct Impl;
  explicit Codec(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace aioshift::text
