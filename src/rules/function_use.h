// Uses of a function that is known by its qualified name: the start of many rules.
#pragma once

#include <optional>
#include <string_view>

#include "semantics/model.h"

namespace aioshift::rules {

struct FunctionUse {
  syntax::Node call;       // the call of it, or null where the function is used as a value
  bool is_certain = true;  // the name means nothing else on any path
};

// Whether `node`, an identifier or attribute, is a use of the function `qualified`
// ("asyncio.wait_for"): called, or passed on. What binds or deletes the name is none, nor is a
// name inside a longer chain.
std::optional<FunctionUse> use_of(const semantics::FileModel& model, syntax::Node node,
                                  std::string_view qualified);

}  // namespace aioshift::rules
