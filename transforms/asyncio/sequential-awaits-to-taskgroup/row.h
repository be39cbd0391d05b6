// Awaits that stand in a row, and what keeps them in it.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "semantics/model.h"

namespace aioshift::transforms::sequential_awaits {

// A statement that is nothing but an awaited call of a coroutine, and where its result goes.
struct Step {
  syntax::Node statement;
  syntax::Node target;  // a name or several; null where nothing takes the result
  syntax::Node call;
};

std::optional<Step> step_of(const semantics::FileModel& model, syntax::Node statement);

// Why the second step has to wait for the first, or the other way round.
std::optional<std::string> dependency(const semantics::FileModel& model, const Step& first,
                                      const Step& second);

std::set<std::string_view> names_in(syntax::Node node);

}  // namespace aioshift::transforms::sequential_awaits
