// What findings say: why something becomes asynchronous, down to where it begins.
#pragma once

#include <string>
#include <unordered_map>

#include "rules/migration/plan.h"

namespace aioshift::rules::migration {

class Wording {
 public:
  Wording(const semantics::Solver& solver, const semantics::Colouring& colouring);

  // "'pkg.get' becomes a coroutine function: it awaits pkg.read → pkg.net.recv"
  std::string of_function(semantics::FunctionId function, bool has_twin) const;
  // Of a call, loop, ... that changes where no function does.
  std::string of_site(const PlannedSite& site) const;
  // Of what becomes of a library's call.
  std::string of_library(const PlannedSite& site) const;
  // Of one that is left to a person.
  std::string of_refusal(const PlannedSite& site) const;

 private:
  std::string name_of(semantics::ValueId target) const;
  std::string of_loose_end(semantics::LooseEnd::Kind kind, semantics::FunctionId function) const;
  std::string path_from(semantics::ValueId target) const;

  const semantics::Solver& solver_;
  const semantics::WholeProgram& program_;
  const semantics::Colouring& colouring_;
  std::unordered_map<semantics::InstructionId, const semantics::ColouredSite*> sites_;
};

}  // namespace aioshift::rules::migration
