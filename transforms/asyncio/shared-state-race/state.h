// State that outlives a coroutine's turn: attributes of `self` and variables of the module.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "semantics/model.h"

namespace aioshift::transforms::shared_state_race {

struct State {
  std::string_view name;          // of the attribute or variable
  syntax::Node class_definition;  // null for a variable of the module

  bool operator==(const State&) const = default;
};

// The state that `expression` names or is an element of: `self.total`, `self.cache[key]`, `TOTAL`. Nothing
// for local variables, constants, functions and modules.
std::optional<State> state_of(const semantics::FileModel& model, syntax::Node expression);

// The first place inside `node` that reads the state; null where none does. What a nested function reads does
// not count.
syntax::Node first_read(const semantics::FileModel& model, syntax::Node node, const State& state);

// A statement that assigns the state, and the target in it.
struct Write {
  syntax::Node statement;
  syntax::Node target;
  syntax::Node value;  // the right side
  bool is_augmented = false;
};
// Every one in the file, in source order.
std::vector<Write> writes(const semantics::FileModel& model, const State& state);
// The write that the assignment is, and the state that it writes.
std::optional<std::pair<State, Write>> write_of(const semantics::FileModel& model, syntax::Node assignment);

// A write that depends on what was read before an await: between the two another task may have written.
struct Race {
  State state;
  Write write;
  // The statements from the read to the write, siblings in one block.
  syntax::Node first;
  syntax::Node last;
  bool is_check = false;  // the read only decided whether to write
};
std::optional<Race> race_of(const semantics::FileModel& model, syntax::Node assignment);

}  // namespace aioshift::transforms::shared_state_race
