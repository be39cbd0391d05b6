#include "text/offset_map.h"

#include <algorithm>

namespace aioshift::text {

void OffsetMap::append(Offset text_length, Offset byte_length) {
  const bool extends = text_length == byte_length && !starts_.empty() && is_run(starts_.size() - 1);
  if (!extends) starts_.push_back(end_);
  end_.text += text_length;
  end_.byte += byte_length;
}

std::size_t OffsetMap::piece_at(Offset offset) const {
  const auto next = std::upper_bound(starts_.begin(), starts_.end(), offset,
                                     [](Offset at, const Boundary& start) { return at < start.text; });
  return static_cast<std::size_t>(next - starts_.begin()) - 1;
}

bool OffsetMap::is_run(std::size_t piece) const {
  const Boundary& begin = starts_[piece];
  const Boundary& end = piece + 1 < starts_.size() ? starts_[piece + 1] : end_;
  return end.text - begin.text == end.byte - begin.byte;
}

Boundary OffsetMap::floor(Offset offset) const {
  if (starts_.empty()) return {offset, offset};
  if (offset >= end_.text) return end_;
  const std::size_t piece = piece_at(offset);
  const Boundary start = starts_[piece];
  if (!is_run(piece)) return start;
  return {offset, start.byte + (offset - start.text)};
}

Boundary OffsetMap::ceil(Offset offset) const {
  const Boundary before = floor(offset);
  if (before.text == offset || starts_.empty()) return before;
  const std::size_t piece = piece_at(offset);
  return piece + 1 < starts_.size() ? starts_[piece + 1] : end_;
}

}  // namespace aioshift::text
