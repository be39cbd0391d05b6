// Findings as people and other tools read them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aioshift::report {

// Lines and columns count from 1, columns in characters; the end is exclusive.
struct Location {
  std::string path;
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  std::uint32_t end_line = 1;
  std::uint32_t end_column = 1;
};

// One step of the explanation of a whole-program finding.
struct Step {
  Location at;
  std::string message;
};

// A part of a finding's site that is marked besides.
struct Label {
  Location at;
  std::string message;  // may be empty
  bool is_primary = false;
};

struct Finding {
  std::string rule;
  std::vector<std::string> codes;  // other linters' names for the rule
  std::string severity;            // "error", "warning" or "info"
  Location at;
  std::string message;
  std::string applicability;          // "safe", "unsafe" or "manual"
  std::optional<std::string> reason;  // why no edit is offered
  std::string reason_text;            // the same in words
  std::vector<Step> trace;
  // Of rules that have them:
  std::string note{};
  std::string url{};
  std::vector<Label> labels{};
  std::string source_line;  // the line of `at`, without its end, for people
};

struct Summary {
  std::size_t files = 0;
  std::size_t findings = 0;
  std::size_t fixable = 0;
  std::size_t errors = 0;
};

// What SARIF says of a rule.
struct RuleDescription {
  std::string id;
  std::string summary;
  std::string help_markdown;
};

enum class Format { kText, kJson, kSarif, kGithub, kMarkdown };

struct Report {
  std::span<const Finding> findings;  // in the order in which they are to be printed
  Summary summary;
  std::span<const RuleDescription> rules;
  std::string version;
};

// The complete output in `format`, which ends in a newline where it is not empty; `color` matters
// for kText alone. kText has the findings and no summary: that goes to stderr. kMarkdown fits a
// comment on GitHub: findings that would not are counted but not listed, and it says so.
std::string render(const Report& report, Format format, bool color);

// `text` with control characters, and bytes that are no UTF-8, written as \n, \x1b, \xff: safe for
// a terminal and valid in every format. C1 controls, which terminals obey like ESC sequences, the
// bidirectional controls, which show text in another order than it has, and the line and paragraph
// separators are written as \u202e. A backslash stays one.
std::string printable(std::string_view text);

}  // namespace aioshift::report
