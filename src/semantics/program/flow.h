// Which version of a variable is the current one, along the paths through a function's code.
#pragma once

#include <functional>
#include <span>
#include <utility>
#include <vector>

#include "semantics/program/code.h"

namespace aioshift::semantics {

using Variable = std::uint32_t;

// A version is a slot. Where paths meet, `join` makes a new one of those that come together.
class Flow {
 public:
  // `join(a, b...)`: makes a slot that holds what all of them hold.
  explicit Flow(std::function<Slot(std::span<const Slot>)> join) : join_(std::move(join)) {}

  Slot current(Variable variable) const { return variable < current_.size() ? current_[variable] : kNoSlot; }
  void assign(Variable variable, Slot version);

  // After a return, raise, break or continue: nothing that follows on this path is reached.
  bool is_dead() const { return is_dead_; }
  void end_path() { is_dead_ = true; }
  void revive() { is_dead_ = false; }

  // What one of several paths from the same place has changed.
  struct Branch {
    std::vector<std::pair<Variable, Slot>> changes;
    bool is_dead = false;
  };
  std::size_t begin_branch() const { return log_.size(); }
  // Goes back to where the branch began.
  Branch end_branch(std::size_t begin);
  // Goes on where the paths meet.
  void meet(std::span<const Branch> branches);

  // All versions made from here on, on whatever path.
  std::size_t mark() const { return made_.size(); }
  std::span<const std::pair<Variable, Slot>> made_since(std::size_t mark) const {
    return std::span(made_).subspan(mark);
  }

 private:
  struct Change {
    Variable variable = 0;
    Slot before = kNoSlot;
  };
  std::function<Slot(std::span<const Slot>)> join_;
  std::vector<Slot> current_;  // by variable
  std::vector<Change> log_;
  std::vector<std::pair<Variable, Slot>> made_;
  bool is_dead_ = false;
};

}  // namespace aioshift::semantics
