// Rewriters: rules within a rule, that `rewrite` applies to what a variable stands for.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "pattern/matcher.h"
#include "rewrite/rule_fix.h"
#include "rewrite/transformation.h"

namespace aioshift::rewrite {

// An entry of `rewriters`, as its author wrote it.
struct RewriterSpec {
  std::string id;
  pattern::RuleCore core;
  std::vector<TransformationSpec> transforms;
  std::vector<FixSpec> fixes;  // one or more; the first one is applied
  std::uint32_t line = 0;
};

// All those of one rule.
class Rewriters {
 public:
  // `variables` and `defined`: those of the rule around them, whose matches its rewriters see.
  static tl::expected<Rewriters, pattern::CompileError> compile(
      std::span<const RewriterSpec> specs, pattern::Variables& variables,
      std::span<const pattern::VariableId> defined,
      const std::shared_ptr<const pattern::GlobalUtilities>& utilities);

  const std::vector<std::string>& ids() const { return ids_; }

 private:
  friend class TransformedValues;

  struct Rewriter {
    pattern::Matcher matcher;
    Transformations transformations;
    RuleFix fix;
  };
  std::vector<std::string> ids_;
  std::vector<Rewriter> rewriters_;  // by id
};

}  // namespace aioshift::rewrite
