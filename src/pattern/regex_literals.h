// Literals that every text matching a regular expression holds.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace aioshift::pattern {

// One of which stands in every matching text; empty where none is known. Knows what rule authors
// write: plain words, alternatives of them, words followed by anything.
std::vector<std::string> literals_of_regex(std::string_view regex);

}  // namespace aioshift::pattern
