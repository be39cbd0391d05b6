// Lists of numbers of which there are millions, most of them with no element or one: the first element lies
// in the list itself, more in an arena, and nothing is freed before all is.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace aioshift::semantics {

// Room for numbers, found by numbers of 32 bits rather than pointers.
class ListArena {
 public:
  using Place = std::uint32_t;

  // The elements of a list: `first` is the only one of a list of one, and the place of more.
  std::span<const std::uint32_t> elements(const std::uint32_t& first, std::size_t size) const {
    return {size <= 1 ? &first : at(first), size};
  }
  // Puts an element behind those that there are; it is for the caller to count.
  void push_back(std::uint32_t& first, std::size_t size, std::uint32_t element) {
    if (size == 0) {
      first = element;
      return;
    }
    if (std::has_single_bit(size)) grow(first, size);
    at(first)[size] = element;
  }

 private:
  // Places count pairs of numbers. Those of what is too large for a block have the highest bit.
  static constexpr std::size_t kBlock = std::size_t{1} << 16;
  static constexpr Place kLarge = Place{1} << 31;

  const std::uint32_t* at(Place place) const {
    if (place >= kLarge) return large_[place - kLarge].get();
    const std::size_t number = std::size_t{place} * 2;
    return &blocks_[number / kBlock][number % kBlock];
  }
  std::uint32_t* at(Place place) { return const_cast<std::uint32_t*>(std::as_const(*this).at(place)); }

  void grow(std::uint32_t& first, std::size_t size) {
    const Place grown = take(size * 2);
    const auto before = elements(first, size);
    std::copy(before.begin(), before.end(), at(grown));
    if (size > 1) free_of(size).push_back(first);
    first = grown;
  }
  // Sizes are powers of two from 2 on.
  Place take(std::size_t size) {
    std::vector<Place>& free = free_of(size);
    if (!free.empty()) {
      const Place place = free.back();
      free.pop_back();
      return place;
    }
    if (size > kBlock / 4) {
      large_.push_back(std::make_unique_for_overwrite<std::uint32_t[]>(size));
      return kLarge + static_cast<Place>(large_.size() - 1);
    }
    if (left_ < size) {
      blocks_.push_back(std::make_unique_for_overwrite<std::uint32_t[]>(kBlock));
      left_ = kBlock;
    }
    const std::size_t number = blocks_.size() * kBlock - left_;
    left_ -= size;
    return static_cast<Place>(number / 2);
  }
  std::vector<Place>& free_of(std::size_t size) {
    const auto number = static_cast<std::size_t>(std::bit_width(size));
    if (number >= free_.size()) free_.resize(number + 1);
    return free_[number];
  }

  std::vector<std::unique_ptr<std::uint32_t[]>> blocks_;
  std::vector<std::unique_ptr<std::uint32_t[]>> large_;
  std::vector<std::vector<Place>> free_;  // by size
  std::size_t left_ = 0;                  // of the last block
};

// Its elements are asked for, and added, with the arena that they lie in.
class SmallList {
 public:
  std::uint32_t size() const { return size_; }
  std::span<const std::uint32_t> in(const ListArena& arena) const { return arena.elements(first_, size_); }
  void push_back(std::uint32_t element, ListArena& arena) { arena.push_back(first_, size_++, element); }

 private:
  std::uint32_t first_ = 0;
  std::uint32_t size_ = 0;
};

}  // namespace aioshift::semantics
