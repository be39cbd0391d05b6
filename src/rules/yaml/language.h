// The languages that a rule can name, in the spellings that ast-grep knows.
#pragma once

#include <string>
#include <string_view>

namespace aioshift::rules {

bool is_python(std::string_view language);

// The known language that a misspelt one was probably meant to be, where that is Python; empty where it
// is some other language, whether or not ast-grep knows it.
std::string misspelt_python(std::string_view language);

}  // namespace aioshift::rules
