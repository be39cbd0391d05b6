// Unified diffs that GNU patch and git apply take with no offset and no fuzz.
#pragma once

#include <string>
#include <string_view>

#include "text/edit.h"

namespace aioshift::diff {

// One file before and after. Paths are bytes, relative to where the patch is to be applied.
struct FileDiff {
  std::string_view path;
  std::string_view before;
  std::string_view after;
  // Which stretches differ: comparison is confined to windows around them. Where they do not fit the
  // two texts, all of both is compared.
  const text::ChangeMap& changes;
};

// The whole entry: `diff --git`, `---`, `+++` and hunks with `context` lines around changes, a
// line being what ends in LF. Empty where before and after are equal. Names are quoted as git does.
std::string unified_diff(const FileDiff& file, unsigned context = 3);

// Any number of such entries, coloured as git does for a terminal.
std::string colorize(std::string_view diff);

// A path as git writes it in a diff header: quoted in C style where it holds control characters,
// quotes, backslashes or bytes from 0x7f on; for GNU patch's sake also where it ends in a space.
std::string quote_path(std::string_view prefix, std::string_view path);

}  // namespace aioshift::diff
