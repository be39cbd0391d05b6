// Which case of a library map an argument's value is.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "rules/migration/library_change.h"

namespace aioshift::rules::migration {

// An argument's name and value.
using NamedArgument = std::pair<std::string, syntax::Node>;

// Whether the value is what the case says; `beside`: all that is passed, which the case may ask for.
bool fits(const semantics::FileModel& model, const LibraryCall& call, syntax::Node value,
          const library::ArgumentCase& one, std::span<const NamedArgument> beside);

// Of a dictionary for proxies, the value that "http" and "https" both have; null where they differ, or there
// is more.
syntax::Node one_for_both(syntax::Node dictionary);

// Of a tuple, without its comments.
std::vector<syntax::Node> elements(syntax::Node tuple);

}  // namespace aioshift::rules::migration
