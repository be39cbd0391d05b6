// A half-open range of byte offsets in a text.
#pragma once

#include <compare>
#include <cstdint>

namespace aioshift::text {

// Byte offset into the UTF-8 text that analysis sees (Source::text()).
using Offset = std::uint32_t;

struct Range {
  Offset begin = 0;
  Offset end = 0;

  constexpr Offset size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool contains(Offset offset) const { return begin <= offset && offset < end; }
  constexpr bool contains(Range other) const { return begin <= other.begin && other.end <= end; }
  constexpr bool overlaps(Range other) const { return begin < other.end && other.begin < end; }
  constexpr bool operator==(const Range&) const = default;
  // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 means the 0 in the generated comparison
  constexpr auto operator<=>(const Range&) const = default;
};

}  // namespace aioshift::text
