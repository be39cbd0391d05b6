// "Did you mean ...?"
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace aioshift::text {

// The nearest of `known` to a misspelt `word`, or empty where none is near: at most a third of the
// longer word's letters may be added, left out, changed, or swapped with their neighbour. Case does
// not count. Of several equally near ones the alphabetically first, whatever the order of `known`.
std::string nearest(std::string_view word, const std::vector<std::string>& known);

}  // namespace aioshift::text
