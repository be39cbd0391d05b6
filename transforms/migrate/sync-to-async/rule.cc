// A whole program from synchronous to asynchronous: functions, their callers, and what they implement.
#include "rules/rule.h"

#include <algorithm>

#include "plan.h"
#include "rewrite/imports.h"
#include "wording.h"

namespace aioshift::transforms {
namespace {

using rewrite::Applicability;
using rules::Finding;
using rules::LocatedFinding;
using rules::ProgramView;
using semantics::FunctionId;

class SyncToAsync : public rules::Rule {
 public:
  using Rule::Rule;

  pattern::RequiredLiterals required_literals() const override { return {}; }
  std::vector<syntax::Kind> kinds() const override { return {}; }
  void visit(const rules::FileContext&, syntax::Node, std::vector<Finding>&) const override {}
  bool decides_over_program() const override { return true; }

  std::vector<LocatedFinding> decide(const ProgramView& program) const override {
    const Plan plan = make_plan(program, info());
    if (program.is_stopped()) return {};
    std::map<Component, rewrite::Fix> fixes = fixes_of(plan);
    const Wording wording(program.solver(), *plan.colouring);
    std::vector<LocatedFinding> findings;
    for (const auto& [file, of_file] : plan.files) {
      for (const PlannedPlace& place : of_file.places) {
        if (place.site.is_silent) continue;
        if (auto finding = finding_of(program, place, wording))
          findings.push_back({file, std::move(*finding)});
      }
    }
    give_fixes(fixes, findings);
    return findings;
  }

 private:
  static std::map<Component, rewrite::Fix> fixes_of(const Plan& plan) {
    std::map<Component, rewrite::Fix> fixes;
    for (const auto& [file, of_file] : plan.files) {
      for (const auto& [component, written] : of_file.edits) {
        rewrite::Fix& fix = fixes[component];
        // Interrupts, the order of clean-ups and of concurrent work, and callers that are not at hand.
        fix.applicability = Applicability::kUnsafe;
        fix.add(file, written.edits);
        for (const text::Range& range : written.relied_on) fix.relied_on.push_back({file, range});
        for (const std::string& name : written.released_imports)
          fix.released_elsewhere.emplace_back(file, name);
      }
    }
    return fixes;
  }

  // Of a function, or of a place that no function stands for.
  std::optional<Finding> finding_of(const ProgramView& program, const PlannedPlace& place,
                                    const Wording& wording) const {
    const PlannedSite& site = place.site;
    Finding result;
    result.rule = &info();
    result.range = site.range;
    if (site.reason) {
      result.reason = site.reason;
      result.message = wording.of_refusal(site);
      return result;
    }
    const bool was_async = program.solver().program().function_code(site.function).is_async;
    if (!site.is_function && !site.is_module_level && !was_async) return std::nullopt;
    result.message = site.is_function ? wording.of_function(site.function) : wording.of_site(site);
    result.applicability = Applicability::kUnsafe;
    result.shares_fix = place.component;
    return result;
  }

  // One finding of each component holds its fix.
  static void give_fixes(std::map<Component, rewrite::Fix>& fixes, std::vector<LocatedFinding>& findings) {
    for (LocatedFinding& located : findings) {
      Finding& finding = located.finding;
      const auto fix = finding.shares_fix == 0 ? fixes.end() : fixes.find(finding.shares_fix);
      if (fix == fixes.end()) continue;
      finding.fix = std::move(fix->second);
      fixes.erase(fix);
    }
  }
};

}  // namespace

std::unique_ptr<rules::Rule> make_sync_to_async(rules::RuleInfo info) {
  return std::make_unique<SyncToAsync>(std::move(info));
}

}  // namespace aioshift::transforms
