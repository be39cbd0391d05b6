// Which byte on disk an offset of a decoded text stands for.
#pragma once

#include <vector>

#include "text/range.h"

namespace aioshift::text {

// A place between two characters, in the decoded text and in the bytes on disk.
struct Boundary {
  Offset text = 0;
  Offset byte = 0;

  bool operator==(const Boundary&) const = default;
};

// Built while decoding, front to back. Memory is used only where lengths differ: a map of nothing
// but ASCII is one entry. The empty map maps every offset to itself.
class OffsetMap {
 public:
  // The next `byte_length` bytes were decoded to `text_length` bytes.
  void append(Offset text_length, Offset byte_length);

  // The last boundary at or before `offset`, and the first at or after it; `offset` must not be
  // inside a character.
  Boundary floor(Offset offset) const;
  Boundary ceil(Offset offset) const;

 private:
  std::size_t piece_at(Offset offset) const;
  bool is_run(std::size_t piece) const;

  // Where each piece starts. In a piece of the same length on both sides every character keeps its
  // length; any other piece has no boundary inside.
  std::vector<Boundary> starts_;
  Boundary end_;
};

}  // namespace aioshift::text
