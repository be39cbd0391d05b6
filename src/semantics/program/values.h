// What a slot can hold: the values of the whole program, each known by a number.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <vector>

#include "semantics/program/name_pool.h"

namespace aioshift::semantics {

using ValueId = std::uint32_t;
inline constexpr ValueId kNoValue = 0;
inline constexpr ValueId kMostValues = ValueId{1} << 28;

enum class ValueKind : std::uint8_t {
  kNone,              // no value: number 0
  kFunction,          // a: function of the program
  kClass,             // a: class of the program
  kInstance,          // a: class of the program
  kModule,            // a: file
  kExternal,          // a: dotted name of something that the program does not define; "<builtin>.len"
  kExternalInstance,  // a: dotted name of its class
  kBound,             // a: value of the function, b: value that it is called on
  kContainer,         // a: instruction or call that made it, b: name of its type
  kString,            // a: name
  kInteger,           // a: the number
  kProperty,          // a: value of the getter, b: value of the setter or kNoValue
  kStaticMethod,      // a: value of the function
  kClassMethod,       // a: value of the function
  kGenerator,         // a: function whose call made it
  kCoroutine,         // a: function whose call made it
  kSuper,             // a: class, b: value of the object
  kPartial,           // a: call that made it
  kManagerFactory,    // a: value of the generator function
  kManager,           // a: value of the generator function
  kMethod,            // a: value of the container, b: name of the method
  kReturnsArgument,   // a decorator that gives back what it gets: functools.wraps(f)
  kAnyMember,         // a: value of the object; some attribute of it, nobody knows which
  kType,              // a type with arguments, as annotations write it; a: what a value of the type is
};

struct Value {
  ValueKind kind = ValueKind::kNone;
  std::uint32_t a = 0;
  std::uint32_t b = 0;

  friend bool operator==(const Value&, const Value&) = default;
};

inline std::uint64_t pair_key(std::uint32_t a, std::uint32_t b) {
  return std::uint64_t{a} << 32U | b;
}

class Values {
 public:
  Values() { add({}); }

  ValueId id(ValueKind kind, std::uint32_t a = 0, std::uint32_t b = 0) {
    const Value value{kind, a, b};
    if (b == 0 && is_dense(kind)) {
      std::vector<ValueId>& of_kind = dense_[static_cast<std::size_t>(kind)];
      if (a >= of_kind.size()) of_kind.resize(std::max<std::size_t>(a + std::size_t{1}, of_kind.size() * 2));
      if (of_kind[a] == kNoValue) of_kind[a] = add(value);
      return of_kind[a];
    }
    if (all_.size() * 4 > table_.size() * 3) grow();
    ValueId& place = table_[find(value)];
    if (place == kNoValue) place = add(value);
    return place;
  }
  // Where the number itself stands, for lists of one value.
  const ValueId* number(ValueId id) const { return &numbers_[id]; }
  const Value& operator[](ValueId id) const { return all_[id]; }
  std::size_t size() const { return all_.size(); }

 private:
  // Whether what a value of the kind refers to has a small number, so that no hash is needed to find it.
  static bool is_dense(ValueKind kind) {
    switch (kind) {
      case ValueKind::kFunction:
      case ValueKind::kClass:
      case ValueKind::kInstance:
      case ValueKind::kExternal:
      case ValueKind::kExternalInstance:
      case ValueKind::kString:
        return true;
      default:
        return false;
    }
  }
  ValueId add(const Value& value) {
    if (all_.size() == kMostValues) throw std::length_error("a program of more than 268 million values");
    numbers_.push_back(static_cast<ValueId>(all_.size()));
    all_.push_back(value);
    return numbers_.back();
  }
  static std::uint64_t mix(const Value& value) {
    std::uint64_t mixed = pair_key(value.a, value.b) ^ std::uint64_t{value.b} << 13U;
    mixed ^= static_cast<std::uint64_t>(value.kind) << 27U;
    mixed *= 0x9E3779B97F4A7C15ULL;
    mixed ^= mixed >> 32U;
    mixed *= 0x9E3779B97F4A7C15ULL;
    return mixed ^ mixed >> 29U;
  }
  std::size_t find(const Value& value) const {
    const std::size_t mask = table_.size() - 1;
    std::size_t at = mix(value) & mask;
    while (table_[at] != kNoValue && all_[table_[at]] != value) at = (at + 1) & mask;
    return at;
  }
  void grow() {
    table_.assign(table_.empty() ? 64 : table_.size() * 2, kNoValue);
    for (ValueId id = 1; id < all_.size(); ++id) {
      if (all_[id].b != 0 || !is_dense(all_[id].kind)) table_[find(all_[id])] = id;
    }
  }

  std::vector<Value> all_;
  std::vector<ValueId> numbers_;                // each its own
  std::array<std::vector<ValueId>, 32> dense_;  // by kind, then by what it refers to
  std::vector<ValueId> table_;                  // of the others, by hash; kNoValue where a place is free
};

}  // namespace aioshift::semantics
