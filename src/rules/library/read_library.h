// Reads the text of a library map.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/library/library_map.h"
#include "rules/rule_file_error.h"

namespace aioshift::rules::library {

struct LibraryContent {
  LibraryMap map;
  std::string summary;
  std::vector<RuleFileError> errors;  // all that is wrong, in the order of the file
};

// One document. `file` is the name for messages.
LibraryContent read_library(std::string_view text, const std::string& file);

}  // namespace aioshift::rules::library
