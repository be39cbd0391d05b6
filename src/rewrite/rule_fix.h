// A rule's fix, compiled: what takes the place of a match, and how far it reaches.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "pattern/matcher.h"
#include "rewrite/reason.h"
#include "rewrite/replacement.h"
#include "rewrite/template.h"

namespace aioshift::rewrite {

// A fix as its author wrote it: `fix` itself, or one of its list.
struct FixSpec {
  std::optional<std::string> title;
  std::string replacement;  // the template, with metavariables
  std::optional<pattern::RelationSpec> expand_start;
  std::optional<pattern::RelationSpec> expand_end;
  std::uint32_t line = 0;
};

// Everything about a match that a fix asks for besides the match.
struct FixContext {
  TransformedLookup transformed = {};
  const pattern::NameResolver* resolver = nullptr;  // for expandStart and expandEnd
  std::span<const WrittenName> names = {};
  bool has_modern_f_strings = false;
  bool is_detached = false;  // as in ReplacementRequest
};

class RuleFix {
 public:
  // `owner`: the rule that the fix belongs to, for the utilities that expandStart and expandEnd may name.
  // `defined`: the variables that a match binds; `transformed`: those that the rule makes. An error
  // names a variable that is neither.
  static tl::expected<RuleFix, pattern::CompileError> compile(
      const FixSpec& spec, const pattern::RuleCore& owner, pattern::Variables& variables,
      std::span<const pattern::VariableId> defined, std::span<const std::string> transformed,
      std::shared_ptr<const pattern::GlobalUtilities> utilities);

  const FixTemplate& replacement() const { return replacement_; }

  // What gives way: the match, or as far as expandStart and expandEnd reach.
  text::Range range(const pattern::Match& match, const pattern::NameResolver* resolver) const;
  tl::expected<std::vector<text::Edit>, Reason> edits(const pattern::Match& match,
                                                      const FixContext& context) const;

 private:
  FixTemplate replacement_;
  std::optional<pattern::Expansion> start_;
  std::optional<pattern::Expansion> end_;
};

}  // namespace aioshift::rewrite
