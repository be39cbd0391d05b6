// Workflow commands of GitHub Actions, which annotate the lines of a pull request:
// ::warning file=a.py,line=1,col=2,endLine=1,endColumn=9,title=rule::message
#include <fmt/format.h>

#include <iterator>

#include "report/formats.h"

namespace aioshift::report {
namespace {

// As actions/toolkit's escapeData and escapeProperty: a command is one line, and what stands in it
// must not end it or begin another.
std::string escaped(std::string_view text, bool property) {
  std::string out;
  for (char c : text) {
    switch (c) {
      case '%':
        out += "%25";
        break;
      case '\r':
        out += "%0D";
        break;
      case '\n':
        out += "%0A";
        break;
      case ':':
        out += property ? "%3A" : ":";
        break;
      case ',':
        out += property ? "%2C" : ",";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string property(std::string_view text) {
  return escaped(printable(text), true);
}

std::string_view command(std::string_view severity) {
  if (severity == "error" || severity == "warning") return severity;
  return "notice";
}

// Line by line, so that the line ends stay.
std::string printable_lines(std::string_view text) {
  std::string out;
  while (text.ends_with('\n')) text.remove_suffix(1);
  for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
    out.append(printable(text.substr(0, end))).append("\n");
    text.remove_prefix(end + 1);
  }
  return out.append(printable(text));
}

std::string note(const Finding& finding) {
  switch (fix_of(finding)) {
    case Fix::kSafe:
      return "Fixed by `aioshift apply`.";
    case Fix::kUnsafe:
      return "Fixed by `aioshift apply --unsafe-fixes`.";
    case Fix::kRefused:
      return fmt::format("Not fixable: {}", printable(reason_of(finding)));
    case Fix::kManual:
      return finding.reason ? fmt::format("By hand: {}", printable(reason_of(finding))) : std::string();
  }
  return {};
}

}  // namespace

std::string render_github(const Report& report) {
  std::string out;
  for (const Finding& finding : report.findings) {
    const Location& at = finding.at;
    fmt::format_to(std::back_inserter(out), "::{} file={},line={}", command(finding.severity),
                   property(at.path), at.line);
    // The runner drops columns where the lines differ, with a message in the log each time.
    if (at.line == at.end_line) fmt::format_to(std::back_inserter(out), ",col={}", at.column);
    fmt::format_to(std::back_inserter(out), ",endLine={}", at.end_line);
    if (at.line == at.end_line) fmt::format_to(std::back_inserter(out), ",endColumn={}", at.end_column);
    std::string message = printable(finding.message);
    if (std::string line = note(finding); !line.empty()) message.append("\n").append(line);
    for (const Step& step : finding.trace) {
      fmt::format_to(std::back_inserter(message), "\n{}:{}:{}: {}", printable(step.at.path), step.at.line,
                     step.at.column, printable(step.message));
    }
    for (const Label& label : finding.labels) {
      if (label.message.empty()) continue;
      fmt::format_to(std::back_inserter(message), "\n{}:{}:{}: {}", printable(label.at.path), label.at.line,
                     label.at.column, printable(label.message));
    }
    for (const std::string* text : {&finding.note, &finding.url}) {
      if (!text->empty()) message.append("\n").append(printable_lines(*text));
    }
    fmt::format_to(std::back_inserter(out), ",title={}::{}\n", property(finding.rule),
                   escaped(message, false));
  }
  return out;
}

}  // namespace aioshift::report
