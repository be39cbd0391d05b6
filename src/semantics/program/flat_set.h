// A set of 64-bit keys in one array: what is asked a hundred million times must not follow pointers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace aioshift::semantics {

class FlatSet {
 public:
  // False where the key is there already. Every key but UINT64_MAX is allowed.
  bool insert(std::uint64_t key) {
    if ((size_ + 1) * 4 > table_.size() * 3) grow();
    std::uint64_t& place = table_[find(key)];
    if (place == key) return false;
    place = key;
    ++size_;
    return true;
  }
  bool contains(std::uint64_t key) const { return size_ != 0 && table_[find(key)] == key; }
  std::size_t size() const { return size_; }

 private:
  static constexpr std::uint64_t kFree = UINT64_MAX;

  static std::uint64_t mix(std::uint64_t key) {
    key ^= key >> 32U;
    key *= 0x9E3779B97F4A7C15ULL;
    return key ^ key >> 29U;
  }
  std::size_t find(std::uint64_t key) const {
    const std::size_t mask = table_.size() - 1;
    std::size_t at = mix(key) & mask;
    while (table_[at] != kFree && table_[at] != key) at = (at + 1) & mask;
    return at;
  }
  void grow() {
    std::vector<std::uint64_t> before(table_.empty() ? 64 : table_.size() * 2, kFree);
    before.swap(table_);
    for (const std::uint64_t key : before) {
      if (key != kFree) table_[find(key)] = key;
    }
  }

  std::vector<std::uint64_t> table_;
  std::size_t size_ = 0;
};

}  // namespace aioshift::semantics
