// A `try` that loses its `finally` clause, and with it its reason.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "rewrite/reason.h"
#include "syntax/tree.h"
#include "text/edit.h"

namespace aioshift::rewrite {

struct UnwrappedFinally {
  std::vector<text::Edit> edits;  // remove the lines of `try:` and of the clause
  text::Range body;               // the lines in between, comments among them, which keep their indentation
  std::string from;               // the indentation of the body
  std::string to;                 // ... and of the statement whose place it takes
};

// Of a `try` statement with no other clause. Refused: kCommentInTheWay where a comment would be lost,
// kDoesNotFit where the body stands on the line of the `try`.
tl::expected<UnwrappedFinally, Reason> unwrap_finally(syntax::Node statement);

}  // namespace aioshift::rewrite
