// Literals without which something cannot match, to be looked for in the raw bytes of a file.
#pragma once

#include <string>
#include <vector>

namespace aioshift::pattern {

// A conjunction of alternatives: a file can matter only if for each entry its bytes hold one of the
// entry's literals. No entries: every file can.
struct RequiredLiterals {
  std::vector<std::vector<std::string>> all;

  static RequiredLiterals one_of(std::vector<std::string> literals) { return {{std::move(literals)}}; }
};

}  // namespace aioshift::pattern
