// The names that one file's code speaks of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "semantics/program/name_pool.h"

namespace aioshift::semantics {

// Index into ModuleCode::names.
using NameId = std::uint32_t;
inline constexpr NameId kNoName = UINT32_MAX;

// Holds the texts, until the file becomes part of a program: then these are the program's, and the list says
// which.
class NameList {
 public:
  std::string_view text(NameId id) const {
    if (pool_ != nullptr) return (*pool_)[shared_[id]];
    const std::uint32_t begin = id == 0 ? 0 : ends_[id - 1];
    return std::string_view(texts_).substr(begin, ends_[id] - begin);
  }
  std::size_t size() const { return pool_ == nullptr ? ends_.size() : shared_.size(); }
  // All together less than 4 GB, as the file is.
  void push_back(std::string_view text) {
    texts_ += text;
    ends_.push_back(static_cast<std::uint32_t>(texts_.size()));
  }
  void shrink_to_fit() {
    texts_.shrink_to_fit();
    ends_.shrink_to_fit();
  }

  // Gives the texts to the pool, which must outlive the list.
  void move_to(NamePool& pool) {
    shared_.reserve(size());
    for (NameId id = 0; id < ends_.size(); ++id) shared_.push_back(pool.id(text(id)));
    texts_ = {};
    ends_ = {};
    pool_ = &pool;
  }
  // Only of a file of a program, from here on.
  const std::string& operator[](NameId id) const { return (*pool_)[shared_[id]]; }
  GlobalName global(NameId id) const { return shared_[id]; }

  class Iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = std::string;
    using difference_type = std::ptrdiff_t;
    using pointer = const std::string*;
    using reference = const std::string&;

    Iterator() = default;
    Iterator(const NameList& list, NameId id) : list_(&list), id_(id) {}
    reference operator*() const { return (*list_)[id_]; }
    pointer operator->() const { return &(*list_)[id_]; }
    Iterator& operator++() {
      ++id_;
      return *this;
    }
    Iterator operator++(int) {
      const Iterator before = *this;
      ++id_;
      return before;
    }
    friend bool operator==(const Iterator&, const Iterator&) = default;

   private:
    const NameList* list_ = nullptr;
    NameId id_ = 0;
  };
  Iterator begin() const { return {*this, 0}; }
  Iterator end() const { return {*this, static_cast<NameId>(size())}; }

  friend bool operator==(const NameList& a, const NameList& b) {
    if (a.size() != b.size()) return false;
    for (NameId id = 0; id < a.size(); ++id) {
      if (a.text(id) != b.text(id)) return false;
    }
    return true;
  }

 private:
  std::string texts_;                // one behind the other
  std::vector<std::uint32_t> ends_;  // of each
  std::vector<GlobalName> shared_;
  const NamePool* pool_ = nullptr;
};

}  // namespace aioshift::semantics
