// New variables made of a match's: the `transform` of a rule.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

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

enum class TextCase { kLower, kUpper, kCapitalize, kCamel, kSnake, kKebab, kPascal };
enum class Separator { kCaseChange, kDash, kDot, kSlash, kSpace, kUnderscore };

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

}  // namespace aioshift::rewrite
