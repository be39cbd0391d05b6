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
//
// With `is_python` false, a fix that fails its verification is no violation: the grammar takes much
// that Python does not (`async for [x] in (yield)`), and verification is what stands in for the rest.
std::optional<std::string> violated_invariant(std::string_view data, bool is_python = true);

}  // namespace aioshift::fuzz
