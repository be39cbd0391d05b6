// A code pattern, compiled: the syntax tree of the pattern's text as a flat array, in which
// metavariables and qualified names have taken the place of nodes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "pattern/bindings.h"
#include "pattern/kind_set.h"
#include "pattern/literals.h"
#include "pattern/rule_object.h"

namespace aioshift::pattern {

// A node of the pattern. The array is in preorder; the children of element i begin at i + 1, and its
// subtree ends at `subtree_end`.
struct PatternElement {
  enum class Type : std::uint8_t {
    kToken,     // a node without children: of this kind, with this text
    kNode,      // a node with children
    kVariable,  // $A, $_: one node
    kRun,       // $$$A, $$$: zero or more neighbours
    kName,      // a qualified name; what stands below it is for whoever does not resolve names
  };
  Type type = Type::kToken;
  bool is_named = false;    // kToken
  bool named_only = true;   // kVariable
  bool is_builtin = false;  // kName: its first name is Python's own
  syntax::Kind kind = syntax::Kind::error;
  VariableId variable = kNoVariable;  // kVariable, kRun; kNoVariable where nothing is kept
  std::uint32_t subtree_end = 0;
  std::string text;  // kToken: the text; kName: the dotted path
};

struct Pattern {
  std::vector<PatternElement> elements;
  Strictness strictness = Strictness::kSmart;
  // Of a pattern with a selector: the node's kind, whatever the element says (it may be a variable).
  std::optional<syntax::Kind> root_kind;
  bool has_error = false;  // the pattern's own text has a syntax error
  bool has_names = false;  // some element is a kName

  PossibleKinds possible_kinds() const;
  RequiredLiterals required_literals() const;

 private:
  // The name that the element is with what follows it in every match, `time.sleep(`: the grammar puts nothing
  // else between names and dots, whatever the strictness.
  Literal sequence_at(std::size_t index) const;
};

// `qualified`: dotted names and builtins become kName. The error is for people, without a position.
tl::expected<Pattern, std::string> compile_pattern(const PatternSpec& spec, bool qualified,
                                                   Variables& variables);

}  // namespace aioshift::pattern
