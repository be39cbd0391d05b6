// Which rules can match in a file at all, by its bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pattern/literals.h"

namespace aioshift::pipeline {

// Literals of several rules, looked for in one text.
class Prefilter {
 public:
  // What each rule requires.
  explicit Prefilter(const std::vector<pattern::RequiredLiterals>& by_rule);

  // Indices of the rules that can match in `bytes`, ascending.
  std::vector<std::uint32_t> rules_for(std::string_view bytes) const;

 private:
  std::vector<std::string> literals_;
  using Alternatives = std::vector<std::uint32_t>;  // indices into literals_
  std::vector<std::vector<Alternatives>> by_rule_;
};

}  // namespace aioshift::pipeline
