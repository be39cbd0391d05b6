// Lists of numbers of which there are millions, most of them with no element or one: who has a list of one
// keeps its element himself, two and more lie in an arena, and nothing is freed before all is.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <stdexcept>
#include <vector>

namespace aioshift::semantics {

// Room for lists of two and more numbers, found by numbers of 28 bits rather than by pointers, so that four
// bits beside one can tell what it is.
class ListArena {
 public:
  // A word of the arena: there the length of the list stands, and behind it the elements.
  using Place = std::uint32_t;
  static constexpr Place kNowhere = 0;  // where no list lies
  static constexpr Place kMostPlaces = Place{1} << 28;

  std::span<const std::uint32_t> list(Place place) const {
    const std::uint32_t* const size = at(place);
    return {size + 1, *size};
  }
  Place make(std::uint32_t first, std::uint32_t second) {
    const Place made = take(2);
    std::uint32_t* const size = at(made);
    size[0] = 2;
    size[1] = first;
    size[2] = second;
    return made;
  }
  // Where the list lies from now on.
  [[nodiscard]] Place push_back(Place place, std::uint32_t element) {
    std::uint32_t* size = at(place);
    if (std::has_single_bit(*size)) {
      const Place grown = take(std::size_t{*size} * 2);
      std::copy(size, size + 1 + *size, at(grown));
      free_of(*size).push_back(place);
      place = grown;
      size = at(place);
    }
    size[++*size] = element;
    return place;
  }

 private:
  static constexpr std::size_t kBlock = std::size_t{1} << 16;  // words

  const std::uint32_t* at(Place place) const { return blocks_[place / kBlock] + place % kBlock; }
  std::uint32_t* at(Place place) { return blocks_[place / kBlock] + place % kBlock; }

  // Room for so many elements, a power of two, and their number.
  Place take(std::size_t elements) {
    std::vector<Place>& free = free_of(elements);
    if (!free.empty()) {
      const Place place = free.back();
      free.pop_back();
      return place;
    }
    const std::size_t words = elements + 1;
    if (end_ - begin_ < words) add_blocks(words);
    const std::size_t place = begin_;
    begin_ += words;
    return static_cast<Place>(place);
  }
  // Blocks that follow each other in memory, for what one cannot hold.
  void add_blocks(std::size_t words) {
    const std::size_t count = (words + kBlock - 1) / kBlock;
    const std::size_t before = blocks_.size();
    if ((before + count) * kBlock > kMostPlaces)
      throw std::length_error("a program of which more is to be known than fits in a gigabyte");
    owned_.push_back(std::make_unique_for_overwrite<std::uint32_t[]>(count * kBlock));
    for (std::size_t i = 0; i < count; ++i) blocks_.push_back(owned_.back().get() + i * kBlock);
    begin_ = before == 0 ? kNowhere + 1 : before * kBlock;
    end_ = (before + count) * kBlock;
  }
  std::vector<Place>& free_of(std::size_t elements) {
    const auto number = static_cast<std::size_t>(std::bit_width(elements));
    if (number >= free_.size()) free_.resize(number + 1);
    return free_[number];
  }

  std::vector<std::uint32_t*> blocks_;
  std::vector<std::unique_ptr<std::uint32_t[]>> owned_;
  std::vector<std::vector<Place>> free_;  // by how many elements they have room for
  std::size_t begin_ = 0;                 // of what is free in the last block
  std::size_t end_ = 0;
};

}  // namespace aioshift::semantics
