// Names for variables that a rewrite introduces.
#pragma once

#include <initializer_list>
#include <set>
#include <string>
#include <string_view>

#include "semantics/model.h"

namespace aioshift::rewrite {

// The first of `candidates` (empty ones passed over), then the first one with _2, _3, ... behind
// it, that is free in the scope of `site`, in the scopes inside it, and not in `taken`; it is added to
// `taken`.
std::string fresh_name(const semantics::FileModel& model, syntax::Node site,
                       std::initializer_list<std::string_view> candidates, std::set<std::string>& taken);

// What a person would call the value of `expression`: `get_user(7)` → "user", `self._lock` →
// "lock", `await fetch_page()` → "page". Empty where its own words give no such name, or a keyword
// or a builtin function's.
std::string_view name_for_value(syntax::Node expression);

// What a person would call the task that runs what `name` says: "user" → "user_task"; "coro" in a name is a
// word for what the task is not: "user_coro" → "user_task", "coro1" → "task1". "task" where that gives none.
std::string name_for_task(std::string_view name);

}  // namespace aioshift::rewrite
