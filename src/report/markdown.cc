// A comment on a pull request: a table by rule, then the findings.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "report/formats.h"

namespace aioshift::report {
namespace {

// GitHub refuses a comment of more than 65,536 characters. Bytes are counted, which are not fewer.
constexpr std::size_t kMaxComment = 65'000;

// A code span holds everything but runs of backticks as long as its own fence. In a table a bar
// ends the cell even within one, unless escaped (GFM, 4.10).
std::string code(std::string_view text, bool in_table = false) {
  const std::string shown = printable(text);
  std::size_t longest = 0;
  std::size_t run = 0;
  for (char c : shown) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  // One space at each end is taken away again where both are there.
  bool pad = shown.empty() || shown.front() == '`' || shown.back() == '`' ||
             (shown.front() == ' ' && shown.back() == ' ');
  std::string out = fence + (pad ? " " : "");
  for (char c : shown) {
    if (in_table && c == '|') out += '\\';
    out += c;
  }
  return out + (pad ? " " : "") + fence;
}

// Prose in which paired backticks quote code, as our messages have it; all else that Markdown or
// HTML would read as markup is escaped, and `@name` alerts nobody.
std::string prose(std::string_view text) {
  const std::string shown = printable(text);
  std::string out;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    char c = shown[i];
    if (c == '`') {
      std::size_t end = shown.find('`', i + 1);
      if (end != std::string::npos && end > i + 1) {
        out += shown.substr(i, end + 1 - i);
        i = end;
      } else {
        out += "\\`";
      }
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '&') {
      out += "&amp;";
    } else if (c == '@') {
      out += "@<!-- -->";
    } else {
      if (std::string_view("\\*_[]|~#!$").find(c) != std::string_view::npos) out += '\\';
      out += c;
    }
  }
  return out;
}

struct RuleCounts {
  std::size_t findings = 0;
  std::size_t safe = 0;
  std::size_t unsafe = 0;
  std::size_t by_hand = 0;
};

std::string_view plural(std::size_t count) {
  return count == 1 ? "" : "s";
}

std::string note(const Finding& finding) {
  switch (fix_of(finding)) {
    case Fix::kSafe:
      return "fixable";
    case Fix::kUnsafe:
      return "fixable with `--unsafe-fixes`";
    case Fix::kRefused:
      return fmt::format("not fixable: {}", prose(reason_of(finding)));
    case Fix::kManual:
      return finding.reason ? fmt::format("by hand: {}", prose(reason_of(finding))) : std::string("by hand");
  }
  return {};
}

std::string item(const Finding& finding) {
  auto place = [](const Location& at) { return code(fmt::format("{}:{}:{}", at.path, at.line, at.column)); };
  std::string out = fmt::format("- {} {} {}: {} ({})\n", place(finding.at), prose(finding.severity),
                                code(finding.rule), prose(finding.message), note(finding));
  for (const Step& step : finding.trace) {
    fmt::format_to(std::back_inserter(out), "  - {} {}\n", place(step.at), prose(step.message));
  }
  for (const Label& label : finding.labels) {
    if (label.message.empty()) continue;
    fmt::format_to(std::back_inserter(out), "  - {} {}\n", place(label.at), prose(label.message));
  }
  if (!finding.note.empty()) fmt::format_to(std::back_inserter(out), "  - {}\n", prose(finding.note));
  if (!finding.url.empty()) fmt::format_to(std::back_inserter(out), "  - see {}\n", code(finding.url));
  return out;
}

}  // namespace

std::string render_markdown(const Report& report) {
  const Summary& summary = report.summary;
  std::string out = fmt::format("## aioshift: {} finding{} in {} file{}\n", summary.findings,
                                plural(summary.findings), summary.files, plural(summary.files));
  if (summary.errors > 0) {
    fmt::format_to(std::back_inserter(out), "\n**{} error{}**: not everything could be analysed.\n",
                   summary.errors, plural(summary.errors));
  }
  if (report.findings.empty()) return out;

  std::map<std::string_view, RuleCounts> rules;
  for (const Finding& finding : report.findings) {
    RuleCounts& counts = rules[finding.rule];
    ++counts.findings;
    Fix fix = fix_of(finding);
    ++(fix == Fix::kSafe ? counts.safe : fix == Fix::kUnsafe ? counts.unsafe : counts.by_hand);
  }
  out +=
      "\n| Rule | Findings | Fixable | With `--unsafe-fixes` | By hand |\n| --- | ---: | ---: | ---: | ---: "
      "|\n";
  for (const auto& [rule, counts] : rules) {
    fmt::format_to(std::back_inserter(out), "| {} | {} | {} | {} | {} |\n", code(rule, true), counts.findings,
                   counts.safe, counts.unsafe, counts.by_hand);
  }

  out += "\n### Findings\n\n";
  constexpr std::size_t kRoomForTheRest = 200;
  for (std::size_t i = 0; i < report.findings.size(); ++i) {
    std::string next = item(report.findings[i]);
    if (out.size() + next.size() + kRoomForTheRest > kMaxComment) {
      std::size_t left = report.findings.size() - i;
      fmt::format_to(std::back_inserter(out),
                     "\n{} more finding{} for which a comment has no room: `aioshift check` lists all.\n",
                     left, plural(left));
      break;
    }
    out += next;
  }
  return out;
}

}  // namespace aioshift::report
