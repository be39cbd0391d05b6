// One walk over a tree for all rules.
#pragma once

#include <span>
#include <vector>

#include "pipeline/parsed_file.h"
#include "pipeline/rule_table.h"
#include "rules/rule.h"

namespace aioshift::pipeline {

struct VisitContext {
  rewrite::FileId file = 0;
  const rules::Program& program;
  const rules::FileIdentity& identity;
  const Settings& settings;
  const RuleTable& table;  // of the settings
  bool wants_captures = false;
  // Whether comments that suppress findings are heeded.
  bool heeds_suppressions = true;
};

// The findings of `rules` on the file, in source order: suppressed ones left out, and those that
// may not be fixed here (damaged statements, functions that the program replaces by name) turned
// into refusals.
std::vector<rules::Finding> find(const ParsedFile& parsed, std::span<const RuleNumber> rules,
                                 const VisitContext& context);

}  // namespace aioshift::pipeline
