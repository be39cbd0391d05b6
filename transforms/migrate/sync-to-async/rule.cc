// A whole program from synchronous to asynchronous: functions, their callers, and what they implement.
#include "rules/rule.h"

#include <algorithm>

#include "plan.h"
#include "rewrite/imports.h"
#include "wording.h"

namespace aioshift::transforms {
namespace {

using rewrite::Applicability;
using rewrite::Reason;
using rules::Finding;
using rules::LocatedFinding;
using rules::ProgramView;
using semantics::FunctionId;

// What holds for a component as a whole.
struct ComponentFacts {
  rewrite::Fix fix;
  bool is_complete = true;  // nothing of it is left to a person, and all callers are at hand
};

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
    std::map<Component, ComponentFacts> components = facts_of(plan);
    const Wording wording(program.solver(), *plan.colouring);
    std::vector<LocatedFinding> findings;
    for (const auto& [file, of_file] : plan.files) {
      for (const PlannedPlace& place : of_file.places) {
        if (place.site.is_silent) continue;
        if (auto finding = finding_of(program, place, wording, components))
          findings.push_back({file, std::move(*finding)});
      }
    }
    give_fixes(components, findings);
    return findings;
  }

 private:
  static std::map<Component, ComponentFacts> facts_of(const Plan& plan) {
    std::map<Component, ComponentFacts> components;
    for (const auto& [file, of_file] : plan.files) {
      for (const PlannedPlace& place : of_file.places) {
        const PlannedSite& site = place.site;
        ComponentFacts& facts = components[place.component];
        if (site.reason || site.is_guess || site.is_hand_over) facts.is_complete = false;
        if (site.is_function && !plan.colouring->is_called(site.function)) facts.is_complete = false;
      }
      for (const auto& [component, written] : of_file.edits) {
        rewrite::Fix& fix = components[component].fix;
        fix.add(file, written.edits);
        for (const text::Range& range : written.relied_on) fix.relied_on.push_back({file, range});
        for (const std::string& name : written.released_imports)
          fix.released_elsewhere.emplace_back(file, name);
      }
    }
    for (auto& [component, facts] : components) {
      facts.fix.applicability =
          facts.is_complete ? Applicability::kSafe : Applicability::kUnsafe;
    }
    return components;
  }

  // Of a function, or of a place that no function stands for.
  std::optional<Finding> finding_of(const ProgramView& program, const PlannedPlace& place,
                                    const Wording& wording,
                                    const std::map<Component, ComponentFacts>& components) const {
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
    result.applicability = components.at(place.component).fix.applicability;
    result.shares_fix = place.component;
    return result;
  }

  // One finding of each component holds its fix.
  static void give_fixes(std::map<Component, ComponentFacts>& components,
                         std::vector<LocatedFinding>& findings) {
    for (LocatedFinding& located : findings) {
      Finding& finding = located.finding;
      if (finding.shares_fix == 0) continue;
      const auto component = components.find(finding.shares_fix);
      if (component == components.end() || component->second.fix.edits.empty()) continue;
      finding.fix = std::move(component->second.fix);
      components.erase(component);
    }
  }
};

}  // namespace

std::unique_ptr<rules::Rule> make_sync_to_async(rules::RuleInfo info) {
  return std::make_unique<SyncToAsync>(std::move(info));
}

}  // namespace aioshift::transforms
