// What a call of one of the file's coroutines does besides giving its result: as far as the file shows.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "semantics/model.h"

namespace aioshift::semantics {

struct Effects {
  // State that outlives the call, by what it is called at the call: "self.total", "COUNT", "session".
  std::set<std::string> reads;
  std::set<std::string> writes;
  // Objects whose methods it awaits or calls: two calls at a time may get in each other's way.
  std::set<std::string> uses;
  // Whether it changes something outside of the program, going by the names of what it calls: "save", "send".
  std::optional<std::string> changes_world;
  // A call of which nothing is known, not even by its name.
  std::optional<std::string> unknown;
};

// Of a call of a function or method that is defined in the file, with what it calls in turn. Nothing where
// the definition is not known.
std::optional<Effects> effects_of_call(const FileModel& model, syntax::Node call);

// Why the two cannot run at the same time, in words ("both use self.connection"); nothing where they can.
std::optional<std::string> dependency_between(const Effects& first, const Effects& second);

}  // namespace aioshift::semantics
