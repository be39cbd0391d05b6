// Names that a program makes while it runs: `getattr(self, f"do_{command}")`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "semantics/model.h"

namespace aioshift::semantics {

// Stands in a pattern for any text.
inline constexpr char kAnyText = '\0';

// What an expression that makes a string says of it: "do_\0" of `"do_" + command`, `f"do_{command}"`,
// `"do_%s" % command`, `"do_{}".format(command)`, and of a variable that is assigned nothing else in its
// function. A pattern of kAnyText alone where nothing is known; nothing of a string that is written out.
std::optional<std::string> name_pattern(const FileModel& model, syntax::Node expression);

bool matches_pattern(std::string_view name, std::string_view pattern);
// Whether the pattern says nothing.
inline bool is_any(std::string_view pattern) {
  return pattern.find_first_not_of(kAnyText) == std::string_view::npos;
}

}  // namespace aioshift::semantics
