// The names of a whole program, each once.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace aioshift::semantics {

using GlobalName = std::uint32_t;  // of the program's names

class NamePool {
 public:
  GlobalName id(std::string_view text) {
    if ((texts_.size() + 1) * 4 > table_.size() * 3) grow();
    const std::uint32_t hash = hash_of(text);
    std::uint32_t& place = table_[find(text, hash)];
    if (place == kFree) {
      place = static_cast<std::uint32_t>(texts_.size());
      texts_.emplace_back(text);
      hashes_.push_back(hash);
    }
    return place;
  }
  bool contains(std::string_view text) const {
    return !table_.empty() && table_[find(text, hash_of(text))] != kFree;
  }
  // Stays where it is while others are added.
  const std::string& operator[](GlobalName id) const { return texts_[id]; }
  GlobalName size() const { return static_cast<GlobalName>(texts_.size()); }

 private:
  static constexpr std::uint32_t kFree = UINT32_MAX;

  static std::uint32_t hash_of(std::string_view text) {
    const std::uint64_t hash = std::hash<std::string_view>()(text);
    return static_cast<std::uint32_t>(hash ^ hash >> 32U);
  }
  std::size_t find(std::string_view text, std::uint32_t hash) const {
    const std::size_t mask = table_.size() - 1;
    std::size_t at = hash & mask;
    while (table_[at] != kFree && !(hashes_[table_[at]] == hash && texts_[table_[at]] == text))
      at = (at + 1) & mask;
    return at;
  }
  void grow() {
    table_.assign(table_.empty() ? 64 : table_.size() * 2, kFree);
    const std::size_t mask = table_.size() - 1;
    for (std::uint32_t id = 0; id < hashes_.size(); ++id) {
      std::size_t at = hashes_[id] & mask;
      while (table_[at] != kFree) at = (at + 1) & mask;
      table_[at] = id;
    }
  }

  std::deque<std::string> texts_;
  std::vector<std::uint32_t> hashes_;  // by name
  std::vector<std::uint32_t> table_;   // names by hash
};

}  // namespace aioshift::semantics
