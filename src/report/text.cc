// For people: a line a finding in the form that compilers have, so that editors and terminals find
// the place, then the steps of its explanation, indented.
//
//   pkg/a.py:12:5: warning: `time.sleep` blocks the event loop [blocking-call-in-async, ASYNC251] [*]
//       pkg/b.py:3:1: through `pause`
//
// Behind them the labels that have a message, as steps, then the rule's note and its address.
//
// The last mark says who can fix it: [*] aioshift, [* --unsafe-fixes] aioshift when told so,
// (not fixable, …) nobody but a person and why; a rule that never offers an edit has no mark.
#include <fmt/format.h>

#include <iterator>

#include "report/formats.h"

namespace aioshift::report {
namespace {

class Painter {
 public:
  explicit Painter(bool color) : color_(color) {}

  std::string operator()(std::string_view code, std::string text) const {
    return color_ ? fmt::format("\x1b[{}m{}\x1b[m", code, text) : text;
  }

 private:
  bool color_;
};

constexpr std::string_view kBold = "1";
constexpr std::string_view kDim = "2";
constexpr std::string_view kGreen = "32";
constexpr std::string_view kYellow = "33";
constexpr std::string_view kCyan = "36";
constexpr std::string_view kBoldRed = "1;31";
constexpr std::string_view kBoldYellow = "1;33";
constexpr std::string_view kBoldCyan = "1;36";

std::string place(const Location& at) {
  return fmt::format("{}:{}:{}:", printable(at.path), at.line, at.column);
}

std::string_view severity_color(std::string_view severity) {
  if (severity == "error") return kBoldRed;
  return severity == "warning" ? kBoldYellow : kBoldCyan;
}

std::string rule_and_codes(const Finding& finding) {
  std::string names = printable(finding.rule);
  for (const std::string& code : finding.codes) names.append(", ").append(printable(code));
  return fmt::format("[{}]", names);
}

// The id, which `aioshift explain` takes, and the sentence.
std::string why(const Finding& finding) {
  const std::string id = printable(*finding.reason);
  return finding.reason_text.empty() ? id : fmt::format("{}: {}", id, printable(finding.reason_text));
}

// With a space in front, where there is one.
std::string mark(const Finding& finding, const Painter& paint) {
  switch (fix_of(finding)) {
    case Fix::kSafe:
      return paint(kGreen, " [*]");
    case Fix::kUnsafe:
      return paint(kYellow, " [* --unsafe-fixes]");
    case Fix::kRefused:
      return paint(kDim, fmt::format(" (not fixable, {})", why(finding)));
    case Fix::kManual:
      // The message itself says what to do; a reason is added where there is one.
      if (!finding.reason) return {};
      return paint(kDim, fmt::format(" (by hand, {})", why(finding)));
  }
  return {};
}

// "    note: ..." with its further lines below the first; nothing where there is no text.
std::string with_heading(std::string_view heading, std::string_view text, const Painter& paint) {
  std::string out;
  while (text.ends_with('\n')) text.remove_suffix(1);
  for (bool is_first = true; is_first ? !text.empty() : true; is_first = false) {
    const std::size_t end = text.find('\n');
    const std::string start =
        is_first ? paint(kDim, fmt::format("{}:", heading)) + " " : std::string(heading.size() + 2, ' ');
    fmt::format_to(std::back_inserter(out), "    {}{}\n", start, printable(text.substr(0, end)));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return out;
}

}  // namespace

std::string render_text(const Report& report, bool color) {
  const Painter paint(color);
  std::string out;
  for (const Finding& finding : report.findings) {
    fmt::format_to(std::back_inserter(out), "{} {} {} {}{}\n", paint(kBold, place(finding.at)),
                   paint(severity_color(finding.severity), printable(finding.severity) + ":"),
                   printable(finding.message), paint(kCyan, rule_and_codes(finding)), mark(finding, paint));
    for (const Step& step : finding.trace) {
      fmt::format_to(std::back_inserter(out), "    {} {}\n", paint(kDim, place(step.at)),
                     printable(step.message));
    }
    for (const Label& label : finding.labels) {
      if (label.message.empty()) continue;
      fmt::format_to(std::back_inserter(out), "    {} {}\n", paint(kDim, place(label.at)),
                     printable(label.message));
    }
    out += with_heading("note", finding.note, paint);
    out += with_heading("see", finding.url, paint);
  }
  return out;
}

}  // namespace aioshift::report
