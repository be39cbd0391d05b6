#include "rules/migration/kept_functions.h"

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
}

// The function whose code defines it; kModuleCode of others.
KeptFunctions::Function KeptFunctions::function_around(Function function) const {
  const semantics::FunctionCode& code = program_.function_code(function);
  if (code.outer == semantics::kModuleCode) return semantics::kModuleCode;
  return program_.function(program_.file_of_function(function), code.outer);
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
