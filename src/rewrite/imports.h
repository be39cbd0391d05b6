// Imports that a rewrite needs: the name by which code reaches a module's member, and the edits
// that make it so.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "rewrite/reason.h"
#include "semantics/model.h"
#include "text/edit.h"

namespace aioshift::rewrite {

struct BoundName {
  std::string expression;         // "asyncio.timeout", "aio.timeout", "timeout"
  std::vector<text::Edit> edits;  // empty where the name can be had already
};

// How code at `current`, an expression that stands for another member of `module`, can say
// `module.member`. In order of preference: through the same module object (`aio.wait_for` →
// `aio.timeout`); through what is imported already; by extending the import that binds `current`;
// by a new `import module`. kNameTaken where each of these meets a name that means something else.
tl::expected<BoundName, Reason> bind_member(const semantics::FileModel& model, syntax::Node current,
                                            std::string_view module, std::string_view member);

}  // namespace aioshift::rewrite
