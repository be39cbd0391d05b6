// The oldest Python that the result must run on.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace aioshift::rules {

struct PythonVersion {
  int major = 3;
  int minor = 11;

  // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 means the 0 in the generated comparison
  constexpr auto operator<=>(const PythonVersion&) const = default;
};

inline constexpr PythonVersion kOldestTarget{3, 9};
inline constexpr PythonVersion kDefaultTarget{3, 11};
inline constexpr PythonVersion kNewestTarget{3, 14};
// The first with asynchronous comprehensions inside others (What's New In Python 3.11).
inline constexpr PythonVersion kNestedAsyncComprehensions{3, 11};

// "py39" ... "py314"; nothing for any other text.
std::optional<PythonVersion> parse_target(std::string_view text);
std::string to_string(PythonVersion version);  // "py311"

}  // namespace aioshift::rules
