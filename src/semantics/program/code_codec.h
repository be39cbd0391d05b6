// A file's code as bytes, about nine tenths of the size of its text (measured, bench/program.py).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "semantics/program/code.h"

namespace aioshift::semantics {

// What a file says, and where: nodes are numbered anew in `content`, in their order, and `places` has what
// they are. So a comment or a line more, which moves all that is below it, leaves the content as it was.
// Whoever does not look at the tree can do nothing with nodes but compare them with each other and with 0,
// and so finds out the same from files of equal content.
struct EncodedCode {
  std::string content;
  std::string places;
};

EncodedCode encode(const ModuleCode& code);
// Nothing where the bytes end early or hold more. Otherwise they are trusted: who keeps them sees to it that
// they are what was encoded, by the same program.
std::optional<ModuleCode> decode(std::string_view content, std::string_view places);

}  // namespace aioshift::semantics
