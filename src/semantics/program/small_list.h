// Lists of which there are millions, most of them with no element or one: the first elements lie in the list
// itself, more in an arena, and nothing is freed before all is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <type_traits>
#include <vector>

namespace aioshift::semantics {

class ListArena {
 public:
  void* take(std::size_t bytes) {
    bytes = (bytes + 7U) & ~std::size_t{7};
    std::vector<void*>& free = free_of(bytes);
    if (!free.empty()) {
      void* block = free.back();
      free.pop_back();
      return block;
    }
    if (bytes > kBlock / 4) {
      large_.push_back(std::make_unique_for_overwrite<std::byte[]>(bytes));
      return large_.back().get();
    }
    if (left_ < bytes) {
      blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(kBlock));
      next_ = blocks_.back().get();
      left_ = kBlock;
    }
    std::byte* block = next_;
    next_ += bytes;
    left_ -= bytes;
    return block;
  }
  // What was taken and is used no more.
  void give_back(void* block, std::size_t bytes) { free_of((bytes + 7U) & ~std::size_t{7}).push_back(block); }

 private:
  static constexpr std::size_t kBlock = std::size_t{1} << 18;

  // Sizes grow by doubling: each has its own list.
  std::vector<void*>& free_of(std::size_t bytes) {
    std::size_t number = 0;
    while ((std::size_t{8} << number) < bytes) ++number;
    if (number >= free_.size()) free_.resize(number + 1);
    return free_[number];
  }

  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::vector<std::unique_ptr<std::byte[]>> large_;
  std::vector<std::vector<void*>> free_;
  std::byte* next_ = nullptr;
  std::size_t left_ = 0;
};

// kInline elements fill eight bytes. A list that is copied shares its elements with the copy: it is moved
// only.
template <typename Element>
class SmallList {
  static_assert(std::is_trivially_copyable_v<Element> && sizeof(Element) <= sizeof(void*));

 public:
  static constexpr std::uint32_t kInline = sizeof(void*) / sizeof(Element);

  std::uint32_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const Element* begin() const { return capacity_ == kInline ? few : many; }
  const Element* end() const { return begin() + size_; }
  const Element& operator[](std::size_t i) const { return begin()[i]; }
  const Element& front() const { return *begin(); }
  const Element* data() const { return begin(); }

  void push_back(const Element& element, ListArena& arena) {
    if (size_ == capacity_) {
      auto* grown = static_cast<Element*>(arena.take(std::size_t{capacity_} * 2 * sizeof(Element)));
      for (std::uint32_t i = 0; i < size_; ++i) grown[i] = begin()[i];
      if (capacity_ != kInline) arena.give_back(many, std::size_t{capacity_} * sizeof(Element));
      many = grown;
      capacity_ *= 2;
    }
    (capacity_ == kInline ? few : many)[size_++] = element;
  }

 private:
  std::uint32_t size_ = 0;
  std::uint32_t capacity_ = kInline;
  union {
    Element few[kInline] = {};
    Element* many;
  };
};

}  // namespace aioshift::semantics
