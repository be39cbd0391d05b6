// The check that every rewritten text passes before anyone sees it.
#pragma once

#include <string>
#include <tl/expected.hpp>

#include "syntax/tree.h"
#include "text/edit.h"

namespace aioshift::rewrite {

// `after` is the tree of the text that edits made of `before`'s; `changes` says where. Passes where
// the new text has no problem that the old one lacked, nothing that CPython's compiler refuses although it
// parses (see syntax/compile_errors.h), and every token outside the changed
// stretches is there as it was: the same kind, the same text, in the same order. The error says
// what is not so, for the report of a defect.
tl::expected<void, std::string> verify(const syntax::Tree& before, const syntax::Tree& after,
                                       const text::ChangeMap& changes);

}  // namespace aioshift::rewrite
