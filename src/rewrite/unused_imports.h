// Imports that a Fix has left without a use.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "semantics/model.h"
#include "text/edit.h"

namespace aioshift::rewrite {

// Edits that drop the imports of `released` ("asyncio.wait_for") that nothing in the file refers
// to any more. An import stays where it may serve others: named in `__all__` or another string, in
// an `__init__.py`, under `if`, `try` or TYPE_CHECKING, marked with a noqa comment, or written as
// `from m import a as a`.
std::vector<text::Edit> drop_unused_imports(const semantics::FileModel& model,
                                            std::span<const std::string> released);

}  // namespace aioshift::rewrite
