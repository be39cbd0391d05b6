// The classes of characters that regular expressions name, as items of RE2's classes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace aioshift::pattern {

// What `\d`, `\s` and `\w` mean: by Unicode's properties, or in ASCII alone.
std::string digit_items(bool is_unicode);
std::string space_items(bool is_unicode);
std::string word_items(bool is_unicode);

// A property's name or value as names compare: in lower case without separators.
std::string comparable(std::string_view name);
// Of a general category, a script or one of the few other properties; empty where it is not known.
std::string property_items(std::string_view name);

// All other characters, of the items that the functions above give; nothing for several properties.
std::optional<std::string> complement(const std::string& items);

}  // namespace aioshift::pattern
