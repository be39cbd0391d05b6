#include "semantics/program/name_patterns.h"

#include <algorithm>

#include "syntax/literals.h"

namespace aioshift::semantics {

using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

constexpr int kDeepest = 6;

std::string any_text() {
  return std::string(1, kAnyText);
}

// Of `f"do_{command}"`.
std::string pattern_of_string(Node string) {
  if (const auto plain = syntax::plain_string(string)) return std::string(*plain);
  std::string pattern;
  for (const Node part : string.named_children()) {
    if (part.is(Kind::string_content)) {
      pattern += part.text();
    } else if (part.is(Kind::interpolation)) {
      pattern += kAnyText;
    }
  }
  return pattern;
}

// What fills these in is not known: "%s" and "{}".
std::string with_gaps(std::string_view text, std::string_view begins, std::string_view ends) {
  std::string pattern;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!text.substr(at).starts_with(begins)) {
      pattern += text[at];
      continue;
    }
    at = std::min(text.find_first_of(ends, at + begins.size()), text.size());
    pattern += kAnyText;
  }
  return pattern;
}

class PatternReader {
 public:
  explicit PatternReader(const FileModel& model) : model_(model) {}

  std::string of(Node expression, int depth) const {
    while (expression.is(Kind::parenthesized_expression)) expression = expression.named_child(0);
    if (depth == 0) return any_text();
    if (expression.is(Kind::string)) return pattern_of_string(expression);
    if (expression.is(Kind::binary_operator)) return of_operator(expression, depth);
    if (expression.is(Kind::call)) {
      const Node method = expression.child(Field::function);
      const Node object = method.child(Field::object);
      const bool is_format = method.is(Kind::attribute) && object.is(Kind::string) &&
                             method.child(Field::attribute).text() == "format";
      return is_format ? with_gaps(of(object, depth - 1), "{", "}") : any_text();
    }
    if (expression.is(Kind::identifier)) return of_variable(expression, depth);
    return any_text();
  }

 private:
  std::string of_operator(Node operation, int depth) const {
    const Node left = operation.child(Field::left);
    if (operation.child(Kind::op_plus))
      return of(left, depth - 1) + of(operation.child(Field::right), depth - 1);
    if (operation.child(Kind::op_percent)) return with_gaps(of(left, depth - 1), "%", "sdrxif");
    return any_text();
  }

  // Of one that is assigned to once.
  std::string of_variable(Node name, int depth) const {
    const ScopeId scope = model_.scopes.lookup(name.text(), model_.scopes.scope_at(name));
    if (scope == kNoScope) return any_text();
    const auto bindings = model_.scopes.bindings(scope, name.text());
    if (bindings.size() != 1 || bindings.front()->is_partial ||
        bindings.front()->kind != BindingKind::kAssignment)
      return any_text();
    const Node value = bindings.front()->binder.child(Field::right);
    return value ? of(value, depth - 1) : any_text();
  }

  const FileModel& model_;
};

}  // namespace

std::optional<std::string> name_pattern(const FileModel& model, Node expression) {
  std::string pattern = PatternReader(model).of(expression, kDeepest);
  if (pattern.find(kAnyText) == std::string::npos) return std::nullopt;
  return pattern;
}

bool matches_pattern(std::string_view name, std::string_view pattern) {
  // The text up to the first gap, then each piece as early as possible, and the last one at the end.
  std::size_t gap = pattern.find(kAnyText);
  if (gap == std::string_view::npos) return name == pattern;
  if (!name.starts_with(pattern.substr(0, gap))) return false;
  name.remove_prefix(gap);
  pattern.remove_prefix(gap + 1);
  while ((gap = pattern.find(kAnyText)) != std::string_view::npos) {
    const std::size_t at = name.find(pattern.substr(0, gap));
    if (at == std::string_view::npos) return false;
    name.remove_prefix(at + gap);
    pattern.remove_prefix(gap + 1);
  }
  return name.ends_with(pattern);
}

}  // namespace aioshift::semantics
