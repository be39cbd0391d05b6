// The line windows that lines are compared in: around known changes, and nowhere else.
#pragma once

#include <span>
#include <vector>

#include "diff/lines.h"
#include "text/edit.h"

namespace aioshift::diff {

// Windows in order, disjoint, equal lines between them. Changes that do not describe how the one
// text became the other (out of order, or text between them differs) give one window of everything:
// the diff is right whatever the caller believes, only slower to find.
std::vector<LineRanges> windows_around(const Lines& before, const Lines& after,
                                       std::span<const text::Change> changes);

}  // namespace aioshift::diff
