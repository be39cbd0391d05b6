// What must hold for every input, however broken.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace aioshift::fuzz {

// Takes any bytes through the whole path: source, tree, model, all built-in rules, passes,
// verification, unified diff. What it returns says which invariant does not hold, with the input and
// the result: no fix fails its verification and the passes end; the result has no syntax error that
// the input lacked and its comments and strings; bytes outside of the changes are equal; the diff
// makes the result; running again changes nothing.
//
// `data` is a Python file. Where it ends in a NUL byte and one more, which no Python source does, that
// byte chooses the options; else they are the target py311 with unsafe fixes.
std::optional<std::string> violated_invariant(std::string_view data);

}  // namespace aioshift::fuzz
