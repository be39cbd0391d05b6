// From a YAML tree that passed its check to the data that rules are made of.
#pragma once

#include <string>
#include <vector>

#include "pattern/rule_object.h"
#include "rules/rule_document.h"
#include "rules/yaml/yaml_document.h"

namespace aioshift::rules {

// Each takes a node that check_object() found nothing wrong with. What the table cannot say is checked
// here: a range that ends before it begins, names given twice.
RuleDocument build_rule_document(const YamlNode& node, std::vector<YamlError>& errors);

struct UtilityDocument {
  pattern::GlobalUtility utility;
  bool has_transforms = false;  // which nothing can see: its variables stay inside
};
UtilityDocument build_utility(const YamlNode& node, std::vector<YamlError>& errors);

}  // namespace aioshift::rules
