#include "pipeline/visit.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "semantics/evaluation.h"
#include "semantics/file_names.h"

namespace aioshift::pipeline {

using rewrite::Applicability;
using rewrite::Reason;
using rules::Finding;
using syntax::NodeId;

namespace {

void refuse(Finding& finding, Reason reason) {
  finding.fix.reset();
  finding.applicability = Applicability::kManual;
  finding.reason = reason;
}

bool touches_damage(const syntax::Tree& tree, const Finding& finding) {
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

// Why calls may not be rewritten in the file: what the program replaces by name there.
class ReplacedNames {
 public:
  explicit ReplacedNames(const VisitContext& context) : context_(context) {}

  // To a finding of the rule; empty where there is nothing of that kind.
  std::string obstacle_to(RuleNumber rule, const Finding& finding) {
    if (!finding.replaced.empty()) return first_of(finding.replaced);
    const auto [it, is_new] = obstacles_.try_emplace(rule);
    if (is_new) it->second = first_of(context_.table.replaced_names(rule));
    return it->second;
  }

 private:
  std::string first_of(const std::vector<std::string>& names) const {
    for (const std::string& name : names) {
      if (const rules::Place* place = context_.program.replacement_of(name, context_.identity))
        return fmt::format(" ({} is replaced by name at {}:{})", name, place->file.path, place->line);
    }
    return {};
  }

  const VisitContext& context_;
  std::unordered_map<RuleNumber, std::string> obstacles_;
};

}  // namespace

std::vector<Finding> find(const ParsedFile& parsed, std::span<const RuleNumber> rules,
                          const VisitContext& context) {
  std::vector<Finding> findings;
  const syntax::Tree& tree = parsed.tree;
  const RuleTable& table = context.table;
  const bool are_all = rules.size() == table.size();
  const RulesByKind some = are_all ? RulesByKind() : table.by_kind(rules);
  const RulesByKind& by_kind = are_all ? table.by_kind() : some;
  const semantics::FileNames names(parsed.model, &context.program.modules(), context.identity.path);
  for (NodeId id = 0; id < tree.size(); ++id) {
    for (const RuleNumber number : by_kind[tree.data(id).kind]) {
      const rules::FileContext file{context.file,
                                    parsed.model,
                                    context.program,
                                    context.identity.path,
                                    context.settings.target,
                                    table.options(number),
                                    names,
                                    context.wants_captures};
      table.rule(number).visit(file, tree.node(id), findings);
    }
  }
  if (findings.empty()) return findings;

  if (context.heeds_suppressions) {
    if (parsed.suppressions().skips_file()) return {};
    std::erase_if(findings, [&](const Finding& finding) {
      return parsed.suppressions().covers(*finding.rule, tree, finding.range);
    });
  }
  ReplacedNames replaced(context);
  for (Finding& finding : findings) {
    if (touches_damage(tree, finding)) refuse(finding, Reason::kSyntaxError);
    if (changes_shown_text(tree, finding)) refuse(finding, Reason::kTextIsShown);
    if (!finding.fix) continue;
    if (const std::string& obstacle = replaced.obstacle_to(table.number_of(*finding.rule), finding);
        !obstacle.empty()) {
      finding.message += obstacle;
      refuse(finding, Reason::kPatchedByName);
    }
  }
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.range.begin, a.range.end, a.rule->id) <
           std::tie(b.range.begin, b.range.end, b.rule->id);
  });
  return findings;
}

}  // namespace aioshift::pipeline
