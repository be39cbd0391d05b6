// A compiled rule: says whether a node matches, and what its metavariables stand for.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "pattern/bindings.h"
#include "pattern/kind_set.h"
#include "pattern/literals.h"
#include "pattern/names.h"
#include "pattern/rule_object.h"
#include "pattern/step_budget.h"

namespace aioshift::pattern {

struct CompileError {
  std::uint32_t line = 0;  // in the rule file
  std::string message;
};

struct CompiledCore;

// Global utilities, compiled once and shared by all rules that name them.
struct GlobalUtilities;
struct UtilityError {
  std::string file;
  CompileError error;
};
tl::expected<std::shared_ptr<const GlobalUtilities>, UtilityError> compile_utilities(
    const std::vector<GlobalUtility>& utilities);

struct Match {
  syntax::Node node;
  Bindings bindings;
  // Where what the rule's pattern accounts for ends: an `else` behind `if $A: $B` is the node's, but
  // not the match's, and no fix may drop it. The node's end where no pattern says otherwise.
  text::Offset end = 0;
  // False where a qualified name was matched that may mean something else.
  bool is_certain = true;
  // False where the match has a token that the pattern passes over and that says more than layout does:
  // `async`, the comma of `x[a,]`, the star of `except*`.
  bool is_complete = true;
};

// Why there is no match: it took more steps than any sensible rule needs.
struct TooExpensive {};

// Immutable and usable from several threads.
class Matcher {
 public:
  // Variables are numbered in `variables`, which may hold some already (a rewriter sees those of the
  // rule around it). `utilities` may be null.
  static tl::expected<Matcher, CompileError> compile(const RuleCore& core, Variables& variables,
                                                     std::shared_ptr<const GlobalUtilities> utilities);
  Matcher(Matcher&&) noexcept;
  Matcher& operator=(Matcher&&) noexcept;
  ~Matcher();

  // `names` may be null where the rule is not qualified. `inherited`: bindings that hold before the
  // match begins (of the rule around a rewriter), null where there are none.
  // `budget`: the steps that the rule may still take in this file; null: as many as for a whole file,
  // for this node alone. The error says that they did not suffice.
  tl::expected<std::optional<Match>, TooExpensive> match(syntax::Node node, const NameResolver* names,
                                                         const Bindings* inherited = nullptr,
                                                         StepBudget* budget = nullptr) const;

  // Kinds of node that can match; nothing where every kind can.
  const PossibleKinds& kinds() const;
  RequiredLiterals required_literals() const;
  // The qualified names in the rule's patterns, each once.
  std::vector<std::string> qualified_names() const;
  // Variables that a match can bind to nodes (in rule, constraints, utilities), ascending.
  const std::vector<VariableId>& defined() const;
  // Whether a pattern of the rule has a syntax error of its own, and so may match what nobody meant.
  bool has_pattern_error() const;

 private:
  friend class Expansion;
  explicit Matcher(std::unique_ptr<const CompiledCore> compiled);
  std::unique_ptr<const CompiledCore> compiled_;
};

// A fix's expandStart or expandEnd: the sibling that a relation describes.
class Expansion {
 public:
  // `owner`: the rule whose utilities the relation may name.
  static tl::expected<Expansion, CompileError> compile(const RelationSpec& relation, const RuleCore& owner,
                                                       Variables& variables,
                                                       std::shared_ptr<const GlobalUtilities> utilities);
  // The first such sibling after the match's node, or before it; null where there is none.
  syntax::Node find(const Match& match, bool forward, const NameResolver* names) const;

 private:
  enum class Stop { kNeighbor, kEnd, kRule };
  Expansion(Matcher wanted, std::optional<Matcher> stop, Stop how);
  std::shared_ptr<const Matcher> wanted_;
  std::shared_ptr<const Matcher> stop_;
  Stop how_;
};

}  // namespace aioshift::pattern
