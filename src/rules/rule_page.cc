#include "rules/rule_page.h"

#include <fmt/format.h>

#include <string_view>

namespace aioshift::rules {
namespace {

// A text as a block, which ends in an empty line; nothing where there is none.
std::string block(std::string_view heading, std::string_view text) {
  while (text.ends_with('\n')) text.remove_suffix(1);
  if (text.empty()) return {};
  return heading.empty() ? fmt::format("{}\n\n", text) : fmt::format("## {}\n\n{}\n\n", heading, text);
}

std::string what_fixes_are(const RuleDocument& document) {
  if (document.fixes.empty()) return "It only reports.";
  switch (document.applicability) {
    case rewrite::Applicability::kSafe:
      return "safe: the observable behaviour is the same.";
    case rewrite::Applicability::kUnsafe:
      return "unsafe: behaviour may differ; applied with `--unsafe-fixes`.";
    case rewrite::Applicability::kManual:
      return "manual: no edit is offered.";
  }
  return {};
}

}  // namespace

std::string page_of(const RuleDocument& document) {
  std::string page = block("", document.documentation);
  page += block("Message", document.message);
  page += block("Note", document.note.value_or(""));
  page += block("Fix safety", what_fixes_are(document));
  if (document.url) page += block("References", fmt::format("<{}>", *document.url));
  if (!document.file.empty()) page += block("Defined in", fmt::format("{}:{}", document.file, document.line));
  while (page.ends_with("\n\n")) page.pop_back();
  return page;
}

}  // namespace aioshift::rules
