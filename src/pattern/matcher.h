// A compiled rule: says whether a node matches, and what its metavariables stand for.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "pattern/bindings.h"
#include "pattern/literals.h"
#include "pattern/names.h"
#include "pattern/rule_object.h"

namespace aioshift::pattern {

struct CompileError {
  std::uint32_t line = 0;  // in the rule file
  std::string message;
};

// Global utilities, compiled once and shared by all rules that name them.
class GlobalUtilities;
tl::expected<std::shared_ptr<const GlobalUtilities>, std::pair<std::string, CompileError>>  // file, error
compile_utilities(std::vector<GlobalUtility> utilities);

struct Match {
  syntax::Node node;
  Bindings bindings;
  // False where a qualified name was matched that may mean something else.
  bool is_certain = true;
};

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
  std::optional<Match> match(syntax::Node node, const NameResolver* names,
                             const Bindings* inherited = nullptr) const;

  // Kinds of node that can match, ascending; empty with `any_kind` where every kind can.
  const std::vector<syntax::Kind>& kinds() const;
  bool any_kind() const;
  RequiredLiterals required_literals() const;
  bool needs_names() const;
  // Variables that a match can bind to nodes (in rule, constraints, utilities), by number.
  const std::vector<VariableId>& defined() const;

 private:
  struct Compiled;
  explicit Matcher(std::unique_ptr<const Compiled> compiled);
  std::unique_ptr<const Compiled> compiled_;
};

// One rule object within a compiled rule, asked on its own: a fix's expandStart and expandEnd.
// Finds the neighbour that `relation` describes, going `forward` or backwards from `node` over its
// siblings; null where there is none.
class Expansion {
 public:
  static tl::expected<Expansion, CompileError> compile(const RelationSpec& relation, const RuleCore& owner,
                                                       Variables& variables,
                                                       std::shared_ptr<const GlobalUtilities> utilities);
  syntax::Node find(const Match& match, bool forward, const NameResolver* names) const;

 private:
  std::shared_ptr<const Matcher> matcher_;
  std::shared_ptr<const Matcher> stop_;  // null: neighbour or end
  bool to_end_ = false;
};

}  // namespace aioshift::pattern
