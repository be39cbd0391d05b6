// What the metavariables of a rule stand for: the result of a match.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/tree.h"

namespace aioshift::pattern {

// A metavariable of one rule, by number; patterns, fix and message of a rule share one table.
using VariableId = std::uint16_t;
inline constexpr VariableId kNoVariable = UINT16_MAX;

// The names of a rule's metavariables, without their dollars. `$A` and `$$$A` are different
// variables (as in ast-grep): each has its own number.
class Variables {
 public:
  VariableId intern(std::string_view name, bool is_multiple);
  std::optional<VariableId> find(std::string_view name, bool is_multiple) const;
  std::string_view name(VariableId id) const { return names_[id].name; }
  bool is_multiple(VariableId id) const { return names_[id].is_multiple; }
  std::size_t size() const { return names_.size(); }

 private:
  struct Name {
    std::string name;
    bool is_multiple;
  };
  std::vector<Name> names_;
};

// One node, or a run of neighbours from `first` to `last` (tokens between them included), which may
// be empty.
struct Binding {
  enum class State : std::uint8_t { kUnbound, kNode, kRun, kEmptyRun };
  State state = State::kUnbound;
  syntax::NodeId first = syntax::kNoNode;
  syntax::NodeId last = syntax::kNoNode;
};

// The values of a rule's variables.
class Bindings {
 public:
  Bindings(const syntax::Tree& tree, std::size_t variable_count)
      : tree_(&tree), variable_count_(variable_count) {}

  const syntax::Tree& tree() const { return *tree_; }
  std::size_t size() const { return variable_count_; }
  const Binding& operator[](VariableId id) const { return values_.empty() ? kUnbound : values_[id]; }
  bool is_bound(VariableId id) const { return (*this)[id].state != Binding::State::kUnbound; }

  // The nodes of a bound variable in source order, tokens included; none where it is unbound or empty.
  std::vector<syntax::Node> nodes(VariableId id) const;
  // From the beginning of the first node to the end of the last one; nothing where there is none.
  std::optional<text::Range> range(VariableId id) const;
  std::string_view text(VariableId id) const;

  void set(VariableId id, Binding value);

 private:
  static const Binding kUnbound;

  const syntax::Tree* tree_;
  std::size_t variable_count_;
  std::vector<Binding> values_;  // none until one is bound: most candidates for a match bind nothing
};

}  // namespace aioshift::pattern
