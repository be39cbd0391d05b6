#include "report/report.h"

#include "report/formats.h"

namespace aioshift::report {

Fix fix_of(const Finding& finding) {
  if (finding.reason) return finding.applicability == "manual" ? Fix::kManual : Fix::kRefused;
  if (finding.applicability == "safe") return Fix::kSafe;
  if (finding.applicability == "unsafe") return Fix::kUnsafe;
  return Fix::kManual;
}

std::string_view reason_of(const Finding& finding) {
  return finding.reason_text.empty() ? std::string_view(*finding.reason) : finding.reason_text;
}

std::string render(const Report& report, Format format, bool color) {
  switch (format) {
    case Format::kText:
      return render_text(report, color);
    case Format::kJson:
      return render_json(report);
    case Format::kSarif:
      return render_sarif(report);
    case Format::kGithub:
      return render_github(report);
    case Format::kMarkdown:
      return render_markdown(report);
  }
  return {};
}

}  // namespace aioshift::report
