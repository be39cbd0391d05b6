// The locks over a state: those that the file has, and the one that a fix makes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "state.h"

namespace aioshift::transforms::shared_state_race {

bool is_called_lock(std::string_view text);

// Whether the write stands under something that looks like a lock, or behind one that the function takes:
// whoever takes one there has thought of other tasks, and may have looked again at the state.
bool is_locked(const semantics::FileModel& model, const Race& race, syntax::Node function);

// The lock that the file holds over the state elsewhere.
struct Guard {
  syntax::Node lock;        // `self._lock` of one of the statements; null where there is none
  bool is_certain = false;  // everywhere the same one of asyncio's, made once and with the state
};
Guard guard_of(const semantics::FileModel& model, const State& state);

// Whether the node stands in a block that holds the guard.
bool is_under(const semantics::FileModel& model, syntax::Node node, const Guard& guard);

// Whether the write makes the state: in `__init__`, or at the top of the module.
bool is_initial(const Write& write, const State& state);

// Where the lock is made: behind the statement that makes the state.
struct LockPlace {
  syntax::Node statement;
  std::string object;  // "self." or nothing
};
std::optional<LockPlace> place_of_lock(const semantics::FileModel& model, const State& state);

// `_total_lock` for the attribute `total`, `TOTAL_LOCK` for a variable TOTAL. A lock that an earlier fix
// made under this name serves.
std::optional<std::string> name_of_lock(const semantics::FileModel& model, const State& state,
                                        const LockPlace& place);
bool has_lock(const semantics::FileModel& model, std::string_view name);

}  // namespace aioshift::transforms::shared_state_race
