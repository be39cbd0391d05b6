// Numbers and texts as bytes, and back. Both directions have the same interface, so that one description of a
// structure serves both: a template over the archive, with `if constexpr (Archive::kWrites)` where they
// differ.
//
// What is read is trusted to be what was written, by the same program: who keeps it sees to that. Nothing is
// read past the end, though.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace aioshift::text {

// Numbers in portions of seven bits.
class ArchiveWriter {
 public:
  static constexpr bool kWrites = true;

  void number(std::uint64_t value) {
    if (bytes_.size() - end_ < kMostPortions) make_room(kMostPortions);
    while (value >= 0x80U) {
      bytes_[end_++] = static_cast<char>(value | 0x80U);
      value >>= 7U;
    }
    bytes_[end_++] = static_cast<char>(value);
  }
  void text(std::string_view value) {
    number(value.size());
    if (bytes_.size() - end_ < value.size()) make_room(value.size());
    value.copy(&bytes_[end_], value.size());
    end_ += value.size();
  }
  std::string take() {
    bytes_.resize(std::exchange(end_, 0));
    return std::move(bytes_);
  }

 private:
  static constexpr std::size_t kMostPortions = 10;  // of a number

  void make_room(std::size_t size) { bytes_.resize(2 * bytes_.size() + size); }

  std::string bytes_;    // with room behind the end: most numbers are a byte
  std::size_t end_ = 0;  // of what is written
};

class ArchiveReader {
 public:
  static constexpr bool kWrites = false;

  explicit ArchiveReader(std::string_view bytes) : bytes_(bytes) {}

  template <typename Number>
  void number(Number& value) {
    std::uint64_t read = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (at_ == bytes_.size()) break;
      const auto byte = static_cast<unsigned char>(bytes_[at_++]);
      read |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
      if (byte < 0x80U) {
        value = static_cast<Number>(read);
        return;
      }
    }
    value = 0;
    fail();
  }
  void text(std::string& value) { value = text(); }
  // The same without a copy.
  std::string_view text() {
    std::size_t size = 0;
    number(size);
    if (size > left()) {
      fail();
      size = 0;
    }
    at_ += size;
    return bytes_.substr(at_ - size, size);
  }
  std::size_t left() const { return bytes_.size() - at_; }
  bool is_complete() const { return !has_failed_ && left() == 0; }
  void fail() {
    has_failed_ = true;
    at_ = bytes_.size();
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  bool has_failed_ = false;
};

// What a description of a structure gets: a constant one where it is written.
template <typename Archive, typename Value>
using Archived = std::conditional_t<Archive::kWrites, const Value&, Value&>;

// A number, a truth value or an enumerator.
template <typename Archive, typename Number>
void archive_number(Archive& archive, Number& value) {
  auto number = static_cast<std::uint64_t>(value);
  archive.number(number);
  if constexpr (!Archive::kWrites) value = static_cast<std::remove_const_t<Number>>(number);
}

template <typename Archive, typename List, typename Describe>
void archive_list(Archive& archive, List& elements, const Describe& describe) {
  std::size_t size = elements.size();
  archive.number(size);
  if constexpr (!Archive::kWrites) {
    // An element takes a byte at least.
    if (size > archive.left()) return archive.fail();
    elements.resize(size);
  }
  for (auto& element : elements) describe(element);
}

}  // namespace aioshift::text
