// How messages about rule files speak: of what the author wrote, and of what could stand there.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace aioshift::rules {

// In backquotes; of a long or many-lined text its beginning.
std::string quoted(std::string_view text);

// With escapes for control characters, so that a message is one line and leaves a terminal alone.
std::string printable(std::string message);

// "a", "a or b", "a, b or c".
std::string either(const std::vector<std::string>& choices);

}  // namespace aioshift::rules
