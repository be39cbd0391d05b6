// Lines of a text, and offsets as people (characters) and editors (UTF-16) count them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/range.h"

namespace aioshift::text {

// Line and column, both from 1.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;

  bool operator==(const Position&) const = default;
};

// Splits where Python does: LF, CRLF and lone CR end a line; a form feed does not
// (Python reference, 2.1.2 Physical lines).
class LineIndex {
 public:
  LineIndex() = default;
  explicit LineIndex(std::string_view text);

  // Number of lines; a text that ends with a line end has no empty line after it, the empty text
  // has one line.
  std::uint32_t count() const;
  // The line (from 0) that holds `offset`; the end of the text belongs to the last line.
  std::uint32_t line_at(Offset offset) const;
  // From the line's first byte to the first byte after its terminator.
  Range full_range(std::uint32_t line) const;
  // The same without the terminator.
  Range content_range(std::string_view text, std::uint32_t line) const;
  // "\n", "\r\n", "\r", or "" for a last line without one.
  std::string_view terminator(std::string_view text, std::uint32_t line) const;

  // Columns in Unicode characters. `text` must be the text the index was made from. An offset
  // inside a character or a CRLF belongs to that character, to that line; one past the end is the end.
  Position position(std::string_view text, Offset offset) const;
  // Columns in UTF-16 code units, as the Language Server Protocol counts.
  Position utf16_position(std::string_view text, Offset offset) const;

 private:
  struct Columns {
    Offset characters = 0;
    Offset astral = 0;  // of these, those that UTF-16 writes with two units
  };

  Columns columns(std::string_view text, Offset line_start, Offset offset) const;
  Position locate(std::string_view text, Offset offset, bool utf16) const;

  std::vector<Offset> starts_{0};
  std::vector<Columns> checkpoints_;  // counted from the text's start; only where a line is very long
  Offset size_ = 0;
};

}  // namespace aioshift::text
