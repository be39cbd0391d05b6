// Findings of every kind, as small as they can be.
#pragma once

#include <string>
#include <vector>

#include "report/report.h"

namespace aioshift::report {

inline Finding safe_finding() {
  return {.rule = "wait-for-to-timeout",
          .codes = {},
          .severity = "warning",
          .at = {"pkg/mod.py", 12, 5, 12, 48},
          .message = "`asyncio.wait_for` can be `asyncio.timeout`",
          .applicability = "safe",
          .reason = std::nullopt,
          .reason_text = "",
          .trace = {},
          .source_line = "    await asyncio.wait_for(f(), 5)"};
}

inline Finding unsafe_finding() {
  Finding finding = safe_finding();
  finding.rule = "gather-to-taskgroup";
  finding.at = {"pkg/mod.py", 20, 1, 23, 2};
  finding.message = "gather leaves the other tasks running";
  finding.applicability = "unsafe";
  return finding;
}

inline Finding refused_finding() {
  Finding finding = unsafe_finding();
  finding.severity = "info";
  finding.reason = "not-a-coroutine";
  finding.reason_text = "an argument is not known to be a coroutine";
  return finding;
}

inline Finding traced_finding() {
  Finding finding = safe_finding();
  finding.rule = "blocking-call-in-async";
  finding.codes = {"ASYNC210", "ASYNC251"};
  finding.severity = "error";
  finding.at = {"pkg/a.py", 7, 9, 7, 16};
  finding.message = "`helper` blocks the event loop";
  finding.applicability = "manual";
  finding.source_line = "        helper()";
  // Field by field: g++ 12 takes a nested braced list here for uninitialised.
  finding.trace.resize(2);
  finding.trace[0].at = {"pkg/b.py", 3, 5, 3, 12};
  finding.trace[0].message = "`helper` calls `pause`";
  finding.trace[1].at = {"pkg/c.py", 1, 1, 1, 9};
  finding.trace[1].message = "which calls `time.sleep`";
  return finding;
}

inline Finding hostile_finding() {
  Finding finding = safe_finding();
  finding.rule = "a|b:c,d%";
  finding.at.path = "new\nline\xff,x:y\x1b[31m`p`.py";
  finding.message =
      "x\r\n::error::pwned \xe2\x80\xae \x1b]0;t\x07 {0} <b> @you \xc2\x9b \xff [l](http://e) | `c|d` `";
  return finding;
}

inline std::string rendered(const std::vector<Finding>& findings, Format format, bool color = false,
                            Summary summary = {10, 1, 1, 0}) {
  const std::vector<RuleDescription> rules = {
      {"wait-for-to-timeout", "Replaces wait_for.", "# wait-for-to-timeout\n\nText with `{braces}`."},
      {"blocking-call-in-async", "Finds blocking calls.", ""}};
  return render({findings, summary, rules, "0.1.0"}, format, color);
}

}  // namespace aioshift::report
