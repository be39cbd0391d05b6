// What stands between two parts of the source that a rewrite keeps, and what it writes there: the
// smallest edits from one to the other, with the source's layout and comments where tokens stay.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rewrite/token.h"
#include "text/edit.h"

namespace aioshift::rewrite {

struct NewToken {
  text::Range range;  // in Gap::replacement
  // Of the place in front of it, in the whole replacement: whether brackets are open there.
  bool is_in_brackets = false;
  // A closing bracket in front of which a comma may stand without a meaning of its own.
  bool takes_trailing_comma = false;
};

struct Gap {
  std::string_view source;  // the whole text
  text::Range old;          // the stretch of it that gives way
  std::string replacement;
  std::vector<NewToken> tokens;           // of the replacement
  bool is_opaque = false;                 // begins or ends inside a token: nothing is compared
  bool ends_in_brackets = false;          // whether brackets are open behind the last token
  bool follows_run = false;               // in front of the gap stands a run of elements that is kept
  bool follows_kept = false;              // ... or anything that is kept
  std::span<const text::Range> comments;  // in the source
};

struct FilledGap {
  std::vector<text::Edit> edits;  // sorted
  std::string text;               // what stands there then
};

// Tokens at both ends that are the same on both sides stay. Where the source has a line break or a
// comment between two of them, or beside a part that is kept, and the replacement has no line break
// there, the source's layout stays, with a comma before a closing bracket. Comments that the
// replacement's own lines would push out stay between them.
FilledGap fill_gap(const Gap& gap);

}  // namespace aioshift::rewrite
