// A text as a diff sees it: lines that end in LF and in nothing else.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace aioshift::diff {

// The terminator is part of a line, so that "x" at the end of a file and "x\n" are two lines; a CR
// is content, as for git and GNU patch.
class Lines {
 public:
  explicit Lines(std::string_view text);

  std::string_view text() const { return text_; }
  std::size_t count() const { return lines_.size(); }
  std::string_view operator[](std::size_t line) const { return lines_[line]; }

  // The line that holds the byte at `offset`. Where the text ends in LF or is empty, its end is the
  // line after the last; otherwise its end belongs to the last line, as what is written there does.
  std::size_t line_at(std::size_t offset) const;
  // True where `offset` is the text's begin or follows an LF.
  bool starts_line(std::size_t offset) const { return offset == 0 || text_[offset - 1] == '\n'; }

 private:
  std::string_view text_;
  std::vector<std::string_view> lines_;
};

// A stretch of lines in the old text and its counterpart in the new one, half-open, from 0.
struct LineRanges {
  std::size_t before_begin = 0;
  std::size_t before_end = 0;
  std::size_t after_begin = 0;
  std::size_t after_end = 0;

  bool operator==(const LineRanges&) const = default;
};

}  // namespace aioshift::diff
