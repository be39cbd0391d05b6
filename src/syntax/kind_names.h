// The grammar's own words for kinds and fields, which rule files use.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "syntax/kinds.h"

namespace aioshift::syntax {

// The kind of named nodes with this name ("call", "ERROR"); nothing where the grammar has none. A
// supertype of the grammar ("expression") has a kind that no node ever has.
std::optional<Kind> kind_named(std::string_view name);
std::optional<Field> field_named(std::string_view name);
// Names of all kinds of named nodes, and of all fields, sorted: for suggestions.
std::vector<std::string_view> kind_names();
std::vector<std::string_view> field_names();

}  // namespace aioshift::syntax
