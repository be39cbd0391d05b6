// Positions by CSS's An+B.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace aioshift::pattern {

struct Position {
  int step = 0;
  int offset = 0;

  // `index` counts from 1.
  bool holds(std::int64_t index) const {
    if (step == 0) return index == offset;
    const std::int64_t distance = index - offset;
    return distance / step >= 0 && distance % step == 0;
  }
};

// "3", "2n+1", "-n + 3". The error is for people.
tl::expected<Position, std::string> parse_position(std::string_view text);

}  // namespace aioshift::pattern
