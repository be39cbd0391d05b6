#include "rules/migration/unawaited.h"

namespace aioshift::rules::migration {

using semantics::Barrier;
using semantics::ColouredSite;
using semantics::FunctionId;
using semantics::ValueKind;

std::map<FunctionId, Unawaited> unawaited_functions(const ProgramView& view,
                                                    const semantics::Colouring& colouring,
                                                    const std::map<File, FilePlan>& plans) {
  const semantics::WholeProgram& program = view.solver().program();
  const auto called_at = [&](semantics::ValueId target) -> std::optional<FunctionId> {
    if (target == semantics::kNoValue || view.solver().value(target).kind != ValueKind::kFunction)
      return std::nullopt;
    return colouring.family_of(view.solver().value(target).a);
  };
  std::map<FunctionId, Unawaited> stopped;  // by family
  std::set<semantics::InstructionId> refused;
  for (const auto& [file, of_file] : plans) {
    for (const PlannedPlace& place : of_file.places) {
      const PlannedSite& site = place.site;
      if (site.is_function || site.stands_apart) continue;
      if (site.reason && !site.loose_end) refused.insert(site.instruction);
      const auto target = called_at(site.target);
      if (site.reason && target && !site.loose_end)
        stopped.emplace(*target, Unawaited{*site.reason, {site.function, file, site.begin, site.end}});
    }
  }
  if (stopped.empty()) return {};
  // From what nobody calls, and from where something is awaited already, through what is awaited.
  std::set<FunctionId> awaited;
  std::vector<FunctionId> work;
  const auto reach = [&](FunctionId family) {
    if (awaited.insert(family).second) work.push_back(family);
  };
  std::map<FunctionId, std::vector<FunctionId>> awaited_by;
  for (const ColouredSite& site : colouring.sites()) {
    const auto target = called_at(site.target);
    if (!target || refused.count(site.site) != 0) continue;
    const bool is_root = site.is_entry || site.is_passed_on || site.barrier == Barrier::kEntryPoint ||
                         program.function_code(site.function).is_async;
    if (is_root) reach(*target);
    if (site.barrier == Barrier::kNone) awaited_by[colouring.family_of(site.function)].push_back(*target);
  }
  for (const auto& [iterable, given] : colouring.async_iterables()) reach(colouring.family_of(given));
  std::map<FunctionId, std::vector<FunctionId>> families;
  for (FunctionId id = 0; id < program.function_count(); ++id) {
    if (!colouring.is_async(id) || program.function_code(id).is_async) continue;
    families[colouring.family_of(id)].push_back(id);
    if (!colouring.is_called(id)) reach(colouring.family_of(id));
  }
  while (!work.empty()) {
    const FunctionId family = work.back();
    work.pop_back();
    for (const FunctionId target : awaited_by[family]) reach(target);
  }
  // What those call that nothing awaits stays with them.
  std::vector<FunctionId> held;
  for (const auto& [family, why] : stopped) {
    if (awaited.count(family) == 0) held.push_back(family);
  }
  for (std::size_t i = 0; i < held.size(); ++i) {
    for (const FunctionId target : awaited_by[held[i]]) {
      if (awaited.count(target) != 0 || stopped.count(target) != 0) continue;
      stopped.emplace(target, stopped.at(held[i]));
      held.push_back(target);
    }
  }
  std::map<FunctionId, Unawaited> found;
  for (const FunctionId family : held) {
    for (const FunctionId id : families[family]) found.emplace(id, stopped.at(family));
  }
  return found;
}

}  // namespace aioshift::rules::migration
