// How many steps matching may take.
#pragma once

#include <cstddef>

#include "syntax/tree.h"

namespace aioshift::pattern {

// Rules can be written that take longer than anybody waits: utilities that lead back to each other
// through relations, runs of equal names nested in each other. What sensible rules need grows with the
// file, as often as a node has ancestors.
class StepBudget {
 public:
  // For one rule in all of a file: some seconds.
  explicit StepBudget(const syntax::Tree& tree)
      : StepBudget(kForAnyFile + kForEachNode * static_cast<std::size_t>(tree.size())) {}
  explicit StepBudget(std::size_t steps) : left_(steps) {}

  // False where they are used up; then they stay so.
  bool spend(std::size_t steps) {
    if (steps > left_) {
      left_ = 0;
      is_used_up_ = true;
      return false;
    }
    left_ -= steps;
    return true;
  }
  bool is_used_up() const { return is_used_up_; }

 private:
  static constexpr std::size_t kForAnyFile = 100'000'000;
  static constexpr std::size_t kForEachNode = 200;

  std::size_t left_;
  bool is_used_up_ = false;
};

}  // namespace aioshift::pattern
