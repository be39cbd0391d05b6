// Whole numbers as YAML writes them: `12`, `-3`, `0x1F`, `0o17`.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace aioshift::rules {

// Nothing where it is no whole number, or one of more than 64 bits.
std::optional<std::int64_t> parse_whole_number(std::string_view text);

}  // namespace aioshift::rules
