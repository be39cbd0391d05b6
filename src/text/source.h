// A Python file: its bytes as on disk, and the UTF-8 text that analysis sees.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "text/edit.h"
#include "text/line_index.h"
#include "text/offset_map.h"
#include "text/range.h"

namespace aioshift::text {

struct Encoding;

// Why bytes are no Python source. `line` counts from 1.
struct SourceError {
  enum class Kind { kInvalidInEncoding, kUnknownEncoding, kNulByte, kTooLarge, kNotEncodable };
  Kind kind;
  std::string message;
  std::uint32_t line = 1;
};

// Bytes for the disk, and what changed in them against the bytes that were read.
struct EncodedText {
  std::string bytes;
  ChangeMap changes;
};

class Source {
 public:
  // Decodes as CPython does: a UTF-8 BOM or a PEP 263 declaration in the first two lines, else
  // UTF-8. Errors: undecodable bytes, an unknown encoding, a BOM with another encoding declared,
  // NUL bytes (CPython refuses them), more than 2 GiB.
  static tl::expected<Source, SourceError> from_bytes(std::string bytes);

  // The decoded text, without the BOM. Positions everywhere are byte offsets into it.
  std::string_view text() const;
  // What the parser reads: text() with every lone CR replaced by LF, of the same length, since
  // tree-sitter knows LF alone as a line end.
  std::string_view parse_text() const;
  std::string_view bytes() const { return bytes_; }
  const LineIndex& lines() const { return lines_; }
  // Normalised name: "utf-8" for all its aliases, else the declared one in lower case with "-" for "_".
  const std::string& encoding() const { return encoding_; }
  bool has_bom() const { return has_bom_; }

  // The line end to write at `offset`: that of its line, else of the nearest line before it, else
  // of the first line after it, else "\n".
  std::string_view line_end_at(Offset offset) const;

  // The bytes on disk for `new_text`, where `changes` maps text() to it: what did not change is
  // copied from bytes(), what did is encoded (in an encoding with escape sequences the whole lines
  // that changed are). Checked by decoding the result again, so that an edit that moves or makes a
  // declaration of the encoding is noticed. Errors: kNotEncodable, kTooLarge.
  tl::expected<EncodedText, SourceError> encode(std::string_view new_text, const ChangeMap& changes) const;

 private:
  tl::expected<EncodedText, SourceError> encode_utf8(std::string_view new_text,
                                                     const ChangeMap& changes) const;
  tl::expected<EncodedText, SourceError> encode_changes(std::string_view new_text,
                                                        const ChangeMap& changes) const;

  // Views are computed on demand, so that a Source can be moved.
  std::string bytes_;
  std::string decoded_;     // only where it differs from bytes_
  std::string normalised_;  // only where there are lone CRs
  OffsetMap offsets_;       // decoded_ → bytes_
  LineIndex lines_;
  std::string encoding_ = "utf-8";
  const Encoding* codec_ = nullptr;  // only where it is not UTF-8
  bool has_bom_ = false;
  bool is_decoded_ = false;  // text() is decoded_
  bool is_normalised_ = false;
};

// Larger files are refused, so that offsets and lengths fit an Offset with room for edits.
inline constexpr std::size_t kMaxSourceSize = std::size_t{1} << 31;

// The check of Source::from_bytes alone, at memory speed where the bytes are mostly ASCII (some 20 GB/s;
// 1.2 GB/s where every line has other characters of UTF-8): what a search over many files needs of
// those that it will not parse.
tl::expected<void, SourceError> check_decodable(std::string_view bytes);

}  // namespace aioshift::text
