// GNU patch in little: applies the unified diff of one file, and knows no fuzz and no offsets.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace aioshift::fuzz {

// Nothing where the patch does not fit `before` exactly, or is none.
std::optional<std::string> apply_patch(std::string_view before, std::string_view patch);

}  // namespace aioshift::fuzz
