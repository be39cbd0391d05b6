// A YAML tree as JSON.
#pragma once

#include <string>

#include "rules/yaml/yaml_document.h"

namespace aioshift::rules {

// Numbers that JSON has no word for (`.inf`) become strings.
std::string to_json(const YamlNode& node);

}  // namespace aioshift::rules
