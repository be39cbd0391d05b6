// How long an object is in use: the statements that need it open.
#pragma once

#include <tl/expected.hpp>
#include <vector>

#include "resources.h"
#include "rewrite/reason.h"
#include "semantics/model.h"

namespace aioshift::transforms::unclosed_resource {

struct Lifetime {
  // The last statement, a sibling of the assignment, that uses the object or what depends on it.
  syntax::Node last;
  // `await session.close()`, a sibling of the assignment; null where there is none.
  syntax::Node close;
  // Statements that close it as well, in a branch or otherwise than by a plain `await session.close()`.
  std::vector<syntax::Node> closes_inside;
  // Whether something sees to it already: `finally`, a `with` statement, an exit stack.
  bool is_looked_after = false;
};

// Of the object that `assignment`, a statement in a coroutine, assigns to the variable `name`. kOutlivesBlock
// where the object or what depends on it may be used later or elsewhere.
tl::expected<Lifetime, rewrite::Reason> lifetime_of(const semantics::FileModel& model,
                                                    syntax::Node assignment, syntax::Node name,
                                                    const Resource& resource);

}  // namespace aioshift::transforms::unclosed_resource
