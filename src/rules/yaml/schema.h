// The JSON schema of the rule format, for editors, made of the format's table.
#pragma once

#include <string>

#include "rules/yaml/format.h"

namespace aioshift::rules {

// Draft 2020-12, indented, with a line end behind it. `root` is what a document is; our own keys are
// marked in their descriptions.
std::string json_schema(ObjectId root);

}  // namespace aioshift::rules
