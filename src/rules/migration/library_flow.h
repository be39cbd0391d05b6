// Which places of a program may hold the same object of a mapped library: objects are told apart by how they
// get from place to place, where the analysis itself knows them by their class alone.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rules/library/library_map.h"
#include "semantics/program/solver.h"

namespace aioshift::rules::migration {

// Functions that look at what they get, or put it into a new container, and keep nothing of it.
bool only_looks_at(std::string_view name);

// Whether the instruction gives what it gets, as it is.
inline bool copies(const semantics::Instruction& instruction) {
  using semantics::Op;
  return instruction.op == Op::kCopy || instruction.op == Op::kNarrow || instruction.op == Op::kExclude;
}

class LibraryFlow {
 public:
  // Slots of one group may hold the same object, or parts of it.
  using Group = semantics::Slot;

  LibraryFlow() = default;
  // `maps` are asked while it is made.
  LibraryFlow(const semantics::Solver& solver, std::span<const library::LibraryMap* const> maps);

  // kNoSlot where it holds no object of a library.
  Group group_of(semantics::Slot slot) const;
  // Of what containers hold.
  Group group_of_elements() const {
    return elements_ == semantics::kNoSlot ? elements_ : parents_[elements_];
  }

 private:
  using File = semantics::WholeProgram::File;

  bool holds_object(semantics::Slot slot) const;
  bool is_object(const semantics::Value& value) const;
  bool is_object_alone(semantics::Slot slot) const;
  bool is_of_library(const semantics::Value& external) const;
  bool is_consumer(const semantics::Value& external) const;
  bool is_lent(const semantics::Value& method) const;
  void follow_variables(File file);
  void follow(File file, const semantics::Instruction& instruction);
  void follow_call(File file, const semantics::Instruction& call);
  void follow_attribute(File file, const semantics::Instruction& instruction, semantics::Slot value);
  void follow_edge(const semantics::CallEdge& edge);
  void follow_fixtures();
  void follow_what_nobody_calls();
  bool is_called_directly(semantics::Slot callee, semantics::ValueId target) const;

  // Whether it holds an object, or stands for something that may.
  bool holds(semantics::Slot slot) const { return slot < holds_.size() && holds_[slot] != 0; }
  void join(semantics::Slot a, semantics::Slot b);
  semantics::Slot root_of(semantics::Slot slot);
  // What is no slot, and stands for one: an attribute of a class, what the elements of containers are, ...
  semantics::Slot node_for(std::uint64_t key);

  const semantics::Solver* solver_ = nullptr;
  std::span<const library::LibraryMap* const> maps_;
  std::vector<semantics::Slot> parents_;  // by slot; behind the slots, nodes; in the end of each its group
  std::vector<char> holds_;
  std::unordered_map<std::uint64_t, semantics::Slot> nodes_;
  semantics::Slot outside_ = semantics::kNoSlot;   // code that is not seen, which may hand back what it got
  semantics::Slot elements_ = semantics::kNoSlot;  // of all containers
};

}  // namespace aioshift::rules::migration
