// Functions that something outside of the program's Python code calls, and calls as plain functions.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "rewrite/reason.h"
#include "rules/program_view.h"
#include "semantics/program/colouring.h"

namespace aioshift::rules::migration {

struct Entries {
  std::vector<semantics::InstructionId> tasks = {};      // calls that hand functions to tasks, ascending
  std::optional<rewrite::Reason> why_threads_stay = {};  // one of those that are no tasks
  std::vector<semantics::FunctionId> functions;
  std::set<semantics::FunctionId> repeated;  // of these, what may be called any number of times
  // Calls that may call some of them before they return.
  std::vector<semantics::Dispatcher> dispatchers;

  bool is_dispatcher(std::string_view name) const;
};

enum class EntryKinds : std::uint8_t {
  kCommands,    // that the project declares, or decorators of command lines make
  kRegistered,  // also what other frameworks get by decorators
  kAll,         // also what they get as arguments, run in threads, or call of classes that derive from theirs
};

// `tasks`: calls that make a thread which becomes a task, in order: what these run is no entry.
Entries entry_functions(const rules::ProgramView& program, EntryKinds kinds,
                        const std::vector<semantics::InstructionId>& tasks);

}  // namespace aioshift::rules::migration
