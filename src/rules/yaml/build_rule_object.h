// Rule objects from YAML trees that passed their check.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "pattern/rule_object.h"
#include "rules/yaml/yaml_document.h"

namespace aioshift::rules {

pattern::RuleObject build_rule_object(const YamlNode& node, std::vector<YamlError>& errors);
pattern::RelationSpec build_relation(const YamlNode& node, std::vector<YamlError>& errors);

// Of `utils`, `constraints` and a call's arguments: name → rule object.
std::vector<std::pair<std::string, pattern::RuleObject>> build_named_rules(const YamlNode& node,
                                                                           std::vector<YamlError>& errors);

}  // namespace aioshift::rules
