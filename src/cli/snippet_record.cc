#include "cli/snippet_record.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <memory>

#include "text/utf8.h"

namespace aioshift::cli {
namespace {

constexpr std::string_view kHeader = "# Written by `aioshift test --update`.\n";
constexpr std::string_view kEntry = "  - code: ";
constexpr std::string_view kAfterCode = "    matches:";

// Whether YAML takes the text as it stands, line ends and tabs included.
bool is_plain_text(std::string_view text) {
  if (text::find_invalid_utf8(text) != text.size()) return false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7f) return false;
    if (byte < 0x80 || text::is_continuation(text[at])) continue;
    const char32_t character = text::code_point_at(text, at);
    // C1 controls, what ends a line for YAML, what turns the direction of text, the BOM, noncharacters.
    if (character < 0xA0 || character == 0x2028 || character == 0x2029 ||
        (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069) ||
        character == 0xFEFF || (character & 0xFFFE) == 0xFFFE)
      return false;
  }
  return true;
}

std::string quoted(std::string_view text) {
  if (is_plain_text(text) && text.find_first_of("'\n\t") == std::string_view::npos)
    return fmt::format("'{}'", text);
  std::string out = "\"";
  const bool is_utf8 = text::find_invalid_utf8(text) == text.size();
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (text[at] == '"' || text[at] == '\\') {
      out.append("\\").push_back(text[at]);
    } else if (text[at] == '\n') {
      out += "\\n";
    } else if (text[at] == '\t') {
      out += "\\t";
    } else if (byte < 0x20 || byte == 0x7f || (byte >= 0x80 && !is_utf8)) {
      fmt::format_to(std::back_inserter(out), "\\x{:02x}", byte);
    } else if (byte < 0x80) {
      out += text[at];
    } else if (!text::is_continuation(text[at])) {
      std::size_t end = at + 1;
      while (end < text.size() && text::is_continuation(text[end])) ++end;
      const std::string_view character = text.substr(at, end - at);
      if (is_plain_text(character)) {
        out += character;
      } else {
        fmt::format_to(std::back_inserter(out), "\\U{:08x}",
                       static_cast<std::uint32_t>(text::code_point_at(text, at)));
      }
      at = end - 1;
    }
  }
  return out + "\"";
}

// The value of a key that stands at column `indent`, with its line end: a block where the text has
// several lines.
std::string scalar(std::string_view text, std::size_t indent) {
  const std::size_t last = text.find_last_not_of('\n');
  if (text.find('\n') == std::string_view::npos || last == std::string_view::npos || !is_plain_text(text))
    return quoted(text) + "\n";
  std::string out = "|";
  if (text.front() == ' ' || text.front() == '\n' || text.front() == '\t') out += '2';
  const std::size_t ends = text.size() - last - 1;
  if (ends == 0) out += '-';
  if (ends > 1) out += '+';
  out += '\n';
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    if (!line.empty()) out.append(indent + 2, ' ').append(line);
    out += '\n';
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  return out;
}

std::string place(text::Position begin, text::Position end) {
  return fmt::format("{}:{}-{}:{}", begin.line, begin.column, end.line, end.column);
}

std::string match_entry(const pipeline::ReportedFinding& match) {
  std::string out = fmt::format("      - at: {}\n", place(match.begin, match.end));
  out += "        text: " + scalar(match.text, 8);
  if (!match.message.empty()) out += "        message: " + scalar(match.message, 8);
  if (!match.captures.empty()) out += "        metavars:\n";
  for (const rules::Capture& capture : match.captures)
    out += fmt::format("          ${}: {}", capture.name, scalar(capture.text, 10));
  if (!match.labels.empty()) out += "        labels:\n";
  for (const auto& label : match.labels) {
    out += fmt::format("          - at: {}\n            style: {}\n", place(label.begin, label.end),
                       label.is_primary ? "primary" : "secondary");
    if (!label.message.empty()) out += "            message: " + scalar(label.message, 12);
  }
  // A rule without a fix has that reason everywhere.
  if (match.reason && *match.reason != rewrite::Reason::kReportOnly)
    out += fmt::format("        not-fixed: {}\n", rewrite::id_of(*match.reason));
  return out;
}

}  // namespace

SnippetRecord record_snippet(const rules::DataRule& rule, const std::string& code) {
  auto settings = std::make_shared<pipeline::Settings>();
  settings->rules = {&rule};
  settings->options[rule.info().id];
  settings->unsafe_fixes = true;
  settings->target = std::max(rules::kDefaultTarget, rule.info().needs.value_or(rules::kDefaultTarget));
  pipeline::InputFile input;
  input.path = input.real_path = "snippet.py";
  input.settings = std::move(settings);
  input.is_explicit = true;
  pipeline::RunOptions options;
  options.threads = 1;
  options.wants_captures = true;
  options.heeds_suppressions = false;
  options.heeds_files = false;
  const pipeline::Reader read = [&](const pipeline::InputFile&) -> tl::expected<std::string, std::string> {
    return code;
  };
  SnippetRecord record;
  record.code = code;
  pipeline::RunResult result = pipeline::run({&input, 1}, read, options);
  for (pipeline::FileOutcome& outcome : result.files) {
    record.matches = std::move(outcome.findings);
    if (outcome.has_change()) record.fixed = std::move(outcome.after);
    record.left = std::move(outcome.left);
    if (rule.document().fixes.empty())
      record.left.erase(std::string(rewrite::id_of(rewrite::Reason::kReportOnly)));
    for (pipeline::FileProblem& problem : outcome.problems)
      record.problems.push_back(std::move(problem.message));
  }
  return record;
}

std::string snapshot_entry(const SnippetRecord& record) {
  std::string out = std::string(kEntry) + scalar(record.code, 4);
  out.append(kAfterCode).append(record.matches.empty() ? " []\n" : "\n");
  for (const pipeline::ReportedFinding& match : record.matches) out += match_entry(match);
  if (record.fixed) out += "    fixed: " + scalar(*record.fixed, 4);
  if (!record.left.empty()) out += "    left:\n";
  for (const auto& [reason, count] : record.left) out += fmt::format("      {}: {}\n", reason, count);
  if (!record.problems.empty()) out += "    problems:\n";
  for (const std::string& problem : record.problems) out += "      - " + scalar(problem, 6);
  return out;
}

std::string snapshot_file(std::string_view rule_id, const std::vector<std::string>& entries) {
  std::string out = fmt::format("{}id: {}\nsnapshots:\n", kHeader, quoted(rule_id));
  for (const std::string& entry : entries) out += entry;
  return out;
}

std::map<std::string, std::string> split_snapshot(std::string_view text) {
  std::map<std::string, std::string> entries;
  std::string unix_lines(text);  // a checkout may have given it others
  for (std::size_t at = 0; (at = unix_lines.find("\r\n", at)) != std::string::npos;) unix_lines.erase(at, 1);
  const std::string start = "\n" + std::string(kEntry);
  // No line of a value is indented as little as a key.
  std::size_t at = unix_lines.find(start);
  while (at != std::string::npos) {
    const std::size_t next = unix_lines.find(start, at + 1);
    const std::size_t end = next == std::string::npos ? unix_lines.size() : next + 1;
    std::string entry = unix_lines.substr(at + 1, end - at - 1);
    std::string key = snapshot_key(entry);
    entries.emplace(std::move(key), std::move(entry));
    at = next;
  }
  return entries;
}

std::string snapshot_key(std::string_view entry) {
  return std::string(entry.substr(0, entry.find("\n" + std::string(kAfterCode)) + 1));
}

}  // namespace aioshift::cli
