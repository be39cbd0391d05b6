#include "semantics/program/flow.h"

#include <algorithm>

namespace aioshift::semantics {

void Flow::assign(Variable variable, Slot version) {
  if (variable >= current_.size()) current_.resize(variable + 1, kNoSlot);
  log_.push_back({variable, current_[variable]});
  current_[variable] = version;
  made_.emplace_back(variable, version);
}

Flow::Branch Flow::end_branch(std::size_t begin) {
  Branch branch;
  branch.is_dead = std::exchange(is_dead_, false);
  for (std::size_t i = log_.size(); i > begin; --i) {
    const Change& change = log_[i - 1];
    branch.changes.emplace_back(change.variable, current_[change.variable]);
    current_[change.variable] = change.before;
  }
  log_.resize(begin);
  // Of each variable the version that the branch ended with: the change that was undone first.
  std::stable_sort(branch.changes.begin(), branch.changes.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  branch.changes.erase(std::unique(branch.changes.begin(), branch.changes.end(),
                                   [](const auto& a, const auto& b) { return a.first == b.first; }),
                       branch.changes.end());
  return branch;
}

void Flow::meet(std::span<const Branch> branches) {
  std::vector<const Branch*> live;
  for (const Branch& branch : branches) {
    if (!branch.is_dead) live.push_back(&branch);
  }
  if (live.empty()) {
    is_dead_ = true;
    // What follows is not reached; it is read all the same, as behind the first.
    if (branches.empty()) return;
    live.push_back(&branches.front());
  }
  std::vector<Variable> changed;
  for (const Branch* branch : live) {
    for (const auto& change : branch->changes) changed.push_back(change.first);
  }
  std::sort(changed.begin(), changed.end());
  changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
  for (const Variable variable : changed) {
    std::vector<Slot> versions;
    for (const Branch* branch : live) {
      const auto found =
          std::lower_bound(branch->changes.begin(), branch->changes.end(), variable,
                           [](const auto& change, Variable wanted) { return change.first < wanted; });
      const bool is_changed = found != branch->changes.end() && found->first == variable;
      const Slot version = is_changed ? found->second : current(variable);
      if (version != kNoSlot) versions.push_back(version);
    }
    std::sort(versions.begin(), versions.end());
    versions.erase(std::unique(versions.begin(), versions.end()), versions.end());
    if (!versions.empty()) assign(variable, versions.size() == 1 ? versions.front() : join_(versions));
  }
}

}  // namespace aioshift::semantics
