// What has been read of a function's threads, before it is known whether they can be tasks: the common ground
// of the parts that look at them.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "rules/migration/thread_groups.h"

namespace aioshift::rules::migration {

// What a variable holds: a thread, or a list of them.
enum class ThreadForm : std::uint8_t { kOne, kElements };

struct ThreadReading {
  const semantics::FileModel& model;
  syntax::Node scope;  // the function; null: the module
  ThreadGroup& group;
  const std::map<std::string_view, ThreadForm>& holders;
  const std::vector<syntax::Node>& starts;    // calls `thread.start()`
  const std::set<std::string_view>& daemons;  // variables whose threads are

  // Of the function, or the module.
  semantics::ScopeId own_scope() const;
};

// `threading.Thread(...)`
bool makes_thread(const semantics::FileModel& model, syntax::Node call);
// The variable of `threads.append(thread)`, a statement; null where it is another thing.
syntax::Node appended_to(syntax::Node thread);

// Whether each thread is started and waited for where the function comes by, whatever it does; says so in the
// group. Nothing where they can be tasks.
std::optional<rewrite::Reason> check_lives(const ThreadReading& reading);

}  // namespace aioshift::rules::migration
