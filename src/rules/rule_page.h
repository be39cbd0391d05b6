// What `explain` prints of a rule of the user's own: from its document, in place of a rule.md.
#pragma once

#include <string>

#include "rules/rule_document.h"

namespace aioshift::rules {

// Markdown, for RuleInfo::documentation.
std::string page_of(const RuleDocument& document);

}  // namespace aioshift::rules
