// An object that a caller may bring along, or the function makes: `session or Session()`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "syntax/tree.h"

namespace aioshift::rules::migration {

struct MadeOrGiven {
  syntax::Node statement;  // of the constructor's body, in which it is settled which of the two it is
  std::string is_made;     // what is true in front of that where it is made: "session is None"
};

// `call`: what makes one. Nothing where it is settled in another way, or elsewhere than in a constructor.
std::optional<MadeOrGiven> made_or_given(syntax::Node call, std::string_view parameter);

}  // namespace aioshift::rules::migration
