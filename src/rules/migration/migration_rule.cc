#include "rules/migration/migration_rule.h"

#include <algorithm>
#include <map>

#include "rules/library/read_library.h"
#include "rules/migration/plan.h"
#include "rules/migration/wording.h"

namespace aioshift::rules::migration {

using rewrite::Applicability;

namespace {

std::map<Component, rewrite::Fix> fixes_of(const Plan& plan) {
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

// One finding of each component holds its fix.
void give_fixes(std::map<Component, rewrite::Fix>& fixes, std::vector<LocatedFinding>& findings) {
  for (LocatedFinding& located : findings) {
    Finding& finding = located.finding;
    const auto fix = finding.shares_fix == 0 ? fixes.end() : fixes.find(finding.shares_fix);
    if (fix == fixes.end()) continue;
    finding.fix = std::move(fix->second);
    fixes.erase(fix);
  }
}

// Of a function, or of a place that no function stands for.
std::optional<Finding> finding_of(const ProgramView& program, const PlannedPlace& place,
                                  const Wording& wording, const RuleInfo& rule) {
  const PlannedSite& site = place.site;
  Finding result;
  result.rule = &rule;
  result.range = site.range;
  result.trace = wording.trace(site);
  if (site.reason) {
    result.reason = site.reason;
    result.message = wording.of_refusal(site);
    return result;
  }
  // What they run says it.
  if (site.is_rename || site.runs_tasks) return std::nullopt;
  const bool was_async = program.solver().program().function_code(site.function).is_async;
  if (site.library != nullptr) {
    if (!site.is_reported) return std::nullopt;
    result.message = wording.of_library(site);
  } else {
    if (!site.is_function && !site.is_module_level && !site.is_bridged && !was_async) return std::nullopt;
    result.message =
        site.is_function ? wording.of_function(site.function, site.has_twin) : wording.of_site(site);
  }
  result.applicability = Applicability::kUnsafe;
  result.shares_fix = place.component;
  return result;
}

}  // namespace

MigrationRule::MigrationRule(RuleInfo info, library::LibraryMap map, std::string_view definition)
    : Rule(std::move(info)), map_(std::move(map)), definition_(definition) {
  map_->id = this->info().id;
}

Dependencies MigrationRule::dependencies() const {
  if (!map_) return {};
  return {map_->requirements, map_->library, map_->distributions};
}

void MigrationRule::add_library_types(semantics::LibraryTypes& types) const {
  if (map_) map_->add_types(types);
}

std::vector<LocatedFinding> MigrationRule::decide(const ProgramView& program) const {
  std::vector<const MigrationRule*> together;
  for (const Rule* rule : program.deciding_rules()) {
    if (const auto* migration = dynamic_cast<const MigrationRule*>(rule)) together.push_back(migration);
  }
  // One speaks for all: the one that has options, or else the first.
  const auto speaker = std::find_if(together.begin(), together.end(),
                                    [](const MigrationRule* rule) { return rule->map() == nullptr; });
  if (!together.empty() && *(speaker == together.end() ? together.begin() : speaker) != this) return {};
  PlanRequest request;
  std::map<const library::LibraryMap*, const RuleInfo*> rules;
  for (const MigrationRule* rule : together) {
    if (const library::LibraryMap* map = rule->map()) {
      request.libraries.push_back(map);
      rules[map] = &rule->info();
    } else {
      request.has_blocking_calls = true;
    }
  }
  const Plan plan = make_plan(program, info(), request);
  if (program.is_stopped()) return {};
  std::map<Component, rewrite::Fix> fixes = fixes_of(plan);
  const Wording wording(program.solver(), plan);
  std::vector<LocatedFinding> findings;
  for (const auto& [file, of_file] : plan.files) {
    for (const PlannedPlace& place : of_file.places) {
      if (place.site.is_silent) continue;
      const RuleInfo& rule = place.site.library == nullptr ? info() : *rules.at(place.site.library);
      if (auto finding = finding_of(program, place, wording, rule))
        findings.push_back({file, std::move(*finding)});
    }
  }
  give_fixes(fixes, findings);
  // What nobody is told about by itself goes with the first place of its component.
  for (const auto& [file, of_file] : plan.files) {
    for (const PlannedPlace& place : of_file.places) {
      const auto fix = fixes.find(place.component);
      if (fix == fixes.end() || place.site.reason || place.site.is_silent || place.site.library == nullptr)
        continue;
      PlannedPlace told = place;
      told.site.is_reported = true;
      auto finding = finding_of(program, told, wording, *rules.at(place.site.library));
      if (!finding) continue;
      finding->fix = std::move(fix->second);
      findings.push_back({file, std::move(*finding)});
      fixes.erase(fix);
    }
  }
  return findings;
}

tl::expected<std::shared_ptr<const Rule>, std::string> make_library_rule(RuleInfo info, std::string_view map,
                                                                         const std::string& file) {
  library::LibraryContent content = library::read_library(map, file);
  if (!content.errors.empty()) return tl::unexpected(to_string(content.errors.front()));
  return std::make_shared<const MigrationRule>(std::move(info), std::move(content.map));
}

tl::expected<std::shared_ptr<const Rule>, std::vector<RuleFileError>> make_user_library_rule(
    std::string_view map, const std::string& file) {
  library::LibraryContent content = library::read_library(map, file);
  if (!content.errors.empty()) return tl::unexpected(std::move(content.errors));
  RuleInfo info;
  info.id = content.map.id;
  if (info.id.empty()) {
    const std::string name = file.substr(file.rfind('/') + 1);
    info.id = name.substr(0, name.rfind('.'));
  }
  info.summary = content.summary.empty() ? "Map the library `" + content.map.library + "`." : content.summary;
  info.groups = {"user", "migrate"};
  info.severity = "note";
  info.is_default = false;
  info.documentation = info.summary + "\n";
  return std::make_shared<const MigrationRule>(std::move(info), std::move(content.map), map);
}

}  // namespace aioshift::rules::migration
