// New variables made of a match's: the `transform` of a rule.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <variant>
#include <vector>

#include "pattern/matcher.h"
#include "pattern/regex.h"
#include "rewrite/reason.h"
#include "rewrite/template.h"
#include "rewrite/template_writer.h"
#include "rewrite/text_case.h"

namespace aioshift::rewrite {

// `replace`: every match of a regular expression gives way to `by`.
struct ReplaceOperation {
  std::string regex;
  std::string by;
};

// `substring`: counted in characters, from the end where negative; the end is exclusive.
struct SubstringOperation {
  std::optional<std::int32_t> start;
  std::optional<std::int32_t> end;
};

// `convert`: no separators given means all of them, an empty list none.
struct ConvertOperation {
  TextCase to_case = TextCase::kLower;
  std::optional<std::vector<Separator>> separated_by;
};

// `rewrite`: the nodes in the source that these rewriters match are rewritten; with `join_by`, what
// they were rewritten to is joined and the rest dropped.
struct RewriteOperation {
  std::vector<std::string> rewriters;
  std::optional<std::string> join_by;
};

// An entry of `transform` as its author wrote it: a new variable made of another one.
struct TransformationSpec {
  std::string variable;  // the new one, without its dollar
  std::string source;    // as written: "$A" or "$$$A"
  std::variant<ReplaceOperation, SubstringOperation, ConvertOperation, RewriteOperation> operation;
  std::uint32_t line = 0;  // in the rule file
};

class Rewriters;

// The transformations of one rule or rewriter, compiled.
class Transformations {
 public:
  // `known`: the variables of the rule, which the sources name. `defined`: those that a match binds, of
  // the rule and of the rule around a rewriter. `rewriters`: ids that `rewrite` may name. An error names
  // the line of the transformation: an unknown source or rewriter, a variable that is there already,
  // transformations in a circle, a regular expression that is none.
  static tl::expected<Transformations, pattern::CompileError> compile(
      std::span<const TransformationSpec> specs, const pattern::Variables& known,
      std::span<const pattern::VariableId> defined, std::span<const std::string> rewriters);

  // The new variables, for FixTemplate::parse.
  const std::vector<std::string>& names() const { return names_; }

 private:
  friend class TransformedValues;

  struct Operation {
    pattern::VariableId source = pattern::kNoVariable;  // of the match
    std::size_t transformed_source = 0;                 // else: of these operations
    std::variant<ReplaceOperation, SubstringOperation, ConvertOperation, RewriteOperation> what;
    std::optional<pattern::Regex> regex;
  };
  std::vector<std::string> names_;
  std::vector<Operation> operations_;  // by name
};

// What transformations ask for besides the match.
struct TransformationContext {
  const Rewriters* rewriters = nullptr;             // null where no transformation names one
  const pattern::NameResolver* resolver = nullptr;  // as for Matcher::match
  std::span<const WrittenName> names = {};          // for the fixes of rewriters
  bool has_modern_f_strings = false;
};

// The values of transformed variables at one match: computed when they are asked for, and once.
class TransformedValues {
 public:
  // All must outlive the object.
  TransformedValues(const Transformations& transformations, const pattern::Bindings& bindings,
                    const TransformationContext& context);

  // Empty for a variable that there is not. Refused: what a rewriter's fix is refused for;
  // kRewritersTooDeep; kRuleTooExpensive; kAmbiguousName.
  tl::expected<TransformedText, Reason> value(std::string_view name);
  // For templates; must not outlive this object.
  TransformedLookup lookup();

 private:
  // Of a rewriter, whose matches see what the rule around it binds.
  TransformedValues(const TransformedValues& around, const Transformations& transformations,
                    const pattern::Bindings& bindings);

  tl::expected<TransformedText, Reason> value_at(std::size_t index);
  tl::expected<TransformedText, Reason> compute(const Transformations::Operation& operation);
  tl::expected<std::string, Reason> rewrite(pattern::VariableId source, const RewriteOperation& operation);

  const Transformations& transformations_;
  const pattern::Bindings& bindings_;
  const pattern::Bindings& enclosing_;  // of the rule itself
  const TransformationContext& context_;
  int depth_ = 0;                              // of rewriters around this
  std::shared_ptr<std::size_t> matches_left_;  // of rewriters: none may run forever
  std::map<std::size_t, tl::expected<TransformedText, Reason>> values_;
};

}  // namespace aioshift::rewrite
