// What libyaml says is wrong, in words that help somebody who writes a rule.
#pragma once

#include <string>
#include <string_view>

namespace aioshift::rules {

// `rest`: the text from the place on where the problem is.
std::string explain_problem(std::string_view problem, std::string_view rest);

// Whether the place to show is where a thing began, rather than where it failed to end.
bool is_about_beginning(std::string_view problem);

}  // namespace aioshift::rules
