// Pieces of text that stand in the place of a library's: names as the file says them, templates, quotes.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "rewrite/async_syntax/async_syntax.h"
#include "rules/library/library_map.h"
#include "semantics/model.h"

namespace aioshift::rules::migration {

// How code at `site` says `path`, the dotted name of a module's member; imports go to the substitute.
tl::expected<std::string, rewrite::Reason> name_at(const semantics::FileModel& model, syntax::Node site,
                                                   std::string_view path,
                                                   rewrite::AsyncSubstitute& substitute);
// Says that the import by which `name` means something may have lost its last use.
void release(const semantics::FileModel& model, syntax::Node name, rewrite::AsyncSubstitute& substitute);

// Of an expression that names members of modules, how the code at `site` says it.
tl::expected<std::string, rewrite::Reason> expand_names(const semantics::FileModel& model, syntax::Node site,
                                                        const library::LibraryMap& map, std::string_view text,
                                                        rewrite::AsyncSubstitute& substitute);

// Evaluating it twice is the same as once, and as not at all.
bool is_simple(syntax::Node value);

// The same of texts that are put together as well.
bool is_repeatable(syntax::Node value);

std::string replaced(std::string text, std::string_view variable, std::string_view by);
std::size_t count_of(std::string_view text, std::string_view variable);

// "not x", which needs parentheses in some places.
bool is_negation(std::string_view expression);
// `node` gives way to an expression, without two `not` in a row, with parentheses where it needs them.
text::Edit expression_edit(syntax::Node node, std::string text);

// Within an f-string in double quotes, those of what comes in become single ones: before Python 3.12 the
// string would end there. False where neither kind is free.
bool fit_into_string(syntax::Node site, rewrite::AsyncSubstitute& substitute);

}  // namespace aioshift::rules::migration
