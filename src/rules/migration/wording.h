// What findings say: why something becomes asynchronous, down to where it begins.
#pragma once

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "rules/migration/plan.h"
#include "rules/rule.h"

namespace aioshift::rules::migration {

// A dotted name as readers know it: what is built in has no module.
std::string shown_name(const std::string& name);

class Wording {
 public:
  // Both must outlive it.
  Wording(const semantics::Solver& solver, const Plan& plan);

  // "'pkg.get' becomes a coroutine function: it awaits pkg.read → pkg.net.recv"
  std::string of_function(semantics::FunctionId function, bool has_twin) const;
  // Of a call, loop, ... that changes where no function does.
  std::string of_site(const PlannedSite& site) const;
  // Of what becomes of a library's call.
  std::string of_library(const PlannedSite& site) const;
  // Of one that is left to a person.
  std::string of_refusal(const PlannedSite& site) const;

  // The calls that lead from the site to where it begins; of one that stays, from what cannot await to it.
  std::vector<rules::TraceStep> trace(const PlannedSite& site) const;

 private:
  std::string name_of(semantics::ValueId target) const;
  std::string of_loose_end(semantics::LooseEnd::Kind kind, semantics::FunctionId function) const;
  std::string path_from(semantics::ValueId target) const;
  std::string path_to_barrier(semantics::FunctionId function) const;

  const semantics::Solver& solver_;
  const semantics::WholeProgram& program_;
  const Plan& plan_;
  const semantics::Colouring& colouring_;
  void add_step(semantics::InstructionId call, std::string message,
                std::vector<rules::TraceStep>& steps) const;

  std::unordered_map<semantics::InstructionId, const semantics::ColouredSite*> sites_;
  // Where the calls stand.
  std::unordered_map<semantics::InstructionId, std::pair<File, const PlannedSite*>> places_;
};

}  // namespace aioshift::rules::migration
