#include "rules/data_rule.h"

#include <fmt/format.h>

#include <algorithm>

namespace aioshift::rules {

using pattern::VariableId;
using rewrite::Applicability;
using rewrite::Reason;
using syntax::Kind;
using syntax::Node;

namespace {

std::string severity_name(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return "error";
    case Severity::kWarning:
      return "warning";
    case Severity::kHint:
    case Severity::kInfo:
    case Severity::kOff:
      break;
  }
  return "note";
}

RuleInfo info_of(const RuleDocument& document) {
  RuleInfo info;
  info.id = document.id;
  info.summary = !document.summary.empty() ? document.summary : document.message;
  info.groups = document.groups;
  info.codes = document.codes;
  info.severity = severity_name(document.severity);
  info.is_default = document.is_default.value_or(document.severity != Severity::kOff);
  info.needs = document.target_version;
  info.documentation = document.documentation;
  return info;
}

RuleFileError error_in(const RuleDocument& document, std::uint32_t line, std::string message) {
  return {document.file, {line != 0 ? line : document.line, 0}, std::move(message)};
}

// What a variable of a match stands for, as reports show it.
std::vector<Capture> captures_of(const pattern::Variables& variables, const pattern::Bindings& bindings) {
  std::vector<Capture> captures;
  for (std::size_t i = 0; i < bindings.size(); ++i) {
    const auto id = static_cast<VariableId>(i);
    if (bindings.is_bound(id))
      captures.push_back({std::string(variables.name(id)), std::string(bindings.text(id))});
  }
  std::stable_sort(captures.begin(), captures.end(),
                   [](const Capture& a, const Capture& b) { return a.name < b.name; });
  return captures;
}

}  // namespace

DataRule::DataRule(RuleInfo info, RuleDocument document, pattern::Variables variables,
                   pattern::Matcher matcher)
    : Rule(std::move(info)),
      document_(std::move(document)),
      variables_(std::move(variables)),
      matcher_(std::move(matcher)) {}

tl::expected<std::unique_ptr<DataRule>, RuleFileError> DataRule::compile(
    RuleDocument document, std::shared_ptr<const pattern::GlobalUtilities> utilities) {
  pattern::Variables variables;
  auto matcher = pattern::Matcher::compile(document.core, variables, utilities);
  if (!matcher) return tl::unexpected(error_in(document, matcher.error().line, matcher.error().message));
  RuleInfo info = info_of(document);
  std::unique_ptr<DataRule> rule(
      new DataRule(std::move(info), std::move(document), std::move(variables), std::move(*matcher)));
  const auto add_globs = [&](const std::vector<FileGlob>& globs,
                             std::vector<GlobPattern>& into) -> tl::expected<void, RuleFileError> {
    for (const FileGlob& glob : globs) {
      auto compiled = GlobPattern::parse(glob.glob, glob.case_insensitive);
      if (!compiled) return tl::unexpected(error_in(rule->document_, glob.line, compiled.error()));
      into.push_back(std::move(*compiled));
    }
    return {};
  };
  if (rule->document_.files) {
    if (auto done = add_globs(*rule->document_.files, rule->files_); !done)
      return tl::unexpected(done.error());
  }
  if (auto done = add_globs(rule->document_.ignores, rule->ignores_); !done)
    return tl::unexpected(done.error());
  return rule;
}

std::vector<Kind> DataRule::kinds() const {
  if (const pattern::PossibleKinds& kinds = matcher_.kinds()) return kinds->kinds();
  std::vector<Kind> all;
  for (std::uint16_t kind = 0; kind < syntax::kKindCount; ++kind) all.push_back(static_cast<Kind>(kind));
  all.push_back(Kind::error);
  return all;
}

bool DataRule::applies_to(std::string_view path) const {
  const auto covers = [&](const std::vector<GlobPattern>& globs) {
    return std::any_of(globs.begin(), globs.end(),
                       [&](const GlobPattern& glob) { return glob.matches(path); });
  };
  if (covers(ignores_)) return false;
  return !document_.files || covers(files_);
}

void DataRule::visit(const FileContext& context, Node node, std::vector<Finding>& findings) const {
  const auto match = matcher_.match(node, &context.names);
  if (!match) {
    findings.push_back(refusal(node, "the rule takes too long here", Reason::kRuleTooExpensive));
    return;
  }
  if (!*match) return;
  Finding found = refusal(node, document_.message, Reason::kReportOnly);
  if (context.wants_captures) found.captures = captures_of(variables_, (*match)->bindings);
  if (!(*match)->is_certain) found.reason = Reason::kAmbiguousName;
  findings.push_back(std::move(found));
}

}  // namespace aioshift::rules
