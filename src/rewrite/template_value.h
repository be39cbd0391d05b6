// What a variable of a template stands for at one match, and what its place in the template asks of it.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "pattern/bindings.h"
#include "rewrite/reason.h"
#include "rewrite/template.h"
#include "text/edit.h"

namespace aioshift::rewrite {

// Of one use of a variable.
struct TemplateValue {
  enum class Kind { kNothing, kSource, kText };
  Kind kind = Kind::kNothing;
  text::Range source;               // kSource
  std::vector<syntax::Node> nodes;  // kSource: without comments, and without the tokens between elements
  std::string text;                 // kText, with the line ends of the file
  std::string indentation;          // kText: of the line it comes from
  bool is_run = false;
  bool has_parentheses = false;         // around it
  std::vector<text::Edit> parentheses;  // around elements of a run, in the source
};

// By use. `form` may be null. Refused: kDoesNotFit where an argument would stand in the place of an
// expression; what `transformed` gives.
tl::expected<std::vector<TemplateValue>, Reason> template_values(const FixTemplate& fix,
                                                                 const FixTemplate::Form* form,
                                                                 const pattern::Bindings& bindings,
                                                                 const TransformedLookup& transformed);

// Whether it needs parentheses in the place of `place`, for what it is.
bool needs_parentheses(const TemplateValue& value, syntax::Node place);

// Gives the value, or its elements, the parentheses that its place in the template needs; also where
// lines end in it and neither it nor all of the template (`has_brackets_around`) is inside of brackets.
void set_parentheses(TemplateValue& value, syntax::Node place, bool has_brackets_around);

// Whether lines end in it where no bracket of its own is open.
bool breaks_lines_in_the_open(const TemplateValue& value);

// Whether a comma behind the last of the elements of `list` means nothing.
bool takes_trailing_comma(syntax::Node list);

}  // namespace aioshift::rewrite
