// Whether a pattern matches at a node.
#pragma once

#include <optional>

#include "pattern/bindings.h"
#include "pattern/names.h"
#include "pattern/pattern.h"
#include "pattern/step_budget.h"
#include "pattern/trail.h"

namespace aioshift::pattern {

struct TreeMatch {
  // Where the last node that the pattern accounts for ends: what follows it inside the node (the
  // `else` of an `if` whose pattern has none) is not the pattern's.
  text::Offset end = 0;
  bool is_certain = true;  // false where a name was matched that may mean something else
  // False where a token was passed over that says more than layout does: `async`, the comma of `x[a,]`.
  bool is_complete = true;
};

// Binds the pattern's variables; what they are bound to already must be equal. Without a match
// the bindings stay as they are. `names` is asked only by patterns with qualified names; null: none of
// those match. There is no match either where the budget does not suffice.
//
// A run (`$$$A`) ends where what follows it in the pattern first matches, as in ast-grep: there is
// no going back.
std::optional<TreeMatch> match_tree(const Pattern& pattern, syntax::Node node, Bindings& bindings,
                                    Trail& trail, const NameResolver* names, StepBudget& budget);

// Whether two nodes say the same: equal kinds and texts, whatever stands between the tokens. Where one
// has no named children, equal text is enough.
bool are_equal(syntax::Node a, syntax::Node b);
// The same of what two variables stand for. Of runs, the nodes with a name must be equal, comments apart.
bool are_equal(const syntax::Tree& tree, const Binding& a, const Binding& b);

}  // namespace aioshift::pattern
