#include "rules/migration/barriers.h"

#include <algorithm>
#include <string_view>

#include "rules/migration/sources.h"

namespace aioshift::rules::migration {

using semantics::Barrier;
using semantics::ColouredSite;
using semantics::Colouring;
using semantics::FunctionId;
using semantics::Value;
using semantics::ValueKind;

namespace {

BarrierPolicy policy_of(const ProgramView::Terms& terms) {
  if (terms.options == nullptr) return BarrierPolicy::kManual;
  const auto found = terms.options->find("barrier");
  if (found == terms.options->end()) return BarrierPolicy::kManual;
  if (found->second == "refuse") return BarrierPolicy::kRefuse;
  if (found->second == "bridge") return BarrierPolicy::kBridge;
  return found->second == "keep-sync" ? BarrierPolicy::kKeepSync : BarrierPolicy::kManual;
}

// Called by what the program does not show.
bool is_called_unseen(Barrier barrier) {
  return barrier == Barrier::kSpecialMethod || barrier == Barrier::kSetter || barrier == Barrier::kCallback ||
         barrier == Barrier::kLambda;
}

// A method of another package, or of a class of the program that the user names: its object may have been
// made for another loop.
bool is_bound_to_loop(std::string_view name) {
  const auto is_class = [](std::string_view part) {
    return !part.empty() && part[0] >= 'A' && part[0] <= 'Z';
  };
  const std::size_t last = name.rfind('.');
  if (last == std::string_view::npos) return false;
  const std::size_t before = name.rfind('.', last - 1);
  return is_class(name.substr(before == std::string_view::npos ? 0 : before + 1));
}

}  // namespace

std::vector<BarrierPolicy> barrier_policies(const ProgramView& program) {
  std::vector<BarrierPolicy> policies;
  const std::size_t files = program.solver().program().file_count();
  policies.reserve(files);
  for (ProgramView::File file = 0; file < files; ++file) policies.push_back(policy_of(program.terms(file)));
  return policies;
}

Bridges::Bridges(const ProgramView& program, const Colouring& colouring)
    : view_(program), solver_(program.solver()), program_(program.solver().program()), colouring_(colouring) {
  for (const ColouredSite& site : colouring.sites()) sites_[site.function].push_back(&site);
  for (const semantics::CallEdge& edge : solver_.edges()) {
    const Value& target = solver_.value(edge.target);
    if (target.kind != ValueKind::kFunction) continue;
    const auto file = program_.file_of_instruction(edge.site);
    callers_[target.a].push_back(program_.function(file, program_.instruction_code(edge.site).function));
  }
}

// Whether all that the function awaits in the end is made for the loop that it runs in.
bool Bridges::is_self_contained(FunctionId function) const {
  const auto& named = view_.async_names().async_names;
  std::set<FunctionId> seen;
  std::vector<FunctionId> work = {function};
  while (!work.empty()) {
    const FunctionId id = work.back();
    work.pop_back();
    if (!seen.insert(id).second) continue;
    // One that was a coroutine function awaits what nobody has looked at.
    if (program_.function_code(id).is_async) return false;
    const std::string name = program_.qualified_name(id);
    const bool is_named = std::find(named.begin(), named.end(), name) != named.end();
    if (is_named && program_.function_code(id).owner != semantics::kNoClass) return false;
    const auto found = sites_.find(id);
    if (found == sites_.end()) continue;
    for (const ColouredSite* site : found->second) {
      const Value& target = solver_.value(site->target);
      if (target.kind == ValueKind::kFunction) {
        work.push_back(target.a);
      } else if (target.kind == ValueKind::kExternal) {
        if (!find_source(program_.names[target.a]) && is_bound_to_loop(program_.names[target.a]))
          return false;
      } else {
        return false;
      }
    }
  }
  return true;
}

bool Bridges::is_reached_by_coroutines(FunctionId function) const {
  std::set<FunctionId> seen;
  std::vector<FunctionId> work = {function};
  while (!work.empty()) {
    const FunctionId id = work.back();
    work.pop_back();
    if (!seen.insert(id).second) continue;
    if (colouring_.is_async(id)) return true;
    const auto found = callers_.find(id);
    if (found != callers_.end()) work.insert(work.end(), found->second.begin(), found->second.end());
  }
  return false;
}

std::optional<RunForm> Bridges::run_at(const ColouredSite& site) const {
  switch (site.barrier) {
    case Barrier::kNone:
    case Barrier::kEntryPoint:
    case Barrier::kMixed:
    case Barrier::kModuleLevel:
      return std::nullopt;
    default:
      break;
  }
  const Value& target = solver_.value(site.target);
  if (site.kind != semantics::EdgeKind::kCall && site.kind != semantics::EdgeKind::kProperty)
    return std::nullopt;
  if (site.is_guess || target.kind != ValueKind::kFunction || program_.function_code(target.a).is_generator)
    return std::nullopt;
  if (!is_self_contained(target.a)) return std::nullopt;
  const semantics::FunctionCode& code = program_.function_code(site.function);
  const std::string& name = program_.code(program_.file_of_function(site.function)).names[code.name];
  // The interpreter may be at its end, where no thread starts.
  if (name == "__del__") return std::nullopt;
  const bool is_seen = callers_.count(site.function) != 0;
  const bool may_run =
      (!is_seen && is_called_unseen(site.barrier)) || is_reached_by_coroutines(site.function);
  return may_run ? RunForm::kInThread : RunForm::kHere;
}

}  // namespace aioshift::rules::migration
