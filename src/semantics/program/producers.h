// The instructions of a file by what they give.
#pragma once

#include <cstdint>
#include <vector>

#include "semantics/program/code.h"

namespace aioshift::semantics {

class Producers {
 public:
  // `code` must outlive it.
  explicit Producers(const ModuleCode& code) : code_(&code), first_(code.slots) {
    for (std::size_t i = code.instructions.size(); i > 0; --i) {
      const Slot to = code.instructions[i - 1].to;
      if (to == kNoSlot) continue;
      if (to >= first_.size()) first_.resize(to + 1);
      first_[to] = static_cast<std::uint32_t>(i) | (first_[to] != 0 ? kMore : 0U);
    }
  }

  // The first that gives the slot something; null where there is none.
  const Instruction* of(Slot slot) const {
    const std::uint32_t number = slot < first_.size() ? first_[slot] & ~kMore : 0U;
    return number == 0 ? nullptr : &code_->instructions[number - 1];
  }
  // The same, null where there are several.
  const Instruction* only_one_of(Slot slot) const {
    return slot < first_.size() && (first_[slot] & kMore) != 0 ? nullptr : of(slot);
  }

 private:
  static constexpr std::uint32_t kMore = std::uint32_t{1} << 31U;

  const ModuleCode* code_;
  std::vector<std::uint32_t> first_;  // by slot, counted from 1
};

}  // namespace aioshift::semantics
