// An import statement that binds one name, as text.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "rules/rule_document.h"

namespace aioshift::rules {

// The error is the end of a sentence that begins with the statement. Relative imports and `*` are
// refused: what they name depends on the file.
tl::expected<ImportSpec, std::string> parse_import_statement(std::string_view statement);

}  // namespace aioshift::rules
