// Many literals looked for in one text at once.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pattern/literals.h"

namespace aioshift::pipeline {

// Finds which of a set of literals stand in a text, in one pass over it.
//
// Of each literal one window of three bytes is looked for, the one that is rarest in Python code.
// With AVX2 sixteen-entry tables say of 32 places at a time whether a window may begin there (the
// algorithm Teddy of Hyperscan and of Rust's aho-corasick: the windows are dealt out to eight buckets,
// a bit each, and a table for each half of each byte says which buckets allow it); elsewhere a bitmap
// is asked at every place. A hash table then knows the windows exactly, and the literal is compared.
// docs/dependencies.md has it measured beside memmem and Hyperscan.
class LiteralSearch {
 public:
  LiteralSearch() = default;
  // Distinct literals, of which none is empty or has a tail.
  explicit LiteralSearch(std::vector<pattern::Literal> literals);

  std::span<const pattern::Literal> literals() const { return literals_; }

  // Appends the numbers of the literals that stand in `bytes`, each once, in any order.
  void find(std::string_view bytes, bool names_are_whole, std::vector<std::uint32_t>& found) const;

  // The same without vector instructions, whatever the processor: for tests.
  void find_portably(std::string_view bytes, bool names_are_whole, std::vector<std::uint32_t>& found) const;

 private:
  struct Window {
    std::uint32_t bytes;    // three of them, the first one lowest
    std::uint32_t literal;  // its number
    std::uint32_t offset;   // of the window in the literal
  };
  // Which buckets allow a byte: by its lower and its upper half.
  struct ByteMasks {
    alignas(16) std::uint8_t low[16] = {};
    alignas(16) std::uint8_t high[16] = {};
  };
  class Pass;

  void choose_windows();
  void fill_tables();
  bool may_begin(std::uint32_t window) const;
  void find_short(Pass& pass) const;
  void scan_portably(Pass& pass, const char* from) const;
  void scan_with_avx2(Pass& pass) const;

  std::vector<pattern::Literal> literals_;
  std::vector<std::uint32_t> short_;   // literals without a window
  std::vector<Window> windows_;        // in the order of their hashes
  std::vector<std::uint32_t> first_;   // by hash: its first window; one more at the end
  std::uint32_t hash_shift_ = 31;      // hash = the product's upper bits
  std::vector<std::uint64_t> bitmap_;  // one bit for each value of the hash below
  std::uint32_t bitmap_shift_ = 26;
  ByteMasks masks_[3];
};

}  // namespace aioshift::pipeline
