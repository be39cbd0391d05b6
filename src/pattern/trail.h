// Changes of bindings during a match, kept so that what was tried can be undone. Private to the room.
#pragma once

#include <algorithm>
#include <vector>

#include "pattern/bindings.h"

namespace aioshift::pattern {

// One trail for all bindings of a match: those of the rule, of the global utilities that it calls, and
// of what these export.
class Trail {
 public:
  void set(Bindings& bindings, VariableId id, Binding value) {
    changes_.push_back({&bindings, id, bindings[id]});
    bindings.set(id, value);
  }

  std::size_t mark() const { return changes_.size(); }

  void undo_to(std::size_t mark) {
    while (changes_.size() > mark) {
      const Change& last = changes_.back();
      last.bindings->set(last.id, last.before);
      changes_.pop_back();
    }
  }

  // Bindings made behind the mark that go out of scope.
  void forget(const Bindings& bindings, std::size_t mark) {
    changes_.erase(std::remove_if(changes_.begin() + static_cast<std::ptrdiff_t>(mark), changes_.end(),
                                  [&](const Change& change) { return change.bindings == &bindings; }),
                   changes_.end());
  }

 private:
  struct Change {
    Bindings* bindings;
    VariableId id;
    Binding before;
  };
  std::vector<Change> changes_;
};

}  // namespace aioshift::pattern
