#include "rules/migration/kept_functions.h"

#include <algorithm>

namespace aioshift::rules::migration {

using semantics::ValueKind;

KeptFunctions::KeptFunctions(const ProgramView& program, const semantics::Colouring& colouring,
                             const std::set<Function>& called)
    : program_(program.solver().program()), colouring_(colouring) {
  if (called.empty()) return;
  for (Function id = 0; id < program_.function_count(); ++id) {
    const semantics::FunctionCode& code = program_.function_code(id);
    if (colouring.is_async(id) && !code.is_async && !code.is_lambda)
      families_[colouring.family_of(id)].push_back(id);
  }
  for (const Function function : called) add_family_of(function);
  // What stays calls what stays.
  for (std::size_t before = 0; before != kept_.size();) {
    before = kept_.size();
    for (const semantics::ColouredSite& site : colouring.sites()) {
      const semantics::Value& target = program.solver().value(site.target);
      if (target.kind != ValueKind::kFunction || is_kept(target.a)) continue;
      for (Function around = site.function; around != semantics::kModuleCode;
           around = function_around(around)) {
        if (!is_kept(around)) continue;
        add_family_of(target.a);
        break;
      }
    }
  }
  for (const Function function : kept_) {
    if (is_mixed(program.solver(), function)) mixed_.insert(function);
  }
}

// The function whose code defines it; kModuleCode of others.
KeptFunctions::Function KeptFunctions::function_around(Function function) const {
  const semantics::FunctionCode& code = program_.function_code(function);
  if (code.outer == semantics::kModuleCode) return semantics::kModuleCode;
  return program_.function(program_.file_of_function(function), code.outer);
}

// Whether some class has something else under the method's name, which would have no counterpart.
bool KeptFunctions::is_mixed(const semantics::Solver& solver, Function function) const {
  const semantics::FunctionCode& code = program_.function_code(function);
  if (code.owner == semantics::kNoClass) return false;
  const File file = program_.file_of_function(function);
  const semantics::ClassId owner = program_.class_id(file, code.owner);
  const semantics::GlobalName name = program_.name(file, code.name);
  const auto belongs = [&](semantics::ValueId id) {
    const semantics::Value* value = &solver.value(id);
    while (value->kind == ValueKind::kProperty || value->kind == ValueKind::kStaticMethod ||
           value->kind == ValueKind::kClassMethod || value->kind == ValueKind::kManagerFactory)
      value = &solver.value(value->a);
    return value->kind == ValueKind::kFunction && !program_.function_code(value->a).is_lambda &&
           program_.function_code(value->a).owner != semantics::kNoClass;
  };
  for (semantics::ClassId id = 0; id < program_.class_count(); ++id) {
    const auto mro = solver.mro(id);
    if (std::find(mro.begin(), mro.end(), owner) == mro.end()) continue;
    for (const auto& [member, slot] : solver.members(id)) {
      if (member != name) continue;
      const auto values = solver.values(slot);
      if (!std::all_of(values.begin(), values.end(), belongs)) return true;
    }
  }
  return false;
}

const std::vector<KeptFunctions::Function>& KeptFunctions::family_of(Function function) const {
  static const std::vector<Function> kNone;
  const auto found = families_.find(colouring_.family_of(function));
  return found == families_.end() ? kNone : found->second;
}

KeptFunctions::Function KeptFunctions::outermost(Function function) const {
  Function found = semantics::kModuleCode;
  for (Function at = function; at != semantics::kModuleCode; at = function_around(at)) {
    if (is_kept(at)) found = at;
  }
  return found;
}

void KeptFunctions::add_family_of(Function function) {
  const auto found = families_.find(colouring_.family_of(function));
  if (found == families_.end()) return;
  kept_.insert(found->second.begin(), found->second.end());
}

}  // namespace aioshift::rules::migration
