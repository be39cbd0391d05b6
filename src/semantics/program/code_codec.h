// A file's code as bytes, about nine tenths of the size of its text (measured, bench/program.py).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "semantics/program/code.h"

namespace aioshift::semantics {

std::string encode(const ModuleCode& code);
// Nothing where the bytes end early or hold more. Otherwise they are trusted: who keeps them sees to it that
// they are what was encoded, by the same program.
std::optional<ModuleCode> decode(std::string_view bytes);

}  // namespace aioshift::semantics
