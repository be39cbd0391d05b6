// Upper and lower case of letters, whichever the user's locale is.
#pragma once

#include <string>
#include <string_view>

namespace aioshift::text {

bool is_upper(char32_t character);
bool is_lower(char32_t character);
char32_t to_upper(char32_t character);
char32_t to_lower(char32_t character);

// Of well-formed UTF-8, letter by letter; what becomes two letters does ("ß" → "SS").
std::string upper_case(std::string_view text);
std::string lower_case(std::string_view text);

}  // namespace aioshift::text
