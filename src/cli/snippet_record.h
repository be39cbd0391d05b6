// What a rule does to a snippet of code, and how a snapshot keeps it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/run.h"
#include "rules/data_rule.h"

namespace aioshift::cli {

struct SnippetRecord {
  std::string code;
  std::vector<pipeline::ReportedFinding> matches;  // in the code as it stands, with their captures
  std::optional<std::string> fixed;                // the code after all fixes, where they change it
  std::map<std::string, std::size_t> left;         // sites that are left then, by the reason's id
  std::vector<std::string> problems;               // a syntax error, a fix that could not be verified
};

// Runs the rule on the code alone, unsafe fixes included, whatever comments say and whatever files the
// rule is for.
SnippetRecord record_snippet(const rules::DataRule& rule, const std::string& code);

// The entry of a snapshot file: YAML, the same bytes for the same record.
std::string snapshot_entry(const SnippetRecord& record);

// A whole file.
std::string snapshot_file(std::string_view rule_id, const std::vector<std::string>& entries);

// The entries of a file that snapshot_file wrote, by what snapshot_key gives of each.
std::map<std::string, std::string> split_snapshot(std::string_view text);
// The part of an entry that says which code it is about.
std::string snapshot_key(std::string_view entry);

}  // namespace aioshift::cli
