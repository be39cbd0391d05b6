// Whether a YAML tree has the shape that the format says, and what is wrong where it has not.
#pragma once

#include <vector>

#include "rules/yaml/format.h"
#include "rules/yaml/yaml_document.h"

namespace aioshift::rules {

// Adds to `errors` all that is wrong with `node` as one of these objects: unknown keys with the nearest
// known one, keys that are missing, values of another type. What passes can be read without looking.
void check_object(const YamlNode& node, ObjectId id, std::vector<YamlError>& errors);

}  // namespace aioshift::rules
