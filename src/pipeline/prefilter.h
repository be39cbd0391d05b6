// Which rules can match in a file at all, by its bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace aioshift::pipeline {

// Literals of several rules, looked for in one text.
class Prefilter {
 public:
  // One list a rule: the rule can match only where one of them occurs. An empty list matches
  // everywhere.
  explicit Prefilter(const std::vector<std::vector<std::string>>& literals_by_rule);

  // Indices of the rules that can match in `bytes`, ascending.
  std::vector<std::uint32_t> rules_for(std::string_view bytes) const;

 private:
  std::vector<std::string> literals_;
  std::vector<std::vector<std::uint32_t>> by_rule_;  // indices into literals_
};

}  // namespace aioshift::pipeline
