#include "pipeline/visit.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "semantics/evaluation.h"
#include "semantics/file_names.h"

namespace aioshift::pipeline {

using rewrite::Applicability;
using rewrite::Reason;
using rules::Finding;
using syntax::Kind;
using syntax::NodeId;

namespace {

void refuse(Finding& finding, Reason reason) {
  finding.fix.reset();
  finding.applicability = Applicability::kManual;
  finding.reason = reason;
}

bool touches_damage(const syntax::Tree& tree, const Finding& finding) {
  if (tree.problems().empty()) return false;
  if (tree.is_damaged(tree.covering(finding.range))) return true;
  if (!finding.fix) return false;
  return std::any_of(
      finding.fix->edits.begin(), finding.fix->edits.end(),
      [&](const rewrite::FileEdit& edit) { return tree.is_damaged(tree.covering(edit.edit.range)); });
}

// Inside `f"{...=}"` the program prints the very text that would change.
bool changes_shown_text(const syntax::Tree& tree, const Finding& finding) {
  if (!finding.fix) return false;
  return std::any_of(finding.fix->edits.begin(), finding.fix->edits.end(),
                     [&](const rewrite::FileEdit& edit) {
                       return semantics::is_text_shown(tree.covering(edit.edit.range));
                     });
}

}  // namespace

std::vector<Finding> find(const ParsedFile& parsed, std::span<const rules::Rule* const> rules,
                          const VisitContext& context) {
  std::vector<Finding> findings;
  if (context.heeds_suppressions && parsed.suppressions.skips_file()) return findings;
  const syntax::Tree& tree = parsed.tree;

  // Rules by the kinds at which they begin; `error` has no small number and gets the last place.
  std::array<std::vector<const rules::Rule*>, syntax::kKindCount + 1> by_kind;
  for (const rules::Rule* rule : rules) {
    for (const Kind kind : rule->kinds()) {
      by_kind[std::min<std::size_t>(static_cast<std::size_t>(kind), syntax::kKindCount)].push_back(rule);
    }
  }
  const semantics::FileNames names(parsed.model, &context.program.modules(), context.identity.path);
  for (NodeId id = 0; id < tree.size(); ++id) {
    const auto& interested =
        by_kind[std::min<std::size_t>(static_cast<std::size_t>(tree.data(id).kind), syntax::kKindCount)];
    for (const rules::Rule* rule : interested) {
      const rules::FileContext file{context.file,
                                    parsed.model,
                                    context.program,
                                    context.settings.target,
                                    context.settings.options.at(rule->info().id),
                                    names,
                                    context.wants_captures};
      rule->visit(file, tree.node(id), findings);
    }
  }
  std::erase_if(findings, [&](const Finding& finding) {
    return context.heeds_suppressions && parsed.suppressions.covers(*finding.rule, tree, finding.range);
  });
  for (Finding& finding : findings) {
    if (touches_damage(tree, finding)) refuse(finding, Reason::kSyntaxError);
    if (changes_shown_text(tree, finding)) refuse(finding, Reason::kTextIsShown);
    if (!finding.fix) continue;
    const auto rule = std::find_if(rules.begin(), rules.end(),
                                   [&](const rules::Rule* r) { return &r->info() == finding.rule; });
    for (const std::string& name : (*rule)->replaced_names()) {
      if (const rules::Place* place = context.program.replacement_of(name, context.identity)) {
        finding.message +=
            fmt::format(" ({} is replaced by name at {}:{})", name, place->file.path, place->line);
        refuse(finding, Reason::kPatchedByName);
        break;
      }
    }
  }
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.range.begin, a.range.end, a.rule->id) <
           std::tie(b.range.begin, b.range.end, b.rule->id);
  });
  return findings;
}

}  // namespace aioshift::pipeline
