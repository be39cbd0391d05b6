// A local variable that a Fix leaves without a use: its assignment goes too.
#pragma once

#include <span>
#include <vector>

#include "semantics/model.h"
#include "text/edit.h"

namespace aioshift::rewrite {

struct ReleasedVariable {
  // That remove the assignment; empty where it stays.
  std::vector<text::Edit> edits;
  // Other uses of the variable, for Fix::relied_on: the Fix waits for a pass in which none of these goes,
  // so that it sees what is left.
  std::vector<text::Range> relied_on;
};

// `use`, an identifier, goes with the Fix. Where it is the only use of a variable of its function that is
// assigned once, the assignment goes as well, with its lines and the blank lines behind it that would be
// too many; the value is to be without an effect, which is the caller's to know. Of several uses, the last
// one that goes takes the assignment along. The assignment stays where a comment would be lost, where its
// block has nothing else, and in a function that looks at its variables by name (`locals()`, `eval`).
// `going`: other uses that the same Fix takes away.
ReleasedVariable release_variable(const semantics::FileModel& model, syntax::Node use,
                                  std::span<const syntax::Node> going = {});

}  // namespace aioshift::rewrite
