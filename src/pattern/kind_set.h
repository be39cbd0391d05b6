// A set of node kinds.
#pragma once

#include <algorithm>
#include <bitset>
#include <cstddef>
#include <optional>
#include <vector>

#include "syntax/kinds.h"

namespace aioshift::pattern {

class KindSet {
 public:
  void insert(syntax::Kind kind) { bits_[index(kind)] = true; }
  bool contains(syntax::Kind kind) const { return bits_[index(kind)]; }
  KindSet& operator|=(const KindSet& other) {
    bits_ |= other.bits_;
    return *this;
  }
  KindSet& operator&=(const KindSet& other) {
    bits_ &= other.bits_;
    return *this;
  }
  std::vector<syntax::Kind> kinds() const {
    std::vector<syntax::Kind> result;
    for (std::size_t i = 0; i < syntax::kKindCount; ++i) {
      if (bits_[i]) result.push_back(static_cast<syntax::Kind>(i));
    }
    if (bits_[syntax::kKindCount]) result.push_back(syntax::Kind::error);
    return result;
  }

 private:
  // `error` has no small number and gets the last place.
  static std::size_t index(syntax::Kind kind) {
    return std::min<std::size_t>(static_cast<std::size_t>(kind), syntax::kKindCount);
  }
  std::bitset<syntax::kKindCount + 1> bits_;
};

// Nothing: any kind.
using PossibleKinds = std::optional<KindSet>;

}  // namespace aioshift::pattern
