// Where an import statement goes, and how a list of imported names grows and shrinks.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "semantics/model.h"
#include "text/edit.h"

namespace aioshift::rewrite {

// Adds `import module` at the top of the file: after the docstring and `__future__`, in the block
// of its kind (standard library or not), in the order that the block has. Not earlier than the module
// is imported by now, where that comes late.
text::Edit add_import(const semantics::FileModel& model, std::string_view module);

// A line to add: `import a.b as c`, `from a import b`.
struct ImportLine {
  std::string text;
  std::string module;  // with leading dots; "__future__" goes behind the docstring
  bool is_from = false;
};
// The same for any imports. `site`: an expression that is evaluated when the module is, before which the
// lines have to stand; null where nothing is.
std::vector<text::Edit> add_import_lines(const semantics::FileModel& model, std::vector<ImportLine> lines,
                                         syntax::Node site);

// Imports that are each put as a section of its own into one place, as one: those of the standard library
// first, with a blank line behind them. Others stay as they are.
std::vector<text::Edit> combine_imports(std::vector<text::Edit> imports);

// Adds `name` to the list of `from ... import a, b`: in its place where the list is sorted, else at
// the end, in the list's own layout.
text::Edit add_imported_name(syntax::Node import_from_statement, std::string_view name);

// Removes an element of an import statement with its comma, or the statement with its line where it
// is the only one. Nothing where a comment or the block around it would suffer.
std::optional<text::Edit> remove_import(syntax::Node element);

}  // namespace aioshift::rewrite
