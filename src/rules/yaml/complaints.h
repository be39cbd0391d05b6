// What can be wrong with a text where the format wants more than a text.
//
// Each returns the end of a sentence that begins with the text, or nothing where it is right.
#pragma once

#include <string>
#include <string_view>

namespace aioshift::rules {

std::string complain_of_variable(std::string_view name);
std::string complain_of_source(std::string_view source);
std::string complain_of_transformation(std::string_view line);
std::string complain_of_import(std::string_view statement);
std::string complain_of_target(std::string_view target);
std::string complain_of_language(std::string_view language);
std::string complain_of_utility(std::string_view id);

}  // namespace aioshift::rules
