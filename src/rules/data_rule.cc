#include "rules/data_rule.h"

#include <fmt/format.h>

#include <algorithm>

#include "rewrite/imports.h"
#include "rewrite/precedence.h"
#include "rewrite/removal.h"
#include "rewrite/replacement.h"
#include "rules/fix_obstacles.h"
#include "rules/rule_page.h"
#include "text/nearest.h"

namespace aioshift::rules {

using pattern::VariableId;
using rewrite::Applicability;
using rewrite::Reason;
using syntax::Kind;
using syntax::Node;

namespace {

constexpr PythonVersion kModernFStrings{3, 12};  // PEP 701

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
  info.note = document.note.value_or("");
  info.url = document.url.value_or("");
  info.documentation = page_of(document);
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

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// What the fix writes twice, or makes a new text of: an edit inside has to come first, else one copy has
// it and the other one not.
std::vector<text::Range> copied_ranges(const rewrite::FixTemplate& fix, const pattern::Bindings& bindings) {
  std::vector<text::Range> ranges;
  const auto add = [&](VariableId id) {
    const auto range = id < bindings.size() ? bindings.range(id) : std::nullopt;
    // With what borders on it: parentheses may be put around it.
    if (range) ranges.push_back({range->begin - (range->begin > 0 ? 1U : 0U), range->end + 1});
  };
  for (std::size_t i = 0; i < fix.variables().size(); ++i) {
    const rewrite::FixTemplate::Variable& variable = fix.variables()[i];
    const auto uses = std::count_if(fix.uses().begin(), fix.uses().end(),
                                    [i](const auto& use) { return use.variable == i; });
    if (!variable.is_transformed && uses > 1) add(variable.id);
    for (std::size_t id = 0; variable.is_transformed && id < bindings.size(); ++id)
      add(static_cast<VariableId>(id));
  }
  return ranges;
}

// The nodes that the fix writes into places of its own.
std::vector<text::Range> placed_ranges(const rewrite::FixTemplate& fix, const pattern::Bindings& bindings) {
  std::vector<text::Range> ranges;
  for (const rewrite::FixTemplate::Variable& variable : fix.variables()) {
    if (variable.is_transformed || variable.id >= bindings.size()) continue;
    for (const Node node : bindings.nodes(variable.id)) {
      if (node.is_named()) ranges.push_back(node.range());
    }
  }
  return ranges;
}

// What of the source the fix writes into an f-string.
std::vector<text::Range> ranges_in_f_strings(const rewrite::FixTemplate& fix, const pattern::Match& match) {
  std::vector<text::Range> ranges;
  const auto* form = fix.form_for(match.node);
  for (std::size_t i = 0; form != nullptr && i < fix.uses().size(); ++i) {
    const rewrite::FixTemplate::Variable& variable = fix.variables()[fix.uses()[i].variable];
    if (variable.is_transformed || variable.id >= match.bindings.size()) continue;
    const auto range = match.bindings.range(variable.id);
    if (range && form->places[i].ancestor(Kind::interpolation)) ranges.push_back(*range);
  }
  return ranges;
}

// Whether what the template itself writes may stand in any f-string.
bool fits_f_strings(const rewrite::FixTemplate& fix, bool has_modern_f_strings) {
  const std::string& text = fix.text();
  return !text.starts_with('{') &&
         (has_modern_f_strings || text.find_first_of("'\"\\#\n") == std::string::npos);
}

// Whether the replacement of the match needs no parentheses wherever it stands.
bool is_primary(const rewrite::FixTemplate& fix, const pattern::Match& match) {
  if (!rewrite::is_expression(match.node)) return true;
  const auto* form = fix.form_for(match.node);
  if (form == nullptr || !form->only) return false;
  Node only = form->only;
  for (std::size_t i = 0; i < fix.uses().size(); ++i) {
    if (form->places[i] != only) continue;
    const rewrite::FixTemplate::Variable& variable = fix.variables()[fix.uses()[i].variable];
    if (variable.is_transformed || variable.is_multiple || variable.id >= match.bindings.size()) return false;
    const auto nodes = match.bindings.nodes(variable.id);
    if (nodes.size() != 1) return false;
    only = nodes.front();
  }
  return rewrite::is_expression(only) && !only.is(Kind::integer) &&
         rewrite::precedence_of(only) == rewrite::Precedence::kPrimary;
}

}  // namespace

DataRule::DataRule(RuleInfo info, RuleDocument document, pattern::Variables variables,
                   pattern::Matcher matcher)
    : Rule(std::move(info)),
      document_(std::move(document)),
      variables_(std::move(variables)),
      matcher_(std::move(matcher)) {}

tl::expected<std::unique_ptr<DataRule>, RuleFileError> DataRule::compile(
    RuleDocument document, const std::shared_ptr<const pattern::GlobalUtilities>& utilities,
    std::optional<RuleInfo> known) {
  pattern::Variables variables;
  auto matcher = pattern::Matcher::compile(document.core, variables, utilities);
  if (!matcher) return tl::unexpected(error_in(document, matcher.error().line, matcher.error().message));
  RuleInfo info = known ? std::move(*known) : info_of(document);
  std::unique_ptr<DataRule> rule(
      new DataRule(std::move(info), std::move(document), std::move(variables), std::move(*matcher)));
  if (auto done = rule->compile_globs(); !done) return tl::unexpected(done.error());
  if (auto done = rule->compile_fixes(utilities); !done) return tl::unexpected(done.error());
  return rule;
}

tl::expected<void, RuleFileError> DataRule::compile_globs() {
  const auto add = [&](const std::vector<FileGlob>& globs,
                       std::vector<GlobPattern>& into) -> tl::expected<void, RuleFileError> {
    for (const FileGlob& glob : globs) {
      auto compiled = GlobPattern::parse(glob.glob, glob.case_insensitive);
      if (!compiled) return tl::unexpected(error_in(document_, glob.line, compiled.error()));
      into.push_back(std::move(*compiled));
    }
    return {};
  };
  if (document_.files) {
    if (auto done = add(*document_.files, files_); !done) return done;
  }
  return add(document_.ignores, ignores_);
}

tl::expected<void, RuleFileError> DataRule::compile_fixes(
    const std::shared_ptr<const pattern::GlobalUtilities>& utilities) {
  const auto fail = [this](const pattern::CompileError& error) {
    return tl::unexpected(error_in(document_, error.line, error.message));
  };
  auto rewriters =
      rewrite::Rewriters::compile(document_.rewriters, variables_, matcher_.defined(), utilities);
  if (!rewriters) return fail(rewriters.error());
  rewriters_ = std::move(*rewriters);
  auto transformations = rewrite::Transformations::compile(document_.transforms, variables_,
                                                           matcher_.defined(), rewriters_.ids());
  if (!transformations) return fail(transformations.error());
  transformations_ = std::move(*transformations);
  const auto& defined = matcher_.defined();
  for (const LabelSpec& label : document_.labels) {
    const bool is_bound = std::any_of(defined.begin(), defined.end(), [&](pattern::VariableId id) {
      return variables_.name(id) == label.variable;
    });
    if (!is_bound) {
      return tl::unexpected(error_in(document_, label.line,
                                     fmt::format("labels: nothing in the rule binds `${}`", label.variable)));
    }
  }
  const std::vector<std::string>& transformed = transformations_.names();
  message_ = rewrite::FixTemplate::parse(document_.message, variables_, transformed);
  for (const FixSpec& spec : document_.fixes) {
    auto fix = rewrite::RuleFix::compile(spec, document_.core, variables_, matcher_.defined(), transformed,
                                         utilities);
    if (!fix) return fail(fix.error());
    fixes_.push_back(std::move(*fix));
  }
  if (!fixes_.empty()) builtins_ = builtins_written(fixes_.front().replacement());
  return {};
}

std::vector<Kind> DataRule::kinds() const {
  if (const pattern::PossibleKinds& kinds = matcher_.kinds()) return kinds->kinds();
  std::vector<Kind> all;
  for (std::uint16_t kind = 0; kind < syntax::kKindCount; ++kind) all.push_back(static_cast<Kind>(kind));
  all.push_back(Kind::error);
  return all;
}

// What a fix replaces by another call, a test may have replaced by name.
std::vector<std::string> DataRule::replaced_names() const {
  std::vector<std::string> names;
  if (fixes_.empty()) return names;
  for (std::string& name : matcher_.qualified_names()) {
    if (name.find('.') != std::string::npos) names.push_back(std::move(name));
  }
  return names;
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
  Imports imports;
  if (!fixes_.empty()) imports = rewrite::require_imports(context.model, node, document_.imports);
  rewrite::TransformationContext transforming{&rewriters_, &context.names};
  if (imports) transforming.names = imports->names;
  transforming.has_modern_f_strings = context.target >= kModernFStrings;
  rewrite::TransformedValues values(transformations_, (*match)->bindings, transforming);
  std::string message = rewrite::expand_text(*message_, (*match)->node, (*match)->bindings, values.lookup());
  findings.push_back(rewritten(context, **match, std::move(message), imports, values));
  findings.back().labels = labels_of(**match);
  if (context.wants_captures) findings.back().captures = captures_of(variables_, (*match)->bindings);
}

std::vector<Label> DataRule::labels_of(const pattern::Match& match) const {
  std::vector<Label> labels;
  for (const LabelSpec& spec : document_.labels) {
    for (const bool is_multiple : {false, true}) {
      const auto variable = variables_.find(spec.variable, is_multiple);
      const auto range = variable ? match.bindings.range(*variable) : std::nullopt;
      if (!range) continue;
      labels.push_back({*range, spec.message.value_or(""), spec.style == LabelSpec::Style::kPrimary});
      break;
    }
  }
  return labels;
}

// The finding with its fix, or with the reason why there is none.
Finding DataRule::rewritten(const FileContext& context, const pattern::Match& match, std::string message,
                            const Imports& imports, rewrite::TransformedValues& values) const {
  const auto refuse = [&](Reason reason) { return refusal(match.node, message, reason); };
  if (fixes_.empty() || document_.applicability == Applicability::kManual) return refuse(Reason::kReportOnly);
  if (!match.is_certain) return refuse(Reason::kAmbiguousName);
  if (const auto obstacle = obstacle_of_version(context, match.node, document_.target_version))
    return refuse(*obstacle);
  if (document_.core.qualified) {
    if (const auto obstacle = obstacle_of_names(context, match.node, builtins_)) return refuse(*obstacle);
  }
  const rewrite::RuleFix& fix = fixes_.front();
  if (const auto obstacle = obstacle_of_await(context, fix.replacement(), match.node))
    return refuse(*obstacle);
  const std::string& text = fix.replacement().text();
  if (!match.is_complete && !is_blank(text) && text.find("async ") == std::string::npos)
    return refuse(Reason::kDoesNotFit);
  if (!imports) return refuse(imports.error());
  rewrite::FixContext fixing;
  fixing.transformed = values.lookup();
  fixing.resolver = &context.names;
  fixing.names = imports->names;
  fixing.has_modern_f_strings = context.target >= kModernFStrings;
  auto edits = fix.edits(match, fixing);
  if (!edits) return refuse(edits.error());
  if (edits->empty()) return refuse(Reason::kNothingToChange);
  for (const text::Edit& edit : imports->edits) edits->push_back(edit);
  // Rules without keys of ours leave imports alone, as in ast-grep.
  std::vector<std::string> released;
  if (document_.core.qualified || !document_.imports.empty())
    released = rewrite::imports_used_in(context.model, fix.range(match, &context.names), {});
  Finding found = fixed(context, match.node, std::move(message), document_.applicability, std::move(*edits),
                        std::move(released));
  for (const text::Range range : imports->relied_on) found.fix->relied_on.push_back({context.file, range});
  for (const text::Range range : copied_ranges(fix.replacement(), match.bindings))
    found.fix->relied_on.push_back({context.file, range});
  if (const auto sibling = rewrite::statement_left_by(match.node)) {
    if (is_blank(fix.replacement().text())) found.fix->relied_on.push_back({context.file, *sibling});
  }
  found.fix->is_primary = is_primary(fix.replacement(), match);
  found.fix->placed = placed_ranges(fix.replacement(), match.bindings);
  found.fix->fits_f_strings = fits_f_strings(fix.replacement(), fixing.has_modern_f_strings);
  found.fix->placed_in_f_strings = ranges_in_f_strings(fix.replacement(), match);
  return found;
}

}  // namespace aioshift::rules
