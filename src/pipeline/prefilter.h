// Which rules can match in a file at all, by its bytes.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "pattern/literals.h"
#include "pipeline/literal_search.h"

namespace aioshift::pipeline {

// The literals that several rules require, looked for in one text.
//
// Of each rule's entries one is looked for, the one that likely fewest files satisfy, and all rules'
// in one pass; the others only where that one was found. So a file in which nothing can match is read
// once, however many rules there are.
//
// Literals are UTF-8. In a file in another encoding those beyond ASCII count as found, and in one with
// escape sequences all do.
class Prefilter {
 public:
  explicit Prefilter(std::span<const pattern::RequiredLiterals> required_by_rule);

  // Indices of the rules that can match in `bytes`, ascending. May be called from several threads.
  std::vector<std::uint32_t> rules_for(std::string_view bytes) const;

 private:
  // A list of lists of numbers.
  struct Lists {
    std::vector<std::uint32_t> numbers;
    std::vector<std::uint32_t> begins = {0};

    void begin_next() { begins.push_back(static_cast<std::uint32_t>(numbers.size())); }
    std::span<const std::uint32_t> operator[](std::size_t i) const {
      return std::span(numbers).subspan(begins[i], begins[i + 1] - begins[i]);
    }
  };
  class Answers;

  std::uint32_t rule_count_;
  std::vector<std::uint32_t> unconditional_;  // rules without entries
  // All literals; those before search_.literals().size() are looked for in one pass.
  std::vector<pattern::Literal> literals_;
  std::vector<bool> is_ascii_;  // by literal
  LiteralSearch search_;
  Lists rules_by_literal_;   // by literal of the search: the rules that it may let through
  Lists entries_by_rule_;    // the other entries of a rule
  Lists literals_by_entry_;  // the alternatives of such an entry
};

}  // namespace aioshift::pipeline
