// A match gives way to a template: the edits of a fix.
#pragma once

#include <span>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "pattern/bindings.h"
#include "rewrite/reason.h"
#include "rewrite/template.h"
#include "rewrite/template_writer.h"
#include "text/edit.h"

namespace aioshift::rewrite {

struct ReplacementRequest {
  const FixTemplate& fix;
  syntax::Node match;
  text::Range range;  // what gives way: the match's, or as far as expandStart and expandEnd reach
  const pattern::Bindings& bindings;
  TransformedLookup transformed = {};
  std::span<const WrittenName> names = {};
  // Whether every Python that the file is for takes any quote, backslash and comment in an f-string
  // (3.12 or later).
  bool has_modern_f_strings = false;
  // Whether the result is only a text, to be put elsewhere: the place of the match asks for nothing.
  bool is_detached = false;
};

// The text is ast-grep's, indented as there, except that
// - lines inside strings are never indented, and tabs are indentation too;
// - what a variable stands for gets parentheses where its place in the template needs them, and all of
//   it where the place of the match does; so do lines that would end outside of brackets;
// - variables in the order of the source keep what they stand for where it is, and the edits between
//   them are as small as tokens let them be; line breaks and comments beside what stays are kept, with
//   trailing commas;
// - a list element that is an empty run takes a comma along, and a statement its line;
// - a replacement of nothing removes (see removal.h).
// Refused: kCommentInTheWay where a comment would be lost; kDoesNotFit; kInsideFString; kTextIsShown;
// kAssignedTo where nothing can be assigned to the template.
tl::expected<std::vector<text::Edit>, Reason> replacement_edits(const ReplacementRequest& request);

}  // namespace aioshift::rewrite
