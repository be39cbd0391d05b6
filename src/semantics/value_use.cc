#include "semantics/value_use.h"

#include <algorithm>
#include <array>
#include <optional>

#include "syntax/parentheses.h"

namespace aioshift::semantics {

using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

template <typename Array>
bool holds(const Array& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Attributes that a coroutine has, dunders apart.
constexpr auto kCoroutineAttributes = std::to_array<std::string_view>(
    {"close", "send", "throw", "cr_await", "cr_code", "cr_frame", "cr_origin", "cr_running", "cr_suspended"});

bool is_coroutine_attribute(std::string_view name) {
  return (name.starts_with("__") && name.ends_with("__")) || holds(kCoroutineAttributes, name);
}

// Builtins that fail for a coroutine, or make no use of one: its truth is known, its text is its address.
constexpr auto kTakeNoCoroutine = std::to_array<std::string_view>(
    {"abs",    "all",       "any",    "bool",      "bytearray", "bytes", "chr",   "dict",
     "divmod", "enumerate", "float",  "frozenset", "hex",       "int",   "len",   "list",
     "max",    "min",       "oct",    "ord",       "pow",       "print", "range", "reversed",
     "round",  "set",       "sorted", "str",       "sum",       "tuple", "zip"});

// Those that look at the elements of what they are given.
constexpr auto kLookAtElements =
    std::to_array<std::string_view>({"all", "any", "max", "min", "sorted", "sum"});

// What the function of `call` does to a positional argument: kUsed where it is one of `builtins`.
template <typename Array>
ValueUse use_by_builtin(const FileModel& model, Node call, const Array& builtins) {
  const Node function = call.child(Field::function);
  if (!function.is(Kind::identifier) || !holds(builtins, function.text())) return ValueUse::kHandedOn;
  if (model.scopes.lookup(function.text(), model.scopes.scope_at(function)) != kNoScope)
    return ValueUse::kHandedOn;
  return model.scopes.star_imports().empty() ? ValueUse::kUsed : ValueUse::kMaybeUsed;
}

// `", ".join(...)`
bool is_join_of_string(Node call) {
  const Node function = call.child(Field::function);
  return function.is(Kind::attribute) && function.child(Field::object).is(Kind::string) &&
         function.child(Field::attribute).text() == "join";
}

ValueUse use_as_argument(const FileModel& model, Node call) {
  if (is_join_of_string(call)) return ValueUse::kUsed;
  return use_by_builtin(model, call, kTakeNoCoroutine);
}

// Of an element that a comprehension makes: whether what takes the comprehension looks at it.
ValueUse use_as_element(const FileModel& model, Node comprehension) {
  const Node outer = syntax::outermost_parentheses(comprehension);
  const Node around = outer.parent();
  if (around.is(Kind::expression_statement) && !comprehension.is(Kind::generator_expression))
    return ValueUse::kDropped;
  const Node call = around.is(Kind::argument_list) ? around.parent() : around;
  const bool is_argument = call.is(Kind::call) && outer.field() != Field::function;
  if (!is_argument) return ValueUse::kHandedOn;
  if (is_join_of_string(call)) return ValueUse::kUsed;
  return use_by_builtin(model, call, kLookAtElements);
}

ValueUse use_by_operator(Node operation) {
  // Some libraries combine awaitables with these.
  constexpr auto combining =
      std::to_array<std::string_view>({"|", "&", ">>", "<<", "@", "|=", "&=", ">>=", "<<=", "@="});
  return holds(combining, operation.child(Field::operator_).text()) ? ValueUse::kMaybeUsed : ValueUse::kUsed;
}

// What `value` is to `around`; nothing where it is the value of `around` itself that counts.
std::optional<ValueUse> use_in(const FileModel& model, Node value, Node around) {
  switch (around.kind()) {
    case Kind::await:
      return ValueUse::kAwaited;
    case Kind::return_statement:
      return ValueUse::kReturned;
    case Kind::expression_statement:
      return around.child(Kind::op_comma) ? ValueUse::kHandedOn : ValueUse::kDropped;
    case Kind::if_statement:
    case Kind::elif_clause:
    case Kind::while_statement:
    case Kind::if_clause:
    case Kind::match_statement:
    case Kind::not_operator:
    case Kind::unary_operator:
    case Kind::comparison_operator:
    case Kind::raise_statement:
    case Kind::list_splat:
    case Kind::dictionary_splat:
      return ValueUse::kUsed;
    case Kind::interpolation:
      return value == around.child(Field::expression) ? ValueUse::kUsed : ValueUse::kHandedOn;
    case Kind::binary_operator:
      return use_by_operator(around);
    case Kind::augmented_assignment:
      return value.field() == Field::right ? use_by_operator(around) : ValueUse::kHandedOn;
    case Kind::assert_statement:
      return value == around.named_child(0) ? ValueUse::kUsed : ValueUse::kHandedOn;
    case Kind::boolean_operator:
      if (value.field() == Field::left) return ValueUse::kUsed;
      return std::nullopt;
    case Kind::conditional_expression:
      if (value == around.named_child(1)) return ValueUse::kUsed;
      return std::nullopt;
    case Kind::subscript:
      return value.field() == Field::value ? ValueUse::kUsed : ValueUse::kHandedOn;
    case Kind::attribute:
      return is_coroutine_attribute(around.child(Field::attribute).text()) ? ValueUse::kHandedOn
                                                                           : ValueUse::kUsed;
    case Kind::call:
      return value.field() == Field::function ? ValueUse::kUsed : ValueUse::kHandedOn;
    case Kind::argument_list:
      return around.parent().is(Kind::call) ? use_as_argument(model, around.parent()) : ValueUse::kHandedOn;
    case Kind::for_statement:
    case Kind::for_in_clause:
      return value.field() == Field::right ? ValueUse::kUsed : ValueUse::kHandedOn;
    case Kind::list_comprehension:
    case Kind::set_comprehension:
    case Kind::generator_expression:
      return use_as_element(model, around);
    case Kind::with_item:
      return ValueUse::kUsed;
    case Kind::as_pattern:
      return around.parent().is(Kind::with_item) && value == around.named_child(0) ? ValueUse::kUsed
                                                                                   : ValueUse::kHandedOn;
    case Kind::assignment:
      // Unpacking iterates.
      return value.field() == Field::right &&
                     around.child(Field::left)
                         .is_one_of(Kind::pattern_list, Kind::tuple_pattern, Kind::list_pattern)
                 ? ValueUse::kUsed
                 : ValueUse::kHandedOn;
    case Kind::named_expression:
      return value.field() == Field::value ? std::nullopt : std::optional(ValueUse::kHandedOn);
    default:
      return ValueUse::kHandedOn;
  }
}

// The same of the variable that a walrus assigns: kAwaited where it is awaited anywhere, kHandedOn where it
// is stored, returned or passed on, so that it may be the coroutine that is meant.
ValueUse use_of_variable(const FileModel& model, Node name) {
  const ScopeId scope = model.scopes.lookup(name.text(), model.scopes.scope_at(name));
  ValueUse result = ValueUse::kUsed;
  for (const Node reference : model.scopes.references_to(scope, name.text())) {
    const Node value = syntax::outermost_parentheses(reference);
    if (value.parent().is(Kind::named_expression) && value.field() == Field::name) continue;
    const auto use = use_in(model, value, value.parent());
    if (use == ValueUse::kAwaited) return ValueUse::kAwaited;
    if (use == ValueUse::kReturned || use == ValueUse::kHandedOn) result = ValueUse::kHandedOn;
  }
  return result;
}

}  // namespace

ValueUse use_of_value(const FileModel& model, Node expression) {
  bool is_sure = true;
  for (Node value = expression;;) {
    value = syntax::outermost_parentheses(value);
    const Node around = value.parent();
    if (const auto use = use_in(model, value, around))
      return *use == ValueUse::kUsed && !is_sure ? ValueUse::kMaybeUsed : *use;
    if (around.is(Kind::named_expression)) {
      const ValueUse use = use_of_variable(model, around.child(Field::name));
      if (use == ValueUse::kAwaited) return ValueUse::kHandedOn;
      if (use == ValueUse::kHandedOn) is_sure = false;
    }
    value = around;
  }
}

}  // namespace aioshift::semantics
