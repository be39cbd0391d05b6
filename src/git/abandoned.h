// What killed processes left behind.
#pragma once

#include <string>

namespace aioshift::git {

// The beginning of a name that belongs to this process: `prefix`, its number, "-".
std::string name_of_this_process(const std::string& prefix);

// Removes what stands in the directory under such a name, whose process is no more. What cannot be removed
// stays.
void remove_abandoned(const std::string& directory, const std::string& prefix);

}  // namespace aioshift::git
