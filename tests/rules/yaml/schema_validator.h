// As much of JSON Schema (draft 2020-12) as the schema of the rule format uses.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace aioshift::rules {

// What is wrong with `value`, each with its place; empty where it is valid. Throws std::logic_error
// where the schema has a word that is not known here.
std::vector<std::string> validate(const nlohmann::json& schema, const nlohmann::json& value);

}  // namespace aioshift::rules
