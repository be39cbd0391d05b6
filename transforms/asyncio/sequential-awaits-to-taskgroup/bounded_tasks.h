// The tasks of a loop, only so many of which run at a time.
#pragma once

#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "rewrite/reason.h"
#include "rewrite/statement_place.h"
#include "semantics/model.h"
#include "text/edit.h"

namespace aioshift::transforms::sequential_awaits {

// What is called for each element, in which targets, and the first of the statements that give way.
struct Loop {
  syntax::Node call;
  std::vector<syntax::Node> targets;
  syntax::Node first;
};

// The call as a task makes it, so that only so many of them run at once.
struct BoundedCall {
  std::string call;
  std::vector<std::string> lines;  // in front of the statement
  bool is_apart = false;           // by a blank line
  std::string group;               // "asyncio.TaskGroup", as the file says it
  std::vector<text::Edit> imports;
};

tl::expected<BoundedCall, rewrite::Reason> bounded_call(const semantics::FileModel& model, const Loop& loop,
                                                        const std::string& limit,
                                                        std::set<std::string>& taken);

// A list comprehension in the block of the group, on as many lines as it takes.
std::string task_list(const rewrite::StatementPlace& place, std::size_t column, const std::string& group,
                      const std::string& call, const std::string& clause);

// A fresh name, or the first one where an earlier fix has used it and nobody needs that value any more.
std::string name_again(const semantics::FileModel& model, syntax::Node statement,
                       std::initializer_list<std::string_view> candidates, std::set<std::string>& taken);

}  // namespace aioshift::transforms::sequential_awaits
