// What is wrong in a rule file, and where.
#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace aioshift::rules {

// Counted from 1, columns in characters; 0 where it is the file as a whole.
struct TextPosition {
  std::uint32_t line = 0;
  std::uint32_t column = 0;

  // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 means the 0 in the generated comparison
  constexpr auto operator<=>(const TextPosition&) const = default;
};

struct YamlError {
  TextPosition at;
  std::string message;
};

struct RuleFileError {
  std::string file;
  TextPosition at;
  std::string message;
};

// "file:line:column: message", without what is not known.
std::string to_string(const RuleFileError& error);

}  // namespace aioshift::rules
