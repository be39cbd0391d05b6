// A coroutine function that a rewrite adds in front of the code that runs it.
#pragma once

#include <string>
#include <string_view>

#include "semantics/model.h"
#include "text/edit.h"

namespace aioshift::rewrite {

struct DefinitionPlace {
  syntax::Node statement;        // that the definition goes in front of
  std::string indentation;       // of the definition
  std::string body_indentation;  // of the statements in it
};

// Where a function goes that `statement` uses: in front of it; outside of functions and classes in front of
// the statement of the module that holds it, since the names are the same there.
DefinitionPlace place_of_definition(syntax::Node statement);

// Adds `async def NAME():` with its body, lines that are indented already, the first one apart. The comments
// directly above the statement stay with it; blank lines are those of PEP 8.
text::Edit add_coroutine_function(const DefinitionPlace& place, std::string_view name, std::string_view body);

}  // namespace aioshift::rewrite
