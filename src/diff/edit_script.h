// Which lines of a window were deleted and which were inserted.
#pragma once

#include <span>
#include <vector>

#include "diff/lines.h"

namespace aioshift::diff {

// The changed line ranges within `windows`, in order and disjoint, at least one common line between
// two of them. As few lines as possible are deleted and inserted inside a window, unless it is too
// large for that: see kMaxCells.
std::vector<LineRanges> changed_lines(const Lines& before, const Lines& after,
                                      std::span<const LineRanges> windows);

// dtl restarts past 2,000,000 visited coordinates (MAX_CORDINATES_SIZE) and is wrong from there on.
// It visits at most (n + 1)(m + 1) of them for n and m lines, so larger windows than this, what is
// equal at either end left out, are first divided at lines that occur once in both texts; a part
// that is still larger counts as replaced as a whole.
inline constexpr std::size_t kMaxCells = 2'000'000;

}  // namespace aioshift::diff
