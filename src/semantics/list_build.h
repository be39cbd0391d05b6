// How a local list comes to its elements.
#pragma once

#include <optional>
#include <vector>

#include "semantics/model.h"

namespace aioshift::semantics {

// `tasks = [...]` or `tasks = []`, perhaps with a type, and `tasks.append(x)` behind it.
struct ListBuild {
  syntax::Node assignment;  // the statement
  syntax::Node display;     // the list or list comprehension assigned
  std::vector<syntax::Node>
      elements;  // expressions: of the display, the comprehension's body, what is appended
  std::vector<syntax::Node> appends;  // the calls, in source order
  std::vector<syntax::Node> uses;     // every other reference to the variable, in source order
};

// Of the variable that `identifier` uses, where it is local to the function around, assigned once, and no
// function or class inside knows it. Nothing where the list may be another one, or is built otherwise
// (starred elements, `extend` and `insert` are other uses).
std::optional<ListBuild> list_build(const FileModel& model, syntax::Node identifier);

}  // namespace aioshift::semantics
