// Where an import statement goes, and how a list of imported names grows and shrinks.
#pragma once

#include <optional>
#include <string_view>

#include "semantics/model.h"
#include "text/edit.h"

namespace aioshift::rewrite {

// Adds `import module` at the top of the file: after the docstring and `__future__`, in the block
// of its kind (standard library or not), in the order that the block has.
text::Edit add_import(const semantics::FileModel& model, std::string_view module);

// Adds `name` to the list of `from ... import a, b`: in its place where the list is sorted, else at
// the end, in the list's own layout.
text::Edit add_imported_name(syntax::Node import_from_statement, std::string_view name);

// Removes an element of an import statement with its comma, or the statement with its line where it
// is the only one. Nothing where a comment or the block around it would suffer.
std::optional<text::Edit> remove_import(syntax::Node element);

}  // namespace aioshift::rewrite
