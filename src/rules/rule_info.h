// What is known of a rule apart from its code: read from the front matter of its rule.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "rules/target.h"

namespace aioshift::rules {

struct OptionInfo {
  std::string name;
  std::string default_value;
  std::vector<std::string> choices;  // empty: any value of the type
  std::string type;                  // "int", "float", "string", "bool"
  std::string description;
};

struct RuleInfo {
  std::string id;
  std::string summary;
  std::vector<std::string> groups;  // "asyncio", "migrate"; "all" holds every rule but those by name
  std::vector<std::string> codes;   // other linters' codes for the same rule
  std::string severity = "warning";
  bool is_default = true;              // runs where nothing is selected
  bool is_by_name = false;             // runs only where its own id selects it: no group does, nor "all"
  std::optional<PythonVersion> needs;  // the oldest target that it can rewrite for
  std::vector<OptionInfo> options;
  std::string note;           // of a rule of the user's own: what else to say of a finding
  std::string url;            // the same: where to read on
  std::string documentation;  // Markdown, the whole page without the front matter
};

// Reads a rule.md: YAML front matter between lines of `---`, then Markdown with the headings that
// CONTRIBUTING.md lists. `family` is the directory's name. The error names what is wrong.
tl::expected<RuleInfo, std::string> parse_rule_document(std::string_view text);

// The page of docs/rules/ and of `explain`: the documentation with a table of the facts in front.
std::string rule_page(const RuleInfo& info);

}  // namespace aioshift::rules
