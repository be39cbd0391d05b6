#include "rules/migration/library_arguments.h"

#include <re2/re2.h>

#include <algorithm>
#include <set>

#include "rules/migration/library_texts.h"
#include "semantics/constants.h"
#include "syntax/literals.h"
#include "syntax/parentheses.h"

namespace aioshift::rules::migration {

using library::ArgumentCase;
using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

std::vector<Node> elements(Node tuple) {
  std::vector<Node> found;
  for (const Node child : tuple.named_children()) {
    if (!child.is(Kind::comment)) found.push_back(child);
  }
  return found;
}

Node one_for_both(Node dictionary) {
  Node found;
  std::set<std::string_view> keys;
  if (!dictionary.is(Kind::dictionary)) return {};
  for (const Node pair : elements(dictionary)) {
    const auto key = pair.is(Kind::pair) ? syntax::plain_string(pair.child(Field::key)) : std::nullopt;
    if (!key || (*key != "http" && *key != "https")) return {};
    keys.insert(*key);
    const Node value = pair.child(Field::value);
    if (found && found.text() != value.text()) return {};
    found = value;
  }
  return keys.size() == 2 && is_repeatable(found) ? found : Node();
}

namespace {

bool is_pair(Node value) {
  if (!value.is(Kind::tuple)) return false;
  const auto parts = elements(value);
  return parts.size() == 2 &&
         std::none_of(parts.begin(), parts.end(), [](Node part) { return part.is(Kind::list_splat); });
}

bool is_sequence(Node value) {
  if (value.is_one_of(Kind::list, Kind::tuple)) return !elements(value).empty();
  if (value.is(Kind::list_comprehension)) return true;
  return value.is(Kind::binary_operator) && value.child(Field::operator_).text() == "+" &&
         (is_sequence(syntax::without_parentheses(value.child(Field::left))) ||
          is_sequence(syntax::without_parentheses(value.child(Field::right))));
}

bool is_text(Node value) {
  if (value.is_one_of(Kind::string, Kind::concatenated_string)) return true;
  if (value.is(Kind::binary_operator)) {
    const std::string_view by = value.child(Field::operator_).text();
    const bool is_left = is_text(syntax::without_parentheses(value.child(Field::left)));
    return (by == "%" && is_left) ||
           (by == "+" && (is_left || is_text(syntax::without_parentheses(value.child(Field::right)))));
  }
  // `"{}".format(x)`, `" ".join(words)`
  const Node method = value.is(Kind::call) ? value.child(Field::function) : Node();
  if (!method || !method.is(Kind::attribute)) return false;
  const std::string_view name = method.child(Field::attribute).text();
  return (name == "format" || name == "join") &&
         is_text(syntax::without_parentheses(method.child(Field::object)));
}

class ArgumentMatch {
 public:
  ArgumentMatch(const FileModel& model, const LibraryCall& call) : model_(model), call_(call) {}

  bool fits(Node value, const ArgumentCase& one, std::span<const NamedArgument> beside) const {
    if (!is_like(value, one.when) || !is_named(value, one)) return false;
    const bool has_others = std::all_of(one.beside.begin(), one.beside.end(), [&](const auto& other) {
      return std::any_of(beside.begin(), beside.end(), [&](const auto& argument) {
        return argument.first == other.first && holds(argument.second, other.second);
      });
    });
    return has_others && (one.matches.empty() || holds(value, one.matches));
  }

 private:
  // Of a dictionary that is written out, also where a variable has it, what stands there or is put in.
  template <typename Test>
  bool has_value(Node value, Test test) const {
    const auto holds = [&](Node dictionary) {
      for (const Node pair : dictionary.named_children()) {
        if (pair.is(Kind::pair) && test(pair.child(Field::value))) return true;
      }
      return false;
    };
    if (value.is(Kind::dictionary)) return holds(value);
    if (!value.is(Kind::identifier)) return false;
    const semantics::Scopes& scopes = model_.scopes;
    const auto scope = scopes.lookup(value.text(), scopes.scope_at(value));
    if (scope == semantics::kNoScope) return false;
    for (const Node use : scopes.references_to(scope, value.text())) {
      const Node at = use.parent().is(Kind::subscript) && use.field() == Field::value ? use.parent() : use;
      const Node assignment = at.parent();
      if (!assignment.is(Kind::assignment) || at.field() != Field::left) continue;
      const Node assigned = syntax::without_parentheses(assignment.child(Field::right));
      if (at != use ? test(assigned) : assigned.is(Kind::dictionary) && holds(assigned)) return true;
    }
    return false;
  }

  // One of these, or a parameter that is one of these by default.
  bool may_be(Node value, std::initializer_list<Kind> kinds) const {
    const auto is_one = [&](Node node) {
      return std::any_of(kinds.begin(), kinds.end(), [&](Kind kind) { return node.is(kind); });
    };
    if (is_one(value)) return true;
    if (!value.is(Kind::identifier)) return false;
    const semantics::Scopes& scopes = model_.scopes;
    const auto scope = scopes.lookup(value.text(), scopes.scope_at(value));
    if (scope == semantics::kNoScope) return false;
    for (const semantics::Binding* binding : scopes.bindings(scope, value.text())) {
      const Node parameter = binding->name.parent();
      if (parameter.is_one_of(Kind::default_parameter, Kind::typed_default_parameter) &&
          is_one(parameter.child(Field::value)))
        return true;
    }
    return false;
  }

  // By its text, or of a call by that of what is called; of an object by its class.
  bool is_named(Node value, const ArgumentCase& one) const {
    using When = ArgumentCase::When;
    if (one.names.empty()) return true;
    if (one.when == When::kInstance || one.when == When::kMaybeInstance) {
      if (!call_.classes) return false;
      const KnownClasses classes = call_.classes(value);
      const bool is_sure = classes.names.size() == 1 && !classes.has_others;
      return classes.names.count(one.names) != 0 && (is_sure || one.when == When::kMaybeInstance);
    }
    const auto name = one.when == When::kCall ? model_.names.of_callee(value) : model_.names.of(value);
    return name && name->is_certain && call_.types.canonical(name->path) == one.names;
  }

  bool holds(Node value, const std::string& expression) const {
    const RE2 wanted(expression, RE2::Quiet);
    const auto texts = texts_behind(value);
    return std::any_of(texts.begin(), texts.end(),
                       [&](std::string_view text) { return RE2::PartialMatch(text, wanted); });
  }

  // The value's text; of a variable, those of all that it is given.
  std::vector<std::string_view> texts_behind(Node value) const {
    std::vector<std::string_view> texts = {value.text()};
    if (!value.is(Kind::identifier)) return texts;
    const semantics::Scopes& scopes = model_.scopes;
    const auto scope = scopes.lookup(value.text(), scopes.scope_at(value));
    if (scope == semantics::kNoScope) return texts;
    for (const semantics::Binding* binding : scopes.bindings(scope, value.text())) {
      const Node assignment = binding->name.parent();
      const bool is_assigned = assignment.is_one_of(Kind::assignment, Kind::augmented_assignment) &&
                               assignment.child(Field::right);
      if (is_assigned) texts.push_back(assignment.child(Field::right).text());
      if (assignment.is_one_of(Kind::default_parameter, Kind::typed_default_parameter,
                               Kind::named_expression))
        texts.push_back(assignment.child(Field::value).text());
    }
    return texts;
  }

  // Also of a variable, where it is given nothing else.
  bool is_always(Node value, bool (*test)(Node)) const {
    if (!value.is(Kind::identifier)) return test(value);
    const semantics::Scopes& scopes = model_.scopes;
    const auto scope = scopes.lookup(value.text(), scopes.scope_at(value));
    if (scope == semantics::kNoScope) return false;
    const auto bindings = scopes.bindings(scope, value.text());
    bool is_given = false;
    for (const semantics::Binding* binding : bindings) {
      const Node assignment = binding->name.parent();
      // What is added to one is one.
      if (assignment.is(Kind::augmented_assignment)) continue;
      if (!assignment.is(Kind::assignment) || assignment.child(Field::left) != binding->name ||
          !assignment.child(Field::right) ||
          !test(syntax::without_parentheses(assignment.child(Field::right))))
        return false;
      is_given = true;
    }
    return is_given;
  }

  bool is_like(Node value, ArgumentCase::When when) const {
    using When = ArgumentCase::When;
    const auto constant = semantics::constant_value(model_, value);
    switch (when) {
      case When::kAny:
      case When::kInstance:
      case When::kMaybeInstance:
        return true;
      case When::kNone:
        return value.is(Kind::none) || (constant && constant->is_none);
      case When::kTrue:
        return value.is(Kind::true_);
      case When::kFalse:
        return value.is(Kind::false_);
      case When::kNumber:
        return constant && !constant->is_none;
      case When::kString:
        return value.is_one_of(Kind::string, Kind::concatenated_string);
      case When::kPair:
        return is_pair(value);
      case When::kDict:
        return value.is(Kind::dictionary);
      case When::kOptionalDict:
        return has_value(value, [&](Node one) { return may_be(one, {Kind::none}); });
      case When::kFlagDict:
        return has_value(value, [&](Node one) { return may_be(one, {Kind::true_, Kind::false_}); });
      case When::kCall:
        return value.is(Kind::call);
      case When::kMaybePair:
        return value.is(Kind::tuple) || (call_.may_be && call_.may_be(value, Evidence::kTuple));
      case When::kUnknown:
        return value.is_one_of(Kind::identifier, Kind::attribute) &&
               (!call_.classes || !call_.classes(value).has_objects);
      case When::kIterator:
        return value.is(Kind::generator_expression) ||
               (call_.may_be && call_.may_be(value, Evidence::kGenerator));
      case When::kSequence:
        return is_always(value, is_sequence);
      case When::kText:
        return is_always(value, is_text);
      case When::kOneForBoth:
        return static_cast<bool>(one_for_both(value));
      case When::kMapped: {
        const auto callee = model_.names.of_callee(value);
        if (!callee) return false;
        return call_.map.function(call_.types.canonical(callee->path)) != nullptr;
      }
    }
    return false;
  }

  const FileModel& model_;
  const LibraryCall& call_;
};

}  // namespace

bool fits(const FileModel& model, const LibraryCall& call, Node value, const ArgumentCase& one,
          std::span<const NamedArgument> beside) {
  return ArgumentMatch(model, call).fits(value, one, beside);
}

}  // namespace aioshift::rules::migration
