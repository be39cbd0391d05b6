// What a migration does in every file, as far as the text allows it.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "rules/migration/sites.h"

namespace aioshift::rules::migration {

// The functions and sites that change together, or not at all. Numbers from 1.
using Component = std::uint32_t;
inline constexpr Component kNoComponent = 0;

// One place and what becomes of it. Without reason: it changes, or is left to a person with its component.
struct PlannedPlace {
  PlannedSite site;  // its node is gone
  Component component = kNoComponent;
};

struct ComponentEdits {
  std::vector<text::Edit> edits;
  std::vector<std::string> released_imports;
  std::vector<text::Range> relied_on;
};

// A call that cannot be awaited, for the sake of which what it calls stays.
struct Stop {
  semantics::FunctionId caller = 0;
  File file = 0;
  text::Position begin;
  text::Position end;
};

struct FilePlan {
  std::vector<PlannedPlace> places;  // in source order
  std::map<Component, ComponentEdits> edits;
};

struct Plan {
  std::unique_ptr<semantics::Colouring> colouring;
  std::map<File, FilePlan> files;
  std::map<semantics::FunctionId, Stop> stops;
};

// What a plan begins at.
struct PlanRequest {
  bool has_blocking_calls = false;  // functions of the standard library, and the names of the configuration
  std::vector<const library::LibraryMap*> libraries = {};
};

// Colours the program, and again without the functions that the text refuses, until what is left can be
// written. A file that cannot be opened any more refuses its functions.
Plan make_plan(const rules::ProgramView& program, const rules::RuleInfo& rule, const PlanRequest& request);

}  // namespace aioshift::rules::migration
